/** kplint check --previous: this period's workbooks beside those of earlier ones. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Playground, RIGHT } from './play.js'

const schema = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'report.schema.json'), 'utf8')) as object
const fits = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema)

const month = (n: number, school: number, square: number): string => `
平陆县2025年${n}月重点项目调度表
单位：万元
序号 | 项目名称 | 责任单位 | 建设性质 | 总投资 | 年度计划投资 | 开工时间 | 竣工时间 | 本月完成投资 | 本年累计完成投资 | 开工状态 | 包联领导
1 | 城西小学建设项目 | 县教育局 | 续建 | 18600 | 5000 | 2024年8月 | 2026年5月 | 100 | ${school} | 在建 | 张三
2 | 市民广场建设项目 | 县住建局 | 续建 | 11500 | 5000 | 2024年9月 | 2026年9月 | 100 | ${square} | 在建 | 李四
`

const play = new Playground()
afterAll(() => play.remove())
beforeAll(async () => {
  await play.draw('5月/调度.xlsx', month(5, 500, 500))
  await play.draw('5月/计划.xlsx', RIGHT)
  await play.draw('4月/调度.xlsx', month(4, 900, 400))
  await play.draw('3月/调度.xlsx', month(3, 300, 300))
  await play.draw('名册.xlsx', '科室 | 人数\n综合股 | 5\n')
  writeFileSync(play.path('坏.xlsx'), 'PK\u0003\u0004 这不是工作簿')
})

const check = (...args: string[]) => play.run(['check', ...args])
const json = async (...args: string[]) => {
  const { out, code } = await check(...args, '--format', 'json')
  const report = JSON.parse(out)
  expect(fits(report), JSON.stringify(fits.errors)).toBe(true)
  return { report, code }
}

describe('--previous', () => {
  it('compares with the last period and says in which file, sheet and cell the earlier figure stands', async () => {
    const { code, out } = await check('5月/调度.xlsx', '--previous', '4月/调度.xlsx')
    expect(code).toBe(1)
    expect(out).toContain('本年累计500万元，小于2025年4月的900万元，少400万元  period-cum-decreased')
    expect(out).toContain('4月/调度.xlsx 表1!J4 2025年4月')
    expect(out).toContain('对照了以前的 1 个工作簿、1 张表')
    expect(out).not.toContain('没有给上期的工作簿')
  })

  it('says the same in JSON: the file of the related cell, and what was compared with', async () => {
    const { report } = await json('5月/调度.xlsx', '--previous', '4月/调度.xlsx')
    const [found] = report.reports[0].diagnostics.filter(
      ({ rule }: { rule: string }) => rule === 'period-cum-decreased',
    )
    expect(found).toMatchObject({ cell: 'J4', project: '城西小学建设项目', difference: '-400万元' })
    expect(found.related).toEqual([{ file: '4月/调度.xlsx', sheet: '表1', cell: 'J4', note: '2025年4月' }])
    expect(report.previous).toEqual([
      { file: '4月/调度.xlsx', sha256: expect.stringMatching(/^[0-9a-f]{64}$/), tables: 1 },
    ])
  })

  it('takes folders and globs, several times, and the latest of them is the last period', async () => {
    const want = (await check('5月/调度.xlsx', '--previous', '4月')).out.replace(/对照了.*/, '')
    for (const paths of [
      ['3月', '4月'],
      ['4月/*.xlsx', '3月/调度.xlsx'],
    ]) {
      const { out } = await check('5月/调度.xlsx', ...paths.flatMap((path) => ['--previous', path]))
      expect(out).toContain('对照了以前的 2 个工作簿、2 张表')
      expect(out.replace(/对照了.*/, '')).toBe(want)
    }
  })

  it('finds nothing between months that follow each other', async () => {
    await play.draw('对/5月.xlsx', month(5, 1000, 500))
    const { report } = await json('对/5月.xlsx', '--previous', '4月')
    const rules = report.reports[0].diagnostics.map(({ rule }: { rule: string }) => rule)
    expect(rules.filter((rule: string) => rule.startsWith('period-'))).toEqual([])
  })

  it('is said to be missing once: of one workbook in its report, of several at the end', async () => {
    const { out } = await check('5月/调度.xlsx')
    expect(out.match(/没有给上期的工作簿/g)).toHaveLength(1)
    const both = await check('5月')
    expect(both.out.match(/没有给上期的工作簿/g)).toHaveLength(1)
    expect(both.out.indexOf('没有给上期的工作簿')).toBeGreaterThan(both.out.indexOf('合计'))
    const one = (await json('5月/调度.xlsx')).report
    expect([one.skipped, one.previous]).toEqual([[], []])
    const lacks = (list: readonly { rule: string; code: string }[]): string[] =>
      list.filter(({ code }) => code === 'previous').map(({ rule }) => rule)
    expect(lacks(one.reports[0].skipped)).toContain('period-cum-decreased')
    const many = (await json('5月')).report
    expect(lacks(many.skipped)).toContain('period-cum-decreased')
    expect(many.reports.flatMap(({ skipped }: { skipped: [] }) => lacks(skipped))).toEqual([])
  })

  it('leaves undecided what a month between hides, which is said once at the end and counted', async () => {
    const { out } = await check('5月', '--previous', '3月')
    expect(out).toMatch(/几张表放在一起看，有的空白、读不懂或对不上，\d+ 次无法判断：.*period-cum-recurrence 2 次/)
    expect((await check('5月', '--previous', '3月', '--quiet')).out).not.toContain('几张表放在一起看')
    const { report } = await json('5月', '--previous', '3月')
    expect(report.undecided).toContainEqual({ rule: 'period-cum-recurrence', count: 2 })
    const counted = [...report.undecided, ...report.reports.flatMap(({ undecided }: { undecided: [] }) => undecided)]
    expect(report.summary.undecidable).toBe(
      counted.reduce((sum: number, { count }: { count: number }) => sum + count, 0),
    )
  })

  it('that cannot be read, leads nowhere or holds no table is an error like any other, and the rest is compared', async () => {
    const { code, out } = await check(
      '5月/调度.xlsx',
      ...['坏.xlsx', '没有/*.xlsx', '名册.xlsx', '4月'].flatMap((p) => ['--previous', p]),
    )
    expect(code).toBe(2)
    expect(out).toMatch(/没能检查 坏\.xlsx：/)
    expect(out).toMatch(/没能检查 没有\/\*\.xlsx：没有匹配的工作簿/)
    expect(out).toMatch(/没能检查 名册\.xlsx：没有认出项目表，不能与它对照/)
    expect(out).toContain('period-cum-decreased')
    expect(out).toContain('1 个工作簿，查了 1 个')
  })

  it('is refused where it is to be checked, too, whatever it is called', async () => {
    for (const path of ['5月/调度.xlsx', './5月/../5月/调度.xlsx', play.path('5月/调度.xlsx')]) {
      const { code, err } = await check('5月', '--previous', path)
      expect(code).toBe(2)
      expect(err).toContain('既要检查，又给作上期')
    }
  })

  it('is never written over by the report', async () => {
    const { code, err } = await check('5月', '--previous', '4月', '--output', '4月/调度.xlsx')
    expect(code).toBe(2)
    expect(err).toContain('--output')
  })

  it('can stand in the configuration, from whose folder it starts; the command line goes before it', async () => {
    await play.draw('县/本期/调度.xlsx', month(5, 500, 500))
    writeFileSync(play.path('县/kplint.config.json'), JSON.stringify({ previous: ['../4月'], files: ['本期/*.xlsx'] }))
    const { out } = await play.run(['check'], { below: '县/本期' })
    expect(out).toContain('period-cum-decreased')
    const typed = await play.run(['check', '--previous', '../3月'], { below: '县' })
    expect(typed.out).not.toContain('period-cum-decreased')
    expect(typed.out).toContain('对照了以前的 1 个工作簿')
  })

  it('takes the period it is told for this period only', async () => {
    const untitled = (text: string): string => text.replace(/平陆县.*调度表/, '平陆县2025年重点项目调度表')
    await play.draw('无月份/本期.xlsx', untitled(month(5, 500, 500)))
    await play.draw('无月份上期/上期.xlsx', untitled(month(4, 900, 400)))
    const { out } = await check('无月份', '--previous', '无月份上期', '--period', '2025-05')
    expect(out).toContain('本年累计500万元，小于上期的900万元')
  })
})

describe('a rule about all workbooks that breaks', () => {
  it('is told once, and the workbooks’ own reports stand', async () => {
    const { Batch } = await import('../../src/core/index.js')
    const { joining } = Batch.prototype
    Batch.prototype.joining = () => {
      throw new TypeError('x is not a function')
    }
    try {
      const { code, out } = await check('5月')
      expect(code).toBe(2)
      expect(out).toMatch(/没能检查：检查时出了内部错误（x is not a function）/)
      expect(out).toContain('5月/调度.xlsx')
      expect(out).toContain('2 个工作簿，查了 2 个')
    } finally {
      Batch.prototype.joining = joining
    }
  })
})
