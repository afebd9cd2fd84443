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
  await play.draw('报送/甲.xlsx', WRONG)
  await play.draw('报送/乙.xlsx', RIGHT)
})

const KNOWN = ['--baseline', '基线.json']
const check = (...args: string[]) => play.run(['check', '报送', '--pack', 'pinglu', ...args])
const update = (...args: string[]) => check(...KNOWN, '--update-baseline', ...args)
const baseline = () => readFileSync(play.path('基线.json'), 'utf8')
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
    const lines = text.trim().split('\n').slice(1, -1)
    expect(lines).toEqual([...lines].sort())
    expect(lines.length).toBe((JSON.parse(text) as { findings: unknown[] }).findings.length)
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
  })

  it('keeps the findings of a rule that was off, or that had nothing to compare with', async () => {
    const earlier = ['--previous', '上期.xlsx']
    await play.draw('上期.xlsx', WRONG.replace('2025年', '2024年').replace('甲园区', '丁园区'))
    await update(...earlier)
    const whole = baseline()
    expect((await check(...KNOWN, '--rule', 'invest-plan-exceeds-total=off')).err).toBe('')
    await update()
    expect(baseline()).toBe(whole)
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
    ['a finding lacks its rule', '{"kplint":"baseline","version":1,"workbooks":1,"findings":[{"file":"a","id":"b"}]}'],
    ['it is a list', '[]'],
  ])('is refused with one message and left as it is where %s', async (_, text) => {
    writeFileSync(play.path('基线.json'), text)
    for (const run of [check, update]) {
      const { code, out, err } = await run(...KNOWN.slice(run === update ? 2 : 0))
      expect([code, out, err.trim().split('\n')]).toEqual([2, '', [expect.stringContaining('不是 kplint 写的基线')]])
    }
    expect(baseline()).toBe(text)
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
