/** How projects are followed from earlier periods: through renames, splits and packages, and never by guessing. */
import { describe, expect, it } from 'vitest'
import { defineRule, type Fields } from '../../rules/fields.js'
import { compared, type Step, Trail } from '../../rules/follow.js'
import { FOLLOWS, listKey } from '../../rules/renames.js'
import { Batch, type BatchView, UNDECIDABLE } from '../../src/core/index.js'
import { parseDrawing } from '../../src/hosts/text.js'
import { makeRuleset } from '../../src/pack/pack.js'
import { standardVocabulary } from '../../src/testing/index.js'

/** Shows a batch of drawn tables to `look`. */
function see(
  current: string | readonly string[],
  previous: string | readonly string[],
  look: (batch: BatchView<Fields>) => void,
  period: number | null = null,
): void {
  const words = { zh: '例', en: 'example' }
  let seen = 0
  const rule = defineRule({
    id: 'example-look',
    title: words,
    why: words,
    help: words,
    source: words,
    severity: 'info',
    on: 'batch',
    reads: ['name', ...FOLLOWS],
    messages: {},
    examples: { good: '', bad: '' },
    *check(batch) {
      seen++
      look(batch)
      yield* []
    },
  })
  const batch = new Batch(makeRuleset(standardVocabulary, [rule], [], { period }))
  for (const one of [current].flat()) for (const _ of batch.check(parseDrawing(one).workbook));
  for (const one of [previous].flat()) batch.remember(parseDrawing(one).workbook)
  batch.finish()
  expect(seen).toBe(1)
}

type Row = readonly [name: string, unit: string, total: number | string, start: string, remark?: string]

const table = (title: string, rows: readonly Row[]): string =>
  [
    title,
    '单位：万元',
    '项目名称 | 责任单位 | 总投资 | 开工时间 | 本月完成投资 | 本年累计完成投资 | 备注',
    ...rows.map(
      ([name, unit, total, start, remark]) => `${name} | ${unit} | ${total} | ${start} | 10 | 20 | ${remark ?? ''}`,
    ),
  ].join('\n')

const MAY = '平陆县2025年5月重点项目调度表'
const APRIL = '平陆县2025年4月重点项目调度表'
const MARCH = '平陆县2025年3月重点项目调度表'

/** What a project was called in the last period: its name, `unclear`, or null where it is new. */
function lastNames(current: readonly Row[], previous: readonly Row[]): (string | null)[] {
  const names: (string | null)[] = []
  see(table(MAY, current), table(APRIL, previous), (batch) => {
    const trail = new Trail(batch)
    for (const now of batch.tables[0]!.records()) {
      const step = trail.last(now)
      names.push(step === null || step === 'unclear' ? step : step.last.subject)
    }
  })
  return names
}

/** What has become of the last period's projects: `renamed: 甲`. */
function fates(current: readonly Row[], previous: readonly Row[]): string[] {
  const said: string[] = []
  see(table(MAY, current), table(APRIL, previous), (batch) => {
    const trail = new Trail(batch)
    for (const last of batch.previous[0]!.records()) {
      const fate = trail.fate(last)
      said.push(
        fate.code === 'gone' ? 'gone' : `${fate.code}: ${fate.projects.map(({ subject }) => subject).join('、')}`,
      )
    }
  })
  return said
}

const BRIDGE: Row = ['黄河大桥维修工程', '交运局', 2600, '2025年3月']

describe('a project is the same as last period', () => {
  it('by its name, whatever its brackets and spaces', () => {
    expect(
      lastNames([['市民广场（一期）项目', '住建局', 900, '']], [['市民广场(一期) 项目', '发改局', 800, '']]),
    ).toEqual(['市民广场(一期) 项目'])
  })

  it('by another name where name, total and unit or start agree', () => {
    expect(lastNames([['平陆县黄河大桥维修加固工程', '交运局', 2600, '']], [BRIDGE])).toEqual(['黄河大桥维修工程'])
    expect(lastNames([['平陆县黄河大桥维修加固工程', '', 2600, '2025年3月']], [BRIDGE])).toEqual(['黄河大桥维修工程'])
  })

  it.each<[string, Row]>([
    ['another total', ['平陆县黄河大桥维修加固工程', '交运局', 3600, '2025年3月']],
    ['no total', ['平陆县黄河大桥维修加固工程', '交运局', '', '2025年3月']],
    ['nothing but the total', ['平陆县黄河大桥维修加固工程', '', 2600, '']],
    ['another unit', ['平陆县黄河大桥维修加固工程', '水利局', 2600, '2025年3月']],
    ['another name', ['平陆县体育馆', '交运局', 2600, '2025年3月']],
    ['another stage', ['黄河大桥维修工程二期', '交运局', 2600, '2025年3月']],
  ])('is not where there is %s', (_, now) => {
    expect(lastNames([now], [BRIDGE])).toEqual([null])
  })

  it('is not where two have as good a claim, nor where it is a like project of another township', () => {
    const lots: Row[] = [
      ['农村道路提升改造甲线', '交运局', 2600, '2025年3月'],
      ['农村道路提升改造乙线', '交运局', 2600, '2025年3月'],
    ]
    expect(lastNames(lots, [['农村道路提升改造', '交运局', 2600, '2025年3月']])).toEqual([null, null])
    expect(
      lastNames([['张店镇卫生院改造', '卫健局', 500, '2025年3月']], [['曹川镇卫生院改造', '卫健局', 500, '2025年3月']]),
    ).toEqual([null])
  })

  it('is unclear where it stands on several rows', () => {
    const twice: Row[] = [BRIDGE, BRIDGE]
    expect(lastNames(twice, [BRIDGE])).toEqual(['unclear', 'unclear'])
    expect(lastNames([BRIDGE], twice)).toEqual(['unclear'])
    expect(lastNames([['', '交运局', 2600, '2025年3月']], [BRIDGE])).toEqual(['unclear'])
  })

  it('is that of the same list where several lists have it', () => {
    const key = table('平陆县2025年4月重大项目调度表', [['黄河大桥维修工程', '交运局', 1, '']])
    see(table(MAY, [BRIDGE]), [key, table(APRIL, [BRIDGE])], (batch) => {
      const [now] = batch.tables[0]!.records()
      expect((new Trail(batch).last(now!) as Step).last.table.title).toBe(APRIL)
    })
  })
})

describe('what has become of a project that stands under its name no more', () => {
  it.each<[string, readonly Row[], readonly Row[], readonly string[]]>([
    [
      'it was renamed',
      [['平陆县黄河大桥维修加固工程', '交运局', 2600, '']],
      [BRIDGE],
      ['renamed: 平陆县黄河大桥维修加固工程'],
    ],
    [
      'a remark says its old name',
      [['沿黄公路桥', '交运局', 9000, '', '原黄河大桥维修工程，更名']],
      [BRIDGE],
      ['told: 沿黄公路桥'],
    ],
    [
      'it was split and the totals add up',
      [
        ['黄河大桥维修一期', '交运局', 1600, ''],
        ['黄河大桥维修二期', '交运局', 1000, ''],
      ],
      [BRIDGE],
      ['split: 黄河大桥维修一期、黄河大桥维修二期'],
    ],
    [
      'it may have been split: the totals do not add up',
      [
        ['黄河大桥维修一期', '交运局', 1600, ''],
        ['黄河大桥维修二期', '交运局', 2000, ''],
      ],
      [BRIDGE],
      ['maybe: 黄河大桥维修一期、黄河大桥维修二期'],
    ],
    [
      'several of a unit were packed and the totals add up',
      [['农村饮水打包项目', '水利局', 5000, '']],
      [
        ['张店供水站', '水利局', 3000, ''],
        ['曹川供水站', '水利局', 2000, ''],
      ],
      ['packed: 农村饮水打包项目', 'packed: 农村饮水打包项目'],
    ],
    [
      'they may have been packed: the totals do not add up',
      [['农村饮水打包项目', '水利局', 6000, '']],
      [
        ['张店供水站', '水利局', 3000, ''],
        ['曹川供水站', '水利局', 2000, ''],
      ],
      ['maybe: 农村饮水打包项目', 'maybe: 农村饮水打包项目'],
    ],
    [
      'a package was taken apart',
      [
        ['张店供水站', '水利局', 3000, ''],
        ['曹川供水站', '水利局', 2000, ''],
      ],
      [['农村饮水打包项目', '水利局', 5000, '']],
      ['packed: 张店供水站、曹川供水站'],
    ],
    [
      'it may be renamed: another total',
      [['黄河大桥维修加固工程', '交运局', 3600, '']],
      [BRIDGE],
      ['maybe: 黄河大桥维修加固工程'],
    ],
    [
      'nobody can say: a total is blank',
      [['黄河大桥维修加固工程', '交运局', '', '']],
      [BRIDGE],
      ['open: 黄河大桥维修加固工程'],
    ],
    [
      'nobody can say: a unit is blank, so that nobody knows what the package holds',
      [['农村饮水打包项目', '水利局', 5000, '']],
      [
        ['张店供水站', '水利局', 3000, ''],
        ['曹川供水站', '', 2000, ''],
      ],
      ['open: 农村饮水打包项目', 'open: 农村饮水打包项目'],
    ],
    ['nothing is like it', [['平陆县体育馆', '教育局', 900, '']], [BRIDGE], ['gone']],
  ])('%s', (_, now, last, expected) => {
    expect(fates(now, last)).toEqual(expected)
  })
})

describe('the last period', () => {
  const steps = (current: string, previous: readonly string[], period: number | null = null): (Step | null)[] => {
    const found: (Step | null)[] = []
    see(
      current,
      previous,
      (batch) => {
        for (const outcome of compared(batch, function* (step) {
          found.push(step)
          if (step.gap < 0) yield UNDECIDABLE
        }))
          if (outcome === UNDECIDABLE) found.push(null)
      },
      period,
    )
    return found
  }
  const titles = (found: readonly (Step | null)[]) => found.map((step) => step?.last.table.title ?? null)

  it('is the latest before the table’s own, in whatever order they are given', () => {
    const found = steps(table(MAY, [BRIDGE]), [table(MARCH, [BRIDGE]), table(APRIL, [BRIDGE])])
    expect(titles(found)).toEqual([APRIL])
    expect([found[0]!.gap, found[0]!.sameYear]).toEqual([1, true])
  })

  it('of a project that was left out once is the one before that', () => {
    const found = steps(table(MAY, [BRIDGE]), [table(MARCH, [BRIDGE]), table(APRIL, [])])
    expect(titles(found)).toEqual([MARCH])
    expect(found[0]!.gap).toBe(2)
  })

  it('is neither a draft of the same report nor a later one', () => {
    const june = MAY.replace('5月', '6月')
    expect(titles(steps(table(MAY, [BRIDGE]), [table(MAY, [BRIDGE]), table(june, [BRIDGE])]))).toEqual([null])
  })

  it('is taken at the word of whoever gives it where titles name no month', () => {
    const year = '平陆县2025年重点项目调度表'
    const [step] = steps(table(year, [BRIDGE]), [table(year, [BRIDGE])])
    expect([step!.gap, step!.sameYear, step!.when]).toEqual([1, true, { zh: '上期', en: 'last period' }])
    const [told] = steps(table(year, [BRIDGE]), [table('重点项目调度表', [BRIDGE])], 2025 * 12 + 4)
    expect([told!.gap, told!.sameYear]).toEqual([1, true])
    const [january] = steps(table(year, [BRIDGE]), [table('重点项目调度表', [BRIDGE])], 2025 * 12)
    expect(january!.sameYear).toBe(false)
    const [unknown] = steps(table('重点项目调度表', [BRIDGE]), [table('重点项目调度表', [BRIDGE])])
    expect(unknown!.sameYear).toBeNull()
  })

  it('is the month before by its own words rather than one that does not say its month', () => {
    const quarter = table('平陆县2025年第一季度重点项目调度表', [BRIDGE])
    expect(titles(steps(table(MAY, [BRIDGE]), [quarter, table(APRIL, [BRIDGE])]))).toEqual([APRIL])
    expect(titles(steps(table(MAY, [BRIDGE]), [table(MARCH, [BRIDGE]), quarter]))[0]).toMatch('季度')
  })

  it('is undecidable for a table of a kind that nothing earlier is of', () => {
    expect(
      titles(
        steps(table(MAY, [BRIDGE]), [
          '平陆县2025年重点项目清单\n单位：万元\n项目名称 | 总投资 | 年度计划投资\n甲 | 1 | 1',
        ]),
      ),
    ).toEqual([null])
  })
})

describe('what a title says of its list', () => {
  it.each([
    [MAY, APRIL],
    [MAY, '平陆县重点项目进展情况统计表（截至4月底）'],
    ['平陆县2025年上半年重点建设项目推进台账', '平陆县 2025年第一季度 重点项目 月报'],
  ])('%s is the list of %s', (a, b) => {
    expect(listKey(a)).toBe(listKey(b))
  })
  it('differs where the lists do', () => {
    expect(listKey(MAY)).not.toBe(listKey('平陆县2025年5月重大项目调度表'))
    expect(listKey(MAY)).not.toBe(listKey('夏县2025年5月重点项目调度表'))
  })
})
