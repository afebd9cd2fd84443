/**
 * Sheets whose rows repeat themselves, which is what the scanner is made for: it compares a cell with the one above instead of
 * reading it. Held against the conforming tokenizer at every place where the pattern breaks; and the numbers against `Number()`.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columnName } from '../../src/core/grid.js'
import { Cells, FORMULA, Kind, looks } from '../../src/ooxml/cells.js'
import { DecimalReader } from '../../src/ooxml/decimal.js'
import { RowScanner } from '../../src/ooxml/rows.js'
import { SheetData } from '../../src/ooxml/sheet-data.js'
import { Texts } from '../../src/ooxml/texts.js'
import { SLACK, viewOf } from '../../src/ooxml/view.js'
import { bytesOf, dump, makeBook, read, readSheet } from './make.js'

/** The ways to write a cell that one column may mix. */
const contents = [
  '><v>7</v></c>',
  ' s="1"><v>123456.75</v></c>',
  ' s="1" t="s"><v>1</v></c>',
  ' t="s" s="2"><v>0</v></c>',
  ' s="1"/>',
  '/>',
  '><f>A1*2</f><v>14</v></c>',
  '><f>IF(A1&gt;0,1,2)</f><v>0.12345678901234567</v></c>',
  '><f t="shared" si="0"/><v>3</v></c>',
  '><f>A1&amp;"x"</f></c>',
  ' t="str"><f>A1</f><v>甲&amp;乙</v></c>',
  ' t="b"><v>1</v></c>',
  ' t="inlineStr"><is><t>平陆</t></is></c>',
  '><v></v></c>',
  ' s="1" ><v>5</v></c>',
  '><v>-1.5E-3</v></c>',
] as const

const kind = fc.nat(contents.length - 1)
const table = fc.record({
  /** The first row's number: the digits of the number change on the way. */
  start: fc.constantFrom(1, 8, 97, 996, 9_995),
  rows: fc.integer({ min: 2, max: 16 }),
  /** For each column: where it stands, what its cells hold, and what breaks in. */
  columns: fc.uniqueArray(
    fc.record({ col: fc.constantFrom(0, 1, 2, 5, 25, 26, 30, 701, 702, 16_383), usual: kind, other: kind }),
    { minLength: 1, maxLength: 6, selector: ({ col }) => col },
  ),
  /** Which cells are of the other way, and which are left out. */
  pattern: fc.array(fc.nat(9), { minLength: 7, maxLength: 23 }),
  row: fc.constantFrom('', ' spans="1:12"', ' ht="15" customHeight="1"', ' s="1" customFormat="1"'),
  space: fc.constantFrom('', '\n'),
})

describe('a sheet whose rows repeat themselves', () => {
  it('reads the same in the scanner and in the tokenizer', async () => {
    await fc.assert(
      fc.asyncProperty(table, async ({ start, rows, columns, pattern, row: attributes, space }) => {
        columns.sort((a, b) => a.col - b.col)
        let xml = ''
        for (let i = 0; i < rows; i++) {
          const hidden = pattern[i % pattern.length] === 9 ? ' hidden="1"' : ''
          xml += `<row r="${start + i}"${attributes}${hidden}>${space}`
          columns.forEach(({ col, usual, other }, k) => {
            const sign = pattern[(i * columns.length + k) % pattern.length]!
            if (sign === 0) return
            xml += `<c r="${columnName(col)}${start + i}"${contents[sign < 3 ? other : usual]}${space}`
          })
          xml += `</row>${space}`
        }
        const styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="4"/></cellXfs>'
        const bytes = makeBook({ rows: xml, strings: '<si><t>甲</t></si><si><t>乙</t></si>', styles, stored: true })
        // The scanner itself takes it all: else this would hold the tokenizer against itself.
        const own = bytesOf(`${xml}${'<'.padEnd(SLACK)}`)
        const end = own.length - SLACK
        expect(new RowScanner(new SheetData(false), '').scan(own, 0, end)).toBe(end)
        const [fast, slow] = [await read(bytes), await read(bytes, { slow: true })]
        expect(dump(fast)).toBe(dump(slow))
      }),
      { numRuns: 40 },
    )
  })

  it('does not take a row for the one it should be: numbers that only begin alike', async () => {
    const cell = (at: string) => `<c r="${at}"><v>1</v></c>`
    const rows = `<row r="1">${cell('A1')}</row><row r="2">${cell('A2')}</row><row r="31">${cell('A31')}</row><row r="312">${cell('A312')}</row><row r="999999">${cell('A999999')}</row><row r="1000000">${cell('A1000000')}</row>`
    const sheet = await readSheet({ rows })
    const filled = Array.from({ length: sheet.rows }, (_, row) => row).filter((row) => sheet.value(row, 0) !== null)
    expect(filled).toEqual([0, 1, 30, 311, 999_998, 999_999])
  })
})

class Decimals extends DecimalReader {
  /** The number before the first `<`; null where there is none. */
  of(text: string): number | null {
    const bytes = bytesOf(`${text}<${' '.repeat(64)}`)
    const number = this.readDecimal(bytes, 0, false)
    return this.stop === 0 ? null : number
  }
}

describe('numbers read in place', () => {
  const decimals = new Decimals()

  it('are those of Number() to the last bit', () => {
    const digits = (max: number) => fc.stringMatching(new RegExp(`^[0-9]{1,${max}}$`))
    const written = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
      fc.double({ min: -1e6, max: 1e6, noNaN: true }).map(String),
      fc.tuple(digits(12), digits(20)).map(([whole, part]) => `${whole}.${part}`),
      fc.tuple(digits(9), fc.integer({ min: -30, max: 30 })).map(([whole, power]) => `${whole}E${power}`),
    )
    fc.assert(
      fc.property(written, (text) => Object.is(decimals.of(text), Number(text))),
      { numRuns: 20_000 },
    )
  })

  it('are none where there is none', () => {
    for (const text of ['', '.', '-', '1.2.3', '1e', 'abc', '1,5', '0x10', '1/2', '12:30', '٣']) {
      expect(decimals.of(text), text).toBe(null)
    }
  })
})

describe('cells in any order', () => {
  it('keep the last that was set at each place', () => {
    const numbers = fc.oneof(
      fc.integer(),
      fc.double({ noNaN: true }),
      fc.constantFrom(-0, 0, 2 ** 31, -(2 ** 31), 2 ** 31 - 1),
    )
    const set = fc.record({
      row: fc.oneof(fc.nat(60), fc.nat(40_000)),
      col: fc.nat(2),
      kind: fc.constantFrom<number>(Kind.number, Kind.shared, Kind.number | FORMULA),
      style: fc.constantFrom(0, 1, 0xffff),
      number: numbers,
    })
    fc.assert(
      fc.property(fc.array(set, { maxLength: 80 }), fc.boolean(), (sets, sorted) => {
        if (sorted) sets.sort((a, b) => a.row - b.row)
        const cells = new Cells()
        const expected = new Map<string, (typeof sets)[number]>()
        for (const one of sets) {
          cells.set(one.row, one.col, looks(one.kind, one.style), one.number)
          expected.set(`${one.row} ${one.col}`, one)
        }
        const widths = cells.widths()
        for (const { row } of sets) {
          for (const near of [row - 1, row, row + 1]) {
            for (let col = 0; col < 3; col++) {
              cells.seek(near, col)
              const want = expected.get(`${near} ${col}`)
              if (cells.kind !== (want?.kind ?? Kind.blank)) return false
              if (want && !(Object.is(cells.number, want.number) && cells.style === want.style)) return false
            }
          }
          const width = [3, 2, 1].find((w) => expected.has(`${row} ${w - 1}`)) ?? 0
          if (widths[row] !== width) return false
        }
        return true
      }),
      { numRuns: 500 },
    )
  })
})

describe('texts taken from the bytes', () => {
  it('are those that stand there, whatever their signs and however long', () => {
    const text = fc
      .array(fc.constantFrom('平陆县', 'a', '道路1', '😀', 'é', '&amp;', '\ufeff', 'x'.repeat(700)), { maxLength: 12 })
      .map((all) => all.join(''))
    fc.assert(
      fc.property(fc.array(text, { maxLength: 12 }), (all) => {
        const texts = new Texts()
        for (const one of all) {
          texts.begin()
          const bytes = bytesOf(`${one}</t>    `)
          expect(texts.take(viewOf(bytes), 0)).toBe(bytesOf(one).length)
          texts.finish()
        }
        expect(all.map((_, id) => texts.get(id))).toEqual(all.map((one) => one.replaceAll('&amp;', '&')))
      }),
      { numRuns: 300 },
    )
  })

  it('are refused where they hold what XML forbids', () => {
    const texts = new Texts()
    texts.begin()
    expect(texts.take(viewOf(bytesOf('平\u0001陆</t>    ')), 0)).toBe(-1)
  })
})
