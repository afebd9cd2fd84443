/**
 * What the code of a rule must not do: look at a clock, throw dice, read or write anything, keep something from one record to the
 * next, import what is not the engine's. Read from the text of the file; nothing in it is run. `ts-morph` is handed in: it is large and
 * comes with kplint only where it is installed beside it.
 */
import type { ts as Ts } from 'ts-morph'
import type { Words } from '../core/index.js'
import { ruleKeys } from '../pack/rule-shape.js'
import { BANNED, CHANGERS, ENGINE, type Manner, mannerWords, NEEDED } from './rule-manners.js'

/** Something in the code of a rule, with its 1-based line. */
export interface CodeFault {
  readonly line: number
  readonly words: Words
}

type Compiler = typeof Ts

type Complain = (node: Ts.Node, key: Manner, data: { readonly [name: string]: string }) => void

/** Everything the code of one file does that a rule must not. `text` is TypeScript or JavaScript, as the name says. */
export function codeFaults(ts: Compiler, file: string, text: string): CodeFault[] {
  const { source, checker, syntax } = parse(ts, file, text)
  const faults = new Map<string, CodeFault>()
  const complain: Complain = (node, key, data) => {
    const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1
    const said = mannerWords(key, data)
    faults.set(`${line} ${said.en}`, { line, words: said })
  }
  const reader = new Reader(ts, source, checker, complain)
  reader.read()
  for (const { start, messageText } of syntax) {
    const line = source.getLineAndCharacterOfPosition(start ?? 0).line + 1
    const detail = ts.flattenDiagnosticMessageText(messageText, ' ')
    faults.set(`${line}`, { line, words: mannerWords('syntax', { detail }) })
  }
  return [...faults.values()].sort((a, b) => a.line - b.line)
}

/** The file alone: what its names stand for is known as far as it says so itself. */
function parse(ts: Compiler, file: string, text: string) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true)
  const options = { noLib: true, noResolve: true, allowJs: true, types: [], target: ts.ScriptTarget.ES2022 }
  const program = ts.createProgram([file], options, {
    getSourceFile: (name) => (name === file ? source : undefined),
    getDefaultLibFileName: () => '',
    writeFile: () => undefined,
    getCurrentDirectory: () => '',
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    fileExists: (name) => name === file,
    readFile: () => undefined,
  })
  return { source, checker: program.getTypeChecker(), syntax: program.getSyntacticDiagnostics(source) }
}

class Reader {
  constructor(
    private readonly ts: Compiler,
    private readonly source: Ts.SourceFile,
    private readonly checker: Ts.TypeChecker,
    private readonly complain: Complain,
  ) {}

  read(): void {
    for (const statement of this.source.statements) this.readVariables(statement)
    this.visit(this.source)
  }

  private visit(node: Ts.Node): void {
    const { ts } = this
    // What is a type only is gone when the rule runs.
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) this.readImport(node)
    else if (ts.isIdentifier(node)) this.readName(node)
    else if (ts.isCallExpression(node)) this.readCall(node)
    else if (ts.isNewExpression(node)) this.readNew(node)
    else if (ts.isBinaryExpression(node) && this.isAssignment(node)) this.readChange(node.left)
    else if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) this.readStep(node)
    else if (ts.isDeleteExpression(node)) this.readChange(node.expression)
    else if (ts.isAwaitExpression(node)) this.complain(node, 'wait', { name: 'await' })
    else if (node.kind === ts.SyntaxKind.AsyncKeyword) this.complain(node, 'wait', { name: 'async' })
    else if (ts.isMetaProperty(node)) this.complain(node, 'outside', { name: node.getText(this.source) })
    ts.forEachChild(node, (child) => this.visit(child))
  }

  /** `let` and `var` of the file. */
  private readVariables(statement: Ts.Statement): void {
    const { ts } = this
    if (!ts.isVariableStatement(statement) || statement.declarationList.flags & ts.NodeFlags.Const) return
    if (statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword)) return
    for (const { name } of statement.declarationList.declarations)
      this.complain(name, 'let', { name: name.getText(this.source) })
  }

  private readImport(node: Ts.ImportDeclaration | Ts.ExportDeclaration): void {
    const { ts } = this
    const isType = ts.isImportDeclaration(node) ? node.importClause?.isTypeOnly : node.isTypeOnly
    const { moduleSpecifier: from } = node
    if (isType || !from || !ts.isStringLiteral(from) || ENGINE.test(from.text)) return
    this.complain(node, 'import', { name: from.text })
  }

  /** A name that stands for something of the world around. */
  private readName(node: Ts.Identifier): void {
    const { ts } = this
    const { parent } = node
    const isPart =
      (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
      (ts.isPropertyAssignment(parent) && parent.name === node) ||
      (ts.isMethodDeclaration(parent) && parent.name === node) ||
      (ts.isBindingElement(parent) && parent.propertyName === node)
    if (isPart || !this.isGlobal(node)) return
    const fault = Object.hasOwn(BANNED, node.text) ? BANNED[node.text] : undefined
    if (fault) this.complain(node, fault, { name: node.text })
    if (node.text === 'Date' && !this.isHarmlessDate(parent))
      this.complain(node, 'clock', { name: parent.getText(this.source) })
    if (node.text === 'Math' && ts.isPropertyAccessExpression(parent) && parent.name.text === 'random')
      this.complain(node, 'random', { name: 'Math.random' })
    if (node.text === 'require' && !this.isKnownRequire(parent)) this.complain(node, 'dynamic', { name: 'require' })
  }

  /** True of a name that this file does not declare. */
  private isGlobal(node: Ts.Identifier): boolean {
    const { checker, ts } = this
    const symbol = ts.isShorthandPropertyAssignment(node.parent)
      ? checker.getShorthandAssignmentValueSymbol(node.parent)
      : checker.getSymbolAtLocation(node)
    return (symbol?.declarations ?? []).length === 0
  }

  /** `Date.UTC(…)`, and `new Date(…)` of something. */
  private isHarmlessDate(parent: Ts.Node): boolean {
    const { ts } = this
    if (ts.isPropertyAccessExpression(parent)) return parent.name.text === 'UTC'
    return ts.isNewExpression(parent) && (parent.arguments?.length ?? 0) > 0
  }

  /** `require('kplint')` of CommonJS. */
  private isKnownRequire(parent: Ts.Node): boolean {
    const { ts } = this
    if (!ts.isCallExpression(parent) || parent.arguments.length !== 1) return false
    const [from] = parent.arguments
    if (!from || !ts.isStringLiteral(from)) return false
    if (!ENGINE.test(from.text)) this.complain(parent, 'import', { name: from.text })
    return true
  }

  private readCall({ expression: called }: Ts.CallExpression): void {
    const { ts } = this
    if (called.kind === ts.SyntaxKind.ImportKeyword) this.complain(called, 'dynamic', { name: 'import()' })
    if (ts.isIdentifier(called) && called.text === 'defineRule') this.readRule(called.parent as Ts.CallExpression)
    if (!ts.isPropertyAccessExpression(called)) return
    const { expression: on, name } = called
    if (CHANGERS.has(name.text) && this.isOfFile(on))
      this.complain(called, 'changed', { name: on.getText(this.source) })
    const { text } = name
    if ((text === 'test' || text === 'exec') && ts.isIdentifier(on) && this.isSticky(on))
      this.complain(called, 'sticky', { name: on.text })
  }

  private readNew({ expression }: Ts.NewExpression): void {
    if (expression.getText(this.source) === 'WeakRef') this.complain(expression, 'outside', { name: 'WeakRef' })
  }

  private isAssignment({ operatorToken: { kind } }: Ts.BinaryExpression): boolean {
    const { SyntaxKind } = this.ts
    return kind >= SyntaxKind.FirstAssignment && kind <= SyntaxKind.LastAssignment
  }

  private readStep(node: Ts.PrefixUnaryExpression | Ts.PostfixUnaryExpression): void {
    const { ts } = this
    if (node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken)
      this.readChange(node.operand)
  }

  /** Something is assigned to, counted up or deleted. */
  private readChange(target: Ts.Expression): void {
    const { ts } = this
    if (!ts.isPropertyAccessExpression(target) && !ts.isElementAccessExpression(target)) return
    const text = target.getText(this.source)
    if (this.rootOf(target).kind === ts.SyntaxKind.ThisKeyword) {
      // An object of a class of its own lives as long as whoever made it.
      if (!this.isInClass(target)) this.complain(target, 'this', { name: text })
    } else if (this.isOfFile(target.expression) && !this.isExport(text))
      this.complain(target, 'changed', { name: text })
  }

  /** `module.exports = …` of CommonJS. */
  private isExport(text: string): boolean {
    return /^(?:module\.)?exports\b/.test(text)
  }

  /** True of a name (or a part of what it names) that is declared in the file outside every function, or imported. */
  private isOfFile(node: Ts.Expression): boolean {
    const { ts } = this
    const root = this.rootOf(node)
    if (!ts.isIdentifier(root)) return false
    const declared = this.checker.getSymbolAtLocation(root)?.declarations?.[0]
    if (!declared || !this.isInside(node)) return false
    for (let at: Ts.Node = declared; at !== this.source; at = at.parent) if (ts.isFunctionLike(at)) return false
    return true
  }

  /** True inside a function: what the file itself does while it is loaded happens once. */
  private isInside(node: Ts.Node): boolean {
    for (let at = node.parent; at !== undefined; at = at.parent) if (this.ts.isFunctionLike(at)) return true
    return false
  }

  private isInClass(node: Ts.Node): boolean {
    for (let at = node.parent; at !== undefined; at = at.parent) if (this.ts.isClassLike(at)) return true
    return false
  }

  private rootOf(node: Ts.Expression): Ts.Expression {
    const { ts } = this
    let root = node
    while (ts.isPropertyAccessExpression(root) || ts.isElementAccessExpression(root) || ts.isNonNullExpression(root))
      root = root.expression
    return root
  }

  private isSticky(node: Ts.Identifier): boolean {
    const { ts } = this
    const declared = this.checker.getSymbolAtLocation(node)?.valueDeclaration
    if (!declared || !ts.isVariableDeclaration(declared) || !this.isOfFile(node)) return false
    const { initializer } = declared
    return !!initializer && ts.isRegularExpressionLiteral(initializer) && /[gy][a-z]*$/.test(initializer.text)
  }

  /** The keys of the object handed to `defineRule`. */
  private readRule({ arguments: [rule] }: Ts.CallExpression): void {
    const { ts } = this
    if (!rule || !ts.isObjectLiteralExpression(rule)) return
    const names = rule.properties.flatMap(({ name }) =>
      name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? [name] : [],
    )
    const spreads = rule.properties.some((property) => ts.isSpreadAssignment(property))
    const ranks = names.map((name) => (ruleKeys as readonly string[]).indexOf(name.text))
    const wrong = ranks.findIndex((rank, i) => rank >= 0 && ranks.slice(0, i).some((before) => before > rank))
    if (wrong >= 0) {
      const there = ruleKeys.filter((key) => names.some(({ text }) => text === key))
      this.complain(names[wrong]!, 'order', { key: names[wrong]!.text, order: there.join(', ') })
    }
    const texts = names.map(({ text }) => text)
    // What is spread in may bring the others.
    if (!spreads) for (const key of NEEDED) if (!texts.includes(key)) this.complain(rule, 'missing-key', { key })
  }
}
