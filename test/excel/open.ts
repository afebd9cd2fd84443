/** Opens a workbook in the simulated Excel: any that our reader reads, or any that is plain data. */
import type { Workbook } from '../../src/core/grid.js'
import { bytesSource, type Inflate, loadRender, readWorkbook } from '../../src/ooxml/index.js'
import { Book } from './book.js'
import { applyLooks } from './looks.js'
import type { Cell, SheetModel, Visibility } from './sheet.js'

const VISIBILITY: { readonly [state in Workbook['sheets'][number]['state']]: Visibility } = {
  visible: 'Visible',
  hidden: 'Hidden',
  veryHidden: 'VeryHidden',
}

/** What of a workbook a reader does not give but Excel would know. */
export interface Extra {
  /** The texts of its custom XML parts. */
  readonly customXml?: readonly { readonly text: string }[]
  readonly definedNames?: readonly {
    readonly name: string
    readonly formula: string
    readonly tab: number | null
    readonly hidden: boolean
  }[]
}

/** The book of a file's bytes, as `bookFrom` opens it, with the looks its cells have there. */
export async function bookOf(bytes: Uint8Array, name: string, inflate: Inflate): Promise<Book> {
  const workbook = await readWorkbook(bytesSource(bytes), { name, inflate })
  const book = await bookFrom(workbook)
  await applyLooks(book, workbook, bytes, inflate)
  return book
}

/** The book of a workbook, opened at its first visible sheet. */
export async function bookFrom(workbook: Workbook & Extra): Promise<Book> {
  const names = workbook.sheets.map(({ name }) => name)
  const book = new Book(baseName(workbook.name), workbook.date1904, await loadRender(), names)
  workbook.sheets.forEach((sheet, index) => {
    fill(book.sheets[index]!, sheet)
  })
  for (const { text } of workbook.customXml ?? []) book.addPart(text)
  for (const { name, formula, tab, hidden } of workbook.definedNames ?? [])
    book.names.push({ name, formula, sheet: tab === null ? null : (book.sheets[tab] ?? null), visible: !hidden })
  const first = book.sheets.find(({ visibility }) => visibility === 'Visible')
  if (first) book.activate(first)
  book.version = 0
  return book
}

function fill(model: SheetModel, sheet: Workbook['sheets'][number]): void {
  model.visibility = VISIBILITY[sheet.state]
  model.merges = [...sheet.merges]
  for (let row = 0; row < sheet.rows; row++) {
    if (sheet.isRowHidden(row)) model.hiddenRows.add(row)
    const width = sheet.rowWidth?.(row) ?? sheet.cols
    for (let col = 0; col < width; col++) {
      const cell: Partial<Cell> = {
        value: sheet.value(row, col),
        formula: sheet.formula(row, col),
        format: sheet.format(row, col),
      }
      if (cell.value !== null || cell.formula !== null || cell.format !== 'General') model.put(row, col, cell)
    }
  }
  for (let col = 0; col < sheet.cols; col++) if (sheet.isColHidden(col)) model.hiddenCols.add(col)
}

/** Excel's `workbook.name` is the file's name without its folders. */
function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
}
