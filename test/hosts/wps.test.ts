/** What only WPS has: names that fail in silence, several workbooks in one program, builds that lack things. Over a strict fake. */
import { beforeEach, describe, expect, it } from 'vitest'
import { type Edit, parseAddress, type Value } from '../../src/core/index.js'
import type { Change } from '../../src/hosts/host.js'
import { parseDrawing } from '../../src/hosts/text.js'
import { isWps, type WpsApplication, wpsHost } from '../../src/hosts/wps.js'
import type { Book } from '../excel/book.js'
import { bookFrom } from '../excel/open.js'
import { type Build, type FakeWps, fakeWps } from '../wps/fake.js'
import { strict } from '../wps/strict.js'
import { plain } from './plain.js'

const TABLE = `
# 计划
标题 | < | <
序号 | 项目名称 | 总投资
1 | 供水管网改造 | 10.50
2 | 东环路 | #REF!
⊘3 | 西环路 | 7
`

let book: Book
let fake: FakeWps
beforeEach(async () => {
  book = await bookFrom(parseDrawing(TABLE, '表.xlsx').workbook)
})

function opened(build: Build = {}) {
  fake = fakeWps(book, build)
  return wpsHost({ application: fake.application, wait: async () => {} })
}

function edit(place: string, from: Value, to: Value): Edit {
  return { at: { sheet: 0, ...parseAddress(place)! }, from, to }
}

function type(place: string, input: string | number): void {
  const { row, col } = parseAddress(place)!
  book.enter(book.sheets[0]!, { top: row, left: col, bottom: row, right: col }, [[input]], 'user')
}

describe('the fake', () => {
  it('refuses names that are not there, read or set', () => {
    const object = strict('Range', { Row: 1 })
    expect(object.Row).toBe(1)
    expect(() => Reflect.get(object, 'Rwo')).toThrow('Range.Rwo is not there')
    expect(() => Reflect.set(object, 'Valeu2', 1)).toThrow('Range.Valeu2 = is not there')
    expect(() => Reflect.set(object, 'Row', 1)).toThrow('Range.Row cannot be set')
  })

  it('gives one cell as it is, several as rows, null where they differ', async () => {
    await opened()
    const sheet = fake.application.ActiveWorkbook!.Worksheets.Item(1)
    expect(sheet.Range('B3').Value2).toBe('供水管网改造')
    expect(sheet.Range('A3:B4').Value2).toEqual([
      [1, '供水管网改造'],
      [2, '东环路'],
    ])
    expect(sheet.Range('A1:C2').MergeCells).toBeNull()
    expect(sheet.Range('C3:C5').NumberFormat).toBeNull()
    expect(sheet.Range('C4').Value2).toBe(-2146826265)
  })
})

describe('WPS', () => {
  it('is known by its Application', async () => {
    expect(isWps()).toBe(false)
    await expect(wpsHost({ application: { ActiveWorkbook: null } })).rejects.toMatchObject({ code: 'gone' })
  })

  it('a number that VBA uses for an error value stays a number where that is what is shown', async () => {
    const host = await opened({ without: ['WorksheetFunction'] })
    type('C5', -2146826265)
    const [sheet] = (await host.read()).sheets
    expect(sheet!.value(3, 2)).toEqual({ error: '#REF!' })
    expect(sheet!.value(4, 2)).toBe(-2146826265)
  })

  it('formatted empty rows are not read', async () => {
    book.sheets[0]!.put(1_000_000, 2, { format: '0.00' })
    const host = await opened()
    const asked: number[] = []
    await host.read({ progress: (_, total) => asked.push(total) })
    expect(asked[0]).toBeLessThan(20_000)
    const older = await opened({ without: ['WorksheetFunction'] })
    book.sheets[0]!.put(1_000_000, 12, { format: '0.00' })
    await expect(older.read()).rejects.toMatchObject({ code: 'too-large' })
  })

  it('changes in another workbook are none of ours', async () => {
    const host = await opened()
    await host.read()
    const told: Change[] = []
    await host.watch!((change) => told.push(change))
    const [listener] = fake.listeners.get('SheetChange')!
    const other = { Name: '计划', Parent: { FullName: 'C:\\表\\别的.xlsx' } }
    listener!(...([other, { Address: '$B$3' }] as never[]))
    expect(told).toEqual([])
    listener!(...([{ ...other, Parent: { FullName: `C:\\表\\${book.name}` } }, { Address: '$B$3' }] as never[]))
    expect(told).toEqual([{ sheet: '计划', range: { top: 2, left: 1, bottom: 2, right: 1 } }])
  })

  it('a write that WPS swallowed is refused, and the cell is as it was', async () => {
    const host = await opened()
    await host.read()
    const enter = book.enter.bind(book)
    book.enter = (sheet, range, inputs, by) => enter(sheet, range, inputs[0]![0] === 8 ? [['八']] : inputs, by)
    const wanted = edit('A3', 1, 8)
    expect(await host.write([wanted])).toEqual([{ edit: wanted, reason: 'odd' }])
    expect(book.sheets[0]!.cell(2, 0).value).toBe(1)
  })

  it('says in our words what WPS throws', async () => {
    const host = await opened()
    Object.defineProperty(book, 'sheets', { get: () => fail() })
    await expect(host.read()).rejects.toMatchObject({ name: 'HostError', code: 'failed', detail: 'unspecified error' })
  })

  it('a build without a name we need is too old, not empty', async () => {
    const application = { ActiveWorkbook: { Name: '表.xlsx', Worksheets: { Item: () => ({}) } } }
    await expect(wpsHost({ application: application as unknown as WpsApplication })).rejects.toMatchObject({
      code: 'version',
      detail: 'Count: undefined',
    })
  })

  it('reads in parts what an edit changed', async () => {
    const host = await opened()
    await host.read()
    type('B3', '改名')
    const read = await host.read({ changed: [{ sheet: '计划', range: { top: 2, left: 1, bottom: 2, right: 1 } }] })
    expect(host.changes()!.map(({ block }) => block.values)).toEqual([[['改名']]])
    expect(plain(read)).toEqual(plain(await (await opened()).read()))
  })

  it('notes that WPS does not take leave the old ones where they are', async () => {
    const host = await opened()
    await host.read()
    const notes = { pack: 'pinglu', explanations: [], corrections: [] }
    await host.writeNotes!(notes)
    book.addPart = () => ({ id: 'none', xml: '' })
    await expect(host.writeNotes!({ ...notes, pack: 'base' })).rejects.toMatchObject({ code: 'failed' })
    expect((await (await opened()).read()).notes).toEqual(notes)
  })

  it('marks many cells with few conditions', async () => {
    const host = await opened()
    await host.read()
    const marks = Array.from({ length: 300 }, (_, i) => ({
      at: { sheet: 0, row: i * 2, col: 1 },
      severity: 'error' as const,
    }))
    expect(await host.marks!.put(marks)).toBe(0)
    expect(await host.marks!.count()).toBe(300)
    expect(book.sheets[0]!.conditionals.length).toBeLessThan(10)
    await host.marks!.clear()
    expect(book.sheets[0]!.conditionals).toEqual([])
  })
})

function fail(): never {
  throw new Error('unspecified error')
}
