/** .xls and .et: what a workbook of LibreOffice holds, what single records mean, and what becomes of files that are none or broken. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { readXls } from '../../src/formats/xls.js'
import { readFile } from '../../src/hosts/file.js'
import { gridWorkbook } from '../../src/hosts/grid.js'
import { ReadError } from '../../src/ooxml/index.js'
import { plain } from '../hosts/plain.js'
import { biff, bof, compound, eof, formula, label, number, record, string, TEXT_RESULT } from './biff.js'

const folder = join(import.meta.dirname, 'files')
const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(join(folder, name)))
const open = async (bytes: Uint8Array) => plain(await gridWorkbook(readXls(bytes, 'x.xls')))

// Nothing is said on the way, whatever is in a file.
const said = vi.spyOn(console, 'error').mockImplementation(() => {})

function refused(bytes: Uint8Array): string {
  try {
    readXls(bytes, '县水利局.xls')
    return 'read'
  } catch (error) {
    if (!(error instanceof ReadError)) throw error
    expect(error.file).toBe('县水利局.xls')
    return error.code
  }
}

describe('saved by LibreOffice', () => {
  it('is what the .xlsx is, but for how the same formats are spelt', async () => {
    const [xls, xlsx] = [await open(bytesOf('everything.xls')), plain(await readFile(join(folder, 'everything.xlsx')))]
    expect(xls.map(({ cells: _, ...frame }) => frame)).toEqual(xlsx.map(({ cells: _, ...frame }) => frame))
    xls.forEach((sheet, i) => {
      const other = xlsx[i]!
      expect(Object.keys(sheet.cells)).toEqual(Object.keys(other.cells))
      for (const [at, [value, shown, more]] of Object.entries(sheet.cells)) {
        // LibreOffice writes 0 for the result of a formula that is a text, and a whole column as its cells.
        if (sheet.name === '四 月' && ['B2', 'B8', 'B9'].includes(at)) continue
        const [otherValue, otherShown, otherMore] = other.cells[at]!
        expect([at, value, shown, more?.formula]).toEqual([at, otherValue, otherShown, otherMore?.formula])
      }
    })
  })

  it('keeps what is hidden, and names every object has', async () => {
    const sheets = await open(bytesOf('everything.xls'))
    expect(sheets.map(({ name, state }) => `${name} ${state}`)).toEqual([
      '值 visible',
      '四 月 visible',
      '版式 visible',
      '隐藏的表 hidden',
      '__proto__ visible',
      'constructor visible',
      'toString visible',
      '空表 visible',
    ])
    expect(sheets[2]).toMatchObject({ hiddenRows: [4, 7], hiddenCols: ['C'], size: '12 × 8' })
    expect(sheets[4]!.cells.B2![0]).toBe('__proto__')
    expect(Object.keys(Object.prototype)).toEqual([])
  })

  it('counts days from 1904 where the workbook says so', async () => {
    const { date1904, sheets } = await gridWorkbook(readXls(bytesOf('y1904.xls'), 'y1904.xls'))
    expect(date1904).toBe(true)
    expect(sheets[0]!.text(1, 0)).toBe((await readFile(join(folder, 'y1904.xlsx'))).sheets[0]!.text(1, 0))
  })
})

describe('single records', () => {
  it('a number, a text, a formula whose result is a text', async () => {
    const [sheet] = await open(
      biff([['表', [number(0, 0, 7.93), label(1, 1, '中国'), formula(2, 0, 5, TEXT_RESULT), string('五')]]]),
    )
    expect(sheet!.cells).toEqual({
      A1: [7.93, '7.93'],
      B2: ['中国', '中国'],
      A3: ['五', '五', { formula: '5' }],
    })
  })

  it('an empty text, true, and an error as results', async () => {
    const results = [
      [3, 0, 0, 0, 0, 0, 0xff, 0xff],
      [1, 0, 1, 0, 0, 0, 0xff, 0xff],
      [2, 0, 0x17, 0, 0, 0, 0xff, 0xff],
    ]
    const [sheet] = await open(biff([['表', results.map((result, row) => formula(row, 0, 1, result))]]))
    expect(Object.values(sheet!.cells).map(([value]) => value)).toEqual(['', true, { error: '#REF!' }])
  })

  it('sheets with charts hold no grid; sheets of charts are left out', async () => {
    const chart = [...bof(0x0600, 0x20), ...number(0, 0, 99), ...eof]
    const sheets = await open(biff([['表', [number(0, 0, 1), chart, number(1, 0, 2)]]]))
    expect(sheets[0]!.cells).toEqual({ A1: [1, '1'], A2: [2, '2'] })
  })

  it('what only takes time is not met by the library: links, notes and drawings over all cells', async () => {
    const link = record(0x01b8, 0, 0, 0xff, 0xff, 0, 0, 0xff, 0xff, ...new Array(24).fill(0))
    const columns = record(0x007d, 0, 0, 0xff, 0xff, 0, 0, 0, 0, 1, 0, 0, 0)
    const [sheet] = await open(
      biff([['表', [number(0, 0, 1), ...new Array(200).fill(link), ...new Array(200).fill(columns)]]]),
    )
    expect(sheet!.cells).toEqual({ A1: [1, '1'] })
    expect(sheet!.hiddenCols).toEqual(['A'])
  })

  it('a size that is a lie costs nothing', async () => {
    const dimensions = record(0x0200, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0, 0, 0xff, 0xff, 0, 0)
    const [sheet] = await open(biff([['表', [dimensions, number(3, 2, 1)]]]))
    expect(sheet).toMatchObject({ size: '4 × 3', cells: { C4: [1, '1'] } })
  })
})

describe('what is refused', () => {
  const workbook = biff([['表', [number(0, 0, 1)]]])

  it('a workbook in a compound file is read', () => {
    expect(refused(compound([['Workbook', workbook]]))).toBe('read')
    expect(
      refused(
        compound([
          ['\u0001CompObj', new Uint8Array(8)],
          ['WORKBOOK', workbook],
        ]),
      ),
    ).toBe('read')
  })

  it.each([
    ['biff5', compound([['Book', workbook]])],
    ['biff5', compound([['Workbook', Uint8Array.from([...bof(0x0500), ...eof])]])],
    ['biff5', Uint8Array.from([9, 0, 4, 0, 2, 0, 0x10, 0, ...eof])],
    ['biff5', Uint8Array.from([9, 4, 6, 0, 0, 4, 0x10, 0, 0, 0, ...eof])],
    ['encrypted', compound([['EncryptedPackage', workbook]])],
    ['encrypted', compound([['Workbook', biff([['表', []]], { globals: [record(0x002f, 1, 0, 1, 0)] })]])],
    ['ole', compound([['WordDocument', workbook]])],
    ['ole', compound([])],
    ['truncated', compound([['Workbook', workbook.subarray(0, workbook.length - 4)]]).subarray(0, 1500)],
    ['truncated', workbook.subarray(0, workbook.length - 6)],
    ['corrupt', Uint8Array.from(compound([['Workbook', workbook]]), (byte, i) => (i === 30 ? 7 : byte))],
    ['corrupt', compound([['Workbook', new Uint8Array(5000)]])],
  ] as const)('%s', (code, bytes) => {
    expect(refused(bytes)).toBe(code)
  })
})

describe('a text that is in the file once', () => {
  const SIGNS = 8000
  const shared = record(
    0x00fc,
    1,
    0,
    0,
    0,
    1,
    0,
    0,
    0,
    SIGNS & 255,
    SIGNS >> 8,
    0,
    ...new Array<number>(SIGNS).fill(65),
  )
  const cells = (count: number): number[][] =>
    Array.from({ length: count }, (_, i) => record(0x00fd, i & 255, i >> 8, 0, 0, 0, 0, 0, 0, 0, 0))
  const workbook = (count: number) => biff([['表', cells(count)]], { globals: [shared] })

  it('may stand in many cells', async () => {
    const [sheet] = await open(workbook(100))
    expect(Object.keys(sheet!.cells)).toHaveLength(100)
  })

  it('is refused where it stands in so many that a small file would fill the memory', () => {
    expect(refused(workbook(17_000))).toBe('too-large')
  })
})

/** Nothing but a ReadError or a workbook, whose cells are those of the original where it is whole. */
describe('broken files', () => {
  const original = bytesOf('everything.xls')

  it('cut anywhere: refused, or the same workbook', async () => {
    const whole = await open(original)
    await fc.assert(
      fc.asyncProperty(fc.nat(original.length - 1), async (length) => {
        const cut = original.subarray(0, length)
        const code = refused(cut)
        if (code === 'read') expect(await open(cut)).toEqual(whole)
      }),
      { numRuns: 300 },
    )
  })

  it('with bits turned: refused, or some workbook', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(original.length - 1), fc.nat(7)), { minLength: 1, maxLength: 8 }),
        (flips) => {
          const bytes = original.slice()
          for (const [at, bit] of flips) bytes[at]! ^= 1 << bit
          refused(bytes)
        },
      ),
      { numRuns: 400 },
    )
    expect(Object.keys(Object.prototype)).toEqual([])
  })

  it('any records in any order: refused, or some workbook', () => {
    const types = [
      0x0006, 0x0207, 0x0221, 0x04bc, 0x0203, 0x0205, 0x027e, 0x00bd, 0x00fd, 0x0204, 0x00d6, 0x00e5, 0x0208, 0x007d,
      0x0809, 0x000a, 0x003c,
    ]
    const any = fc
      .tuple(fc.constantFrom(...types), fc.array(fc.nat(255), { maxLength: 40 }))
      .map(([type, body]) => record(type, ...body))
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), (records) => {
        refused(biff([['表', records]]))
      }),
      { numRuns: 500 },
    )
  })

  it('nothing was said on the way', () => {
    expect(said).not.toHaveBeenCalled()
  })
})
