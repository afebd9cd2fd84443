/**
 * A county's folder of one month: its key list and the major projects picked from it, the dispatch of two units, inclusion in the
 * statistics, procedures and elements, blockages, the ranking, with last month's dispatch. Clean, nothing is said of them together;
 * with one thing changed, exactly that.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rules } from '../../rules/index.js'
import { Batch, type BatchResult, say } from '../../src/core/index.js'
import { parseDrawing } from '../../src/hosts/text.js'
import { rulesetFor } from '../ruleset.js'

const CLEAN = {
  '1重点项目清单.xlsx': `
平陆县2025年重点建设项目清单
单位：亿元
序号 | 项目代码                 | 项目名称                   | 责任单位 | 建设性质 | 总投资 | 2025年计划投资 | 计划开工时间 | 计划竣工时间 | 包联领导
1    | 2101-140829-04-01-100001 | 部官扬水改扩建工程         | 水利局   | 续建     | 7.93   | 0.30           | 2021年10月   | 2026年10月   | 杜中伟、张华峰
2    | 2112-140829-04-01-100002 | 常乐垣灌区续建配套改造工程 | 水利局   | 续建     | 2.93   | 0.50           | 2021年12月   | 2025年12月   | 张华峰
3    |                          | 城西小学建设项目           | 住建局   | 续建     | 1.86   | 0.50           | 2024年8月    | 2026年5月    | 张首华
4    |                          | 城镇雨污分流改造工程       | 住建局   | 新建     | 1.33   | 0.50           | 2025年6月    | 2027年10月   | 张首华
5    |                          | 市民广场及地下停车场       | 住建局   | 新建     | 1.15   | 0.50           | 2025年9月    | 2027年10月   | 张首华
6    |                          | 水库除险加固工程           | 水利局   | 续建     | 0.18   | 0.10           | 2024年9月    | 2025年10月   | 周宏伟
`,
  '2重大项目.xlsx': `
平陆县2025年重大项目表
单位：亿元
序号 | 项目名称                   | 责任单位 | 建设性质 | 总投资 | 2025年计划投资 | 包联领导
1    | 部官扬水改扩建工程         | 水利局   | 续建     | 7.93   | 0.30           | 杜中伟、张华峰
2    | 常乐垣灌区续建配套改造工程 | 水利局   | 续建     | 2.93   | 0.50           | 张华峰
3    | 城镇雨污分流改造工程       | 住建局   | 新建     | 1.33   | 0.50           | 张首华
`,
  '3水利局调度.xlsx': `
平陆县2025年5月重点项目调度表
填报单位：水利局 | | | | | | 单位：万元
序号 | 项目代码                 | 项目名称                   | 责任单位 | 建设性质 | 总投资 | 年度计划投资 | 本月完成投资 | 本年累计完成投资 | 建设状态 | 存在问题
1    | 2101-140829-04-01-100001 | 部官扬水工程               | 水利局   | 续建     | 79300  | 3000         | 260          | 1270             | 在建     | 资金拨付慢
2    | 2112-140829-04-01-100002 | 常乐垣灌区续建配套改造工程 | 水利局   | 续建     | 29300  | 5000         | 430          | 2140             | 在建     | 无
3    |                          | 水库除险加固工程           | 水利局   | 续建     | 1800   | 1000         | 90           | 510              | 在建     | 无
`,
  '4住建局调度.xlsx': `
平陆县2025年5月重点项目调度表
填报单位：住建局 | | | | | 单位：万元
序号 | 项目名称               | 责任单位   | 建设性质 | 总投资 | 年度计划投资 | 本月完成投资 | 本年累计完成投资 | 建设状态 | 存在问题
1    | 城西小学建设项目       | 县住建局   | 续建     | 18600  | 5000         | 420          | 2010             | 在建     | 无
2    | 城镇雨污分流改造工程   | 住建局     | 新建     | 13300  | 5000         |              |                  | 前期     | 无法供电
3    | 市民广场及地下停车场   | 住建局     | 新建     | 11500  | 5000         |              |                  | 前期     |
`,
  '5入库纳统.xlsx': `
平陆县2025年5月重点项目入库纳统情况表
单位：万元
序号 | 项目名称                   | 计划总投资 | 是否入统 | 统计项目编码 | 统计年累计完成投资 | 未入库原因
1    | 部官扬水改扩建工程         | 79300      | 是       | 140829001    | 1200               |
2    | 常乐垣灌区续建配套改造工程 | 29300      | 是       | 140829002    | 2140               |
3    | 城西小学建设项目           | 18600      | 是       | 140829003    | 1650               |
4    | 城镇雨污分流改造工程       | 13300      | 否       |              |                    | 未开工
`,
  '6手续和要素.xlsx': `
# 手续
平陆县重点项目前期手续办理台账
序号 | 项目名称             | 立项   | 用地手续 | 环评   | 施工许可证
1    | 城西小学建设项目     | 办结   | 办结     | 办结   | 平建许〔2024〕12号
2    | 城镇雨污分流改造工程 | 办结   | 不涉及   | 办结   | 办理中
3    | 市民广场及地下停车场 | 办结   | 办理中   | 未启动 | 未启动
# 要素
平陆县重大项目要素保障清单
序号 | 项目名称             | 用地   | 资金   | 供水   | 供电   | 进出道路
1    | 城镇雨污分流改造工程 | 不涉及 | 已落实 | 已落实 | 已落实 | 已落实
2    | 市民广场及地下停车场 | 办理中 | 未启动 | 未启动 | 未启动 | 已通
`,
  '7堵点台账.xlsx': `
平陆县2025年5月重大项目堵点台账
序号 | 项目名称             | 堵点描述       | 发现日期  | 责任单位 | 责任人 | 完成时限  | 销号状态 | 销号日期
1    | 部官扬水改扩建工程   | 资金拨付慢     | 2025年3月 | 财政局   | 赵甲   | 2025年7月 | 推进中   |
2    | 城镇雨污分流改造工程 | 供电容量不足   | 2025年4月 | 供电公司 | 钱乙   | 2025年6月 | 推进中   |
3    | 城西小学建设项目     | 管线迁改       | 2025年1月 | 住建局   | 孙丙   | 2025年3月 | 已销号   | 2025年3月
`,
  '8通报.xlsx': `
平陆县2025年5月重点项目完成情况通报排名表
单位：亿元
序号 | 单位   | 项目个数 | 总投资 | 年度计划投资 | 本年累计完成投资 | 排名
1    | 水利局 | 3        | 11.04  | 0.90         | 0.39             | 1
2    | 住建局 | 3        | 4.34   | 1.50         | 0.20             | 2
`,
} as const satisfies { readonly [file: string]: string }

/** Last month, as the two units reported it. */
const LAST_MONTH = [
  `
平陆县2025年4月重点项目调度表
填报单位：水利局 | | | | | | 单位：万元
序号 | 项目代码                 | 项目名称                   | 责任单位 | 建设性质 | 总投资 | 年度计划投资 | 本月完成投资 | 本年累计完成投资 | 建设状态
1    | 2101-140829-04-01-100001 | 部官扬水工程               | 水利局   | 续建     | 79300  | 3000         | 250          | 1010             | 在建
2    | 2112-140829-04-01-100002 | 常乐垣灌区续建配套改造工程 | 水利局   | 续建     | 29300  | 5000         | 400          | 1710             | 在建
3    |                          | 水库除险加固工程           | 水利局   | 续建     | 1800   | 1000         | 80           | 420              | 在建
`,
  `
平陆县2025年4月重点项目调度表
填报单位：住建局 | | | | | 单位：万元
序号 | 项目名称               | 责任单位   | 建设性质 | 总投资 | 年度计划投资 | 本月完成投资 | 本年累计完成投资 | 建设状态
1    | 城西小学建设项目       | 县住建局   | 续建     | 18600  | 5000         | 400          | 1590             | 在建
2    | 城镇雨污分流改造工程   | 住建局     | 新建     | 13300  | 5000         |              |                  | 前期
3    | 市民广场及地下停车场   | 住建局     | 新建     | 11500  | 5000         |              |                  | 前期
`,
]

type File = keyof typeof CLEAN
/** A text of a workbook and what stands there instead; without a text, the workbook is left out. */
type Change = readonly [File, (readonly [string, string])?]

const isOfBatch = new Set(rules.filter(({ on }) => on === 'batch').map(({ id }) => id)).add('xref-block-incomplete')

function check(changes: readonly Change[], order: (files: File[]) => File[] = (files) => files): BatchResult {
  const ruleset = rulesetFor({
    period: '2025-05',
    rules: { 'xref-leader-overloaded': { severity: 'info', options: { max: 3 } } },
  })
  const batch = new Batch(ruleset)
  for (const file of order(Object.keys(CLEAN) as File[])) {
    let text: string = CLEAN[file]
    const own = changes.filter(([changed]) => changed === file)
    if (own.some(([, change]) => change === undefined)) continue
    for (const [, change] of own) {
      if (!text.includes(change![0])) throw new Error(`${file} has no ${change![0]}`)
      text = text.replace(change![0], change![1])
    }
    for (const _ of batch.check(parseDrawing(text, file).workbook));
  }
  for (const [i, text] of LAST_MONTH.entries()) batch.remember(parseDrawing(text, `上月${i + 1}.xlsx`).workbook)
  return batch.finish()
}

/** `xref-… 3水利局调度.xlsx C4 what is said` of everything the rules about all workbooks say. */
function told({ reports }: BatchResult): string[] {
  return reports.flatMap(({ name, diagnostics }) =>
    diagnostics
      .filter(({ rule }) => isOfBatch.has(rule))
      .map((one) => `${one.rule} ${name[0]} ${one.cell} ${say(one, 'zh')}`),
  )
}

describe('a county’s folder of one month', () => {
  it('is read as what it is', () => {
    const { reports } = check([])
    expect(reports.flatMap(({ tables }) => tables.map(({ kind }) => kind?.name))).toEqual([
      ...['plan', 'plan', 'dispatch', 'dispatch', 'stat', 'proc', 'element', 'block', 'ranking'],
    ])
  })
  it('says the same of each workbook in whatever order they come', () => {
    const conflict: Change[] = [['4住建局调度.xlsx', ['| 18600 ', '| 19900 ']]]
    const found = (order: (files: File[]) => File[]) =>
      new Map(
        check(conflict, order).reports.map(({ name, diagnostics }) => [
          name,
          diagnostics.map(({ id, cell }) => `${id} ${cell}`),
        ]),
      )
    const plain = found((files) => files)
    expect([...plain.values()].flat().length).toBeGreaterThan(0)
    expect(found((files) => files.reverse())).toEqual(plain)
    fc.assert(
      fc.property(
        fc.shuffledSubarray(Object.keys(CLEAN) as File[], { minLength: Object.keys(CLEAN).length }),
        (files) => {
          expect(found(() => files)).toEqual(plain)
        },
      ),
      { numRuns: 10 },
    )
  })

  it('is clean: nothing is said of the workbooks together, in whatever order they come', () => {
    expect(told(check([]))).toEqual([])
    expect(told(check([], (files) => files.reverse()))).toEqual([])
  })
  it('asks every rule about several tables that has what it needs', () => {
    const { skipped } = check([])
    expect(
      skipped.map(({ rule }) => rule).filter((rule) => isOfBatch.has(rule) && /^(?:xref|stat|kpi-report)/.test(rule)),
    ).toEqual([])
  })
})

/** What goes wrong, what is changed for it, and what must be said. */
const PLANTED: readonly (readonly [string, readonly Change[], readonly string[]])[] = [
  [
    'a project the key list calls otherwise',
    [['4住建局调度.xlsx', ['| 市民广场及地下停车场 ', '| 平陆县市民广场停车场 ']]],
    ['xref-project-unknown 4 B6 重点项目表里没有这个项目，最像的是“市民广场及地下停车场”'],
  ],
  [
    'a total in the wrong unit',
    [['5入库纳统.xlsx', ['| 18600 ', '| 1.86  ']]],
    ['xref-field-conflict 5 C6 总投资是1.86万元，重点项目表里是1.86亿元，差一万倍，疑似万元、亿元写错'],
  ],
  [
    'a nature and a unit that other tables contradict',
    [['3水利局调度.xlsx', ['灌区续建配套改造工程 | 水利局   | 续建', '灌区续建配套改造工程 | 农业局   | 新建']]],
    [
      'xref-field-conflict 3 D5 责任单位是“农业局”，重点项目表里是“水利局”',
      'xref-field-conflict 3 E5 建设性质是“新建”，重点项目表里是“续建”',
    ],
  ],
  [
    'a major project that is not in the key list, and one with another plan',
    [
      ['2重大项目.xlsx', ['| 城镇雨污分流改造工程 ', '| 黄河金三角交易中心 ']],
      ['2重大项目.xlsx', ['| 0.50           | 张首华', '| 0.50           | 李波']],
      ['2重大项目.xlsx', ['| 2.93   | 0.50 ', '| 2.93   | 0.60 ']],
    ],
    [
      'xref-major-not-subset 2 F5 年度计划投资0.60亿元，重点项目清单里是0.50亿元',
      'xref-major-not-subset 2 B6 重点项目清单里没有这个重大项目',
    ],
  ],
  [
    'works begun without the permit',
    [['6手续和要素.xlsx', ['平建许〔2024〕12号', '办理中']]],
    ['xref-started-without-permits 6 F3 已开工，但施工许可证办理中，请核实'],
  ],
  [
    'an element open a month before the start',
    [['6手续和要素.xlsx', ['| 不涉及 | 已落实 | 已落实 | 已落实 |', '| 不涉及 | 已落实 | 已落实 | 办理中 |']]],
    ['xref-element-open 6 F3 计划2025年6月开工，供电办理中'],
  ],
  [
    'a blockage closed while its problem goes on',
    [['7堵点台账.xlsx', ['2025年7月 | 推进中   |', '2025年4月 | 已销号   | 2025年4月']]],
    ['xref-block-closed-but-problem 3 K4 存在问题写着“资金拨付慢”，堵点台账里它的1条堵点都已销号'],
  ],
  [
    'a blockage past its deadline and one of nobody',
    [
      ['7堵点台账.xlsx', ['2025年7月 | 推进中', '2025年4月 | 推进中']],
      ['7堵点台账.xlsx', ['钱乙', '']],
    ],
    ['xref-block-incomplete 7 G3 时限2025年4月已过，还没有销号', 'xref-block-incomplete 7 F4 缺责任人'],
  ],
  [
    'statistics far from the dispatch',
    [['5入库纳统.xlsx', ['| 2140 ', '| 3900 ']]],
    ['stat-dispatch-gap 5 F5 统计本年累计3900万元，调度本年累计2140万元，相差45%'],
  ],
  [
    'a project two units report',
    [
      [
        '4住建局调度.xlsx',
        [
          '| 前期     |\n',
          '| 前期     |\n4    | 水库除险加固工程       | 住建局     | 续建     | 1800   | 1000         | 90           | 510              | 在建     | 无\n',
        ],
      ],
      [
        '8通报.xlsx',
        ['住建局 | 3        | 4.34   | 1.50         | 0.20', '住建局 | 4        | 4.52   | 1.60         | 0.25'],
      ],
    ],
    ['xref-reported-twice 4 B7 住建局和水利局都报了这个项目，会重复计算'],
  ],
  [
    'a summary the units’ tables do not add up to',
    [['8通报.xlsx', ['| 0.39 ', '| 0.49 ']]],
    ['xref-sum-mismatch 8 F4 水利局的本年累计完成投资是0.49亿元，它的月度调度表（水利局）加起来是3920万元，差980万元'],
  ],
  [
    'a leader over all units',
    [
      ['4住建局调度.xlsx', ['| 存在问题', '| 包联领导']],
      ['4住建局调度.xlsx', ['| 在建     | 无', '| 在建     | 张首华']],
      ['4住建局调度.xlsx', ['无法供电', '张首华']],
      ['1重点项目清单.xlsx', ['2026年5月    | 张首华', '2026年5月    | ']],
      ['1重点项目清单.xlsx', ['周宏伟', '张首华']],
    ],
    ['xref-leader-overloaded 4 J4 张首华在2张表里共包联4个项目，上限是3个'],
  ],
  [
    'a unit that has not reported',
    [['4住建局调度.xlsx']],
    ['kpi-report-cadence 3 C3 往期报过、本期没有报的有1家：住建局（最近2025年4月）。本期看了1张调度表：水利局'],
  ],
]

describe('with one thing wrong', () => {
  it.each(PLANTED)('%s', (_, changes, expected) => {
    expect(told(check(changes))).toEqual(expected)
  })
})
