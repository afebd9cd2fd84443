/** What only Excel has: its undo, its limits, its errors, its co-authors, cells being edited. Through the real proxies of office.js. */
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { type Edit, parseAddress, parseRange, type Value } from '../../src/core/index.js'
import { nodeInflate } from '../../src/hosts/file.js'
import { gridWorkbook } from '../../src/hosts/grid.js'
import type { GridHost } from '../../src/hosts/grid-kept.js'
import type { Change } from '../../src/hosts/host.js'
import { type OfficeOptions, officeHost } from '../../src/hosts/office.js'
import { parseDrawing } from '../../src/hosts/text.js'
import { type OpenExcel, type OpenOptions, openExcel, RUNTIMES } from '../excel/node.js'
import { bookFrom } from '../excel/open.js'
import { saved } from '../excel/save.js'
import { plain } from './plain.js'

let excel: OpenExcel
afterEach(() => excel.close())

/** Opens a drawing in Excel, with a host over it that never really waits. */
async function opened(
  drawing: string,
  { options = {}, ...how }: Partial<OpenOptions> & { options?: Partial<OfficeOptions> } = {},
): Promise<GridHost> {
  excel = await openExcel({ workbook: parseDrawing(drawing, '表.xlsx').workbook, ...how })
  excel.install()
  return officeHost({ inflate: nodeInflate, wait: async () => {}, ...options })
}

const TABLE = `
# 计划
序号 | 项目名称 | 总投资
1 | 供水管网改造 | 10.50
2 | 东环路 | 20.00
合计 | | =SUM(C2:C3) -> 30.5
# 附表
甲 | 乙
`

function edit(place: string, from: Value, to: Value): Edit {
  return { at: { sheet: 0, ...parseAddress(place)! }, from, to }
}

function change(sheet: string, place: string): Change {
  return { sheet, range: parseRange(place) }
}

describe.each(RUNTIMES)('%s', (runtime) => {
  it('no check, whole or in parts, asks for what Excel counts as a write', async () => {
    const host = await opened(TABLE, { runtime })
    await host.read()
    const stop = await host.watch!(() => {})
    excel.user.type('计划!B2', '改名')
    await host.read({ changed: [change('计划', 'B2')] })
    excel.user.insertRows('计划', 2)
    await host.read({ changed: [{ sheet: '计划', range: null }] })
    await host.marks!.count()
    await stop()
    expect(excel.host.writesSince(0)).toEqual([])
    expect(excel.host.log.length).toBeGreaterThan(10)
  })

  it('lets go of every range it asked for', async () => {
    const host = await opened(TABLE, { runtime })
    await host.read()
    await host.write([edit('A2', 1, 3)])
    await host.marks!.put([{ at: { sheet: 0, row: 1, col: 0 }, severity: 'error' }])
    await host.marks!.clear()
    await excel.settled()
    expect(excel.host.session.keptCount).toBe(0)
  })
})

describe('limits', () => {
  it('5,000 rows of 16 columns take some 30 bytes a cell, and no answer comes near 5 MB', async () => {
    const host = await opened(dispatch(5_000))
    const before = excel.host.log.length
    await host.read()
    const log = excel.host.log.slice(before)
    const bytes = log.reduce((sum, { requestBytes, responseBytes }) => sum + requestBytes + responseBytes, 0)
    const largest = Math.max(...log.map(({ responseBytes }) => responseBytes))
    expect(bytes / (5_001 * 16)).toBeLessThan(60)
    expect(largest).toBeLessThan(3 * 2 ** 20)
    expect(Math.max(...log.map(({ requestBytes }) => requestBytes))).toBeLessThan(20_000)
    expect(log.length).toBeLessThan(20)
  })

  it('an answer that would be too large is asked for in halves, down to single cells', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => `${i} | ${'很长的备注'.repeat(200)}`)
    const host = await opened(rows.join('\n'), { payload: 20_000 })
    const whole = await host.read()
    expect(whole.sheets[0]!.value(39, 1)).toBe('很长的备注'.repeat(200))
    expect(excel.host.log.some(({ error }) => error === 'ResponsePayloadSizeLimitExceeded')).toBe(true)
  })

  it('says so where not even one cell gets through', async () => {
    const host = await opened(`a | ${'长'.repeat(30_000)}`, { payload: 20_000 })
    await expect(host.read()).rejects.toMatchObject({ code: 'too-large' })
  })

  it('a stray cell at the end of the sheet does not make it large', async () => {
    const host = await opened(TABLE)
    excel.user.type('计划!XFD1048576', '误')
    const before = excel.host.log.length
    const workbook = await host.read()
    expect(workbook.sheets[0]!.value(1_048_575, 16_383)).toBe('误')
    expect(workbook.sheets[0]!.value(1, 1)).toBe('供水管网改造')
    expect(excel.host.log.length - before).toBeLessThan(60)
    expect(excel.host.log.reduce((sum, { responseBytes }) => sum + responseBytes, 0)).toBeLessThan(500_000)
  })

  it('reports how far it is', async () => {
    const host = await opened(dispatch(3_000))
    const told: number[] = []
    await host.read({ progress: (done, total) => told.push(done / total) })
    expect(told[0]).toBe(0)
    expect(told.at(-1)).toBe(1)
    expect(told).toEqual([...told].sort((a, b) => a - b))
  })
})

describe('versions', () => {
  it('asks for ExcelApi 1.7', async () => {
    await expect(opened(TABLE, { api: '1.6' })).rejects.toMatchObject({ code: 'version' })
  })

  it('names the short date of the machine as files in Chinese do', async () => {
    const host = await opened('45778 | 45778.5 | 45778')
    excel.user.dress('A1', { format: 'm/d/yyyy' })
    excel.user.dress('B1', { format: 'm/d/yyyy h:mm' })
    const [sheet] = (await host.read()).sheets
    expect([0, 1, 2].map((col) => sheet!.text(0, col))).toEqual(['2025/5/1', '2025/5/1 12:00', '45778'])
  })

  it('a copy of the file that is broken or shows other sheets is not used', async () => {
    const host = await opened('标题 | <\na | b', {
      options: { copy: async () => new Uint8Array([80, 75, 3, 4]) },
    })
    expect((await host.read()).sheets[0]!.merges).toEqual([])
    expect(host.lacks!().map(({ en }) => en)).toEqual([expect.stringMatching(/Merged cells/)])
    const other = saved(await bookFrom(parseDrawing('# 别的表\n标题 | <').workbook))
    const misled = await officeHost({ inflate: nodeInflate, copy: async () => other })
    expect((await misled.read()).sheets[0]!.merges).toEqual([])
    expect(misled.lacks!()).toHaveLength(1)
    const right = await officeHost({ inflate: nodeInflate })
    expect((await right.read()).sheets[0]!.merges).toHaveLength(1)
    expect(right.lacks!()).toEqual([])
  })
})

describe('what is read after an edit', () => {
  it('is the edited cells and the formulas, and what of it differs is told', async () => {
    const host = await opened(TABLE)
    await host.read()
    expect(host.changes()).toBeNull()
    excel.book.evaluate = (_, sheet) => [1, 2].reduce((sum, row) => sum + Number(sheet.cell(row, 2).value), 0)
    excel.user.type('计划!C2', 11)
    const before = excel.host.log.length
    const workbook = await host.read({ changed: [change('计划', 'C2')] })
    expect(workbook.sheets[0]!.value(1, 2)).toBe(11)
    expect(host.changes()!.map(({ sheet, block: { top, left, values } }) => [sheet, top, left, values])).toEqual([
      [0, 1, 2, [[11]]],
      [0, 3, 2, [[31]]],
    ])
    expect(excel.host.log.slice(before).reduce((sum, { responseBytes }) => sum + responseBytes, 0)).toBeLessThan(10_000)
    await host.read({ changed: [change('计划', 'A1:C4')] })
    expect(host.changes()).toEqual([])
  })

  it('has the new results of formulas elsewhere', async () => {
    const host = await opened('# 甲\n1\n# 乙\n=甲!A1*2 -> 2')
    await host.read()
    excel.user.type('甲!A1', 5)
    excel.book.sheets[1]!.put(0, 0, { value: 10 })
    const workbook = await host.read({ changed: [change('甲', 'A1')] })
    expect(workbook.sheets[1]!.value(0, 0)).toBe(10)
    expect(host.changes()!.map(({ sheet }) => sheet)).toEqual([0, 1])
  })

  it('has what the host wrote itself, though no event tells of it', async () => {
    const host = await opened(TABLE)
    await host.read()
    await host.write([edit('A2', 1, 7)])
    expect((await host.read({ changed: [] })).sheets[0]!.value(1, 0)).toBe(7)
  })

  it('is the same as a whole reading, whatever was edited, and so is what a worker makes of the changes', async () => {
    const cell = fc.record({
      sheet: fc.constantFrom('计划', '附表'),
      row: fc.integer({ min: 1, max: 8 }),
      col: fc.constantFrom('A', 'B', 'C', 'D'),
      input: fc.constantFrom<string | number>('', 5, 2.5, '文字', "'007", '2025-5-1', '=A1', '#N/A', '12%', '1,234.5'),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(cell, { maxLength: 4 }), { minLength: 1, maxLength: 4 }), async (rounds) => {
        const host = await opened(TABLE)
        await host.read()
        const worker = await gridWorkbook(structuredClone(host.data()))
        for (const round of rounds) {
          for (const { sheet, col, row, input } of round) excel.user.type(`${sheet}!${col}${row}`, input)
          const changed = round.map(({ sheet, col, row }) => change(sheet, `${col}${row}`))
          const read = plain(await host.read({ changed }))
          for (const { sheet, block } of structuredClone(host.changes() ?? [])) worker.sheets[sheet]!.put(block)
          const whole = plain(await (await officeHost({ inflate: nodeInflate })).read())
          expect(read).toEqual(whole)
          expect(plain(worker)).toEqual(whole)
          expect(plain(await gridWorkbook(host.data()))).toEqual(whole)
        }
        excel.close()
      }),
      { numRuns: 12 },
    )
  })
})

describe('while others work', () => {
  it('tells of what a co-author elsewhere changes', async () => {
    const host = await opened(TABLE)
    await host.read()
    const told: Change[] = []
    await host.watch!((one) => told.push(one))
    excel.remote.type('计划!B2', '别人改的')
    await excel.settled()
    expect(told).toEqual([change('计划', 'B2')])
  })

  it('knows its own writes without ExcelApi 1.14, each once and not for ever', async () => {
    let now = 0
    const host = await opened(TABLE, { api: '1.9', options: { now: () => now } })
    await host.read()
    const told: Change[] = []
    await host.watch!((one) => told.push(one))
    await host.write([edit('A2', 1, 5)])
    await excel.settled()
    expect(told).toEqual([])
    excel.user.type('计划!A2', 6)
    await excel.settled()
    expect(told).toEqual([change('计划', 'A2')])
    // A write whose event never came must not swallow an edit made much later.
    excel.book.enableEvents = false
    await host.write([edit('A2', 6, 8)])
    excel.book.enableEvents = true
    now += 60_000
    excel.user.type('计划!A2', 9)
    await excel.settled()
    expect(told).toHaveLength(2)
  })

  it('a check that was asked for waits until the cell is left, and can be called off meanwhile', async () => {
    const host = await opened(TABLE)
    await host.read()
    excel.user.beginEdit('计划!B2')
    const stop = new AbortController()
    const called = host.read({ signal: stop.signal })
    const waiting = host.read()
    stop.abort()
    await expect(called).rejects.toMatchObject({ name: 'AbortError' })
    excel.user.enter('改好了')
    expect((await waiting).sheets[0]!.value(1, 1)).toBe('改好了')
  })

  it('goes on with edits after one that Excel refused, and says which it was', async () => {
    const host = await opened(TABLE)
    await host.read()
    // Two requests look at sheets and cells, the third writes.
    excel.host.failNext.push(null, null, 'GeneralException')
    expect(await host.write([edit('A2', 1, 5), edit('A3', 2, 6)])).toEqual([])
    expect([excel.user.cell('计划!A2').value, excel.user.cell('计划!A3').value]).toEqual([5, 6])
  })

  it('of a batch that stops in the middle, what was written counts as written', async () => {
    const host = await opened(TABLE)
    await host.read()
    const edits = [edit('A2', 1, 5), edit('C1', '总投资', '投资'), edit('A3', 2, 6)]
    const enter = excel.book.enter.bind(excel.book)
    excel.book.enter = (sheet, range, inputs, by) => {
      if (range.left === 2) throw new Error('simulator: this cell takes nothing')
      enter(sheet, range, inputs, by)
    }
    expect(await host.write(edits)).toEqual([{ edit: edits[1], reason: 'odd' }])
    expect([excel.user.cell('计划!A2').value, excel.user.cell('计划!A3').value]).toEqual([5, 6])
  })

  it('an edit that was interrupted by somebody typing is made once', async () => {
    const host = await opened(TABLE)
    await host.read()
    excel.host.failNext.push(null, null, 'InvalidOperationInCellEditMode')
    expect(await host.write([edit('A2', 1, 5)])).toEqual([])
    expect(excel.user.cell('计划!A2').value).toBe(5)
  })

  it('puts back what Excel took for something else', async () => {
    const host = await opened(TABLE)
    await host.read()
    excel.user.dress('计划!A2', { format: 'm/d/yyyy' })
    const enter = excel.book.enter.bind(excel.book)
    excel.book.enter = (sheet, range, inputs, by) => enter(sheet, range, inputs[0]![0] === 5 ? [['五']] : inputs, by)
    const wanted = { ...edit('A2', 1, 5), format: '0.00' }
    expect(await host.write([wanted])).toEqual([{ edit: wanted, reason: 'odd' }])
    expect(excel.user.cell('计划!A2')).toMatchObject({ value: 1, format: 'm/d/yyyy' })
  })

  it.each([
    ['AccessDenied', 'protected'],
    ['ItemNotFound', 'gone'],
    ['ApiNotFound', 'version'],
    ['GeneralException', 'failed'],
  ])('says what Excel’s %s means', async (theirs, code) => {
    const host = await opened(TABLE)
    excel.host.failNext.push(theirs)
    await expect(host.read()).rejects.toMatchObject({ code, detail: expect.stringContaining(theirs) })
    expect(plain(await host.read())[0]!.size).toBe('4 × 3')
  })
})

/** A dispatch table as counties keep it, of so many projects. */
function dispatch(rows: number): string {
  const head =
    '序号|项目名称|建设内容|建设单位|责任领导|总投资|年度计划|本月完成|累计完成|完成率|开工时间|竣工时间|形象进度|存在问题|下步计划|备注'
  const lines = Array.from({ length: rows }, (_, i) =>
    [
      i + 1,
      `县城第${i}号供水管网改造工程`,
      '新建管网12公里及配套设施',
      '县水利局',
      '王飞',
      `${1000 + i}.50`,
      `${500 + i}.25`,
      '12.00',
      '240.00',
      '48.0%',
      '@2025年3月',
      '@2026年12月',
      '完成土方开挖，正在敷设管道',
      '',
      '加快施工',
      '',
    ].join('|'),
  )
  return [head, ...lines].join('\n')
}
