/** Excel's full row limit: a sheet of more XML than JavaScript can hold in one string. */
import { expect, it } from 'vitest'
import { nodeInflate } from '../../src/hosts/file.js'
import { bookParts, bytesOf, MAIN, makeZip, read } from './make.js'

const ROWS = 1_048_576
const COLS = 12
/** The longest string V8 can hold. */
const LONGEST = 0x1fffffe8

const letters = Array.from({ length: COLS }, (_, i) => String.fromCharCode(65 + i))

function* sheetXml(): Generator<string> {
  yield `<worksheet xmlns="${MAIN}"><sheetData>`
  for (let at = 1; at <= ROWS; ) {
    let text = ''
    for (const stop = Math.min(ROWS, at + 255); at <= stop; at++) {
      text += `<row r="${at}" spans="1:12">`
      for (const letter of letters) text += `<c r="${letter}${at}" s="12" ><v>${at}.123456789</v></c>`
      text += '</row>'
    }
    yield text
  }
  yield '</sheetData></worksheet>'
}

it('reads 1,048,576 × 12 cells from a sheet of more than 512 MB of XML', async () => {
  let size = 0
  for (let digits = 1, from = 1; from <= ROWS; digits++, from *= 10) {
    const rows = Math.min(ROWS, from * 10 - 1) - from + 1
    size +=
      rows *
      (`<row r="" spans="1:12"></row>`.length +
        digits +
        COLS * (`<c r="A" s="12" ><v>.123456789</v></c>`.length + 2 * digits))
  }
  size += `<worksheet xmlns="${MAIN}"><sheetData></sheetData></worksheet>`.length
  expect(size).toBeGreaterThan(LONGEST)
  // The bytes are made as they are asked for: what inflating a real file of that size gives.
  const inflate = {
    ...nodeInflate,
    async *stream() {
      for (const text of sheetXml()) yield bytesOf(text)
    },
  }
  const parts = bookParts({}).map((part) => (part.name.endsWith('sheet1.xml') ? { ...part, says: { size } } : part))
  const workbook = await read(makeZip(parts), { inflate, limits: { ratio: Number.POSITIVE_INFINITY } })
  const sheet = workbook.sheets[0]!
  expect([sheet.rows, sheet.cols]).toEqual([ROWS, COLS])
  for (let row = 0; row < ROWS; row += 4_001) {
    for (let col = 0; col < COLS; col++)
      if (sheet.value(row, col) !== row + 1.123456789) expect([row, col, sheet.value(row, col)]).toBeNull()
  }
  expect(sheet.value(ROWS - 1, COLS - 1)).toBe(1048576.123456789)
}, 120_000)
