/** The rules as programs need them: their drawn tables are tests and documentation, and what they say of themselves comes later. */
import ts from 'typescript'

const RULE = /[/\\]rules[/\\][a-z]+(?:-[a-z0-9]+)+\.ts$/
const SPOKEN = ['why', 'help', 'source']

/**
 * A TypeScript transformer, for the engine: of a rule's `examples` only the options they set stay, which say what an option that is not
 * set looks like; `why`, `help` and `source` are blank.
 *
 * @type {import('typescript').TransformerFactory<import('typescript').SourceFile>}
 */
export const bareRules = (context) => (file) => {
  if (!RULE.test(file.fileName)) return file
  const { factory } = context
  /** @param {import('typescript').ObjectLiteralElementLike} member */
  const bare = (member) => {
    if (isNamed(member, 'examples'))
      return factory.createPropertyAssignment('examples', sides(member.initializer, factory))
    const spoken = SPOKEN.find((name) => isNamed(member, name))
    return spoken === undefined ? member : factory.createPropertyAssignment(spoken, blank(factory))
  }
  return onRule(file, context, (call, rule) =>
    factory.updateCallExpression(call, call.expression, call.typeArguments, [
      factory.updateObjectLiteralExpression(rule, rule.properties.map(bare)),
      ...call.arguments.slice(1),
    ]),
  )
}

/**
 * A TypeScript transformer, for the command line: `examples`, `why`, `help` and `source` of a rule are made when somebody asks for them, which
 * few runs do.
 *
 * @type {import('typescript').TransformerFactory<import('typescript').SourceFile>}
 */
export const lazyRules = (context) => (file) => {
  if (!RULE.test(file.fileName)) return file
  const { factory } = context
  /** @param {import('typescript').ObjectLiteralElementLike} member */
  const lazy = (member) => {
    const name = ['examples', ...SPOKEN].find((one) => isNamed(member, one))
    if (name === undefined || !ts.isPropertyAssignment(member)) return member
    const body = factory.createBlock([factory.createReturnStatement(member.initializer)])
    return factory.createGetAccessorDeclaration(undefined, name, [], undefined, body)
  }
  return onRule(file, context, (call, rule) =>
    factory.updateCallExpression(call, call.expression, call.typeArguments, [
      factory.updateObjectLiteralExpression(rule, rule.properties.map(lazy)),
      ...call.arguments.slice(1),
    ]),
  )
}

/**
 * A TypeScript transformer, for the words alone: a rule is its `id`, `title`, `why`, `help` and `source`.
 *
 * @type {import('typescript').TransformerFactory<import('typescript').SourceFile>}
 */
export const spokenRules = (context) => (file) => {
  if (!RULE.test(file.fileName)) return file
  const kept = ['id', 'title', ...SPOKEN]
  return onRule(file, context, (_, rule) =>
    context.factory.updateObjectLiteralExpression(
      rule,
      rule.properties.filter((member) => kept.some((name) => isNamed(member, name))),
    ),
  )
}

/**
 * Puts something in place of `defineRule({ … })` where it is what the file exports. Throws where a rule is written otherwise: its words
 * would be in the pages twice.
 *
 * @param {import('typescript').SourceFile} file
 * @param {import('typescript').TransformationContext} context
 * @param {(call: import('typescript').CallExpression, rule: import('typescript').ObjectLiteralExpression) => import('typescript').Expression} by
 */
function onRule(file, { factory }, by) {
  let found = 0
  const statements = file.statements.map((statement) => {
    if (!ts.isExportAssignment(statement) || !ts.isCallExpression(statement.expression)) return statement
    const [rule] = statement.expression.arguments
    if (!rule || !ts.isObjectLiteralExpression(rule)) return statement
    found++
    return factory.updateExportAssignment(statement, statement.modifiers, by(statement.expression, rule))
  })
  if (found !== 1) throw new Error(`${file.fileName}: no rule is exported as defineRule({ … })`)
  return factory.updateSourceFile(file, statements)
}

/**
 * @param {import('typescript').Expression} examples
 * @param {import('typescript').NodeFactory} factory
 */
function sides(examples, factory) {
  const set = []
  /** @param {import('typescript').Node} node */
  const gather = (node) => {
    if (isNamed(node, 'options')) set.push(factory.createObjectLiteralExpression([node]))
    else ts.forEachChild(node, gather)
  }
  gather(examples)
  return factory.createObjectLiteralExpression([
    factory.createPropertyAssignment('bad', factory.createArrayLiteralExpression(set)),
    factory.createPropertyAssignment('good', factory.createArrayLiteralExpression()),
  ])
}

/** @param {import('typescript').NodeFactory} factory */
function blank(factory) {
  const none = ['zh', 'en'].map((lang) => factory.createPropertyAssignment(lang, factory.createStringLiteral('')))
  return factory.createObjectLiteralExpression(none)
}

/**
 * @param {import('typescript').Node} node
 * @param {string} name
 * @returns {node is import('typescript').PropertyAssignment}
 */
function isNamed(node, name) {
  return ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && node.name.text === name
}
