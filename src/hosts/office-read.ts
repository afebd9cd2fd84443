/** Reading cells from Excel: so many at a time that no answer is too large, and of formats only what says something. */
import type { Range, Value } from '../core/index.js'
import type { Block } from './grid.js'
import { areaOf, CHUNK, cutRows, formatCode, halves, looksLikeError, needsFormat, runsWhere } from './grid-cells.js'
import type { SheetBlock } from './grid-kept.js'
import type { Manner, Piece } from './grid-reader.js'
import { HostError, type Look } from './host.js'
import type { Runner } from './office-run.js'

/** Cells asked for first, before it is known how long their texts are. */
const FIRST = 20_000
/** What an answer should come to, in bytes: Excel on the web lets 5 MB through. */
const TARGET = 2_500_000

/** Reads the blocks. Throws HostError, or an AbortError when `look.signal` says stop. */
export async function readPieces(
  runner: Runner,
  pieces: readonly Piece[],
  look: Look,
  manner: Manner,
): Promise<SheetBlock[]> {
  const total = areaOfAll(pieces)
  const queue = [...pieces]
  const blocks: SheetBlock[] = []
  let budget = FIRST
  // After an answer that was too large, no more than half of it is asked for, then slowly more.
  let most = CHUNK
  let done = 0
  look.progress?.(0, total)
  while (queue.length > 0) {
    look.signal?.throwIfAborted()
    const batch = takeBatch(queue, budget)
    try {
      const read = await runner.run((context) => readBatch(context, batch), manner)
      blocks.push(...read.blocks)
      const cells = areaOfAll(batch)
      budget = Math.max(1, Math.min(most, Math.floor((TARGET / read.bytes) * cells)))
      most = Math.min(CHUNK, most * 2)
      done += cells
      look.progress?.(done, total)
    } catch (error) {
      const cells = areaOfAll(batch)
      if (!(error instanceof HostError) || error.code !== 'too-large' || cells <= 1) throw error
      queue.unshift(...batch)
      budget = most = Math.floor(cells / 2)
    }
  }
  return blocks
}

function areaOfAll(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { range }) => sum + areaOf(range), 0)
}

/** Takes pieces of at most `budget` cells off the queue; a single row longer than that is cut, too. */
function takeBatch(queue: Piece[], budget: number): Piece[] {
  const batch: Piece[] = []
  let left = budget
  while (queue.length > 0 && left > 0) {
    const piece = queue[0]!
    const width = piece.range.right - piece.range.left + 1
    if (batch.length > 0 && width > left) break
    if (width > left) {
      const [head, rest] = halves({ ...piece.range, bottom: piece.range.top })!
      const below = piece.range.bottom > piece.range.top ? [{ ...piece.range, top: piece.range.top + 1 }] : []
      queue.splice(0, 1, ...[head, rest, ...below].map((range) => ({ ...piece, range })))
      continue
    }
    const { head, rest } = cutRows(piece.range, left)
    batch.push({ ...piece, range: head })
    left -= areaOf(head)
    if (rest) queue[0] = { ...piece, range: rest }
    else queue.shift()
  }
  return batch
}

/** A range as Excel gives it: null where the answer would have been too large. */
type Answer = unknown[][] | null

async function readBatch(context: Excel.RequestContext, batch: readonly Piece[]) {
  const ranges = batch.map(({ id, range }) => rangeAt(context, id, range).load('values,formulas'))
  await context.sync()
  const cells = ranges.map(({ values, formulas }, i) => {
    const { range } = batch[i]!
    return { values: whole(values, range), formulas: whole(formulas, range) }
  })
  let bytes = 0
  const asked = batch.map(({ id, range: { top, left } }, i) => {
    const { values, formulas } = cells[i]!
    bytes += sizeOf(values) + sizeOf(formulas)
    const at = { top, left }
    const typed = runsWhere(at, values, needsFormat)
    const doubtful = runsWhere(at, values, looksLikeError)
    return {
      formats: typed.map((range) => ({ range, cells: rangeAt(context, id, range).load('numberFormat') })),
      types: doubtful.map((range) => ({ range, cells: rangeAt(context, id, range).load('valueTypes') })),
    }
  })
  if (asked.some(({ formats, types }) => formats.length + types.length > 0)) await context.sync()
  const blocks = batch.map(({ sheet, range }, i): SheetBlock => {
    const { formats, types } = asked[i]!
    const block = blockOf(range, cells[i]!.values, cells[i]!.formulas)
    for (const {
      range: at,
      cells: { valueTypes },
    } of types)
      setErrors(block, at, whole(valueTypes, at))
    const codes = formats.map(({ range: at, cells: { numberFormat } }) => ({ at, codes: whole(numberFormat, at) }))
    return { sheet, block: { ...block, formats: formatsOf(block, codes) } }
  })
  return { blocks, bytes }
}

function rangeAt(context: Excel.RequestContext, id: string, { top, left, bottom, right }: Range): Excel.Range {
  return context.workbook.worksheets.getItem(id).getRangeByIndexes(top, left, bottom - top + 1, right - left + 1)
}

/** Throws HostError where Excel left the answer out because it was too large, or it is not of the cells that were asked for. */
function whole(answer: Answer, { top, left, bottom, right }: Range): unknown[][] {
  if (answer === null || answer.some((line) => line === null))
    throw new HostError('too-large', 'null in place of cells')
  const [rows, cols] = [bottom - top + 1, right - left + 1]
  if (answer.length !== rows || answer.some((line) => line.length !== cols))
    throw new HostError('failed', `not ${rows} rows of ${cols}`)
  return answer
}

/** About as many bytes as the answer took: a Chinese character takes three. */
function sizeOf(cells: readonly (readonly unknown[])[]): number {
  let bytes = 0
  for (const line of cells) for (const cell of line) bytes += typeof cell === 'string' ? 3 + cell.length * 3 : 8
  return bytes
}

type Mutable = { -readonly [K in keyof Block]: Block[K] } & { values: Value[][] }

function blockOf({ top, left }: Range, values: readonly unknown[][], formulas: readonly unknown[][]): Mutable {
  let some = false
  const texts = formulas.map((line, i) =>
    line.map((cell, j) => {
      // A text that begins with `=` is its own formula here: what is computed never equals its formula.
      const isFormula = typeof cell === 'string' && cell.startsWith('=') && cell !== values[i]![j]
      if (isFormula) some = true
      return isFormula ? cell.slice(1) : null
    }),
  )
  const read = values.map((line, i) => line.map((cell, j) => valueFrom(cell, texts[i]![j] != null)))
  return { top, left, values: read, formulas: some ? texts : null, formats: null }
}

function valueFrom(cell: unknown, isFormula: boolean): Value {
  if (typeof cell === 'number' || typeof cell === 'boolean') return cell
  if (typeof cell !== 'string') return null
  return cell === '' && !isFormula ? null : cell
}

function setErrors(block: Mutable, at: Range, types: readonly unknown[][]): void {
  types.forEach((line, i) => {
    line.forEach((type, j) => {
      const row = block.values[at.top - block.top + i]!
      const col = at.left - block.left + j
      const value = row[col]
      if (type === 'Error' && typeof value === 'string') row[col] = { error: value }
    })
  })
}

function formatsOf(block: Block, read: readonly { at: Range; codes: readonly unknown[][] }[]): string[][] | null {
  if (read.length === 0) return null
  let some = false
  const formats = block.values.map((line) => line.map(() => 'General'))
  for (const { at, codes } of read)
    codes.forEach((line, i) => {
      line.forEach((code, j) => {
        const [row, col] = [at.top - block.top + i, at.left - block.left + j]
        if (!needsFormat(block.values[row]![col]!)) return
        formats[row]![col] = formatCode(code)
        if (formats[row]![col] !== 'General') some = true
      })
    })
  return some ? formats : null
}
