/** What stands between the cells of a delimited text, told by its first lines. */

/** The signs looked for; of two that fit alike the earlier is taken. */
export const DELIMITERS = ['\t', ',', ';', '|', '，'] as const
export type Delimiter = (typeof DELIMITERS)[number]

const CODES: ReadonlySet<number> = new Set(DELIMITERS.map((sign) => sign.charCodeAt(0)))

/** Signs and lines looked at. */
const LOOKED_AT = 1 << 17
const LINES = 300

/** What a line that says it is written like: `sep=;`, as Excel understands it. Null where the text has none. */
export function statedDelimiter(text: string): { delimiter: string; end: number } | null {
  const match = /^"?sep=([^\r\n"])"?(?:\r\n|\r|\n|$)/i.exec(text.slice(0, 16))
  return match ? { delimiter: match[1]!, end: match[0].length } : null
}

/**
 * The sign that cuts most lines into the same number of cells. A full-width comma stands in sentences, too: it counts only where nothing
 * else does and nearly every line has the same number of them. A text without any is one column: a comma then.
 */
export function sniffDelimiter(text: string): Delimiter {
  const head = text.slice(0, LOOKED_AT)
  let best: Delimiter = ','
  let most = 0
  for (const delimiter of DELIMITERS.slice(0, 4)) {
    const { lines, count } = usualCount(head, delimiter, text.length > LOOKED_AT)
    // Many cells in a line are no accident; one comma in each may be.
    const weight = lines * Math.min(count, 4)
    if (weight > most) {
      most = weight
      best = delimiter
    }
  }
  if (most > 0) return best
  const wide = usualCount(head, '，', text.length > LOOKED_AT)
  return wide.count >= 2 && wide.lines >= 3 && wide.lines >= wide.all * 0.9 ? '，' : best
}

/** How often the sign stands in a line, as most lines that have it agree; in how many of how many lines. Quoted text does not count. */
function usualCount(text: string, delimiter: string, isCut: boolean): { count: number; lines: number; all: number } {
  const counts = new Map<number, number>()
  const found = countsOf(text, delimiter)
  if (isCut) found.pop()
  for (const count of found) if (count > 0) counts.set(count, (counts.get(count) ?? 0) + 1)
  const [usual] = [...counts].sort(([a, n], [b, m]) => m * b - n * a)
  return { count: usual?.[0] ?? 0, lines: usual?.[1] ?? 0, all: found.length }
}

function countsOf(text: string, delimiter: string): number[] {
  const counts: number[] = []
  const delimiterCode = delimiter.charCodeAt(0)
  let count = 0
  let isQuoted = false
  let isStart = true
  let isBlank = true
  for (let i = 0; i < text.length && counts.length < LINES; i++) {
    const code = text.charCodeAt(i)
    if (isQuoted) {
      if (code === 34) {
        if (text.charCodeAt(i + 1) === 34) i++
        else isQuoted = false
      }
    } else if (code === 34 && isStart) {
      isQuoted = true
      isBlank = false
      isStart = false
    } else if (CODES.has(code)) {
      // Whichever of them it is that cuts, a quote behind it begins a cell.
      if (code === delimiterCode) count++
      isStart = true
      isBlank = false
    } else if (code === 10 || code === 13) {
      if (!isBlank) counts.push(count)
      count = 0
      isStart = true
      isBlank = true
    } else {
      isStart = false
      isBlank = false
    }
  }
  if (!isBlank && counts.length < LINES) counts.push(count)
  return counts
}
