/** What happens when a user does something: the desk over an engine of its own and a program that can be typed into. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { say } from '../../src/core/index.js'
import { HostError } from '../../src/hosts/host.js'
import type { Engine } from '../../src/pane/engine.js'
import { LocalEngine } from '../../src/pane/local-engine.js'
import { builtInPacks, type OfferedPack } from '../../src/pane/packs.js'
import { hostPlace } from '../../src/pane/place.js'
import { readinessOf } from '../../src/pane/view/model.js'
import { Work } from '../../src/pane/work.js'
import { PlayProgram } from './play.js'

const TABLE = `
平陆县2025年重点项目表
单位：万元
序号 | 项目名称 | 责任单位 | 总投资 | 计划开工时间 | 计划竣工时间
1 | 甲项目 | 发改局␠ | 43600 | 2022年9月 | 2021年12月
2 | 乙项目 | 水利局 | 6000 | 2025年4月 | 2025年4月
3 | 丙项目 | 水利局 | 7000 | 2025年4月 | 2026年4月
`

const SUSPECT = `
平陆县2025年重点项目表
单位：万元
序号 | 项目名称 | 责任单位 | 总投资 | 年度计划投资 | 计划开工时间 | 计划竣工时间
1 | 甲项目 | 水利局 | 7000 | 9000 | 2025年4月 | 2026年4月
2 | 乙项目 | 水利局 | 6000 | 300 | 2025年4月 | 2026年4月
`

const NOW = new Date('2025-04-20T02:00:00Z')

function sitDown(drawing = TABLE, packs: readonly OfferedPack[] = [], engine: Engine = new LocalEngine()) {
  const program = new PlayProgram(drawing)
  const work = new Work(hostPlace(program), { engine, packs, now: () => NOW })
  return { program, work }
}

function found(work: Work): string[] {
  return (work.state.report?.diagnostics ?? []).map((one) => `${one.cell} ${say(one, 'zh')}`)
}

function idOf(work: Work, rule: string): string {
  return work.state.report!.diagnostics.find((one) => one.rule === rule)!.id
}

afterEach(() => {
  vi.useRealTimers()
})

describe('a check', () => {
  it('reads, checks and says how far the table is from being ready', async () => {
    const { program, work } = sitDown()
    const phases: string[] = []
    work.subscribe(({ phase }) => {
      if (phases.at(-1) !== phase) phases.push(phase)
    })
    await work.check()
    expect(phases).toEqual(['empty', 'reading', 'checking', 'ready'])
    expect(program.calls).toEqual(['read'])
    expect(found(work)).toContain('F4 竣工时间2021年12月早于开工时间2022年9月')
    expect(readinessOf(work.state.report).kind).toBe('open')
    expect(work.state.structure[0]!.tables[0]!.columns.map(({ field }) => field?.name)).toEqual([
      'seq',
      'name',
      'unit',
      'total',
      'start',
      'finish',
    ])
    expect(work.state.rules.get('date-finish-before-start')!.title.zh).toBe('竣工早于开工')
  })

  it('says what went wrong, and the report before stands', async () => {
    const { program, work } = sitDown()
    await work.check()
    const { report } = work.state
    program.breaks = new HostError('busy')
    await work.check()
    expect(work.state.phase).toBe('failed')
    expect(work.state.fault!.zh).toContain('编辑状态')
    expect(work.state.report).toBe(report)
    expect(work.state.stale).toBe(true)
    await work.check()
    expect(work.state.phase).toBe('ready')
    expect(work.state.stale).toBe(false)
  })

  it('tells what was odd about the file for as long as it is open', async () => {
    const program = new PlayProgram(TABLE)
    const place = hostPlace(program)
    const odd = { zh: '文件里有一处写法特殊', en: 'something in the file is odd' }
    const load: typeof place.load = async (engine, look) => {
      const answer = await place.load(engine, look)
      return answer.ok ? { ok: true, value: { ...answer.value, warnings: [odd] } } : answer
    }
    const work = new Work({ ...place, load }, { engine: new LocalEngine(), packs: [], now: () => NOW })
    await work.check()
    await work.choosePeriod(24_303)
    expect(work.state.lacks).toEqual([odd])
  })

  it('is made where the program refuses to tell of edits: that is said, and asked for again', async () => {
    const { program, work } = sitDown()
    const watch = vi.spyOn(program, 'watch').mockRejectedValueOnce(new HostError('protected'))
    await work.check()
    expect(work.state.phase).toBe('ready')
    expect(found(work)).not.toEqual([])
    expect(work.state.told).toEqual({
      words: expect.objectContaining({ zh: expect.stringContaining('重新检查') }),
      bad: true,
    })
    await work.check()
    expect([work.state.told, watch.mock.calls.length]).toEqual([null, 2])
  })

  it('is stopped by the user, and the next one reads everything again', async () => {
    const { program, work } = sitDown()
    const checking = work.check()
    work.subscribe(({ phase }) => {
      if (phase === 'checking') work.cancel()
    })
    await checking
    expect(work.state.phase).toBe('empty')
    expect(work.state.report).toBeNull()
    await work.choosePeriod(24_303)
    expect(program.calls).toEqual(['read', 'read'])
  })
})

describe('typing', () => {
  it('is noticed, and only what was typed is read again', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { program, work } = sitDown()
    await work.check()
    program.type(3, 5, '2023年12月')
    program.type(4, 5, '2026年4月')
    expect(work.state.stale).toBe(true)
    await vi.advanceTimersByTimeAsync(299)
    expect(program.calls).toEqual(['read'])
    await vi.advanceTimersByTimeAsync(1)
    vi.useRealTimers()
    await vi.waitFor(() => expect(work.state.stale).toBe(false))
    expect(program.calls).toEqual(['read', 'read 3,5 4,5'])
    expect(found(work).filter((one) => one.startsWith('F'))).toEqual([])
  })

  it('during a check is checked after it', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { program, work } = sitDown()
    await work.check()
    const again = work.check()
    program.type(3, 5, '2023年12月')
    await again
    expect(work.state.stale).toBe(true)
    await vi.advanceTimersByTimeAsync(300)
    vi.useRealTimers()
    await vi.waitFor(() => expect(work.state.stale).toBe(false))
    expect(found(work).some((one) => one.includes('早于'))).toBe(false)
  })
})

describe('what an edit leaves as it was', () => {
  it('stays the same object, so that nothing of it is drawn anew', async () => {
    const { program, work } = sitDown(SUSPECT)
    await work.check()
    const before = work.state.report!.diagnostics
    expect(before.length).toBeGreaterThan(1)
    program.type(4, 5, '2027年4月')
    await vi.waitFor(() => expect(work.state.report!.diagnostics).not.toBe(before))
    const after = work.state.report!.diagnostics
    expect(after.filter((one) => before.includes(one)).length).toBeGreaterThan(0)
    // And all of it is what a desk that sees the table for the first time says.
    const { report } = work.state
    await work.close()
    const other = new Work(hostPlace(program), { engine: new LocalEngine(), packs: [], now: () => NOW })
    await other.check()
    expect(report).toEqual(other.state.report)
  })
})

describe('fixing', () => {
  it('makes what is safe and checks what it made', async () => {
    const { program, work } = sitDown()
    await work.check()
    expect(work.safe()).toHaveLength(1)
    expect(await work.fix(work.safe())).toEqual([])
    expect(program.value(3, 2)).toBe('发改局')
    expect(program.calls).toEqual(['read', 'write 3,2', 'read 3,2'])
    expect(work.state.told).toEqual({ words: { zh: '改好 1 格', en: '1 cells changed' }, bad: false })
    expect(work.safe()).toEqual([])
  })

  it('tells what was not made, and why', async () => {
    const { program, work } = sitDown()
    await work.check()
    program.refuse = 'changed'
    await work.fix(work.safe())
    expect(work.state.told).toEqual({
      words: {
        zh: '改好 0 格，1 格没有改：单元格的内容已经变了',
        en: '0 cells changed, 1 not: the cell has changed meanwhile',
      },
      bad: true,
    })
  })
})

describe('explaining', () => {
  it('is kept in the workbook, and the finding is settled', async () => {
    const { program, work } = sitDown(SUSPECT)
    await work.check()
    const warning = work.state.report!.diagnostics.find(({ severity }) => severity === 'warning')
    expect(warning).toBeDefined()
    expect(await work.explain(warning!.id, 'document', '市发改委批复同意分两期实施，见文件', '张三')).toBeNull()
    expect(work.state.report!.diagnostics.some(({ id }) => id === warning!.id)).toBe(false)
    expect(work.state.report!.explained.map(({ id }) => id)).toContain(warning!.id)
    expect(program.data().notes!.explanations).toMatchObject([
      { finding: warning!.id, reason: 'document', author: '张三', time: '2025-04-20T02:00:00.000Z' },
    ])
    await work.withdraw(warning!.id)
    expect(work.state.report!.diagnostics.some(({ id }) => id === warning!.id)).toBe(true)
    expect(program.data().notes!.explanations).toEqual([])
  })

  it('is kept by the page where the workbook cannot keep it, through every reading', async () => {
    const program = new PlayProgram(SUSPECT)
    Object.assign(program, { writeNotes: undefined })
    const work = new Work(hostPlace(program), { engine: new LocalEngine(), packs: [], now: () => NOW })
    await work.check()
    const warning = work.state.report!.diagnostics.find(({ severity }) => severity === 'warning')!
    await work.explain(warning.id, 'document', '市发改委批复同意分两期实施，见文件', '张三')
    expect(work.state.told).toMatchObject({ bad: true })
    await work.check()
    expect(work.state.report!.explained.map(({ id }) => id)).toContain(warning.id)
  })

  it('with too few words is refused, and kept for the reviewer', async () => {
    const { program, work } = sitDown(SUSPECT)
    await work.check()
    const { id } = work.state.report!.diagnostics.find(({ severity }) => severity === 'warning')!
    const refused = await work.explain(id, 'verified', '没问题', '张三')
    expect(refused).not.toBeNull()
    expect(work.state.report!.diagnostics.find((one) => one.id === id)!.explanation!.state).toBe('refused')
    expect(program.data().notes!.explanations).toHaveLength(1)
  })

  it('of an error is not taken', async () => {
    const { program, work } = sitDown()
    await work.check()
    expect(
      await work.explain(idOf(work, 'date-finish-before-start'), 'verified', '这个时间就是这样定的', ''),
    ).not.toBeNull()
    expect(program.data().notes?.explanations ?? []).toEqual([])
  })
})

const ODD = `
平陆县2025年重点项目表
单位：万元
序号 | 项目名称 | 责任单位 | 盘子 | 计划开工时间 | 计划竣工时间
1 | 甲项目 | 水利局 | 7000 | 2025年4月 | 2026年4月
2 | 乙项目 | 水利局 | -6000 | 2025年4月 | 2026年4月
`

describe('correcting how a table is read', () => {
  it('a column is given its meaning, kept in the workbook, and taken back', async () => {
    const { program, work } = sitDown(ODD)
    await work.check()
    const column = () => work.state.structure[0]!.tables[0]!.columns[3]!
    expect(column().field).toBeNull()
    const before = found(work).length
    await work.correctColumn(0, 3, 2, 'total')
    expect(column()).toMatchObject({ field: { name: 'total' }, corrected: true })
    expect(found(work).length).toBeGreaterThan(before)
    const [correction] = program.data().notes!.corrections
    expect(correction).toMatchObject({ kind: 'column', text: '盘子', field: 'total' })
    await work.uncorrect(correction!)
    expect(column().field).toBeNull()
    expect(program.data().notes!.corrections).toEqual([])
  })
})

describe('correcting the column that names the projects', () => {
  it('does not hide the table', async () => {
    const { work } = sitDown(ODD)
    await work.check()
    await work.correctColumn(0, 1, 2, 'remark')
    const [table] = work.state.structure[0]!.tables
    expect(table!.columns[1]).toMatchObject({ field: { name: 'remark' }, corrected: true })
    expect(table!.header.corrected).toBe(true)
    expect(work.state.structure[0]!.lapsed).toEqual([])
  })
})

describe('packs and periods', () => {
  it('a pack that is chosen is kept in the workbook and held to', async () => {
    // A unit by a name the county's roster knows as another one's.
    const { program, work } = sitDown(TABLE.replaceAll('水利局', '招投促中心'), builtInPacks())
    expect(work.state.packs).toEqual([{ id: 'pinglu', title: { zh: '平陆县', en: 'Pinglu county' } }])
    await work.check()
    const before = found(work)
    await work.choosePack('pinglu')
    expect(program.data().notes!.pack).toBe('pinglu')
    expect(found(work)).not.toEqual(before)
    await work.choosePack(null)
    expect(found(work)).toEqual(before)
  })

  it('a pack the workbook names and the page lacks is told', async () => {
    const { program, work } = sitDown()
    await program.writeNotes({ pack: '别县', explanations: [], corrections: [] })
    await work.check()
    expect(work.state.lacks.map(({ zh }) => zh)).toEqual(['工作簿选用的规则包“别县”这里没有，没有按它检查'])
  })
})

describe('marking', () => {
  it('colours each cell by its gravest finding, and takes every mark away', async () => {
    const { program, work } = sitDown()
    await work.check()
    await work.mark()
    expect(program.marked.get('3,5')).toBe('error')
    expect(work.state.marked).toBe(program.marked.size)
    await work.unmark()
    expect(program.marked.size).toBe(0)
    expect(work.state.told!.bad).toBe(false)
  })
})
