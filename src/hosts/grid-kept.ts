/** What a host keeps of a workbook between readings, so that after an edit only what changed is read and passed on. */
import type { Notes, Range } from '../core/index.js'
import {
  type Block,
  type GridSheet,
  type GridWorkbook,
  gridWorkbook,
  type SheetData,
  type WorkbookData,
} from './grid.js'
import { isSameValue } from './grid-cells.js'
import type { Host } from './host.js'

/** A block of the sheet with that index. */
export interface SheetBlock {
  readonly sheet: number
  readonly block: Block
}

/** A host that keeps what it read as plain data, which a page can post to its worker. */
export interface GridHost extends Host {
  /** Everything, as of the last reading. Throws before the first. */
  data(): WorkbookData
  /**
   * What the last reading found changed; null where all was read and `data()` is new altogether. Of one reading only: whoever lost them
   * takes `data()`.
   */
  changes(): readonly SheetBlock[] | null
}

/** Blocks laid over those first read are kept apart up to this many a sheet, then taken into them. */
const MAX_PATCHES = 64

/** A workbook in a host's memory. The `Workbook` it gives is one object that follows every change. */
export class Kept {
  private readonly sheets: SheetData[]
  private readonly patches: Block[][]
  private notes: Notes | null

  private constructor(
    private readonly head: WorkbookData,
    readonly workbook: GridWorkbook,
  ) {
    this.sheets = [...head.sheets]
    this.patches = head.sheets.map(() => [])
    this.notes = head.notes
  }

  /** Takes a workbook in, block by block; `pause` lets the page breathe between them. */
  static async of(data: WorkbookData, pause = async () => {}): Promise<Kept> {
    const workbook = await gridWorkbook({ ...data, sheets: data.sheets.map((sheet) => ({ ...sheet, blocks: [] })) })
    for (const [i, { blocks }] of data.sheets.entries())
      for (const block of blocks) {
        workbook.sheets[i]!.put(block)
        await pause()
      }
    return new Kept(data, workbook)
  }

  /** Lays a block over what is kept; gives those parts of it that differ from what was there. */
  put(sheet: number, block: Block): Block[] {
    const grid = this.workbook.sheets[sheet]
    if (!grid) return []
    const changed = differing(grid, block)
    for (const part of changed) grid.put(part)
    const patches = this.patches[sheet]!
    patches.push(...changed)
    if (patches.length > MAX_PATCHES) this.absorb(sheet)
    return changed
  }

  /** The notes that were written since. */
  withNotes(notes: Notes): void {
    this.notes = notes
    Object.assign(this.workbook, { notes })
  }

  /** The workbook as data. */
  data(): WorkbookData {
    return {
      ...this.head,
      notes: this.notes,
      sheets: this.sheets.map((sheet, i) => ({ ...sheet, blocks: [...sheet.blocks, ...this.patches[i]!] })),
    }
  }

  /** Takes the patches into the blocks first read, as far as they lie in them; the others stay. */
  private absorb(sheet: number): void {
    const grid = this.workbook.sheets[sheet]!
    const data = this.sheets[sheet]!
    const blocks = data.blocks.map((block) => blockOf(grid, rangeOf(block)))
    const outside = this.patches[sheet]!.filter((patch) => !data.blocks.some((block) => covers(block, patch)))
    // What lies outside becomes blocks of its own, so that the patches start anew.
    this.sheets[sheet] = { ...data, blocks: [...blocks, ...outside.map((patch) => blockOf(grid, rangeOf(patch)))] }
    this.patches[sheet] = []
  }
}

/** The cells a block holds. */
export function rangeOf({ top, left, values }: Block): Range {
  return { top, left, bottom: top + values.length - 1, right: left + (values[0]?.length ?? 0) - 1 }
}

function covers(outer: Block, inner: Block): boolean {
  const [a, b] = [rangeOf(outer), rangeOf(inner)]
  return a.top <= b.top && a.left <= b.left && a.bottom >= b.bottom && a.right >= b.right
}

function blockOf(grid: GridSheet, { top, left, bottom, right }: Range): Block {
  const cells = <T>(read: (row: number, col: number) => T): T[][] =>
    Array.from({ length: bottom - top + 1 }, (_, i) =>
      Array.from({ length: right - left + 1 }, (_, j) => read(top + i, left + j)),
    )
  return {
    top,
    left,
    values: cells((row, col) => grid.value(row, col)),
    formulas: cells((row, col) => grid.formula(row, col)),
    formats: cells((row, col) => grid.format(row, col)),
  }
}

/** The parts of a block that are not as the sheet has them: one for every run of rows with a difference. */
function differing(grid: GridSheet, block: Block): Block[] {
  const parts: Block[] = []
  let run: Range | null = null
  const close = (): void => {
    if (run) parts.push(cut(block, run))
    run = null
  }
  for (let i = 0; i < block.values.length; i++) {
    const cols = differingCols(grid, block, i)
    if (!cols) close()
    else if (run) {
      const { top, left, right }: Range = run
      run = { top, bottom: block.top + i, left: Math.min(left, cols.first), right: Math.max(right, cols.last) }
    } else run = { top: block.top + i, bottom: block.top + i, left: cols.first, right: cols.last }
  }
  close()
  return parts
}

function differingCols(grid: GridSheet, block: Block, i: number): { first: number; last: number } | null {
  let first = -1
  let last = -1
  const row = block.top + i
  block.values[i]!.forEach((value, j) => {
    const col = block.left + j
    const same =
      isSameValue(value, grid.value(row, col)) &&
      (block.formulas?.[i]?.[j] ?? null) === grid.formula(row, col) &&
      (block.formats?.[i]?.[j] ?? 'General') === grid.format(row, col)
    if (same) return
    if (first < 0) first = col
    last = col
  })
  return first < 0 ? null : { first, last }
}

function cut(block: Block, { top, left, bottom, right }: Range): Block {
  const part = <T>(lines: readonly (readonly T[])[]): T[][] =>
    lines
      .slice(top - block.top, bottom - block.top + 1)
      .map((line) => line.slice(left - block.left, right - block.left + 1))
  return {
    top,
    left,
    values: part(block.values),
    formulas: block.formulas && part(block.formulas),
    formats: block.formats && part(block.formats),
  }
}
