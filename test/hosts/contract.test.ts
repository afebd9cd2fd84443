/** One contract for all hosts: the file, the page's file, Excel and WPS answer alike. */
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Edit, Notes, Value } from '../../src/core/index.js'
import { NO_NOTES, parseAddress } from '../../src/core/index.js'
import { type Change, HostError } from '../../src/hosts/host.js'
import { CONTENT, contractWorkbook, macWorkbook, NAME, type Opened } from './contract.js'
import { type PlainSheet, plain } from './plain.js'
import { WARDS, type Ward } from './wards.js'

let bytes: Uint8Array
beforeAll(async () => {
  bytes = await contractWorkbook()
})

/** An edit of the first sheet, or of another. */
function edit(place: string, from: Value, to: Value, more: { sheet?: number; format?: string } = {}): Edit {
  const { sheet = 0, ...rest } = more
  return { at: { sheet, ...parseAddress(place)! }, from, to, ...rest }
}

const NOTES: Notes = {
  pack: 'pinglu',
  explanations: [
    {
      finding: 'total-mismatch:供水',
      reason: 'document',
      text: '以批复“平发改〔2025〕3号”<第2页>为准',
      author: '王飞',
      time: '2025-05-08T09:30:00Z',
      witness: 'a1b2',
    },
  ],
  corrections: [{ kind: 'header', sheet: '计划', row: 1, rows: 1, text: '序号|项目名称|总投资|备注' }],
}

describe.each(WARDS.map((make) => [make().name, make] as const))('%s', (_, make) => {
  let ward = make()
  afterEach(() => ward.close())
  const open = (content = bytes): Promise<Opened> => {
    ward = make()
    return ward.open(content, NAME)
  }

  it('reads every kind of cell alike', async () => {
    const { host } = await open()
    expect(plain(await host.read())).toEqual(expected(ward))
  })

  it('knows the workbook’s date system', async () => {
    const { host } = await open(await macWorkbook())
    const workbook = await host.read()
    expect(workbook.date1904).toBe(ward.structure)
    if (ward.structure) expect(workbook.sheets[0]!.text(0, 0)).toBe('2025/5/1')
  })

  it('makes the edits whose cells hold what they should, and says why not the others', async () => {
    const { host, again } = await open()
    await host.read()
    const refused = await host.write([
      edit('D3', '123', 123, { format: '0.00' }),
      edit('B3', '县城供水', '别的'),
      edit('C5', 24_691.356, 1),
      edit('A3', 1, 2, { sheet: 9 }),
      { ...edit('A3', 1, 2), at: { sheet: 0, row: -1, col: 0 } },
      edit('A3', 1, Number.NaN),
      edit('A3', 1, '长'.repeat(32_768)),
      edit('A3', 1, { error: '#REF!' }),
      edit('A5', { error: '#REF!' }, null),
    ])
    expect(refused.map(({ edit: { at }, reason }) => [at.sheet, at.row, reason])).toEqual([
      [0, 2, 'changed'],
      [0, 4, 'formula'],
      [9, 2, 'no-sheet'],
      [0, -1, 'no-sheet'],
      [0, 2, 'value'],
      [0, 2, 'value'],
      [0, 2, 'value'],
    ])
    const { cells } = plain(await (await again()).read())[0]!
    expect(cells.D3).toEqual([123, '123.00', { format: '0.00' }])
    expect([cells.A3, cells.B3, cells.A5]).toEqual([CONTENT[0]!.cells.A3, CONTENT[0]!.cells.B3, undefined])
    expect(cells.B5).toEqual(expected(ward)[0]!.cells.B5)
  })

  it('keeps text as text and numbers as numbers, whatever they look like', async () => {
    const { host, again } = await open()
    await host.read()
    const texts = [
      '001',
      '2025-5-1',
      '=1+1',
      '-平陆',
      '+86',
      '12%',
      'TRUE',
      "'引号",
      ...(ward.errors ? ['#N/A'] : []),
      '2025年5月',
      '县城 东区',
      ' 空格',
    ]
    const edits = texts.map((text, i) => edit(`F${i + 1}`, null, text))
    const others = [edit('C7', 5, 6), edit('A7', '007', 7), edit('G1', null, false)]
    expect(await host.write([...edits, ...others])).toEqual([])
    const { cells } = plain(await (await again()).read())[0]!
    expect(texts.map((_, i) => cells[`F${i + 1}`])).toEqual(texts.map((text) => [text, text]))
    expect([cells.C7, cells.A7, cells.G1]).toEqual([
      [6, '6'],
      [7, '7'],
      [false, 'FALSE'],
    ])
  })

  it('keeps notes, in place of those there were', async () => {
    const { host, again } = await open()
    expect((await host.read()).notes).toBeUndefined()
    expect(host.writeNotes !== undefined).toBe(ward.notes)
    if (!host.writeNotes) return
    await host.writeNotes(NOTES)
    expect((await (await again()).read()).notes).toEqual(NOTES)
    const other: Notes = { ...NOTES, pack: null, corrections: [] }
    await host.writeNotes(other)
    expect((await (await again()).read()).notes).toEqual(other)
    await host.writeNotes({ pack: null, explanations: [], corrections: [] })
    expect((await (await again()).read()).notes ?? null).toEqual(null)
  })

  it('reads the notes anew where somebody else may have written some', async () => {
    const { host, again, people } = await open()
    await host.read()
    expect(host.readNotes !== undefined).toBe(ward.notes && people !== null)
    if (!host.readNotes) return
    expect(await host.readNotes()).toEqual(NO_NOTES)
    await (await again()).writeNotes!(NOTES)
    expect(await host.readNotes()).toEqual(NOTES)
  })

  it('stops when it is told to', async () => {
    const { host } = await open()
    await expect(host.read({ signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' })
    expect(plain(await host.read())[0]!.size).toBe('10 × 4')
  })

  it('tells of what people change, not of what it writes itself', async () => {
    const { host, people } = await open()
    await host.read()
    expect(host.watch !== undefined).toBe(ward.watch)
    if (!host.watch || !people) return
    const told: Change[] = []
    const stop = await host.watch((change) => told.push(change))
    people.type('计划!B3', '东环路改造工程')
    await people.settled()
    expect(told).toEqual([{ sheet: '计划', range: { top: 2, left: 1, bottom: 2, right: 1 } }])
    expect(await host.write([edit('A3', 1, 2)])).toEqual([])
    await people.settled()
    expect(told).toHaveLength(1)
    people.type('计划!A3', 3)
    people.erase('远处!A1')
    people.insertRows('计划', 3)
    people.addSheet('新表')
    await people.settled()
    expect(told.slice(1)).toEqual([
      { sheet: '计划', range: { top: 2, left: 0, bottom: 2, right: 0 } },
      { sheet: '远处', range: { top: 0, left: 0, bottom: 0, right: 0 } },
      { sheet: '计划', range: null },
      { sheet: null, range: null },
    ])
    await stop()
    people.type('计划!B3', '别的')
    await people.settled()
    expect(told).toHaveLength(5)
  })

  it('after an edit reads what changed, and gives the whole', async () => {
    const { host, again, people } = await open()
    await host.read()
    if (!people) {
      expect(host.watch).toBeUndefined()
      return
    }
    people.type('计划!B12', '新增项目')
    people.type('计划!C3', 5)
    people.erase('远处!Z300')
    const at = (row: number, col: number) => ({ top: row, left: col, bottom: row, right: col })
    const changed: Change[] = [
      { sheet: '计划', range: at(11, 1) },
      { sheet: '计划', range: { top: 0, left: 2, bottom: 1_048_575, right: 2 } },
      { sheet: '远处', range: at(299, 25) },
    ]
    const parts = plain(await host.read({ changed }))
    expect(parts).toEqual(plain(await (await again()).read()))
    expect([parts[0]!.size, parts[4]!.size]).toEqual(['12 × 4', '1 × 1'])
    people.insertRows('计划', 3)
    people.renameSheet('远处', '附表')
    const whole = plain(await host.read({ changed: [{ sheet: '计划', range: null }] }))
    expect(whole).toEqual(plain(await (await again()).read()))
    expect(whole[4]!.name).toBe('附表')
  })

  it('brings a cell before the user’s eyes', async () => {
    const { host, people } = await open()
    await host.read()
    expect(host.show !== undefined).toBe(ward.show)
    if (!host.show || !people) return
    await host.show({ sheet: 4, row: 299, col: 25 })
    expect(people.selected()).toBe('远处!Z300')
    await expect(host.show({ sheet: 9, row: 0, col: 0 })).rejects.toBeInstanceOf(HostError)
  })

  it('marks cells over whatever they look like, and takes every mark away in a later session', async () => {
    const { host, again, people } = await open()
    await host.read()
    expect(host.marks !== undefined).toBe(ward.marks)
    if (!host.marks || !people) return
    const before = plain(await host.read())
    const mark = (place: string, severity: 'error' | 'warning' | 'info', sheet = 0) => ({
      at: { sheet, ...parseAddress(place)! },
      severity,
    })
    people.protect('远处')
    expect(
      await host.marks.put([
        mark('C3', 'error'),
        mark('C4', 'error'),
        mark('C4', 'info'),
        mark('A3', 'warning'),
        mark('A1', 'info', 4),
        mark('A1', 'info', 9),
      ]),
    ).toBe(2)
    const fills = (...places: string[]) => places.map((place) => people.fill(place))
    expect(fills('计划!C3', '计划!C4', '计划!A3', '计划!B3', '远处!A1')).toEqual([
      '#FFC7CE',
      '#FFC7CE',
      '#FFEB9C',
      null,
      null,
    ])
    expect(await host.marks.count()).toBe(3)
    people.insertRows('计划', 1)
    expect(fills('计划!C3', '计划!C5')).toEqual([null, '#FFC7CE'])
    expect(await host.marks.put([mark('B3', 'info')])).toBe(0)
    expect(fills('计划!C5', '计划!B3')).toEqual([null, '#DDEBF7'])
    people.protect('计划')
    expect(await host.marks.clear()).toBe(1)
    people.unprotect('计划')
    const later = await again()
    await later.read()
    expect(await later.marks!.count()).toBe(1)
    expect(await later.marks!.clear()).toBe(0)
    expect(await later.marks!.count()).toBe(0)
    expect(fills('计划!B3')).toEqual([null])
    expect(plain(await later.read())[4]).toEqual(before[4])
  })

  it('waits a while for a cell that is being edited, then says so', async () => {
    const { host, people } = await open()
    await host.read()
    if (!people) {
      expect(host.show).toBeUndefined()
      return
    }
    people.beginEdit('计划!B3')
    await expect(host.read({ changed: [] })).rejects.toMatchObject({ name: 'HostError', code: 'busy' })
    people.enter()
    expect(plain(await host.read({ changed: [] }))[0]!.size).toBe('10 × 4')
  })

  it('refuses to write to locked cells', async () => {
    const { host, people } = await open()
    await host.read()
    if (!people) {
      expect(host.watch).toBeUndefined()
      return
    }
    people.protect('计划')
    const edits = [edit('A3', 1, 2), edit('A1', '左上', '改', { sheet: 4 })]
    expect(await host.write(edits)).toEqual([{ edit: edits[0], reason: 'odd' }])
    people.unprotect('计划')
    expect(await host.write([edits[0]!])).toEqual([])
  })

  it('says what it lacks', async () => {
    const { host } = await open()
    await host.read()
    const lacks = host.lacks?.() ?? []
    for (const { zh, en } of lacks)
      expect([zh, en]).toEqual([expect.stringMatching(/。$/), expect.stringMatching(/\.$/)])
    const isWhole = ward.structure && ward.notes && ward.watch === ward.marks && !/1\.7/.test(ward.name)
    expect(lacks.length === 0).toBe(isWhole && !/older/.test(ward.name))
  })
})

/** What a host must read: all there is, less what it says it cannot know. */
function expected({ structure, errors }: Ward): PlainSheet[] {
  return CONTENT.map((sheet, i) => {
    const cells = i > 0 || errors ? sheet.cells : { ...sheet.cells, B5: [{ error: '#REF!' }, '#REF!'] as const }
    return { ...sheet, merges: structure ? sheet.merges : [], cells }
  })
}
