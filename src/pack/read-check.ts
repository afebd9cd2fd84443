/** The check of a declaration, its fields looked up and its values read. */
import { type FieldDef, readMonth, type Words } from '../core/index.js'
import { type Catalogue, checkField } from './catalogue.js'
import { measureOf } from './cells.js'
import { type CheckKind, checkKinds, type DeclarationEntry, type LimitEntry } from './declaration.js'
import type { Complain } from './declare.js'
import type { Path } from './document.js'
import { compileExpression, type Expression } from './expression.js'
import type { Check, Limit } from './found.js'
import type { Comparison } from './quantity.js'
import { compilePattern } from './regex.js'
import { ExpressionError, holdToList } from './terms.js'
import { hintWords, listWords, sentence } from './words.js'

/** How a comparison may be written: signs have to stand in quotes in YAML, words need not. */
const COMPARISONS: { readonly [written: string]: Comparison } = {
  '<=': '<=',
  '>=': '>=',
  '<': '<',
  '>': '>',
  '==': '==',
  '!=': '!=',
  不大于: '<=',
  不超过: '<=',
  不晚于: '<=',
  不小于: '>=',
  不低于: '>=',
  不早于: '>=',
  小于: '<',
  低于: '<',
  早于: '<',
  大于: '>',
  超过: '>',
  晚于: '>',
  等于: '==',
  不等于: '!=',
}

/** Reads the one check of a declaration; null where something is wrong with it. */
export function readCheck(entry: DeclarationEntry, catalogue: Catalogue, say: Complain): Check | null {
  const given = checkKinds.filter((kind) => entry[kind] !== undefined)
  const [kind, more] = given
  if (kind === undefined) say([], sentence('no-check', { known: listWords(checkKinds) }))
  else if (more !== undefined) say([more], sentence('two-checks', { names: listWords(given) }))
  else return new CheckReader(entry, catalogue, say).read(kind)
  return null
}

/** A field by its name; null, with a complaint, where there is none. */
export function readField(name: string, path: Path, catalogue: Catalogue, say: Complain): FieldDef | null {
  const wrong = checkField(name, catalogue)
  if (wrong) say(path, wrong)
  return catalogue.vocabulary.fields.find((field) => field.name === name) ?? null
}

/** An expression; null, with a complaint that quotes the part that is wrong. */
export function readExpression(
  source: string,
  path: Path,
  { vocabulary }: Catalogue,
  say: Complain,
): Expression | null {
  try {
    return compileExpression(source, vocabulary)
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error
    const { words, span } = error
    const part = source.slice(span.start, span.end).slice(0, 40)
    say(path, part === '' ? words : sentence('in-expression', { part, detail: words }))
    return null
  }
}

class CheckReader {
  constructor(
    private readonly entry: DeclarationEntry,
    private readonly catalogue: Catalogue,
    private readonly say: Complain,
  ) {}

  read(kind: CheckKind): Check | null {
    switch (kind) {
      case 'required':
      case 'unique': {
        const fields = this.fields([this.entry[kind]!].flat(), [kind])
        return fields && { kind, fields }
      }
      case 'pattern':
        return this.pattern()
      case 'range':
        return this.range()
      case 'oneOf':
        return this.oneOf()
      case 'order':
        return this.order()
      case 'sum':
        return this.sum()
      case 'compare':
        return this.compare()
      case 'expression': {
        const expression = readExpression(this.entry.expression!, [kind], this.catalogue, this.say)
        return expression && { kind, expression }
      }
    }
  }

  private pattern(): Check | null {
    const { field: name, matches, example = null } = this.entry.pattern!
    const field = this.field(name, ['pattern', 'field'])
    const pattern = compilePattern(matches)
    if ('wrong' in pattern) return this.wrong(['pattern', 'matches'], sentence('regex', { detail: pattern.wrong }))
    if (example !== null && pattern.isWhole(example) !== true)
      return this.wrong(['pattern', 'example'], sentence('pattern-example', { example }))
    return field && { kind: 'pattern', field, pattern, example }
  }

  private range(): Check | null {
    const { field: name, min: least, max: most } = this.entry.range!
    const field = this.measured(name, ['range', 'field'])
    if (!field) return null
    if (least === undefined && most === undefined) return this.wrong(['range'], sentence('no-limit'))
    const min = least === undefined ? null : this.limit(least, field, ['range', 'min'])
    const max = most === undefined ? null : this.limit(most, field, ['range', 'max'])
    if ((least !== undefined && min === null) || (most !== undefined && max === null)) return null
    if (min !== null && max !== null && firstOf(min) > lastOf(max))
      return this.wrong(['range', 'max'], sentence('limits', { min: String(least), max: String(most) }))
    return { kind: 'range', field, min, max }
  }

  private oneOf(): Check | null {
    const { field: name, values } = this.entry.oneOf!
    const field = this.field(name, ['oneOf', 'field'])
    if (!field) return null
    for (const [i, value] of values.entries()) this.listed(field, String(value), ['oneOf', 'values', i])
    return { kind: 'oneOf', field, values: values.map(String) }
  }

  /** A value that no cell of a listed field ever holds is a slip. */
  private listed(field: FieldDef, value: string, path: Path): void {
    try {
      holdToList(field, value, { start: 0, end: 0 })
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error
      this.say(path, error.words)
    }
  }

  private order(): Check | null {
    const names = this.entry.order!
    if (names.length < 2) return this.wrong(['order'], sentence('two-fields'))
    const fields = names.map((name, i) => this.measured(name, ['order', i]))
    const [first, ...others] = fields.filter((field) => field !== null)
    if (first === undefined || others.length + 1 < names.length) return null
    const odd = others.find((field) => measureOf(field) !== measureOf(first))
    if (odd) return this.wrong(['order'], sentence('not-alike', { a: first.title, b: odd.title }))
    return { kind: 'order', fields: [first, ...others] }
  }

  private sum(): Check | null {
    const { total: name, parts: names, blanks } = this.entry.sum!
    const total = this.amount(name, ['sum', 'total'])
    const parts = names.map((part, i) => this.amount(part, ['sum', 'parts', i])).filter((part) => part !== null)
    if (!total || parts.length < names.length) return null
    if (names.includes(name)) return this.wrong(['sum', 'parts'], sentence('own-part', { name }))
    return { kind: 'sum', total, parts, blankIsZero: blanks === 'zero' }
  }

  private compare(): Check | null {
    const { field: name, is: written, to, times = 1 } = this.entry.compare!
    const left = this.measured(name, ['compare', 'field'])
    const is = Object.hasOwn(COMPARISONS, written) ? COMPARISONS[written] : undefined
    if (is === undefined) {
      const known = Object.keys(COMPARISONS)
      const words = { path: 'compare.is', value: written, hint: hintWords(written, known), known: listWords(known) }
      return this.wrong(['compare', 'is'], sentence('enum', words))
    }
    const isName = typeof to === 'string' && /^[A-Za-z]/.test(to)
    if (!isName) {
      const right = left && this.limit(to, left, ['compare', 'to'])
      return left && right !== null ? { kind: 'compare', left, is, right, times: 1 } : null
    }
    const right = this.measured(to, ['compare', 'to'])
    if (!left || !right) return null
    if (measureOf(left) !== measureOf(right))
      return this.wrong(['compare', 'to'], sentence('not-alike', { a: left.title, b: right.title }))
    if (times !== 1 && measureOf(right) === 'month') return this.wrong(['compare', 'times'], sentence('no-times'))
    return { kind: 'compare', left, is, right, times }
  }

  private wrong(path: Path, words: Words): null {
    this.say(path, words)
    return null
  }

  private field(name: string, path: Path): FieldDef | null {
    return readField(name, path, this.catalogue, this.say)
  }

  private fields(names: readonly string[], path: Path): FieldDef[] | null {
    const fields = names.map((name, i) => this.field(name, names.length > 1 ? [...path, i] : path))
    const found = fields.filter((field) => field !== null)
    return found.length === names.length && found.length > 0 ? found : null
  }

  /** A field that can be compared. */
  private measured(name: string, path: Path): FieldDef | null {
    const field = this.field(name, path)
    if (field && measureOf(field) === null)
      return this.wrong(path, sentence('no-measure', { name, title: field.title }))
    if (field?.repeats) return this.wrong(path, sentence('repeats', { name, title: field.title }))
    return field
  }

  private amount(name: string, path: Path): FieldDef | null {
    const field = this.measured(name, path)
    if (field && field.type !== 'amount') return this.wrong(path, sentence('no-amount', { name, title: field.title }))
    return field
  }

  private limit(entry: LimitEntry, field: FieldDef, path: Path): Limit | null {
    if (field.type !== 'month') {
      if (typeof entry === 'number') return entry
      return this.wrong(path, sentence('limit-number', { value: entry, title: field.title }))
    }
    const reading = readMonth(entry, 'General', false)
    if (typeof entry === 'string' && reading.state === 'ok') return reading.value
    return this.wrong(path, sentence('month', { value: String(entry) }))
  }
}

function firstOf(limit: Limit): number {
  return typeof limit === 'number' ? limit : limit.first
}

function lastOf(limit: Limit): number {
  return typeof limit === 'number' ? limit : limit.last
}
