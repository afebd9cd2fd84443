/** `kplint explain`, and what `kplint check` makes of the explanations and the pack kept in a workbook. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { Explanation, Notes } from '../../src/core/index.js'
import { readFile, writeNotes } from '../../src/hosts/file.js'
import { Playground } from './play.js'

const play = new Playground()
afterAll(() => play.remove())

/** Two warnings about 甲 (落后、停在未开工却有投资) and an error about 乙. */
const TABLE = `
某县2025年6月重点项目调度表
单位：万元
序号 | 项目名称 | 责任单位 | 建设性质 | 总投资 | 年度计划投资 | 本月完成投资 | 计划开工时间 | 计划竣工时间 | 实际开工时间 | 开工状态 | 本年累计完成投资 | 包联领导
1 | 甲园区建设项目 | 县水利局 | 新建 | 9500 | 4500 | 20 | 2025年3月 | 2026年10月 | | 未开工 | 300 | 张三
2 | 乙公路建设项目 | 县交通局 | 新建 | 5000 | 8000 | 20 | 2025年4月 | 2026年10月 | 2025年4月 | 在建 | 300 | 李四
3 | 丙水库建设项目 | 县水利局 | 新建 | 9000 | 4000 | 20 | 2025年3月 | 2026年10月 | 2025年3月 | 在建 | 300 | 王五
`
const OVERDUE = 'date-planned-start-overdue|name:甲园区建设项目|start'
const INVESTED = 'status-not-started-with-investment|name:甲园区建设项目|status'
const ERROR = 'invest-plan-exceeds-total|name:乙公路建设项目|plan'
const REASON = '施工图审查未完成，预计6月底开工'

let before: Buffer
beforeEach(async () => {
  await play.draw('表.xlsx', TABLE)
  before = readFileSync(play.path('表.xlsx'))
})

const untouched = (): boolean => readFileSync(play.path('表.xlsx')).equals(before)
const explain = (...args: string[]) => play.run(['explain', '表.xlsx', ...args])
const check = (file: string, ...args: string[]) => play.run(['check', file, ...args])
const notesOf = async (file = '表.xlsx'): Promise<Notes | undefined> => (await readFile(play.path(file))).notes
const added = (finding: string, text = REASON) =>
  explain('--finding', finding, '--reason', 'in-progress', '--text', text, '--author', '张三', '--in-place')

describe('kplint explain', () => {
  it('lists what can be explained with its id, and changes nothing', async () => {
    const { code, out, err } = await explain()
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('可以说明的 2 条')
    expect(out).toMatch(
      /· 表1!H4「甲园区建设项目」 {2}.*\n {6}date-planned-start-overdue\|name:甲园区建设项目\|start\n/,
    )
    expect(out).toContain(INVESTED)
    expect(out).not.toContain(ERROR)
    expect(untouched()).toBe(true)
    expect((await explain('--lang', 'en')).out).toContain('To be corrected or explained: 2')
  })

  it('keeps an explanation in a copy; the cells stay as they are', async () => {
    const args = [
      '--finding',
      OVERDUE,
      '--reason',
      'in-progress',
      '--text',
      REASON,
      '--author',
      '张三',
      '-o',
      '说明.xlsx',
    ]
    const { code, out, err } = await explain(...args)
    expect([code, err]).toEqual([0, ''])
    expect(out).toBe(`已说明 ${OVERDUE}，存为 说明.xlsx\n`)
    expect(untouched()).toBe(true)
    expect((await notesOf('说明.xlsx'))!.explanations).toMatchObject([
      { finding: OVERDUE, reason: 'in-progress', text: REASON, author: '张三' },
    ])
    const [old, now] = [await readFile(play.path('表.xlsx')), await readFile(play.path('说明.xlsx'))]
    for (let row = 0; row < 7; row++)
      for (let col = 0; col < 12; col++) expect(now.sheets[0]!.value(row, col)).toEqual(old.sheets[0]!.value(row, col))
    const list = (await play.run(['explain', '说明.xlsx'])).out
    expect(list).toContain('已说明 1 条')
    expect(list).toContain(`正在办理：${REASON}（张三）`)
  })

  it.each([
    ['the beginning of its id', 'date-planned'],
    ['its sheet and cell', '表1!H4'],
    ['its cell', 'h4'],
  ])('finds the finding by %s', async (_, asked) => {
    expect((await added(asked)).code).toBe(0)
    expect((await notesOf())!.explanations.map(({ finding }) => finding)).toEqual([OVERDUE])
  })

  it.each([
    [OVERDUE, '情况属实', '说明太短（不到六个字）'],
    [OVERDUE, '经核实，数据真实准确', '没有说出原因'],
    [INVESTED, '该项目已开工，手续齐全', '本行的“建设状态”却是“未开工”'],
    [ERROR, REASON, '“必须改”的问题不能用说明代替'],
  ])('refuses, with 1 and the reason, and writes nothing: %s “%s”', async (finding, text, why) => {
    const { code, out, err } = await added(finding, text)
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain('没有采纳，什么都没有写：')
    expect(err).toContain(why)
    expect(untouched()).toBe(true)
  })

  it('puts a new explanation in place of the old one and keeps the others, the pack and the corrections', async () => {
    const correction = { kind: 'row', sheet: '表1', row: 4, text: '没有这一行', role: 'note' } as const
    await writeNotes(play.path('表.xlsx'), { pack: 'pinglu', explanations: [], corrections: [correction] })
    await added(INVESTED, '前期费用已经支付，不是施工投资')
    await added(OVERDUE, '土地指标未批复，已经上报自然资源局')
    expect((await added(OVERDUE)).code).toBe(0)
    const notes = (await notesOf())!
    expect(notes.explanations.map(({ finding, text }) => [finding, text])).toEqual([
      [INVESTED, '前期费用已经支付，不是施工投资'],
      [OVERDUE, REASON],
    ])
    expect([notes.pack, notes.corrections]).toEqual(['pinglu', [correction]])
  })

  it('takes an explanation back', async () => {
    await added(OVERDUE)
    const { code, out } = await explain('--remove', '表1!H4', '--in-place')
    expect([code, out]).toEqual([0, `已撤回对 ${OVERDUE} 的说明，存为 表.xlsx\n`])
    expect((await notesOf())?.explanations ?? []).toEqual([])
    expect((await explain('--remove', OVERDUE, '--in-place')).code).toBe(2)
  })

  it('lists explanations that are no longer needed, and takes one back by its id', async () => {
    const idle: Explanation = {
      ...{ finding: 'leader-missing|name:旧项目|leader', witness: '0', reason: 'other', author: '' },
      ...{ text: '旧的说明，请咨询13812345678', time: '2025-01-01T00:00:00Z' },
    }
    await writeNotes(play.path('表.xlsx'), { pack: null, corrections: [], explanations: [idle] })
    const { out } = await explain()
    expect(out).toContain('没有用上的说明 1 条')
    expect(out).toContain('旧的说明，请咨询138********')
    expect((await explain('--remove', 'leader-missing', '--in-place')).code).toBe(0)
    expect((await notesOf())?.explanations ?? []).toEqual([])
  })

  it.each([
    [['--finding', OVERDUE, '--reason', 'other', '-o', 'x.xlsx'], '缺少 --text'],
    [['--text', REASON, '-o', 'x.xlsx'], '缺少 --finding'],
    [['--finding', OVERDUE, '--reason', 'other', '--text', REASON], '没有说存到哪里'],
    [['--finding', OVERDUE, '--reason', '因为', '--text', REASON, '-o', 'x.xlsx'], '可以写：verified'],
    [['--finding', 'zzz', '--reason', 'other', '--text', REASON, '-o', 'x.xlsx'], '没有编号或单元格是“zzz”的'],
    [['--finding', '', '--reason', 'other', '--text', REASON, '-o', 'x.xlsx'], '后面缺少'],
    [['--finding', 'Z99', '--reason', 'other', '--text', REASON, '-o', 'x.xlsx'], '没有编号或单元格是“Z99”的'],
    [['--remove', OVERDUE, '--text', REASON, '-o', 'x.xlsx'], '--remove 是撤回说明'],
    [['-o', 'x.xlsx'], '--output 用不上'],
    [['--finding', OVERDUE, '--reason', 'other', '--text', REASON, '-o', '表.xlsx'], '-o 就是原文件'],
    [['--finding', OVERDUE, '--reason', 'other', '--text', REASON, '-o', 'x.xlsx', '--in-place'], '只能用一个'],
    [
      ['--finding', OVERDUE, '--reason', 'other', '--text', '依据'.repeat(1001), '-o', 'x.xlsx'],
      '--text 太长，最多 2000',
    ],
    [['--previous', '没有/*.xlsx'], '找不到上期的工作簿'],
  ])('says what is wrong with %j and writes nothing', async (args, why) => {
    const files = readdirSync(play.folder)
    const { code, err } = await explain(...args)
    expect(code).toBe(2)
    expect(err).toContain(why)
    expect([readdirSync(play.folder), untouched()]).toEqual([files, true])
  })

  it('asks for the whole id where several findings begin alike', async () => {
    await play.draw('两处.xlsx', TABLE.replace('| 2025年3月 | 在建 | 300 | 王五', '| | 未开工 | 300 | 王五'))
    const args = ['--finding', 'date-planned', '--reason', 'other', '--text', REASON, '--in-place']
    const { code, err } = await play.run(['explain', '两处.xlsx', ...args])
    expect(code).toBe(2)
    expect(err).toContain(`“date-planned”对得上好几条，请写全编号：${OVERDUE}; ${OVERDUE.replace('甲园区', '丙水库')}`)
  })

  it('explains what differs from an earlier period, where that is given', async () => {
    await play.draw('五月.xlsx', TABLE.replace('6月', '5月').replace('| 9500 |', '| 9000 |'))
    const previous = ['--previous', '五月.xlsx']
    const asked = ['--finding', 'period-total-changed', '--reason', 'approved', '--text', '县政府专题会议同意追加投资']
    expect((await explain(...asked, '--in-place')).code).toBe(2)
    expect((await explain(...asked, '--in-place', ...previous)).code).toBe(0)
    const { out } = await check('表.xlsx', ...previous)
    expect(out).toContain('period-total-changed：已经领导同意：县政府专题会议同意追加投资')
    await play.draw('五月.xlsx', TABLE.replace('6月', '5月').replace('| 9500 |', '| 8000 |'))
    expect((await check('表.xlsx', ...previous)).out).toContain('说明已失效')
  })

  it('a workbook without a table has nothing to explain and says so', async () => {
    await play.draw('空.xlsx', '# 封面\n某县项目办')
    const { code, out } = await play.run(['explain', '空.xlsx'])
    expect(code).toBe(2)
    expect(out).toContain('没有认出项目表')
  })
})

describe('kplint check', () => {
  it('honours the explanations a workbook holds, and passes over them when told to', async () => {
    await added(OVERDUE)
    const { out } = await check('表.xlsx', '--max-warnings', '1')
    expect(out).toContain(
      `已说明，不计入需核实\n    · 表1!H4「甲园区建设项目」  date-planned-start-overdue：正在办理：${REASON}`,
    )
    expect(out).toContain('，需核实 1，')
    expect(out).toContain('，已说明 1 ·')
    const plain = await check('表.xlsx', '--no-explanations')
    expect(plain.out).toContain('，需核实 2，')
    expect(plain.out).not.toMatch(/已说明|说明已失效|说明没有/)
  })

  it('counts explained warnings in JSON by themselves', async () => {
    await added(OVERDUE)
    const report = JSON.parse((await check('表.xlsx', '--format', 'json')).out)
    expect(report.summary).toMatchObject({ explained: 1, diagnostics: { error: 1, warning: 1 } })
    expect(report.reports[0].explained).toMatchObject([
      { id: OVERDUE, explanation: { state: 'valid', author: '张三' } },
    ])
  })

  it('tells a warning again when a value it explains was changed', async () => {
    await added(OVERDUE)
    const { explanations } = (await notesOf())!
    await play.draw(
      '表.xlsx',
      TABLE.replace('20 | 2025年3月 | 2026年10月 | | 未开工', '20 | 2025年2月 | 2026年10月 | | 未开工'),
    )
    await writeNotes(play.path('表.xlsx'), { pack: null, corrections: [], explanations })
    const { out } = await check('表.xlsx')
    expect(out).toContain('，需核实 2，')
    expect(out).toMatch(/说明已失效（所说的数已经改过），请重新核实：正在办理：施工图/)
  })

  it('explains the findings of each workbook by its own notes', async () => {
    await added(OVERDUE)
    for (const name of readdirSync(play.folder).filter((one) => one !== '表.xlsx'))
      rmSync(play.path(name), { recursive: true })
    await play.draw('乙.xlsx', TABLE.replaceAll('园区', '小区').replaceAll('公路', '铁路').replaceAll('水库', '水渠'))
    const { out } = await check('.', '--format', 'json')
    const { summary } = JSON.parse(out)
    expect(summary).toMatchObject({ explained: 1, diagnostics: { warning: 3 } })
  })
})

describe('the pack a workbook chose', () => {
  const choose = (pack: string) => writeNotes(play.path('表.xlsx'), { pack, explanations: [], corrections: [] })

  it('is used where the run names none, and that is said', async () => {
    await choose('pinglu')
    const { out } = await check('表.xlsx')
    expect(out).toContain('注意：按表里选的规则包“pinglu”检查')
    const given = await check('表.xlsx', '--pack', 'pinglu')
    const findings = (text: string) => text.split('\n').filter((line) => /^ +(?:必须改|需核实|提示) {2}/.test(line))
    expect(findings(out)).toEqual(findings(given.out))
    await play.draw('没有选.xlsx', TABLE)
    expect(findings(out).length).toBeGreaterThan(findings((await check('没有选.xlsx')).out).length)
    expect(given.out).not.toContain('规则包“pinglu”')
    expect((await explain()).out).toContain('按表里选的规则包“pinglu”检查')
    expect((await play.run(['fix', '表.xlsx', '--dry-run'])).out).toContain('按表里选的规则包“pinglu”检查')
  })

  it('is not used of several workbooks, nor beside a pack that was named', async () => {
    await choose('pinglu')
    await play.draw('别的/表.xlsx', TABLE)
    const several = await play.run(['check', '表.xlsx', '别的/表.xlsx'])
    expect(several.out).toContain('注意：表里选的是规则包“pinglu”，这次没有用它')
    mkdirSync(play.path('某县'), { recursive: true })
    writeFileSync(play.path('某县/pack.yaml'), 'title: { zh: 某县, en: a county }\n')
    expect((await check('表.xlsx', '--pack', '某县')).out).toContain('这次没有用它')
    // The pane knows a folder's pack by the folder's name.
    await choose('某县')
    expect((await check('表.xlsx', '--pack', '某县')).out).not.toContain('表里选的')
  })

  it('leads to no file of this computer', async () => {
    await play.draw('别处/x.xlsx', TABLE)
    for (const pack of ['./别处', play.path('别处'), '../../etc', 'toString', '\u001b[2Jx']) {
      await choose(pack)
      const { out, err } = await check('表.xlsx')
      expect(out).toContain('这里没有，没有用它')
      expect(out + err).not.toContain('\u001b')
    }
  })
})
