/**
 * Relations as offices write them (总投资 >= 年度计划投资，建设性质为新建或续建，本年累计 = 各月之和), read into a tree. Columns are
 * named by their headings.
 */
import type { FieldDef, Words } from '../core/index.js'
import { fieldNamed, noField } from './field-names.js'
import type { Comparison } from './quantity.js'
import { AND, BLANK, COMPARISONS, FILLED, LISTS, MATCHES, NOT_LISTS, OR, SUMS, UNIQUE } from './relation-words.js'
import { Scanner } from './scanner.js'
import { isSameText } from './terms.js'

/** A number, an amount, a month, a text: what stands on a side of a comparison. `percent` numbers were written with %. */
export type Value =
  | { readonly kind: 'field'; readonly field: FieldDef }
  | { readonly kind: 'number'; readonly value: number; readonly percent: boolean }
  | { readonly kind: 'month'; readonly year: number; readonly month: number }
  | { readonly kind: 'text'; readonly text: string }
  /** What the columns of a repeating field add up to. */
  | { readonly kind: 'total'; readonly field: FieldDef }
  | { readonly kind: 'period' }
  | { readonly kind: 'work'; readonly sign: '+' | '-' | '*' | '/'; readonly a: Value; readonly b: Value }

/** What can be true or not. */
export type Relation =
  | { readonly kind: 'compare'; readonly is: Comparison; readonly a: Value; readonly b: Value }
  | { readonly kind: 'in'; readonly field: FieldDef; readonly values: readonly string[]; readonly wanted: boolean }
  | { readonly kind: 'filled'; readonly fields: readonly FieldDef[]; readonly wanted: boolean }
  | { readonly kind: 'between'; readonly field: FieldDef; readonly min: Value; readonly max: Value }
  | { readonly kind: 'unique'; readonly fields: readonly FieldDef[] }
  | { readonly kind: 'pattern'; readonly field: FieldDef; readonly matches: string }
  | { readonly kind: 'both' | 'either'; readonly a: Relation; readonly b: Relation }
  | { readonly kind: 'not'; readonly a: Relation }

/** A relation that cannot be read; `words` say which part, and what to write instead. */
export class RelationError extends Error {
  override readonly name = 'RelationError'

  constructor(readonly words: Words) {
    super(words.en)
  }
}

/** Reads a relation. Throws `RelationError`. `fields` are those there are, with every heading they go by. */
export function readRelation(text: string, fields: readonly FieldDef[]): Relation {
  const reader = new Reader(new Scanner(text, fields), fields)
  const relation = reader.either()
  reader.end()
  return relation
}

class Reader {
  constructor(
    private readonly scanner: Scanner,
    private readonly fields: readonly FieldDef[],
  ) {}

  end(): void {
    const rest = this.scanner.rest()
    if (rest !== '') this.fail(`看不懂“${rest.slice(0, 20)}”`, `“${rest.slice(0, 20)}” is not understood`)
  }

  either(): Relation {
    let a = this.both()
    while (this.scanner.take(OR)) a = { kind: 'either', a, b: this.both() }
    return a
  }

  private both(): Relation {
    let a = this.one()
    while (this.scanner.take(AND)) a = { kind: 'both', a, b: this.one() }
    return a
  }

  private one(): Relation {
    const { scanner } = this
    if (scanner.take(['非', '!'])) return { kind: 'not', a: this.one() }
    const start = scanner.mark()
    // A bracket may hold a relation or a sum: what follows it tells.
    if (scanner.take(['('])) {
      try {
        const inside = this.either()
        if (
          scanner.take([')']) &&
          !scanner.isAt(COMPARISONS.map(([word]) => word)) &&
          !scanner.isAt(['+', '-', '*', '/'])
        )
          return inside
      } catch (error) {
        if (!(error instanceof RelationError)) throw error
      }
      scanner.back(start)
    }
    return this.predicate()
  }

  private predicate(): Relation {
    const { scanner } = this
    const start = scanner.mark()
    const fields = this.fieldList()
    if (fields.length > 0) {
      const [field] = fields as [FieldDef]
      if (scanner.take(FILLED)) return { kind: 'filled', fields, wanted: true }
      if (scanner.take(BLANK)) return { kind: 'filled', fields, wanted: false }
      if (scanner.take(UNIQUE)) return { kind: 'unique', fields }
      if (fields.length === 1) {
        if (scanner.take(MATCHES)) return { kind: 'pattern', field, matches: scanner.toEnd() }
        const between = this.between(field)
        if (between) return between
        const listed = this.listed(field)
        if (listed) return listed
      }
      scanner.back(start)
    }
    return this.comparison()
  }

  /** `总投资、年度计划投资和包联领导`: nothing is taken where the first word names no column. */
  private fieldList(): FieldDef[] {
    const fields: FieldDef[] = []
    for (;;) {
      const start = this.scanner.mark()
      if (fields.length > 0 && !this.scanner.take(['、', ',', '和', '及'])) return fields
      const field = this.scanner.field()
      if (!field) {
        this.scanner.back(start)
        return fields
      }
      fields.push(field)
    }
  }

  /** `在500到100000之间`, `介于 … 和 … 之间`. */
  private between(field: FieldDef): Relation | null {
    const { scanner } = this
    if (!scanner.take(['介于', '应在', '在'])) return null
    const min = this.sum()
    if (!scanner.take(['到', '至', '和', '与', '~', '-']))
      this.fail('“在 … 到 … 之间”没有写全', '“在 … 到 … 之间” is not whole')
    const max = this.sum()
    scanner.take(['之间', '以内', '内'])
    return { kind: 'between', field, min, max }
  }

  /** `为新建或续建`, `属于 新建、续建`, `是新建`; nothing where a number or a column follows. */
  private listed(field: FieldDef): Relation | null {
    const { scanner } = this
    const start = scanner.mark()
    const wanted = !scanner.take(NOT_LISTS)
    if (wanted && !scanner.take(LISTS)) return null
    const values: string[] = []
    do {
      const value = scanner.literal(OR, AND)
      if (value === '') break
      values.push(value)
    } while (scanner.take(['、', ',', '或者', '或']))
    const isColumn = !isChoiceOf(field, values[0] ?? '') && fieldNamed(values[0] ?? '', this.fields)
    if (values.length === 0 || !isWritten(field) || isColumn) {
      scanner.back(start)
      // `完成率是80%` is a comparison.
      return null
    }
    if (field.type === 'yesno') return this.yesNo(field, values, wanted)
    return { kind: 'in', field, values, wanted }
  }

  private yesNo(field: FieldDef, [value = '', more]: readonly string[], wanted: boolean): Relation {
    const answer = value === '是' ? true : value === '否' ? false : null
    if (answer === null || more !== undefined)
      return this.fail(`“${field.title.zh}”只能是“是”或“否”`, `“${field.title.en}” can only be 是 or 否`)
    return { kind: 'in', field, values: [answer === wanted ? '是' : '否'], wanted: true }
  }

  /** `a <= b`, and `a <= b <= c`. */
  private comparison(): Relation {
    const first = this.sum()
    let left = first
    let relation: Relation | null = null
    for (;;) {
      const is = this.sign()
      if (is === null) break
      const right = this.side(left)
      const one: Relation = this.compared(is, left, right)
      relation = relation === null ? one : { kind: 'both', a: relation, b: one }
      left = right
    }
    if (relation === null) {
      const rest = this.scanner.rest().slice(0, 20)
      return this.fail(
        rest === '' ? '没有写比较（如 >=、不为空、属于）' : `看不懂“${rest}”，这里应是比较（如 >=、不为空、属于）`,
        `a comparison is wanted here (such as >=, 不为空, 属于)${rest === '' ? '' : `, not “${rest}”`}`,
      )
    }
    return relation
  }

  private compared(is: Comparison, a: Value, b: Value): Relation {
    if (a.kind === 'field' && b.kind === 'text' && (is === '==' || is === '!=')) {
      if (a.field.type === 'yesno') return this.yesNo(a.field, [b.text], is === '==')
      return { kind: 'in', field: a.field, values: [b.text], wanted: is === '==' }
    }
    return { kind: 'compare', is, a, b }
  }

  private sign(): Comparison | null {
    for (const [word, is] of COMPARISONS) if (this.scanner.take([word])) return is
    return this.scanner.take(['为', '是']) ? '==' : null
  }

  /** The right side: beside a column of words, a word may stand without quotes. */
  private side(left: Value): Value {
    if (left.kind !== 'field' || !isWritten(left.field)) return this.sum()
    const start = this.scanner.mark()
    const text = this.scanner.literal(OR, AND)
    const field = fieldNamed(text, this.fields)
    if (text === '') {
      this.scanner.back(start)
      return this.sum()
    }
    return field ? { kind: 'field', field } : { kind: 'text', text }
  }

  private sum(): Value {
    let a = this.product()
    for (;;) {
      const sign = this.scanner.takeSign(['+', '-'])
      if (sign === null) return a
      a = { kind: 'work', sign, a, b: this.product() }
    }
  }

  private product(): Value {
    let a = this.factor()
    for (;;) {
      const sign = this.scanner.takeSign(['*', '/'])
      if (sign !== null) a = { kind: 'work', sign, a, b: this.factor() }
      else if (a.kind === 'field' && this.scanner.take(['的'])) a = { kind: 'work', sign: '*', a, b: this.share() }
      else return a
    }
  }

  /** `的80%`, `的1.2倍`, `的一半`. */
  private share(): Value {
    if (this.scanner.take(['一半'])) return { kind: 'number', value: 0.5, percent: false }
    const number = this.scanner.number()
    if (number === null)
      return this.fail('“的”后面应是 80%、1.2倍、一半', 'a share such as 80%, 1.2倍 or 一半 should follow 的')
    this.scanner.take(['倍'])
    return { kind: 'number', ...number }
  }

  private factor(): Value {
    const { scanner } = this
    if (scanner.take(['('])) {
      const inside = this.sum()
      if (!scanner.take([')'])) this.fail('括号没有成对', 'a bracket is missing')
      return inside
    }
    if (scanner.take(['-']))
      return { kind: 'work', sign: '-', a: { kind: 'number', value: 0, percent: false }, b: this.factor() }
    const month = scanner.month()
    if (month) return { kind: 'month', ...month }
    const number = scanner.number()
    if (number) return { kind: 'number', ...number }
    if (scanner.take(['填报期', '报告期', '本期'])) return { kind: 'period' }
    return this.named()
  }

  /** A column, the sum of several (`甲、乙之和`), the sum of one that repeats (`各月之和`), or a text in quotes. */
  private named(): Value {
    const { scanner } = this
    const start = scanner.mark()
    const fields = this.fieldList()
    const [first, ...others] = fields
    if (first && scanner.take(SUMS)) {
      if (others.length === 0) return { kind: 'total', field: first }
      return others.reduce<Value>((a, field) => ({ kind: 'work', sign: '+', a, b: { kind: 'field', field } }), {
        kind: 'field',
        field: first,
      })
    }
    if (first) {
      // A list that is no sum: only its first column belongs here.
      scanner.back(start)
      return { kind: 'field', field: scanner.field()! }
    }
    const repeating = scanner.repeating(SUMS)
    if (repeating) return { kind: 'total', field: repeating }
    const quoted = scanner.quoted()
    if (quoted !== null) return { kind: 'text', text: quoted }
    const word = scanner.literal(OR, AND)
    if (word === '') {
      const rest = scanner.rest().slice(0, 20)
      return this.fail(
        rest === '' ? '关系式没有写完' : `看不懂“${rest}”`,
        rest === '' ? 'the relation is not whole' : `“${rest}” is not understood`,
      )
    }
    throw new RelationError(noField(word.replace(/(?<=.)的.*$/, ''), this.fields))
  }

  private fail(zh: string, en: string): never {
    throw new RelationError({ zh, en })
  }
}

/** True of a word the column may hold: 新建项目 is a kind of 建设性质, whatever column else is headed so. */
function isChoiceOf({ values = [] }: FieldDef, word: string): boolean {
  return values.some(({ value, aliases = [] }) => [value, ...aliases].some((one) => isSameText(one, word)))
}

/** True of a column that holds words: what stands beside it is a word, not a column. */
function isWritten({ type }: FieldDef): boolean {
  return type === 'text' || type === 'enum' || type === 'yesno' || type === 'people'
}
