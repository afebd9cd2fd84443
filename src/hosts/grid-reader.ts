/** Reading a workbook that is open in a spreadsheet program: all of it once, then after an edit only what that can have changed. */
import type { Notes, Range, Ref, SheetState } from '../core/index.js'
import type { GridSheet, GridWorkbook, WorkbookData } from './grid.js'
import { areaOf, intersection, Runs } from './grid-cells.js'
import { Kept, type SheetBlock } from './grid-kept.js'
import type { Change, Look } from './host.js'

/** A worksheet as the program lists it. */
export interface Worksheet {
  /** What the program knows it by, whatever its name. */
  readonly id: string
  readonly name: string
  readonly state: SheetState
  /** The block all its values and formulas lie in; null where it is empty. */
  readonly used: Range | null
}

/** The workbook's name, and its worksheets in the order of their tabs. */
export interface Listed {
  readonly name: string
  readonly sheets: readonly Worksheet[]
}

/** A block of a worksheet that is to be read. */
export interface Piece {
  /** Index of the sheet in the workbook. */
  readonly sheet: number
  readonly id: string
  readonly range: Range
}

/** What of a sheet lies around its cells. Rows and columns are 0-based. */
export interface Frame {
  readonly merges: readonly Range[]
  readonly hiddenRows: readonly number[]
  readonly hiddenCols: readonly number[]
}

export interface Structure {
  readonly date1904: boolean
  /** By index of the sheet. */
  readonly frames: readonly Frame[]
}

/** Who waits for the answer: the user who asked for it, or nobody, because it is done on the side. */
export type Manner = 'asked' | 'aside'

/** What a spreadsheet program is asked. All of it may throw HostError, and none of it changes anything. */
export interface Program {
  list(manner: Manner): Promise<Listed>
  /** The blocks that hold what is in the sheets: fewer cells than the used blocks where these are mostly empty. */
  pieces(sheets: readonly Worksheet[], manner: Manner): Promise<Piece[]>
  /** Throws an AbortError, too, when `look.signal` says stop. */
  cells(pieces: readonly Piece[], look: Look, manner: Manner): Promise<SheetBlock[]>
  structure(sheets: readonly Worksheet[], manner: Manner): Promise<Structure>
  notes(manner: Manner): Promise<Notes | null>
  /** Lets the page breathe. */
  pause(): Promise<void>
}

/** More places than this in one look, or more cells, and everything is read anew. */
const MOST_PLACES = 200
const MOST_CELLS = 300_000

export class GridReader {
  private kept: Kept | null = null
  private last: readonly SheetBlock[] | null = null
  private written: Change[] = []

  constructor(
    private readonly program: Program,
    private listed: Listed,
  ) {}

  static async of(program: Program): Promise<GridReader> {
    return new GridReader(program, await program.list('asked'))
  }

  /** The workbook's name and sheets as last listed: what a `Ref` of the last reading means. */
  get present(): Listed {
    return this.listed
  }

  /** As `Host.read`. The workbook is the same object after a reading in parts, a new one after a whole reading. */
  read(look: Look = {}): Promise<GridWorkbook> {
    const work = this.readNow(look)
    // A program in which a cell is being edited may answer late: whoever stops the reading does not wait for that.
    return look.signal ? Promise.race([work, stopped(look.signal)]) : work
  }

  private async readNow(look: Look): Promise<GridWorkbook> {
    look.signal?.throwIfAborted()
    const manner: Manner = look.changed ? 'aside' : 'asked'
    const listed = await this.program.list(manner)
    const places = look.changed && this.placesIn([...look.changed, ...this.written], listed)
    return (places && (await this.readAgain(places, look, listed))) || this.readAll(look, listed, manner)
  }

  private async readAll(look: Look, listed: Listed, manner: Manner): Promise<GridWorkbook> {
    const { program } = this
    const written = this.written.length
    const blocks = await program.cells(await program.pieces(listed.sheets, manner), look, manner)
    look.signal?.throwIfAborted()
    const { date1904, frames } = await program.structure(listed.sheets, manner)
    look.signal?.throwIfAborted()
    const notes = await program.notes(manner)
    look.signal?.throwIfAborted()
    const own = listed.sheets.map((): SheetBlock['block'][] => [])
    for (const { sheet, block } of blocks) own[sheet]!.push(block)
    const sheets = listed.sheets.map(({ name, state }, i) => ({ name, state, ...frames[i]!, blocks: own[i]! }))
    const kept = await Kept.of({ name: listed.name, date1904, notes, sheets }, () => program.pause())
    look.signal?.throwIfAborted()
    this.kept = kept
    this.listed = listed
    this.last = null
    this.written.splice(0, written)
    return kept.workbook
  }

  /** Reads what changed, and the formulas, whose results may have. Null where that is too much to be done in parts. */
  private async readAgain(places: readonly Piece[], look: Look, listed: Listed): Promise<GridWorkbook | null> {
    const kept = this.kept!
    const written = this.written.length
    const { sheets } = kept.workbook
    const inside = places.flatMap((piece) => {
      const bounds = reach(sheets[piece.sheet]!, listed.sheets[piece.sheet]!.used)
      const range = bounds && intersection(piece.range, bounds)
      return range ? [{ ...piece, range }] : []
    })
    const formulas = sheets.flatMap((sheet, i) =>
      formulaBlocks(sheet).map((range): Piece => ({ sheet: i, id: listed.sheets[i]!.id, range })),
    )
    const pieces = [...inside, ...formulas]
    if (pieces.reduce((sum, { range }) => sum + areaOf(range), 0) > MOST_CELLS) return null
    const blocks = await this.program.cells(pieces, look, 'aside')
    look.signal?.throwIfAborted()
    this.last = blocks.flatMap(({ sheet, block }) => kept.put(sheet, block).map((part) => ({ sheet, block: part })))
    this.listed = listed
    this.written.splice(0, written)
    return kept.workbook
  }

  /** The places as pieces; null where all must be read: nothing is kept, sheets or lines moved, or there are too many places. */
  private placesIn(changes: readonly Change[], listed: Listed): Piece[] | null {
    if (!this.kept || changes.length > MOST_PLACES || !isAlike(listed, this.listed)) return null
    const pieces: Piece[] = []
    for (const { sheet: name, range } of changes) {
      const sheet = listed.sheets.findIndex((one) => one.name === name)
      if (sheet < 0 || !range) return null
      pieces.push({ sheet, id: listed.sheets[sheet]!.id, range })
    }
    return pieces
  }

  /** These cells are being written by us: no event will tell of them, the next reading looks at them all the same. */
  wrote(cells: readonly Ref[]): void {
    for (const { sheet, row, col } of cells) {
      const name = this.listed.sheets[sheet]?.name
      if (name !== undefined)
        this.written.push({ sheet: name, range: { top: row, left: col, bottom: row, right: col } })
    }
  }

  wroteNotes(notes: Notes): void {
    this.kept?.withNotes(notes)
  }

  /** As `GridHost.data`. */
  data(): WorkbookData {
    if (!this.kept) throw new Error('nothing was read yet')
    return this.kept.data()
  }

  /** As `GridHost.changes`. */
  changes(): readonly SheetBlock[] | null {
    return this.last
  }
}

function stopped(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}

/** True where the same sheets stand in the same order under the same names, seen or hidden as before. */
function isAlike(a: Listed, b: Listed): boolean {
  return (
    a.sheets.length === b.sheets.length &&
    a.sheets.every(({ id, name, state }, i) => {
      const other = b.sheets[i]!
      return id === other.id && name === other.name && state === other.state
    })
  )
}

/** All that can hold something: what was kept, and what is used now; null where neither. */
function reach(sheet: GridSheet, used: Range | null): Range | null {
  const bottom = Math.max(sheet.rows - 1, used?.bottom ?? -1)
  const right = Math.max(sheet.cols - 1, used?.right ?? -1)
  return bottom < 0 || right < 0 ? null : { top: 0, left: 0, bottom, right }
}

function formulaBlocks(sheet: GridSheet): Range[] {
  const runs = new Runs()
  for (let row = 0; row < sheet.rows; row++)
    for (let col = sheet.rowWidth(row) - 1; col >= 0; col--) if (sheet.formula(row, col) !== null) runs.add(row, col)
  return runs.blocks()
}
