/** Number formats: whether they print a date or a percentage, and how many decimals they fix. */

/** What a number format prints. `time` is a time of day without a date. */
export type FormatKind = 'general' | 'number' | 'percent' | 'date' | 'time'

/** A number format as far as reading needs it. */
export interface FormatInfo {
  readonly kind: FormatKind
  /** Decimals the format fixes (`0.00` → 2, `0.0%` → 1 of the percentage); null where it fixes none. */
  readonly decimals: number | null
  /** Of a date format: whether it prints the month, and the day. */
  readonly month: boolean
  readonly day: boolean
}

const known = new Map<string, FormatInfo>()
const MOST_KNOWN = 1000

/** Reads a number format code (ECMA-376 18.8.31). Codes are remembered, a file has few. */
export function describeFormat(format: string): FormatInfo {
  let info = known.get(format)
  if (!info) {
    info = describe(sectionsOf(format))
    if (known.size >= MOST_KNOWN) known.clear()
    known.set(format, info)
  }
  return info
}

/** True of a format that prints a date (a year, a month or a day); of a time alone, false. */
export function isDateFormat(format: string): boolean {
  return describeFormat(format).kind === 'date'
}

/** The decimals a format fixes (`0.00`, `#,##0.0_`, `0.00_);(0.00)`, `0.0%`); null of General, `0.##`, `0.0E+0`, `0,`. */
export function decimalsOf(format: string): number | null {
  return describeFormat(format).decimals
}

/** A section without quoted text, escapes, padding and brackets. */
interface Section {
  readonly bare: string
  readonly conditional: boolean
}

function describe(sections: readonly Section[]): FormatInfo {
  const first = sections[0]?.bare ?? ''
  const time = timeKind(first)
  if (time === 'date') return { kind: 'date', decimals: null, month: /m/i.test(first), day: /d/i.test(first) }
  if (time === 'time') return { kind: 'time', decimals: null, month: false, day: false }
  if (/^\s*(?:general|@|)\s*$/i.test(first)) return { kind: 'general', decimals: null, month: false, day: false }
  const kind = first.includes('%') ? 'percent' : 'number'
  return { kind, decimals: fixedDecimals(sections), month: false, day: false }
}

/** Letters of a section: y d b g and lone m are a date, h s a time, `E+` an exponent. */
function timeKind(bare: string): 'date' | 'time' | null {
  const letters = bare.replace(/general|g\/通用格式|am\/pm|a\/p|e[+-]/gi, '')
  if (/[0#?]/.test(letters) && !/[ydhs]/i.test(letters)) return null
  if (/[yd]/i.test(letters)) return 'date'
  if (/[hs]/i.test(letters)) return 'time'
  return /[mbge]|aaa/i.test(letters) ? 'date' : null
}

/** The decimals all sections that print digits agree on. The section of zeros often prints a dash: it has no say. */
function fixedDecimals(sections: readonly Section[]): number | null {
  const numeric = sections.some((section) => section.conditional) ? sections : sections.slice(0, 2)
  let agreed: number | null | undefined
  for (const { bare } of numeric) {
    if (!/[0#]/.test(bare)) continue
    const decimals = decimalsOfSection(bare)
    if (agreed !== undefined && agreed !== decimals) return null
    agreed = decimals
  }
  return agreed ?? null
}

function decimalsOfSection(bare: string): number | null {
  // Exponents, fractions and a comma behind the digits (a scale of 1000) print no fixed place of the stored number.
  if (/e[+-]|\/|[0#?],+(?![0#?,])/i.test(bare)) return null
  const point = bare.indexOf('.')
  if (point < 0) return 0
  const tail = /^[0#?]*/.exec(bare.slice(point + 1))?.[0] ?? ''
  return /[#?]/.test(tail) ? null : tail.length
}

function sectionsOf(format: string): Section[] {
  const sections: Section[] = []
  let bare = ''
  let conditional = false
  for (let i = 0; i < format.length; i++) {
    const sign = format[i]!
    if (sign === '"' || sign === '[') {
      const end = format.indexOf(sign === '"' ? '"' : ']', i + 1)
      const inside = format.slice(i + 1, end < 0 ? format.length : end)
      if (sign === '[' && /^[<>=]/.test(inside)) conditional = true
      // [h], [mm], [ss] count elapsed time.
      if (sign === '[' && /^(?:h+|m+|s+)$/i.test(inside)) bare += 'h'
      i = end < 0 ? format.length : end
    } else if (sign === '\\' || sign === '!' || sign === '_' || sign === '*') i++
    else if (sign === ';') {
      sections.push({ bare, conditional })
      bare = ''
      conditional = false
    } else bare += sign
  }
  sections.push({ bare, conditional })
  return sections
}
