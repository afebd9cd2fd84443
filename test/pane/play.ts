/** A spreadsheet program for tests of the desk: a workbook as data that can be typed into, and that tells what was typed. */
import type { Edit, Notes, Ref, RefusedEdit, Value, Workbook } from '../../src/core/index.js'
import { type Block, gridWorkbook, type WorkbookData } from '../../src/hosts/grid.js'
import type { GridHost, SheetBlock } from '../../src/hosts/grid-kept.js'
import type { Change, Look, Mark, Marks } from '../../src/hosts/host.js'
import { parseDrawing } from '../../src/hosts/text.js'

export class PlayProgram implements GridHost {
  readonly name = '重点项目.xlsx'
  /** Every call that came, in order: `read`, `read B3`, `write B3`, `notes`, `show B3` … */
  readonly calls: string[] = []
  readonly marked = new Map<string, string>()
  refuse: RefusedEdit['reason'] | null = null
  /** What the next reading throws. */
  breaks: Error | null = null
  private data_: WorkbookData
  private last: readonly SheetBlock[] | null = null
  private tell: ((change: Change) => void) | null = null

  constructor(drawing: string) {
    this.data_ = dataOf(parseDrawing(drawing).workbook)
  }

  /** What a person types. */
  type(row: number, col: number, value: Value): void {
    this.put({ sheet: 0, row, col }, value)
    this.tell?.({ sheet: this.data_.sheets[0]!.name, range: { top: row, left: col, bottom: row, right: col } })
  }

  async read(look: Look = {}): Promise<Workbook> {
    const places = (look.changed ?? []).map(({ range }) => (range ? ` ${range.top},${range.left}` : ' all'))
    this.calls.push(`read${places.join('')}`)
    const { breaks } = this
    this.breaks = null
    if (breaks) throw breaks
    look.signal?.throwIfAborted()
    this.last =
      look.changed?.flatMap(({ range }) => (range ? [{ sheet: 0, block: this.block(range.top, range.left) }] : [])) ??
      null
    return gridWorkbook(this.data_)
  }

  data(): WorkbookData {
    return this.data_
  }

  changes(): readonly SheetBlock[] | null {
    return this.last
  }

  async write(edits: readonly Edit[]): Promise<readonly RefusedEdit[]> {
    this.calls.push(`write${edits.map(({ at }) => ` ${at.row},${at.col}`).join('')}`)
    const { refuse } = this
    if (refuse) return edits.map((edit) => ({ edit, reason: refuse }))
    for (const { at, to } of edits) this.put(at, to)
    return []
  }

  async writeNotes(notes: Notes): Promise<void> {
    this.calls.push('notes')
    this.data_ = { ...this.data_, notes }
  }

  async show(at: Ref): Promise<void> {
    this.calls.push(`show ${at.row},${at.col}`)
  }

  async watch(tell: (change: Change) => void): Promise<() => Promise<void>> {
    this.tell = tell
    return async () => {
      this.tell = null
    }
  }

  readonly marks: Marks = {
    put: async (marks: readonly Mark[]) => {
      this.marked.clear()
      for (const { at, severity } of marks) this.marked.set(`${at.row},${at.col}`, severity)
      return 0
    },
    clear: async () => {
      this.marked.clear()
      return 0
    },
    count: async () => this.marked.size,
  }

  value(row: number, col: number): Value {
    return this.block(row, col).values[0]![0]!
  }

  private block(row: number, col: number): Block {
    const { values, formulas, formats } = this.data_.sheets[0]!.blocks[0]!
    return {
      top: row,
      left: col,
      values: [[values[row]?.[col] ?? null]],
      formulas: [[formulas?.[row]?.[col] ?? null]],
      formats: [[formats?.[row]?.[col] ?? 'General']],
    }
  }

  private put({ row, col }: Ref, value: Value): void {
    const line = this.data_.sheets[0]!.blocks[0]!.values[row] as Value[]
    line[col] = value
  }
}

/** Any workbook as data. */
export function dataOf(workbook: Workbook): WorkbookData {
  return {
    name: workbook.name,
    date1904: workbook.date1904,
    notes: workbook.notes ?? null,
    sheets: workbook.sheets.map((sheet) => {
      const lines = <T>(read: (row: number, col: number) => T): T[][] =>
        Array.from({ length: sheet.rows }, (_, row) => Array.from({ length: sheet.cols }, (_, col) => read(row, col)))
      const hidden = (n: number, is: (i: number) => boolean): number[] =>
        Array.from({ length: n }, (_, i) => i).filter(is)
      return {
        name: sheet.name,
        state: sheet.state,
        merges: sheet.merges,
        hiddenRows: hidden(sheet.rows, (row) => sheet.isRowHidden(row)),
        hiddenCols: hidden(sheet.cols, (col) => sheet.isColHidden(col)),
        blocks: [
          {
            top: 0,
            left: 0,
            values: lines((row, col) => sheet.value(row, col)),
            formulas: lines((row, col) => sheet.formula(row, col)),
            formats: lines((row, col) => sheet.format(row, col)),
          },
        ],
      }
    }),
  }
}
