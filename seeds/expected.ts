import { address, parseRange } from '../src/core/grid.js'

/**
 * Reads the expected reports that stand beside the seed workbooks (`<workbook>.expected.txt`). They are written by
 * hand. A file is
 *
 *     # kplint check 平陆县….xlsx --pack pinglu --period 2025-04
 *     # more remarks, if any
 *     warning structure-repeated-header-row 重点推进项目!A8 # 原因 …
 *     info format-edge-whitespace 重点推进项目!E3:E7,E9 # 原因 …
 *     count 0 errors, 1 warnings, 1 info
 *
 * Every finding is one line; the first cell is where it is reported, further cells are those it stands for. Where a folder is
 * checked, the workbook stands before the sheet: `县水利局.xlsx:调度表!I4`.
 */

/** How grave a finding is, in the words of the report. */
export type ExpectedSeverity = 'error' | 'warning' | 'info'

/** One line of an expected report. */
export interface ExpectedFinding {
  readonly severity: ExpectedSeverity
  /** The rule's id. */
  readonly rule: string
  /** The sheet's name, behind the workbook's where a folder is checked. */
  readonly sheet: string
  /** Addresses (`E3`), blocks spelt out, never empty; the first is the place of the finding. */
  readonly cells: readonly string[]
  /** Why, in words. */
  readonly reason: string
  /** 1-based line in the file. */
  readonly line: number
}

/** A whole expected report. */
export interface Expected {
  /** The workbook, or the folder of workbooks, the first line names. */
  readonly file: string
  /** The options of the first line: `['--pack', 'pinglu', '--period', '2025-04']`. */
  readonly options: readonly string[]
  readonly findings: readonly ExpectedFinding[]
}

const HEAD = /^# kplint check (\S+)((?: \S+)*)$/
const FINDING = /^(error|warning|info) ([a-z0-9]+(?:-[a-z0-9]+)+) ([^!\s]+)!(\S+) # (\S.*)$/
const COUNT = /^count (\d+) errors, (\d+) warnings, (\d+) info$/

/** Reads an expected report. Throws an `Error` naming the line where the text is not of the form above. */
export function parseExpected(text: string): Expected {
  const lines = text.split('\n')
  const head = HEAD.exec(lines[0] ?? '')
  if (!head) throw new Error('line 1: expected "# kplint check PATH OPTIONS"')
  const findings: ExpectedFinding[] = []
  let counted = false
  lines.forEach((content, i) => {
    const line = i + 1
    if (content === '' || content.startsWith('#')) return
    const count = COUNT.exec(content)
    if (count) {
      if (counted) throw new Error(`line ${line}: a second count`)
      counted = true
      checkCount(count.slice(1).map(Number), findings, line)
      return
    }
    if (counted) throw new Error(`line ${line}: a finding after the count`)
    findings.push(readFinding(content, line))
  })
  if (!counted) throw new Error('no "count N errors, N warnings, N info" at the end')
  return { file: head[1]!, options: head[2]!.split(' ').filter(Boolean), findings }
}

function readFinding(content: string, line: number): ExpectedFinding {
  const match = FINDING.exec(content)
  if (!match) throw new Error(`line ${line}: expected "severity rule-id Sheet!Cell[,Cell…] # reason"`)
  const [, severity, rule, sheet, places, reason] = match
  const cells = places!.split(',').flatMap((place) => spellOut(place, line))
  return { severity: severity as ExpectedSeverity, rule: rule!, sheet: sheet!, cells, reason: reason!, line }
}

/** `E3:E5` → E3, E4, E5. */
function spellOut(place: string, line: number): string[] {
  const range = parseRange(place)
  if (!range) throw new Error(`line ${line}: "${place}" is no cell and no block of cells`)
  const cells: string[] = []
  for (let row = range.top; row <= range.bottom; row++)
    for (let col = range.left; col <= range.right; col++) cells.push(address(row, col))
  return cells
}

function checkCount(said: readonly number[], findings: readonly ExpectedFinding[], line: number): void {
  const severities: ExpectedSeverity[] = ['error', 'warning', 'info']
  severities.forEach((severity, i) => {
    const found = findings.filter((finding) => finding.severity === severity).length
    if (found !== said[i]) throw new Error(`line ${line}: ${said[i]} of severity ${severity} counted, ${found} listed`)
  })
}
