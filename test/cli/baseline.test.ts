/** A baseline: what was there when it was drawn is told and does not fail; what is new does. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Playground, RIGHT, WRONG } from './play.js'

const play = new Playground()
afterAll(() => play.remove())
afterEach(() => rmSync(play.path('基线.json'), { force: true }))

/** The second project, too, plans more than its total. */
const BOTH = WRONG.replace('| 9000 | 4000 |', '| 9000 | 9500 |')
const SECOND = BOTH.replace('| 5000 | 8000 |', '| 9500 | 4500 |')

beforeEach(async () => {
  rmSync(play.path('上期'), { recursive: true, force: true })
  await play.draw('报送/甲.xlsx', WRONG)
  await play.draw('报送/乙.xlsx', RIGHT)
})

const PLAN = 'invest-plan-exceeds-total'

/** A table of a month whose first project plans more than its total; `done`: what it says was completed this year. */
const month = (n: number, done: number): string => `
某县2025年${n}月重点项目调度表
单位：万元
序号 | 项目名称 | 责任单位 | 建设性质 | 总投资 | 年度计划投资 | 开工时间 | 竣工时间 | 本月完成投资 | 本年累计完成投资 | 开工状态
1 | 城西小学建设项目 | 县教育局 | 续建 | 4600 | 5000 | 2024年8月 | 2026年5月 | 100 | ${done} | 在建
2 | 市民广场建设项目 | 县住建局 | 续建 | 11500 | 5000 | 2024年9月 | 2026年9月 | 100 | ${n * 100} | 在建
`

const KNOWN = ['--baseline', '基线.json']
const check = (...args: string[]) => play.run(['check', '报送', '--pack', 'pinglu', ...args])
const update = (...args: string[]) => check(...KNOWN, '--update-baseline', ...args)
const baseline = () => readFileSync(play.path('基线.json'), 'utf8')
const rulesIn = (text: string) =>
  (JSON.parse(text) as { findings: { rule: string }[] }).findings.map(({ rule }) => rule)
const json = async (...args: string[]) =>
  JSON.parse((await check(...KNOWN, '--format', 'json', ...args)).out) as {
    summary: { known: number; diagnostics: { error: number } }
    reports: { file: string; diagnostics: { id: string; rule: string; project: string; baseline: string }[] }[]
  }

describe('a baseline', () => {
  it('lets what it knows pass, and fails what is new', async () => {
    expect((await check()).code).toBe(1)
    const first = await update()
    expect([first.code, first.err]).toEqual([0, expect.stringMatching(/基线已写入 基线\.json：新增 \d+ 条，去掉 0 条/)])
    const again = await check(...KNOWN)
    expect([again.code, again.err]).toEqual([0, ''])
    expect(again.out).toContain('没有新的问题，基线已有')
    await play.draw('报送/乙.xlsx', WRONG)
    expect((await check(...KNOWN)).code).toBe(1)
    expect((await json()).summary.diagnostics.error).toBe(1)
  })

  it('never weighs a new error against a mended one', async () => {
    await update()
    await play.draw('报送/甲.xlsx', SECOND)
    const { code, err } = await check(...KNOWN)
    expect([code, err]).toEqual([1, expect.stringMatching(/基线\.json 里有 \d+ 条已改好/)])
    const { reports } = await json()
    const errors = reports.flatMap((one) => one.diagnostics).filter(({ rule }) => rule === 'invest-plan-exceeds-total')
    expect(errors).toEqual([expect.objectContaining({ project: '乙公路建设项目', baseline: 'new' })])
  })

  it('knows a finding again when the rows are sorted or one is inserted', async () => {
    await update()
    const [title, unit, head, first, second] = WRONG.trim().split('\n')
    const row = '9 | 丙学校建设项目 | 县教育局 | 续建 | 900 | 400 | 2024年3月 | 2026年10月 | 王五'
    await play.draw('报送/甲.xlsx', [title, unit, head, second, row, first].join('\n'))
    expect((await json()).summary.diagnostics.error).toBe(0)
  })

  it('tells two findings of one name apart: the second is its own', async () => {
    const twice = (n: number) =>
      [...WRONG.trim().split('\n').slice(0, 3), ...Array(n).fill(WRONG.trim().split('\n')[3])].join('\n')
    await play.draw('报送/甲.xlsx', twice(1))
    await update()
    await play.draw('报送/甲.xlsx', twice(2))
    const { reports } = await json()
    const found = reports[0]!.diagnostics.concat(reports[1]!.diagnostics)
    const plan = found.filter(({ rule }) => rule === 'invest-plan-exceeds-total').map((one) => one.baseline)
    expect(plan).toEqual(['known', 'new'])
    await update()
    expect((await check(...KNOWN)).code).toBe(0)
  })

  it('is one finding per line, sorted, the same whenever it is written, with nothing of the cells in it', async () => {
    await play.draw('报送/甲.xlsx', BOTH.replaceAll('甲园区建设项目', '甲园区 13812345678'))
    await update()
    const text = baseline()
    const { workbooks, findings } = JSON.parse(text) as { workbooks: string[]; findings: unknown[] }
    expect(workbooks).toEqual(['报送/乙.xlsx', '报送/甲.xlsx'])
    const lines = text.trim().split('\n')
    expect(lines.splice(0, 4)).toEqual([
      '{"kplint":"baseline","version":1,"workbooks":[',
      '"报送/乙.xlsx",',
      '"报送/甲.xlsx"',
      '],"findings":[',
    ])
    expect(lines.pop()).toBe(']}')
    expect(lines).toEqual([...lines].sort())
    expect(lines.length).toBe(findings.length)
    expect(text).toContain('"file":"报送/甲.xlsx","rule":"invest-plan-exceeds-total","project":"乙公路建设项目"')
    expect(text).not.toContain('13812345678')
    await update()
    expect(baseline()).toBe(text)
  })

  it('drops what is mended when it is drawn anew, and keeps what was not looked at', async () => {
    await play.draw('报送/乙.xlsx', WRONG)
    await update()
    const files = () => (JSON.parse(baseline()) as { findings: { file: string }[] }).findings.map(({ file }) => file)
    await play.draw('报送/甲.xlsx', RIGHT)
    writeFileSync(play.path('报送/乙.xlsx'), '')
    const { code, err } = await update()
    expect([code, err]).toEqual([2, expect.stringMatching(/去掉 1 条/)])
    expect(files()).toContain('报送/乙.xlsx')
    rmSync(play.path('报送/乙.xlsx'))
    await update()
    expect(files()).not.toContain('报送/乙.xlsx')
  })

  it('holds for the workbooks beside it, wherever the command is typed', async () => {
    await update()
    const { code } = await play.run(['check', '../报送', '--baseline', '../基线.json', '--pack', 'pinglu'], {
      below: '报送',
    })
    expect(code).toBe(0)
  })

  it('is left out of the report with --new-only, and still counted', async () => {
    await update()
    const { reports, summary } = await json('--new-only')
    expect(reports.flatMap(({ diagnostics }) => diagnostics)).toEqual([])
    expect(summary.known).toBeGreaterThan(0)
    const listed = '基线里已有的，不计数'
    expect((await check(...KNOWN, '--verbose')).out).toContain(listed)
    expect((await check(...KNOWN, '--verbose', '--new-only')).out).not.toContain(listed)
    const one = await play.run(['check', '报送/甲.xlsx', ...KNOWN, '--new-only'])
    expect(one.out).toMatch(/没有新的问题，基线已有 [1-9]/)
    expect(one.out).not.toContain('没有发现问题')
  })

  it('keeps the findings of a rule that was off, or that had nothing to compare with', async () => {
    await play.draw('报送/甲.xlsx', month(5, 500))
    await play.draw('上期/4月.xlsx', month(4, 900))
    await update('--previous', '上期')
    const whole = baseline()
    expect(rulesIn(whole)).toContain('period-cum-decreased')
    expect((await check(...KNOWN)).err).toBe('')
    await update()
    expect(baseline()).toBe(whole)
    const off = ['--rule', `${PLAN}=off`, '--previous', '上期']
    expect(rulesIn(whole)).toContain(PLAN)
    expect((await check(...KNOWN, ...off)).err).toBe('')
    await update(...off)
    expect(baseline()).toBe(whole)
  })

  it('keeps the findings of a rule that finds its column no more, though the rule is asked of other tables', async () => {
    await play.draw('报送/乙.xlsx', RIGHT.replaceAll('园区', '景区').replaceAll('公路', '大桥'))
    await update()
    const whole = baseline()
    await play.draw('报送/甲.xlsx', WRONG.replace('年度计划投资', '年度计划头资'))
    const { err } = await check(...KNOWN)
    expect(err).not.toContain('已改好')
    await update()
    expect(rulesIn(baseline())).toEqual(expect.arrayContaining(rulesIn(whole)))
  })

  it('knows that a rule was never asked of another table of the workbook: what is mended beside it is gone', async () => {
    const list = WRONG.replace('年度计划投资', '备注').replaceAll('园区', '景区').replaceAll('公路', '大桥')
    const sheets = (first: string) => `# 计划\n${first.trim()}\n# 名单\n${list.trim()}`
    await play.draw('报送/甲.xlsx', sheets(WRONG))
    await play.draw('报送/乙.xlsx', RIGHT.replaceAll('园区', '学校').replaceAll('公路', '医院'))
    await update()
    expect(baseline()).toMatch(/"rule":"invest-plan-exceeds-total".*"unasked":1\}/)
    const whole = baseline()
    await play.draw('报送/甲.xlsx', sheets(WRONG.replace('年度计划投资', '年度计划头资')))
    await update()
    expect(rulesIn(baseline())).toEqual(expect.arrayContaining(rulesIn(whole)))
    await play.draw('报送/甲.xlsx', sheets(RIGHT))
    expect((await check(...KNOWN)).err).toContain('已改好')
    await update()
    expect(rulesIn(baseline())).not.toContain(PLAN)
  })

  it('keeps what is found between workbooks until all of them are looked at again', async () => {
    const joined = () => rulesIn(baseline()).filter((rule) => rule.startsWith('xref-'))
    const three = async (...names: string[]) =>
      play.run(['check', ...names.map((name) => `报送/${name}.xlsx`), ...KNOWN, '--update-baseline'])
    await play.draw('报送/乙.xlsx', RIGHT.replace('| 9500 |', '| 9600 |'))
    await play.draw('报送/丙.xlsx', RIGHT.replaceAll('园区', '景区').replaceAll('公路', '大桥'))
    await play.draw('报送/甲.xlsx', RIGHT)
    await three('甲', '乙')
    const found = joined()
    expect(found.length).toBeGreaterThan(0)
    // As many workbooks, but others.
    for (const names of [['甲', '丙'], ['乙', '丙'], ['丙']]) {
      expect((await three(...names)).err).toContain('去掉 0 条')
      expect(joined()).toEqual(found)
    }
    await play.draw('报送/乙.xlsx', RIGHT)
    expect((await three('甲', '乙')).err).toContain('去掉 0 条')
    await three('甲', '乙', '丙')
    expect(joined()).toEqual([])
    rmSync(play.path('报送/丙.xlsx'))
  })

  it('lets go of what was found between workbooks when one of them was deleted', async () => {
    await play.draw('报送/甲.xlsx', RIGHT)
    await play.draw('报送/乙.xlsx', RIGHT.replace('| 9500 |', '| 9600 |'))
    await update()
    expect(baseline()).toContain('"xref-')
    rmSync(play.path('报送/乙.xlsx'))
    await update()
    expect(baseline()).not.toContain('"xref-')
    expect(baseline()).not.toContain('乙.xlsx')
  })

  it('keeps what is found between periods where a workbook of an earlier one cannot be read', async () => {
    await play.draw('报送/甲.xlsx', month(5, 500))
    await play.draw('上期/4月.xlsx', month(4, 900))
    await play.draw('上期/3月.xlsx', month(3, 300))
    await update('--previous', '上期')
    const whole = baseline()
    writeFileSync(play.path('上期/4月.xlsx'), '')
    const { code, err } = await update('--previous', '上期')
    expect([code, err]).toEqual([2, expect.stringContaining('去掉 0 条')])
    expect(rulesIn(baseline())).toEqual(expect.arrayContaining(rulesIn(whole)))
  })

  it('keeps the findings of a rule that is not there this time, such as that of a pack', async () => {
    await update()
    const own = '{"file":"报送/甲.xlsx","rule":"zz-own-rule","id":"0123456789abcdef0123456789abcdef"}'
    writeFileSync(play.path('基线.json'), baseline().replace(/\n\]\}\n$/, `,\n${own}\n]}\n`))
    const whole = baseline()
    expect((await check(...KNOWN)).err).toBe('')
    await update()
    expect(baseline()).toBe(whole)
  })

  it('knows the findings of a workbook in which no table was made out, and takes none of its others for mended', async () => {
    const third = '3 | 丙学校建设项目 | 县教育局 | 续建 | 900 | 400 | 2024年3月 | 2026年10月 | 王五'
    const [title, unit, head, ...rows] = [...WRONG.trim().split('\n'), third]
    await play.draw('报送/甲.xlsx', [title, unit, head, ...rows].join('\n'))
    await update()
    await play.draw('报送/甲.xlsx', [title, unit, ...rows].join('\n'))
    expect((await check(...KNOWN)).code).toBe(1)
    const { code, err } = await update()
    expect([code, err]).toEqual([0, expect.stringMatching(/新增 1 条，去掉 0 条/)])
    expect(rulesIn(baseline())).toEqual(expect.arrayContaining([PLAN, 'structure-header-not-found']))
    expect((await check(...KNOWN)).code).toBe(0)
  })

  it('keeps what is explained meanwhile: it is not mended', async () => {
    await update()
    const whole = baseline()
    const findings = (await json()).reports.flatMap(({ file, diagnostics }) =>
      diagnostics.map((one) => ({ file, ...one })),
    )
    const said = [
      '--reason',
      'document',
      '--text',
      '县政府常务会议纪要已同意此项安排',
      '--in-place',
      '--pack',
      'pinglu',
    ]
    const one = findings.find(({ rule, file }) => rule === 'leader-not-in-roster' && file === '报送/甲.xlsx')!
    expect((await play.run(['explain', one.file, '--finding', one.id, ...said])).code).toBe(0)
    expect((await check(...KNOWN)).err).toBe('')
    await update()
    expect(baseline()).toBe(whole)
  })

  it('may stand in the configuration, relative to it', async () => {
    writeFileSync(play.path('kplint.config.json'), '{"baseline": "基线.json", "packs": ["pinglu"], "files": ["报送"]}')
    try {
      expect((await play.run(['check', '--update-baseline'], { below: '报送' })).code).toBe(0)
      expect((await play.run(['check'], { below: '报送' })).code).toBe(0)
      expect(existsSync(play.path('基线.json'))).toBe(true)
    } finally {
      rmSync(play.path('kplint.config.json'))
    }
  })

  it('is held against by whoever joins the parts of a batch, too', async () => {
    await update()
    await play.draw('报送/乙.xlsx', BOTH)
    for (const i of [1, 2]) await check('--shard', `${i}/2`, '-o', `${i}.kplint`)
    const merge = (...args: string[]) => play.run(['report', 'merge', '1.kplint', '2.kplint', ...args])
    expect((await merge(...KNOWN, '--format', 'json')).out).toBe((await check(...KNOWN, '--format', 'json')).out)
    expect((await merge(...KNOWN, '--update-baseline')).code).toBe(0)
    expect((await check(...KNOWN)).code).toBe(0)
  })

  it.each<[string, string]>([
    ['it is no JSON', '<<<<<<< HEAD\n{}'],
    ['it is another tool’s', '{"results": {}}'],
    ['a finding lacks its rule', '{"kplint":"baseline","version":1,"workbooks":[],"findings":[{"file":"a","id":"b"}]}'],
    ['its workbooks are a number', '{"kplint":"baseline","version":1,"workbooks":1,"findings":[]}'],
    ['it is a list', '[]'],
  ])('is refused with one message and left as it is where %s', async (_, text) => {
    writeFileSync(play.path('基线.json'), text)
    for (const run of [check, update]) {
      const { code, out, err } = await run(...KNOWN.slice(run === update ? 2 : 0))
      expect([code, out, err.trim().split('\n')]).toEqual([2, '', [expect.stringContaining('不是 kplint 写的基线')]])
    }
    expect(baseline()).toBe(text)
  })

  it('that cannot be written is told before anything is checked, and no report is left', async () => {
    const before = readdirSync(play.folder)
    const { code, out, err } = await check(
      '--baseline',
      '没有/基线.json',
      '--update-baseline',
      '--format',
      'json=甲.json',
    )
    expect([code, out, err]).toEqual([2, '', expect.stringMatching(/写不了/)])
    const bad = ['--baseline', '基线.json', '--update-baseline', '--format', 'json=没有/甲.json']
    expect(await check(...bad)).toMatchObject({ code: 2, out: '' })
    expect(readdirSync(play.folder)).toEqual(before)
  })

  it.each<[string[], RegExp]>([
    [['--baseline', '没有.json'], /没有基线文件“没有\.json”/],
    [['--update-baseline'], /没有说写哪个基线/],
    [['--new-only'], /要有基线才能用/],
    [['--baseline', '报送/甲.xlsx'], /要检查的工作簿/],
    [['--baseline', '甲.json', '--update-baseline', '--format', 'json=甲.json'], /“甲\.json”/],
    [['--shard', '1/2', '-o', '1.kplint', '--baseline', '甲.json'], /请写在 kplint report merge 后面/],
  ])('%j is refused', async (args, message) => {
    const before = readdirSync(play.folder)
    const { code, err } = await check(...args)
    expect([code, err]).toEqual([2, expect.stringMatching(message)])
    expect(readdirSync(play.folder)).toEqual(before)
  })
})
