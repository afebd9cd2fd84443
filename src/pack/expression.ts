/** Expressions of packs: CEL as read by cel-js, typed by the vocabulary, answered in three values with intervals. */
import { type ASTNode, Environment, ParseError } from '@marcbachmann/cel-js'
import { type FieldDef, normalizeText, type TableRecord, type Vocabulary, type Words } from '../core/index.js'
import { callTerm, type FunctionName, functionNames, presence, sumOf, usageError } from './functions.js'
import { arithmetic, comparison, junction, negation, ternary } from './operators.js'
import { not, or, type Truth } from './quantity.js'
import {
  ExpressionError,
  fieldTerm,
  isSameText,
  kindWords,
  literalTerm,
  partsOf,
  type Span,
  type Term,
  type TruthTerm,
  tableTerm,
} from './terms.js'
import { hintWords, listWords, sentence } from './words.js'

/** Characters, parts, nesting and list items of the largest expression. */
const MAX_LENGTH = 2000
const LIMITS = { maxAstNodes: 500, maxDepth: 40, maxListElements: 200, maxMapEntries: 1, maxCallArguments: 8 }

/** An expression ready to be asked. */
export interface Expression {
  readonly source: string
  /** Every field it reads, in order of writing. */
  readonly fields: readonly string[]
  /** Those without which it is never decided. */
  readonly strict: readonly string[]
  /** What it asks of the table besides cells. */
  readonly given: readonly ('period' | 'year')[]
  /** False violates; `open` (rounding allows both) does not; null is undecidable. */
  truth(record: TableRecord): Truth
}

/**
 * Reads an expression. Throws `ExpressionError` where it is not well-formed, names a field or function that does not exist, joins
 * what cannot be joined, or is not a statement about a record.
 */
export function compileExpression(source: string, vocabulary: Vocabulary): Expression {
  const reader = new Reader(new Map(vocabulary.fields.map((field) => [field.name, field])))
  const term = reader.term(parse(source, vocabulary))
  if (term.type !== 'truth') throw new ExpressionError(sentence('cel-not-truth', { type: kindWords(term) }), term.span)
  if (term.fields.size === 0) throw new ExpressionError(sentence('cel-no-field'), term.span)
  return {
    source,
    fields: [...term.fields],
    strict: [...term.strict],
    given: [...reader.given],
    truth: (record) => term.run(record),
  }
}

const environment = new Environment({ unlistedVariablesAreDyn: true, limits: LIMITS })

function parse(source: string, vocabulary: Vocabulary): ASTNode {
  const whole = { start: 0, end: source.length }
  if (source.length > MAX_LENGTH) throw new ExpressionError(sentence('cel-long', { n: MAX_LENGTH }), whole)
  try {
    return environment.parse(source).ast
  } catch (error) {
    if (!(error instanceof ParseError)) throw new ExpressionError(sentence('cel-deep'), whole)
    const span = error.range ?? whole
    throw new ExpressionError(parseWords(error, source, span, vocabulary), span)
  }
}

/** What people write where CEL wants something else. */
const INSTEAD: readonly (readonly [RegExp, string])[] = [
  [/^(?:≥|＞=|>＝|＞＝|=>)/, '>='],
  [/^(?:≤|＜=|<＝|＜＝|=<)/, '<='],
  [/^(?:≠|<>)/, '!='],
  [/^＞/, '>'],
  [/^＜/, '<'],
  [/^[=＝]/, '=='],
  [/^[×✕]/, '*'],
  [/^÷/, '/'],
  [/^（/, '('],
  [/^）/, ')'],
  [/^，/, ','],
  [/^[“”]/, '"'],
  [/^(?:and\b|且|并且)/i, '&&'],
  [/^(?:or\b|或|或者)/i, '||'],
  [/^(?:not\b|非)/i, '!'],
  [/^[%％]/, '/ 100'],
]

/** Something must follow these. */
const UNFINISHED = /(?:[<>=!]=|[<>+\-*/?:(,[]|&&|\|\|)$/

function parseWords(error: ParseError, source: string, { start }: Span, { fields }: Vocabulary): Words {
  if (source.slice(start).trim() === '' && UNFINISHED.test(source.trimEnd())) return sentence('cel-end')
  // cel-js points behind the word it stumbles over.
  for (const at of [start, Math.max(0, start - 1)]) {
    const rest = source.slice(at)
    const instead = INSTEAD.find(([sign]) => sign.test(rest))
    if (instead) return sentence('cel-sign', { sign: instead[0].exec(rest)![0], instead: instead[1] })
  }
  const rest = source.slice(start)
  if (/^[万亿元]/.test(rest)) return sentence('cel-unit')
  const word = /^[\p{L}\p{N}()（）]+/u.exec(rest)?.[0] ?? ''
  const meant = fields.find(({ title, headings }) =>
    [title.zh, ...headings].some((one) => isSameText(one, word) || word.startsWith(normalizeText(one))),
  )
  if (meant) return sentence('cel-title', { title: meant.title, name: meant.name })
  if (error.code === 'limit_exceeded') return sentence('cel-deep')
  if (/unterminated/.test(error.code)) return sentence('cel-quote')
  if (rest.trim() === '') return sentence('cel-end')
  return sentence('cel-syntax', { near: rest.slice(0, 12), detail: error.summary })
}

/** Reads a tree of CEL into terms. */
class Reader {
  readonly given = new Set<'period' | 'year'>()

  constructor(private readonly fields: ReadonlyMap<string, FieldDef>) {}

  term(node: ASTNode): Term {
    const span = { start: node.start, end: node.end }
    switch (node.op) {
      case 'value':
        return literalTerm(node.args, span)
      case 'id':
        return this.named(node.args, span)
      case 'call':
        return this.call(node.args[0], null, node.args[1], span)
      case 'rcall':
        return this.call(node.args[0], node.args[1], node.args[2], span)
      case '!_': {
        const a = this.truth(node.args)
        return { ...partsOf(span, a), type: 'truth', run: (record) => not(a.run(record)) }
      }
      case '-_':
        return negation(this.term(node.args), span)
      case '&&':
      case '||':
        return junction(node.op, this.truth(node.args[0]), this.truth(node.args[1]), span)
      case '?:':
        return ternary(this.truth(node.args[0]), this.term(node.args[1]), this.term(node.args[2]), span)
      case 'in':
        return this.membership(node.args[0], node.args[1], span)
      case '==':
      case '!=':
      case '<':
      case '<=':
      case '>':
      case '>=':
        return comparison(node.op, this.term(node.args[0]), this.term(node.args[1]), span)
      case '+':
      case '-':
      case '*':
      case '/':
        return arithmetic(node.op, this.term(node.args[0]), this.term(node.args[1]), span)
      default:
        throw new ExpressionError(sentence('cel-unsupported', { name: node.op }), span)
    }
  }

  private truth(node: ASTNode): TruthTerm {
    const term = this.term(node)
    if (term.type === 'truth') return term
    throw new ExpressionError(sentence('cel-not-truth', { type: kindWords(term) }), term.span)
  }

  private named(name: string, span: Span): Term {
    const field = this.fields.get(name)
    if (field) return fieldTerm(field, span)
    if (name === 'period') {
      this.given.add('period')
      return tableTerm('month', ({ table }) => table.period, span)
    }
    if (name === 'planYear') {
      this.given.add('year')
      return tableTerm('number', ({ table }) => table.year, span)
    }
    const known = [...this.fields.keys(), 'period', 'planYear']
    throw new ExpressionError(sentence('field', { name, hint: hintWords(name, known) }), span)
  }

  private call(name: string, receiver: ASTNode | null, args: readonly ASTNode[], span: Span): Term {
    const known = functionNames.find((one): one is FunctionName => one === name)
    if (!known)
      throw new ExpressionError(
        sentence('cel-function', { name, hint: hintWords(name, functionNames), known: listWords(functionNames) }),
        span,
      )
    if (known === 'has' || known === 'blank' || known === 'sum') {
      const [only, more] = receiver ? [receiver, ...args] : args
      const field = only?.op === 'id' ? this.fields.get(only.args) : undefined
      if (only?.op === 'id' && !field && !more) this.named(only.args, span)
      if (!field || more) throw usageError(known, span)
      return known === 'sum' ? sumOf(field, span) : presence(known, field, span)
    }
    const terms = (receiver ? [receiver, ...args] : args).map((one) => this.term(one))
    return callTerm({ name: known, args: terms, span })
  }

  /** `nature in ["新建", "续建"]`: one of a list; `"张三" in leader`: one of the names. */
  private membership(left: ASTNode, right: ASTNode, span: Span): Term {
    const one = this.term(left)
    if (right.op === 'list') {
      if (right.args.length === 0) throw new ExpressionError(sentence('cel-empty-list'), span)
      const equal = right.args.map((item) => comparison('==', one, this.term(item), span))
      const run: TruthTerm['run'] = (record) => equal.reduce<Truth>((a, b) => or(a, b.run(record)), false)
      return { ...partsOf(span, one, ...equal), type: 'truth', run }
    }
    const names = this.term(right)
    if (names.type !== 'names' || one.type !== 'text') throw new ExpressionError(sentence('cel-in'), span)
    return {
      ...partsOf(span, one, names),
      type: 'truth',
      run: (record) => {
        const [name, all] = [one.run(record), names.run(record)]
        return name === null || all === null ? null : all.some((other) => isSameText(name, other))
      },
    }
  }
}
