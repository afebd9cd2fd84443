/** A relation sign by sign: white space passed over, widths unified, columns recognised by their headings. */
import { compactText, type FieldDef } from '../core/index.js'

/** Signs that people write for others. */
const SAME: { readonly [sign: string]: string } = {
  '≥': '>=',
  '≤': '<=',
  '≠': '!=',
  '＝': '=',
  '×': '*',
  '✕': '*',
  '÷': '/',
  '；': ';',
  '，': ',',
  '（': '(',
  '）': ')',
  '【': '(',
  '】': ')',
  '“': '"',
  '”': '"',
  '％': '%',
  '～': '~',
  '—': '-',
  '－': '-',
}

/** Longer relations are not read. */
const MAX_LENGTH = 1000

/** What columns are called, by the first sign, the longest first. */
type Names = ReadonlyMap<string, readonly (readonly [string, FieldDef])[]>

const known = new WeakMap<readonly FieldDef[], Names>()

function namesOf(fields: readonly FieldDef[]): Names {
  const made = known.get(fields)
  if (made) return made
  const all = fields.flatMap((field) =>
    [field.name, field.title.zh, ...field.headings].map((one) => [compactText(one), field] as const),
  )
  // Of two columns that go by one heading, the first has it.
  const first = [...new Map([...all].reverse())].sort(([a], [b]) => b.length - a.length)
  const names = new Map<string, (readonly [string, FieldDef])[]>()
  for (const one of first) {
    const sign = one[0][0]!.toUpperCase()
    const same = names.get(sign)
    if (same) same.push(one)
    else names.set(sign, [one])
  }
  known.set(fields, names)
  return names
}

export class Scanner {
  private at = 0
  private readonly text: string
  private readonly names: Names

  constructor(
    text: string,
    private readonly fields: readonly FieldDef[],
  ) {
    this.text = [...text.slice(0, MAX_LENGTH).normalize('NFC')].map((sign) => SAME[sign] ?? halfWidth(sign)).join('')
    this.names = namesOf(fields)
  }

  mark(): number {
    return this.at
  }
  back(mark: number): void {
    this.at = mark
  }

  /** What is left, without white space around it. */
  rest(): string {
    return this.text.slice(this.at).trim()
  }

  /** Takes what is left. */
  toEnd(): string {
    const rest = this.rest()
    this.at = this.text.length
    return rest.replace(/^"(.*)"$/, '$1')
  }

  /** Takes the first of these words that stands here; false where none does. */
  take(words: readonly string[]): boolean {
    const word = words.find((one) => this.stands(one))
    if (word === undefined) return false
    this.skip()
    this.at += this.lengthOf(word)
    return true
  }

  isAt(words: readonly string[]): boolean {
    return words.some((word) => this.stands(word))
  }

  takeSign<S extends string>(signs: readonly S[]): S | null {
    return signs.find((sign) => this.take([sign])) ?? null
  }

  /** The column whose heading stands here, the longest first. */
  field(): FieldDef | null {
    this.skip()
    for (const [name, field] of this.names.get(this.text[this.at]?.toUpperCase() ?? '') ?? []) {
      if (!this.stands(name) || this.isMidWord(name)) continue
      this.at += this.lengthOf(name)
      return field
    }
    return null
  }

  /** `各月之和`: the repeating column whose title begins like the word. */
  repeating(sums: readonly string[]): FieldDef | null {
    this.skip()
    for (const sum of sums) {
      const end = this.text.indexOf(sum, this.at)
      if (end < 0) continue
      const word = compactText(this.text.slice(this.at, end)).replace(/^各季度?/, '分季')
      const field =
        word === '' ? null : this.fields.find(({ repeats, title }) => repeats && compactText(title.zh).startsWith(word))
      if (!field) continue
      this.at = end + sum.length
      return field
    }
    return null
  }

  /** A number, in 万元 where a unit of money is written. */
  number(): { value: number; percent: boolean } | null {
    this.skip()
    const match = /^(\d{1,15}(?:,\d{3})*(?:\.\d{1,10})?)\s*(亿元?|万元?|元|%)?/.exec(this.text.slice(this.at))
    if (!match) return null
    this.at += match[0].length
    const value = Number(match[1]!.replaceAll(',', ''))
    const unit = match[2]
    if (unit === '%') return { value, percent: true }
    const scaled = unit?.startsWith('亿') ? value * 10_000 : unit === '元' ? value / 10_000 : value
    return { value: Number(scaled.toPrecision(15)), percent: false }
  }

  /** `2025年3月`, `2025-03`. */
  month(): { year: number; month: number } | null {
    this.skip()
    const match = /^((?:19|20)\d\d)(?:年(0?[1-9]|1[0-2])月|[-./](0[1-9]|1[0-2])(?![\d.]))/.exec(
      this.text.slice(this.at),
    )
    if (!match) return null
    this.at += match[0].length
    return { year: Number(match[1]), month: Number(match[2] ?? match[3]) }
  }

  /** A text in quotes. */
  quoted(): string | null {
    this.skip()
    const match = /^"([^"]*)"|^'([^']*)'/.exec(this.text.slice(this.at))
    if (!match) return null
    this.at += match[0].length
    return match[1] ?? match[2] ?? ''
  }

  /** A word with or without quotes, as far as the next sign or one of the words that join relations; empty where there is none. */
  literal(...joins: readonly (readonly string[])[]): string {
    const quoted = this.quoted()
    if (quoted !== null) return quoted
    const match = /^[^\s=<>!+*/(),;、&|"']+/.exec(this.text.slice(this.at))
    if (!match) return ''
    const ends = joins.flat().map((join) => match[0].indexOf(join, 1))
    const end = Math.min(match[0].length, ...ends.filter((one) => one > 0))
    this.at += end
    return match[0].slice(0, end)
  }

  private skip(): void {
    while (this.at < this.text.length && /\s/.test(this.text[this.at]!)) this.at++
  }

  /** True where a word stands here, whatever white space is inside. */
  private stands(word: string): boolean {
    this.skip()
    return this.lengthOf(word) > 0
  }

  /** Signs the word takes here, white space inside included; 0 where it does not stand here. */
  private lengthOf(word: string): number {
    let at = this.at
    for (const sign of word) {
      while (at > this.at && at < this.text.length && /\s/.test(this.text[at]!)) at++
      if (this.text[at]?.toUpperCase() !== sign.toUpperCase()) return 0
      at++
    }
    return at - this.at
  }

  /** True where a name of letters goes on: `plan` is not in `planned`. */
  private isMidWord(name: string): boolean {
    const next = this.text[this.at + this.lengthOf(name)] ?? ''
    return /\w$/.test(name) && /\w/.test(next)
  }
}

function halfWidth(sign: string): string {
  const code = sign.charCodeAt(0)
  return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : sign
}
