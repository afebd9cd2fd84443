/**
 * A rule table: the rules of an office in a spreadsheet, a row for each, read as a pack. Every row brings its own examples, which are
 * run when it is read; a row that cannot be read or does not hold is refused with its cell.
 */
import { address, compactText, type Sheet, type Words, type Workbook } from '../core/index.js'
import type { Catalogue } from './catalogue.js'
import type { DeclaredRule } from './declare.js'
import { InputError, type Problem } from './problem.js'
import type { PackWithBases } from './read.js'
import { COLUMNS, type Column, NEEDED, type Row, RowReader, tableWords } from './rule-row.js'
import { hintWords, listWords } from './words.js'

/** Rows looked at for the headings and for rules, and rules of the longest table. */
const MAX_HEAD = 20
const MAX_ROWS = 50_000
const MAX_RULES = 1000

/** True of a sheet that has the headings of a rule table. */
export function isRuleTable(sheet: Sheet): boolean {
  return headerRow(sheet) !== null
}

/** Reads every rule table of a workbook as one pack; `id` names it in messages. Throws `InputError` with every cell that is wrong. */
export function readRuleTable(workbook: Workbook, id: string, catalogue: Catalogue): PackWithBases {
  const problems: Problem[] = []
  const declared: DeclaredRule[] = []
  const tables = workbook.sheets.filter((sheet) => sheet.state === 'visible' && isRuleTable(sheet))
  if (tables.length === 0) {
    const known = listWords(NEEDED.map((column) => COLUMNS[column][0]))
    throw new InputError([{ file: id, line: null, words: tableWords('no-header', { known }) }])
  }
  for (const sheet of tables) {
    const table = new Table(sheet, id, problems)
    for (const row of table.rows()) {
      const rule = new RowReader(row, { ...catalogue, rules: [...catalogue.rules, ...declared] }).read()
      if (rule) declared.push(rule)
    }
  }
  if (problems.length > 0) throw new InputError(problems)
  const name = (id.split(/[\\/]/).at(-1) ?? id).replace(/\.\w+$/, '')
  return { id, title: { zh: name, en: name }, bases: [], declared }
}

function headerRow(sheet: Sheet): number | null {
  for (let row = 0; row < Math.min(sheet.rows, MAX_HEAD); row++) {
    const columns = new Set(headings(sheet, row).map(([, text]) => columnOf(text)))
    if (columns.has('id') && columns.has('relation')) return row
  }
  return null
}

function headings(sheet: Sheet, row: number): [number, string][] {
  const width = Math.min(sheet.rowWidth?.(row) ?? sheet.cols, 100)
  return Array.from({ length: width }, (_, col): [number, string] => [col, compactText(sheet.text(row, col))]).filter(
    ([, text]) => text !== '',
  )
}

/** Signs of a heading that are looked at. */
const LONGEST_HEADING = 100

/** `类别（强制/核实/提示）` is 类别. */
function columnOf(text: string): Column | null {
  const bare = text.slice(0, LONGEST_HEADING).replace(/\([^(]*\)$/, '')
  const found = Object.entries(COLUMNS).find(([, names]) => (names as readonly string[]).includes(bare))
  return found ? (found[0] as Column) : null
}

/** One sheet with its columns found. */
class Table {
  private readonly head: number
  private readonly columns = new Map<Column, number>()

  constructor(
    private readonly sheet: Sheet,
    private readonly file: string,
    private readonly problems: Problem[],
  ) {
    this.head = headerRow(sheet)!
    const known = Object.values(COLUMNS).flat()
    for (const [col, text] of headings(sheet, this.head)) {
      const column = columnOf(text)
      // Columns for people (备注, 责任股室 …) are theirs; one that is nearly ours is a slip.
      if (!column) {
        const hint = hintWords(text, known)
        if (hint.zh !== '') this.complain(this.head, col, tableWords('column', { name: text, hint }))
      } else if (this.columns.has(column)) this.complain(this.head, col, tableWords('twice', { name: text }))
      else this.columns.set(column, col)
    }
    for (const column of NEEDED)
      if (!this.columns.has(column)) this.complain(this.head, 0, tableWords('no-column', { name: COLUMNS[column][0] }))
  }

  *rows(): Iterable<Row> {
    if (NEEDED.some((column) => !this.columns.has(column))) return
    let left = MAX_RULES
    for (let number = this.head + 1; number < Math.min(this.sheet.rows, this.head + MAX_ROWS); number++) {
      const row = this.row(number)
      // A blank row, or one that holds nothing but the number it would have.
      if (!Object.keys(COLUMNS).some((column) => column !== 'id' && row.text(column as Column) !== '')) continue
      if (left-- === 0) {
        row.complain('id', tableWords('too-many', { n: MAX_RULES }))
        return
      }
      yield row
    }
  }

  private row(number: number): Row {
    const { sheet, columns } = this
    return {
      number,
      text: (column) => {
        const col = columns.get(column)
        if (col === undefined) return ''
        const merged = sheet.merges.find(
          ({ top, left, bottom, right }) => number >= top && number <= bottom && col >= left && col <= right,
        )
        return sheet.text(merged?.top ?? number, merged?.left ?? col).trim()
      },
      complain: (column, what) => this.complain(number, columns.get(column) ?? columns.get('relation') ?? 0, what),
    }
  }

  private complain(row: number, col: number, what: Words): void {
    this.problems.push({ file: `${this.file} ${this.sheet.name}!${address(row, col)}`, line: null, words: what })
  }
}
