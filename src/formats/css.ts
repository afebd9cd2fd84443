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
/** Longer codes than Excel takes. A sign of them is written with five at most. */
const LONGEST = 255
const PROPERTY =
  /(?:mso-number-format|vnd\.ms-excel\.numberformat)\s*:\s*("(?:[^"\\]|\\.){0,1280}"|'(?:[^'\\]|\\.){0,1280}'|(?:[^;}"'\\]|\\.){1,1280})/i
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
  for (const { selectors, style } of rulesOf(css.replace(/<!--|-->/g, ''))) {
    const format = numberFormat(style)
    const isGone = isHidden(style)
    if (format === null && !isGone) continue
    for (const selector of selectors.split(',')) {
      const name = /^(?:t[dhr])?(?:\.([\w-]+))?$/i.exec(selector.trim())
      if (!name || selector.trim() === '' || (name[1] === undefined && !/^td$/i.test(selector.trim()))) continue
      const key = name[1] ?? ''
      if (format !== null) formats.set(key, format)
      if (isGone && key !== '') hidden.add(key)
    }
  }
  return { formats, hidden }
}

/** True of media (as `media` and `@media` name them) a screen is one of, whatever its size. */
export function isForScreen(media: string): boolean {
  return media.split(',').some((one) => /^(?:(?:only\s+)?(?:screen|all))?$/i.test(one.trim()))
}

/** The rules that hold on every screen. Of at-rules other than `@media` for a screen nothing is told. */
function* rulesOf(css: string): Iterable<{ readonly selectors: string; readonly style: string }> {
  let selectors: string | null = null
  let style = ''
  /** Braces open in what is passed over. */
  let passed = 0
  for (const { text, mark } of piecesOf(css)) {
    if (passed > 0) passed += mark === '{' ? 1 : mark === '}' ? -1 : 0
    else if (mark === '{') {
      if (selectors !== null || (text.startsWith('@') && !isForScreen(/^@media\b(.*)$/is.exec(text)?.[1] ?? 'none')))
        passed = 1
      else if (!text.startsWith('@')) selectors = text
    } else if (selectors !== null) {
      style += `${text};`
      if (mark === ';') continue
      yield { selectors, style }
      selectors = null
      style = ''
    }
  }
}

/** A style sheet cut at braces and semicolons, without comments. At its end all that is open is closed, as browsers do. */
function* piecesOf(css: string): Iterable<{ readonly text: string; readonly mark: '{' | '}' | ';' }> {
  const marks = /\\[\s\S]|\/\*|["'{};]/g
  let text = ''
  let at = 0
  for (let found = marks.exec(css); found; found = marks.exec(css)) {
    text += css.slice(at, found.index)
    const [mark] = found
    at = marks.lastIndex
    if (mark === '{' || mark === '}' || mark === ';') {
      yield { text: text.trim(), mark }
      text = ''
    } else if (mark === '/*') {
      const end = css.indexOf('*/', at)
      at = end < 0 ? css.length : end + 2
      text += ' '
    } else {
      if (mark.length === 1) at = stringEnd(css, at, mark)
      text += css.slice(found.index, at)
    }
    marks.lastIndex = at
  }
  yield { text: (text + css.slice(at)).trim(), mark: '}' }
}

/** One past the quotation mark that ends a string, or where its line ends. */
function stringEnd(css: string, from: number, quote: string): number {
  for (let at = from; at < css.length; at++) {
    const sign = css[at]
    if (sign === '\\') at++
    else if (sign === quote) return at + 1
    else if (sign === '\n') return at
  }
  return css.length
}
