/**
 * A county's ledger over the months, drawn by hand: three months that follow each other properly say nothing to the rules over
 * periods; with planted mistakes they say exactly those. All rules are on.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Batch, say } from '../../src/core/index.js'
import { parseDrawing } from '../../src/hosts/text.js'
import { rulesetFor } from '../ruleset.js'

const HEAD =
  '序号 | 项目名称 | 责任单位 | 建设性质 | 总投资 | 年度计划投资 | 开工时间 | 竣工时间 | 本月完成投资 | 本年累计完成投资 | 自开工累计完成投资 | 开工状态 | 本月进展 | 包联领导 | 备注'

const ledger = (when: string, rows: string): string =>
  `平陆县${when}重点项目调度表\n填报单位：县发改局\n单位：万元\n${HEAD}\n${rows.trim()}\n`

const MARCH = ledger(
  '2025年3月',
  `
1 | 官扬水改扩建工程           | 水利局     | 续建 | 79300 | 3000  | 2021年10月 | 2026年10月 | 300 | 900  | 40900 | 在建 | 三级站土建完成四成     | 张一 |
2 | 张店镇综合商贸中心建设项目 | 供销社     | 续建 | 10300 | 3300  | 2023年9月  | 2025年12月 | 280 | 700  | 7700  | 在建 | 二层楼板浇筑           | 李二 |
3 | 城西小学建设项目           | 兴虞公司   | 续建 | 18600 | 5000  | 2024年8月  | 2026年5月  | 500 | 1200 | 6200  | 在建 | 教学楼主体完成二层     | 王三 |
4 | 黄平线连接线改造工程       | 交运局     | 新建 | 10800 | 8000  | 2025年3月  | 2026年10月 | 200 | 200  | 200   | 开工 | 清表完成，路基开挖     | 赵四 |
5 | 农产品交易中心建设项目     | 市监局     | 新建 | 33000 | 5000  | 2025年1月  | 2026年8月  | 400 | 900  | 900   | 在建 | 桩基施工完成六成       | 钱五 |
6 | 曹川镇供水站改造           | 住建局     | 新建 | 1200  | 800   | 2025年2月  | 2025年11月 | 60  | 110  | 110   | 在建 | 管沟开挖二公里         | 孙六 |
7 | 圣人涧镇供水站改造         | 住建局     | 新建 | 1800  | 900   | 2025年2月  | 2025年11月 | 70  | 130  | 130   | 在建 | 泵房基础完成           | 孙六 |
8 | 市民广场及停车场建设项目   | 住建局     | 新建 | 11500 | 5000  | 2025年9月  | 2027年10月 |     |      |       | 前期 | 正在办理用地手续       | 周七 |
9 | 养老服务中心装修工程       | 民政局     | 续建 | 8300  | 1000  | 2022年6月  | 2025年3月  | 300 | 1000 | 8300  | 完工 | 竣工验收               | 吴八 |
`,
)

const APRIL = ledger(
  '2025年4月',
  `
1 | 官扬水改扩建工程           | 水利局     | 续建 | 79300 | 3000  | 2021年10月 | 2026年10月 | 310 | 1210 | 41210 | 在建 | 三级站土建完成五成     | 张一 |
2 | 张店镇综合商贸中心建设项目 | 供销社     | 续建 | 10300 | 3300  | 2023年9月  | 2025年12月 | 290 | 990  | 7990  | 在建 | 三层楼板浇筑           | 李二 |
3 | 平陆县城西小学建设工程     | 兴虞公司   | 续建 | 18600 | 5000  | 2024年8月  | 2026年5月  | 450 | 1650 | 6650  | 在建 | 教学楼主体完成三层     | 王三 |
4 | 黄平线连接线改造工程       | 交运局     | 新建 | 10800 | 8000  | 2025年3月  | 2026年10月 | 600 | 800  | 800   | 在建 | 路基完成三公里         | 赵四 |
5 | 农产品交易中心建设项目     | 市监局     | 新建 | 33000 | 5000  | 2025年1月  | 2026年8月  | 410 | 1310 | 1310  | 在建 | 桩基施工完成八成       | 钱五 |
6 | 曹川镇供水站改造           | 住建局     | 新建 | 1200  | 800   | 2025年2月  | 2025年11月 | 65  | 175  | 175   | 在建 | 管沟开挖四公里         | 孙六 |
7 | 圣人涧镇供水站改造         | 住建局     | 新建 | 1800  | 900   | 2025年2月  | 2025年11月 | 75  | 205  | 205   | 在建 | 泵房主体完成           | 孙六 |
8 | 市民广场及停车场建设项目   | 住建局     | 新建 | 11500 | 5000  | 2025年9月  | 2027年10月 |     |      |       | 前期 | 正在办理用地手续       | 周七 |
`,
)

const MAY = ledger(
  '2025年5月',
  `
1 | 官扬水改扩建工程           | 水利局     | 续建 | 79300 | 3000  | 2021年10月 | 2026年10月 | 320 | 1530 | 41530 | 在建 | 三级站土建完成六成     | 张一 |
2 | 张店镇综合商贸中心建设项目 | 供销社     | 续建 | 10300 | 2800  | 2023年9月  | 2025年12月 | 300 | 1290 | 8290  | 停工 | 三层楼板浇筑，等待图审 | 李二 | 县政府会议同意调减年度计划；雨季停工
3 | 平陆县城西小学建设工程     | 兴虞公司   | 续建 | 18600 | 5000  | 2024年8月  | 2026年5月  | 460 | 2110 | 7110  | 在建 | 教学楼主体封顶         | 王三 |
4 | 黄平线连接线改造工程       | 交运局     | 新建 | 10900 | 8000  | 2025年3月  | 2026年10月 | 610 | 1410 | 1410  | 在建 | 路基完成六公里         | 赵四 | 平发改〔2025〕21号调整概算
5 | 农产品交易中心一期         | 市监局     | 新建 | 20000 | 3000  | 2025年1月  | 2026年8月  | 420 | 1730 | 1730  | 在建 | 桩基施工完成           | 钱五 |
6 | 农产品交易中心二期         | 市监局     | 新建 | 13000 | 2000  | 2025年10月 | 2026年12月 |     |      |       | 前期 | 方案已通过评审         | 钱五 |
7 | 镇村供水站改造打包项目     | 住建局     | 新建 | 3000  | 1700  | 2025年2月  | 2025年11月 | 150 | 530  | 530   | 在建 | 管网完成十公里         | 孙六 | 由曹川、圣人涧两个供水站整合
8 | 市民广场及停车场建设项目   | 住建局     | 新建 | 11500 | 5000  | 2025年10月 | 2027年10月 |     |      |       | 前期 | 用地预审已批复         | 周七 | 因用地批复推迟一个月
`,
)

/** What the rules over periods say of the last workbook given those before it: `规则 格 话`, in order of place. */
function over(current: string, ...previous: readonly string[]): string[] {
  const batch = new Batch(rulesetFor({ rules: { 'period-constant-amount': 'on' } }))
  for (const _ of batch.check(parseDrawing(current, '本期.xlsx').workbook));
  for (const one of previous) batch.remember(parseDrawing(one, '上期.xlsx').workbook)
  const [report] = batch.finish().reports
  return report!.diagnostics
    .filter(({ rule }) => /^period-|^status-stale/.test(rule))
    .map((found) => `${found.rule} ${found.cell} ${say(found, 'zh')}`)
}

const planted = (drawing: string, ...swaps: readonly (readonly [string, string])[]): string =>
  swaps.reduce((text, [from, to]) => {
    expect(text.split(from), from).toHaveLength(2)
    return text.replace(from, to)
  }, drawing)

describe('three months that follow each other', () => {
  it('say nothing, in whatever order the earlier ones are given', () => {
    expect(over(APRIL, MARCH)).toEqual([])
    expect(over(MAY, APRIL, MARCH)).toEqual([])
    expect(over(MAY, MARCH, APRIL)).toEqual([])
  })

  it('say nothing where a month lies between', () => {
    expect(over(MAY, MARCH)).toEqual([])
  })

  it('say exactly what is wrong', () => {
    const wrong = planted(
      MAY,
      ['320 | 1530 | 41530', '320 | 1200 | 41530'],
      ['460 | 2110 | 7110 ', '460 | 2200 | 7110 '],
      ['续建 | 18600 | 5000', '续建 | 28600 | 5600'],
      ['610 | 1410 | 1410  | 在建 | 路基完成六公里', '610 | 1410 | 1410  | 未开工 | 路基完成三公里'],
      [' | 因用地批复推迟一个月', ' |'],
      ['2 | 张店镇综合商贸中心建设项目', '2 | 东延中学新建教学楼'],
    )
    expect(over(wrong, APRIL, MARCH)).toEqual([
      'period-project-disappeared B4 “张店镇综合商贸中心建设项目”2025年4月在列，没有完工，本期没有',
      'period-cum-decreased J5 本年累计1200万元，小于2025年4月的1210万元，少10万元',
      'period-project-disappeared B6 比2025年4月新增1个项目',
      'period-total-changed E7 总投资28600万元，2025年4月是18600万元，增加10000万元，没有说明',
      'period-plan-changed F7 年度计划5600万元，2025年4月是5000万元，增加600万元，没有说明',
      'period-cum-recurrence J7 本年累计2200万元，而2025年4月的1650万元加本月460万元是2110万元，差90万元',
      'period-status-regressed L8 2025年4月是“在建”，现在是“未开工”，退了回去',
      'status-stale-progress-text M8 进展与2025年4月相同，而本月完成610万元',
      'period-start-date-changed G12 计划开工由2025年9月推到2025年10月，推迟1个月',
    ])
  })

  it('name a slip of unit once, and not all that follows from it', () => {
    const wrong = planted(MAY, ['10900 | 8000', '1.09 | 8000'])
    expect(over(wrong, APRIL, MARCH)).toEqual([
      'period-unit-scale-suspect E8 填1.09万元，2025年4月是10800万元，差10000倍，填小了，疑为10900万元',
    ])
  })

  it('name an amount that is the same for three months', () => {
    const [march, april, may] = [
      planted(MARCH, ['280 | 700  | 7700', '300 | 700  | 7700']),
      planted(APRIL, ['290 | 990  | 7990', '300 | 1000 | 8000']),
      planted(MAY, ['300 | 1290 | 8290', '300 | 1300 | 8300']),
    ]
    expect(over(may, march, april)).toEqual(['period-constant-amount I6 连续3个月都填300万元'])
  })
})

describe('the turn of the year', () => {
  const turn = (when: string, plan: number, month: number, year: number, all: number): string =>
    ledger(
      when,
      `
1 | 官扬水改扩建工程 | 水利局   | 续建 | 79300 | ${plan} | 2021年10月 | 2026年10月 | ${month} | ${year} | ${all} | 在建 | 三级站第${all}号节点 | 张一 |
2 | 城西小学建设项目 | 兴虞公司 | 续建 | 18600 | ${plan} | 2024年8月  | 2026年5月  | ${month} | ${year} | ${all} | 在建 | 教学楼第${all}号节点 | 王三 |
`,
    )
  const december = turn('2024年12月', 5000, 300, 4000, 9000)
  const dropped = ledger(
    '2024年12月',
    '1 | 曹川镇敬老院改造工程 | 民政局 | 续建 | 900 | 500 | 2024年3月 | 2026年3月 | 10 | 20 | 30 | 在建 | 装修 | 吴八 |',
  )

  it('begins the year’s amounts and the list anew', () => {
    const january = turn('2025年1月', 6000, 200, 200, 9200)
    expect(over(january, december, dropped)).toEqual([])
    expect(over(turn('2025年2月', 6000, 310, 510, 9510), december)).toEqual([])
    expect(over(turn('2025年2月', 6000, 310, 510, 9510), december, january)).toEqual([])
  })

  it('is told where they were not begun anew, once', () => {
    const found = (when: string) => over(turn(when, 6000, 310, 4310, 9310), december)
    for (const when of ['2025年1月', '2025年2月'])
      expect(found(when)).toEqual(
        [5, 6].map(
          (row) =>
            `period-year-rollover J${row} 本年累计4310万元，正好是2024年12月的4000万元加本月310万元：年初没有从头算起`,
        ),
      )
  })

  it('lets nothing that was built disappear', () => {
    expect(over(turn('2025年1月', 6000, 200, 200, 8200), december)).toEqual(
      [5, 6].map((row) => `period-cum-decreased K${row} 自开工累计8200万元，小于2024年12月的9000万元，少800万元`),
    )
  })
})

describe('whatever stands in two ledgers', () => {
  const cell = <T>(...values: readonly T[]) => fc.constantFrom(...values)
  const name = fc.oneof(
    cell(
      '甲路',
      '甲路改造',
      '甲路一期',
      '甲路二期',
      '供水站打包项目',
      '张店镇供水站',
      '曹川镇供水站',
      '甲',
      '',
      '项目',
      '…',
    ),
    fc.stringMatching(/^[甲乙路桥（）一二期a-z0-9 ]{0,30}$/),
  )
  const row = fc.tuple(
    name,
    cell('交运局', '水利局', ''),
    cell('1000', '2000', '0.2', '待定', ''),
    cell('2025年3月', '2025年', '明年', ''),
    cell('10', '0', '-10', '#REF!', ''),
    cell('20', '30', '200000', '…', ''),
    cell('在建', '前期', '完工', '停工', '不详', ''),
    cell('', '原甲路，更名', '核减', '由甲路改造、甲路一期打包'),
  )
  const table = (month: number, rows: readonly (readonly string[])[]): string =>
    [
      `平陆县2025年${month}月重点项目调度表`,
      '单位：万元',
      '项目名称 | 责任单位 | 总投资 | 开工时间 | 本月完成投资 | 本年累计完成投资 | 开工状态 | 备注 | 序号',
      ...rows.map((cells, i) => [...cells, i + 1].join(' | ')),
    ].join('\n')

  it('is judged alike in whatever order rows and workbooks of earlier periods come', () => {
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 6 }),
        fc.array(row, { minLength: 1, maxLength: 6 }),
        fc.array(row, { minLength: 1, maxLength: 3 }),
        (now, last, before) => {
          const found = over(table(5, now), table(4, last), table(3, before)).sort()
          const turned = over(table(5, now), table(3, before), table(4, [...last].reverse()))
          expect(turned.sort()).toEqual(found)
          for (const words of found) expect(words).not.toMatch(/\{\w+\}|undefined|NaN|null|Infinity|\[object/)
        },
      ),
      { numRuns: 50 },
    )
  })
})
