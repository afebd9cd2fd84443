/** What stands between a fault of the writer and the user's file: it must see every difference. */
import { describe, expect, it } from 'vitest'
import type { Notes } from '../../src/core/index.js'
import { isAsIntended, notesXml } from '../../src/ooxml/index.js'
import { type Book, MAIN, makeBook, RELATIONS, read } from './make.js'

const CELLS = '<c r="A1"><v>1</v></c><c r="B1"><f>A1*2</f><v>2</v></c><c r="C1" t="e"><v>#REF!</v></c>'
const row = (cells: string) => `<row r="1">${cells}</row>`
const notes: Notes = {
  pack: 'pinglu',
  explanations: [
    { finding: 'f', reason: 'document', text: '批复在途', author: '王飞', time: '2026-05-08', witness: 'w' },
  ],
  corrections: [],
}
const nothing = { made: [], uncached: [] }
const A1 = { sheet: 0, row: 0, col: 0 }
const B1 = { sheet: 0, row: 0, col: 1 }
const book = (own: Book = {}) => read(makeBook({ rows: row(CELLS), ...own }))
const withNotes = (kept: Notes): Book => ({
  relations: `<Relationship Id="n" Type="${RELATIONS}/customXml" Target="/customXml/item1.xml"/>`,
  parts: [{ name: 'customXml/item1.xml', data: notesXml(kept) }],
})

describe('a file that was written', () => {
  it('is as intended with the edits made, stale results gone, and the notes kept', async () => {
    const before = await book()
    expect(isAsIntended(before, await book(), nothing)).toBe(true)
    const edited = await book({
      rows: row(CELLS.replace('<v>1</v>', '<v>7</v>').replace('<v>2</v>', '')),
      ...withNotes(notes),
    })
    const written = { made: [{ at: A1, from: 1, to: 7 }], uncached: [B1] }
    expect(isAsIntended(before, edited, written, notes)).toBe(true)
    expect(isAsIntended(edited, edited, nothing)).toBe(true)
    expect(isAsIntended(before, before, nothing, { pack: null, explanations: [], corrections: [] })).toBe(true)
  })

  it('is not, whatever else is different', async () => {
    const before = await book()
    const sheets = (name: string) =>
      `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets></workbook>`
    const others: Book[] = [
      { rows: row(CELLS.replace('<v>1</v>', '<v>1.0000001</v>')) },
      { rows: row(CELLS.replace('<v>1</v>', '<v>1</v>').replace('A1*2', 'A1*3')) },
      { rows: row(CELLS.replace('#REF!', '#N/A')) },
      { rows: row(CELLS.replace('<c r="A1"><v>1</v></c>', '<c r="A1" t="str"><v>1</v></c>')) },
      { rows: row(`${CELLS}<c r="D1"><v>0</v></c>`) },
      { rows: `${row(CELLS)}<row r="9"><c r="A9" t="b"><v>0</v></c></row>` },
      { rows: '' },
      { after: '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>' },
      { workbook: sheets('别的表') },
      { workbook: `<workbook xmlns="${MAIN}"><sheets/></workbook>` },
      withNotes(notes),
    ]
    for (const other of others)
      expect(isAsIntended(before, await book(other), nothing), JSON.stringify(other)).toBe(false)
    // What should have been made and was not; notes that were lost, and notes that are not those.
    expect(isAsIntended(before, before, { made: [{ at: A1, from: 1, to: 7 }], uncached: [] })).toBe(false)
    expect(isAsIntended(before, before, { made: [], uncached: [B1] })).toBe(false)
    expect(isAsIntended(before, before, nothing, notes)).toBe(false)
    expect(isAsIntended(await book(withNotes(notes)), before, nothing)).toBe(false)
    expect(isAsIntended(before, await book(withNotes({ ...notes, pack: 'b' })), nothing, notes)).toBe(false)
  })
})
