/** What styles of a page say of cells: number formats in Microsoft's own property, and what is not shown. */

/** Number formats by name (Office HTML reference, `mso-number-format`). */
const NAMED: ReadonlyMap<string, string> = new Map([
  ['general', 'General'],
  ['fixed', '0.00'],
  ['standard', '#,##0.00'],
  ['percent', '0.00%'],
  ['scientific', '0.00E+00'],
  ['short date', 'yyyy/m/d'],
  ['long date', 'yyyy"年"m"月"d"日"'],
])
/** Longer codes than Excel takes. */
const LONGEST = 255
const PROPERTY =
  /(?:mso-number-format|vnd\.ms-excel\.numberformat)\s*:\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|(?:[^;}"'\\]|\\.)+)/i
const HIDDEN = /(?:^|[;\s])display\s*:\s*none/i

/** The number format a style states; null where it states none. */
export function numberFormat(style: string): string | null {
  const raw = PROPERTY.exec(style)?.[1]?.trim()
  if (raw === undefined) return null
  const inner = /^["']/.test(raw) ? raw.slice(1, -1) : raw
  const code = inner.replace(/\\([0-9a-f]{4})|\\(.)/gis, (_, hex: string | undefined, sign: string) =>
    hex === undefined ? sign : String.fromCharCode(Number.parseInt(hex, 16)),
  )
  if (code.trim() === '' || code.length > LONGEST) return null
  return NAMED.get(code.trim().toLowerCase()) ?? code
}

/** True where a style says that its element is not shown. */
export function isHidden(style: string): boolean {
  return HIDDEN.test(style)
}

/** What a page's style sheets say, by class and, under the empty name, of every `td`. */
export interface Sheets {
  readonly formats: ReadonlyMap<string, string>
  readonly hidden: ReadonlySet<string>
}

/** Reads style sheets: rules for one class (`.xl65`, `td.xl65`) or for `td`. Others are no concern of cells. */
export function readStyles(css: string): Sheets {
  const formats = new Map<string, string>()
  const hidden = new Set<string>()
  for (const rule of css.replace(/<!--|-->/g, '').split('}')) {
    const brace = rule.indexOf('{')
    if (brace < 0) continue
    const style = rule.slice(brace + 1)
    const format = numberFormat(style)
    const isGone = isHidden(style)
    if (format === null && !isGone) continue
    for (const selector of rule.slice(0, brace).split(',')) {
      const name = /^(?:t[dhr])?(?:\.([\w-]+))?$/i.exec(selector.trim())
      if (!name || selector.trim() === '' || (name[1] === undefined && !/^td$/i.test(selector.trim()))) continue
      const key = name[1] ?? ''
      if (format !== null) formats.set(key, format)
      if (isGone && key !== '') hidden.add(key)
    }
  }
  return { formats, hidden }
}
