/**
 * Merged cells, hidden rows and columns, the date system. Excel's request for merged cells counts as a write and ends its undo, so they
 * are read from a copy of the file's bytes; without one merges stay unknown, and hidden rows and columns are asked for half by half.
 */
import type { Range } from '../core/index.js'
import type { Inflate, XlsxWorkbook } from '../ooxml/index.js'
import type { Frame, Manner, Structure, Worksheet } from './grid-reader.js'
import type { Runner } from './office-run.js'

/** The structure, and where it comes from. */
export interface FoundStructure extends Structure {
  /** False where no copy was to be had: merges are then none and the date system is taken to be that of 1900. */
  readonly fromCopy: boolean
}

/** Where the bytes come from, and how they are inflated. */
export interface CopySource {
  readonly copy: () => Promise<Uint8Array | null>
  readonly inflate: Inflate
}

/** Reads the structure. Throws HostError. */
export async function readStructure(
  runner: Runner,
  source: CopySource,
  sheets: readonly Worksheet[],
  manner: Manner,
): Promise<FoundStructure> {
  const copy = await readCopy(source, sheets)
  if (copy) {
    const frames = sheets.map(({ used }, i) => frameOf(copy, i, used))
    return { date1904: copy.date1904, frames, fromCopy: true }
  }
  return { date1904: false, frames: await askHidden(runner, sheets, manner), fromCopy: false }
}

/** The copy as a workbook; null where there is none, or it holds other sheets than Excel lists. */
async function readCopy({ copy, inflate }: CopySource, sheets: readonly Worksheet[]): Promise<XlsxWorkbook | null> {
  try {
    const bytes = await copy()
    if (!bytes) return null
    const { bytesSource, readWorkbook } = await import(
      /* webpackMode: "lazy", webpackChunkName: "files" */ './office-file.js'
    )
    const workbook = await readWorkbook(bytesSource(bytes), { name: '', inflate })
    const names = workbook.sheets.map(({ name }) => name)
    return names.length === sheets.length && sheets.every(({ name }, i) => name === names[i]) ? workbook : null
  } catch {
    // An encrypted or damaged copy is no copy.
    return null
  }
}

function frameOf(copy: XlsxWorkbook, index: number, used: Range | null): Frame {
  const sheet = copy.sheets[index]!
  const upTo = (end: number, isHidden: (at: number) => boolean): number[] => {
    const hidden: number[] = []
    for (let at = 0; at <= end; at++) if (isHidden(at)) hidden.push(at)
    return hidden
  }
  return {
    merges: sheet.merges,
    hiddenRows: upTo(used?.bottom ?? -1, (row) => sheet.isRowHidden(row)),
    hiddenCols: upTo(used?.right ?? -1, (col) => sheet.isColHidden(col)),
  }
}

/** A run of rows or columns whose being hidden is asked for. */
interface Run {
  readonly sheet: number
  readonly id: string
  readonly rows: boolean
  readonly from: number
  readonly to: number
}

/** Runs asked for in one request. */
const AT_ONCE = 500
/** A run no longer than this that is hidden in part is asked for line by line. */
const SHORT = 8

async function askHidden(runner: Runner, sheets: readonly Worksheet[], manner: Manner): Promise<Frame[]> {
  const frames = sheets.map(() => ({ merges: [], hiddenRows: [] as number[], hiddenCols: [] as number[] }))
  let runs = sheets.flatMap(({ id, used }, sheet): Run[] =>
    used
      ? [
          { sheet, id, rows: true, from: 0, to: used.bottom },
          { sheet, id, rows: false, from: 0, to: used.right },
        ]
      : [],
  )
  while (runs.length > 0) {
    const now = runs.slice(0, AT_ONCE)
    runs = runs.slice(AT_ONCE)
    const answers = await ask(runner, now, manner)
    now.forEach((run, i) => {
      const answer = answers[i]
      const { hiddenRows, hiddenCols } = frames[run.sheet]!
      const hidden = run.rows ? hiddenRows : hiddenCols
      if (answer === true) for (let at = run.from; at <= run.to; at++) hidden.push(at)
      else if (answer === null) runs.push(...parted(run))
    })
  }
  for (const { hiddenRows, hiddenCols } of frames)
    for (const list of [hiddenRows, hiddenCols]) list.sort((a, b) => a - b)
  return frames
}

function parted(run: Run): Run[] {
  const { from, to } = run
  if (to - from < SHORT)
    return Array.from({ length: to - from + 1 }, (_, i) => ({ ...run, from: from + i, to: from + i }))
  const middle = (from + to) >> 1
  return [
    { ...run, to: middle },
    { ...run, from: middle + 1 },
  ]
}

/** For every run: whether all of it is hidden, null where it is in part. */
function ask(runner: Runner, runs: readonly Run[], manner: Manner): Promise<(boolean | null)[]> {
  return runner.run(async (context) => {
    const ranges = runs.map(({ id, rows, from, to }) => {
      const sheet = context.workbook.worksheets.getItem(id)
      const count = to - from + 1
      const range = rows ? sheet.getRangeByIndexes(from, 0, count, 1) : sheet.getRangeByIndexes(0, from, 1, count)
      return range.load(rows ? 'rowHidden' : 'columnHidden')
    })
    await context.sync()
    return ranges.map((range, i) => (runs[i]!.rows ? range.rowHidden : range.columnHidden) as boolean | null)
  }, manner)
}
