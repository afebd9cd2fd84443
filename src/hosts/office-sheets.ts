/** Which worksheets there are, and which of their cells are used. */
import type { Range, SheetState } from '../core/index.js'
import { areaOf, halves, MAX_CELLS } from './grid-cells.js'
import type { Listed, Manner, Piece, Worksheet } from './grid-reader.js'
import { HostError } from './host.js'
import type { Runner } from './office-run.js'

const STATES: ReadonlyMap<string, SheetState> = new Map([
  ['Visible', 'visible'],
  ['Hidden', 'hidden'],
  ['VeryHidden', 'veryHidden'],
])

/** Lists the worksheets; of what is used formats alone do not count. Throws HostError. */
export function listSheets(runner: Runner, manner: Manner): Promise<Listed> {
  return runner.run(async (context) => {
    const { workbook } = context
    workbook.load('name')
    workbook.worksheets.load('items/id,items/name,items/visibility')
    await context.sync()
    const used = workbook.worksheets.items.map((sheet) => usedIn(sheet))
    await context.sync()
    const sheets = workbook.worksheets.items.map(({ id, name, visibility }, i): Worksheet => {
      return { id, name, state: STATES.get(visibility) ?? 'visible', used: blockOf(used[i]!) }
    })
    return { name: workbook.name, sheets }
  }, manner)
}

/** `true`: values only. Without it formatted rows down to the last of the sheet would count. */
function usedIn(place: Excel.Worksheet | Excel.Range): Excel.Range {
  return place.getUsedRangeOrNullObject(true).load('rowIndex,columnIndex,rowCount,columnCount')
}

function blockOf(range: Excel.Range): Range | null {
  if (range.isNullObject) return null
  const { rowIndex: top, columnIndex: left, rowCount, columnCount } = range
  return { top, left, bottom: top + rowCount - 1, right: left + columnCount - 1 }
}

/** Blocks up to so many cells are read as they are; larger ones are looked into first, for they may be mostly empty. */
const LARGE = 300_000
/** Halves that hold more of a block than this are not worth looking into. */
const DENSE = 0.6
/** Blocks looked into at a time. A sheet scattered into more is not a table of a person. */
const MOST = 256

/**
 * The blocks to be read: the used block of each sheet, and of a very large one the parts that hold something, so that one stray cell in
 * the last row does not make a sheet of a thousand million cells. Throws HostError `too-large` where too much is left.
 */
export async function usedPieces(runner: Runner, sheets: readonly Worksheet[], manner: Manner): Promise<Piece[]> {
  const pieces: Piece[] = []
  let large: Piece[] = []
  sheets.forEach(({ id, used }, sheet) => {
    if (used) (areaOf(used) > LARGE ? large : pieces).push({ sheet, id, range: used })
  })
  while (large.length > 0) {
    if (large.length > MOST) throw new HostError('too-large', `${large.length} parts of more than ${LARGE} cells`)
    const next: Piece[] = []
    for (const [piece, parts] of await look(runner, large, manner)) {
      const inside = parts.reduce((sum, range) => sum + areaOf(range), 0)
      const isDense = inside > DENSE * areaOf(piece.range)
      if (isDense && areaOf(piece.range) <= MAX_CELLS) pieces.push(piece)
      else for (const range of parts) (areaOf(range) > LARGE ? next : pieces).push({ ...piece, range })
    }
    large = next
  }
  const cells = pieces.reduce((sum, { range }) => sum + areaOf(range), 0)
  if (cells > MAX_CELLS) throw new HostError('too-large', `${cells} cells`)
  return pieces.sort((a, b) => a.sheet - b.sheet || a.range.top - b.range.top || a.range.left - b.range.left)
}

/** The used parts of both halves of each block. */
function look(runner: Runner, pieces: readonly Piece[], manner: Manner): Promise<[Piece, Range[]][]> {
  return runner.run(async (context) => {
    const asked = pieces.map(({ id, range }) => {
      const sheet = context.workbook.worksheets.getItem(id)
      return halves(range)!.map(({ top, left, bottom, right }) =>
        usedIn(sheet.getRangeByIndexes(top, left, bottom - top + 1, right - left + 1)),
      )
    })
    await context.sync()
    return pieces.map((piece, i): [Piece, Range[]] => [piece, asked[i]!.flatMap((range) => blockOf(range) ?? [])])
  }, manner)
}
