/**
 * The fingerprint of the values a finding speaks of: when it changes, an explanation of the finding lapses. It is made of what the
 * cells mean (7.93亿元 and 79300万元 are one amount, 2025.4 and 2025年4月 one month, padding in a name is nothing), so that the safe
 * fixes, sorting, inserted rows, renamed sheets and another host leave it as it is.
 */
import { isBlankText, isError, type Ref, type Value } from './grid.js'
import type { Datum, Finding } from './rule.js'
import {
  type Amount,
  type Choice,
  type Month,
  normalizeText,
  type People,
  type Percent,
  plainNumber,
  type Reading,
  type Span,
} from './values.js'
import type { FieldDef } from './vocabulary.js'

/**
 * The witness of a finding, 16 hexadecimal digits: of the meaning of its places and related cells, of the amounts it names, and of
 * what it expects and by how much. Of a finding that is not about one project also of the numbers and months it names (of how many
 * projects, in which month): they are all that tells of the rows behind it. Of a project they are left out: its cells say all, and how
 * many months it is late, or in which row its double stands, is nothing that was explained. Texts it names are left out: the words
 * of a rule may change.
 */
export function witnessOf(finding: Finding, isOfProject: boolean, meaning: (at: Ref) => string): string {
  const print = new Fingerprint()
  print.add('message', finding.message)
  for (const at of finding.places ?? [finding.at]) print.add('place', meaning(at))
  for (const { at } of finding.related ?? []) print.add('related', meaning(at))
  const said = { ...finding.data, '=': finding.expected, '-': finding.difference }
  for (const [name, datum] of Object.entries(said)) {
    const value = datumKey(datum, isOfProject && name !== '-')
    if (value !== null) print.add(`datum ${name}`, value)
  }
  return print.text()
}

function datumKey(datum: Datum | undefined, onlyAmounts: boolean): string | null {
  if (datum === undefined || typeof datum === 'string') return null
  if (typeof datum === 'number') return onlyAmounts ? null : plainNumber(datum)
  if ('zh' in datum) return null
  if ('first' in datum) return onlyAmounts ? null : monthKey(datum)
  return amountKey(datum)
}

/** What a stored value means where no field says how to read it: numbers as numbers, also where they are typed as text. */
export function valueKey(value: Value): string {
  if (value === null) return ''
  if (isError(value)) return value.error
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (typeof value === 'number') return plainNumber(value)
  return isBlankText(value) ? '' : normalizeText(value)
}

/** What a cell of a field means; `raw` is what it holds, for what cannot be read. */
export function readingKey({ type }: FieldDef, reading: Reading<unknown>, raw: string): string {
  if (reading.state === 'blank') return ''
  if (reading.state !== 'ok') return `${reading.state} ${raw}`
  const { value } = reading
  switch (type) {
    case 'amount':
      return amountKey(value as Amount)
    case 'month':
      return monthKey(value as Month)
    case 'span': {
      const { from, to } = value as Span
      return `${monthKey(from)}/${monthKey(to)}`
    }
    case 'number':
      return plainNumber(value as number)
    case 'percent':
      return plainNumber((value as Percent).value)
    case 'people': {
      const { names, certain } = value as People
      return certain ? names.join('、') : raw || names.join('、')
    }
    case 'enum':
      return (value as Choice).value
    case 'yesno':
      return value ? 'TRUE' : 'FALSE'
    case 'text':
      return normalizeText(value as string)
  }
}

function amountKey({ value }: Amount): string {
  return plainNumber(value)
}

function monthKey({ first, last, day }: Month): string {
  return `${first}-${last}${day === null ? '' : `@${plainNumber(day)}`}`
}

/**
 * Two sums of 32-bit hashes (FNV-1a over UTF-16 code units, with two primes), one term per part: the order of the parts does not matter,
 * how often each comes does. It tells values apart that people change; it is no defence against one who looks for two alike.
 */
class Fingerprint {
  private one = 0
  private two = 0

  /** `kind` holds no line break. */
  add(kind: string, value: string): void {
    const part = `${kind}\n${value}`
    let [one, two] = [0x811c9dc5, 0x2c1b3c6d]
    for (let i = 0; i < part.length; i++) {
      const code = part.charCodeAt(i)
      one = Math.imul(one ^ code, 0x01000193)
      two = Math.imul(two ^ code, 0x5bd1e995)
    }
    this.one = (this.one + mixed(one)) | 0
    this.two = (this.two + mixed(two)) | 0
  }

  text(): string {
    return [this.one, this.two].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('')
  }
}

/** The finalizer of MurmurHash3: every bit of the sum depends on every bit of the text. */
function mixed(hash: number): number {
  let h = hash
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}
