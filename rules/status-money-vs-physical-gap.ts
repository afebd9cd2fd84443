import { compactText, type Percent, type TableRecord, UNDECIDABLE } from '../src/core/index.js'
import { defineRule, type Fields } from './fields.js'
import { isStarted, percentOf, remarkSays, sinceStart, tenth } from './readings.js'

/**
 * Money ahead of the works. 形象进度 is of the whole project or of the year, and the two must not be mixed: a project in its first year
 * may have 90 % of the year's plan and 30 % of its works. Where neither the heading nor `of` says which, it is reported only if the
 * money is ahead by every reading the table allows, and not at all without the money since the start.
 */
export default defineRule({
  id: 'status-money-vs-physical-gap',
  title: { zh: '资金进度超实物进度', en: 'Money ahead of the works' },
  why: {
    zh: '投资报得比工程快一大截，统计核查会按“超进度报送”处理，多报的要核减。',
    en: 'Money far ahead of the works is what statistics inspections call reporting ahead; the excess is struck out.',
  },
  help: {
    zh: '按工程进度单、付款凭证核对完成投资和形象进度。设备款、征地款等确实先付的，在备注里写明，只作提示。形象进度按标题判断是年度的还是整个项目的；标题看不出来的，要两种算法都超前才提；规则包可用 of（year 或 total）定死，gap 改差几个百分点（15）。未开工的由 status-not-started-with-investment 提。',
    en: 'Check both against progress sheets and vouchers. Equipment or land paid in advance is explained in the remarks and then is advice only. The heading says whether 形象进度 is of the year or of the whole project; where it does not, money must be ahead by both readings. A pack may fix it (of: year or total) and set another gap than 15 points. Projects not started are for status-not-started-with-investment.',
  },
  source: {
    zh: '博乐市统计局2023“超进度报送投资额”；公开调度系统按“年度投资进度－实施进度≥15个百分点”预警',
    en: 'Statistics bureau of Bole 2023 (investment reported ahead of progress); a public dispatch system warns from 15 points',
  },
  severity: 'warning',
  on: 'record',
  tables: ['dispatch'],
  columns: ['physical', ['rate', 'yearCum', 'totalRate', 'cum']],
  options: {
    /** Percentage points from which it is reported. */
    gap: 15,
    /** What 形象进度 is of in this county; null where its heading says it, or nothing does. */
    of: null as 'year' | 'total' | null,
  },
  messages: {
    year: {
      zh: '年度投资进度{money}%，形象进度{works}%，投资超前{off}个百分点',
      en: 'money {money} % of the year’s plan, works {works} %: money {off} percentage points ahead',
    },
    total: {
      zh: '累计完成投资占总投资{money}%，形象进度{works}%，投资超前{off}个百分点',
      en: 'money {money} % of the total investment, works {works} %: money {off} percentage points ahead',
    },
  },
  examples: {
    bad: [
      `
平陆县2025年6月重点项目调度表
单位：万元
序号 | 项目名称 | 总投资 | 年度计划投资 | 本年累计完成投资 | 自开工累计完成投资 | 形象进度（%） | 开工状态
1    | 甲项目   | 10000  | 5000         | 4500             | 8000               | 40!           | 在建
2    | 乙项目   | 10000  | 5000         | 4500             | 4500               | 40            | 在建
3    | 丙项目   | 10000  | 5000         | 2500             | 8000               | 40            | 在建
! 累计完成投资占总投资80%，形象进度40%，投资超前40个百分点
`,
      `
平陆县2025年6月重点项目调度表
单位：万元
序号 | 项目名称 | 总投资 | 年度计划投资 | 本年累计完成投资 | 年度形象进度（%） | 开工状态 | 备注
1    | 甲项目   | 10000  | 5000         | 4500             | 40!               | 在建     | 设备款已付
2    | 乙项目   | 10000  | 5000         | 2500             | 40                | 在建     |
! 年度投资进度90%，形象进度40%，投资超前50个百分点
`,
    ],
    good: [
      `
平陆县2025年6月重点项目调度表
单位：万元
序号 | 项目名称 | 总投资 | 年度计划投资 | 本年累计完成投资 | 形象进度（%） | 开工状态
1    | 甲项目   | 10000  | 5000         | 4500             | 40            | 在建
2    | 乙项目   | 10000  | 5000         |                  | 40            | 在建
`,
      `
平陆县2025年6月重点项目调度表
单位：万元
序号 | 项目名称 | 总投资 | 自开工累计完成投资 | 形象进度（%） | 开工状态
1    | 甲项目   | 10000  | 5400               | 40            | 在建
2    | 乙项目   | 10000  | 3000               | 80            | 在建
3    | 丙项目   | 10000  | 5000               |               | 在建
4    | 丁项目   | 10000  | 3000               | 0             | 前期
5    | 戊项目   | 10000  |                    | 20            | 在建
`,
    ],
  },
  *check(record, { options }) {
    if (record.isBlank('physical') || isStarted(record) === false) return
    const works = record.percent('physical')
    const of = options.of ?? ofHeading(record)
    const year = of === 'total' ? null : ofYear(record)
    const total = of === 'year' ? null : ofTotal(record)
    const money = of === 'year' ? year : total
    const lags = works && money && [year, total].some((one) => one !== null && one.lo - works.hi < options.gap)
    if (lags) return
    const isOpen = of === null && year === null && (record.has('rate') || (record.has('yearCum') && record.has('plan')))
    if (!works || !money || isOpen || isStarted(record) === null) return yield UNDECIDABLE
    const off = tenth(money.value - works.value)
    const isPaidAhead = remarkSays(record, AHEAD)
    yield {
      at: record.at('physical'),
      message: of === 'year' ? 'year' : 'total',
      data: { money: tenth(money.value), works: tenth(works.value), off },
      ...(isPaidAhead ? { severity: 'info' } : {}),
      difference: off,
      related: MONEY.filter((field) => !record.isBlank(field)).map((field) => ({ at: record.at(field) })),
    }
  },
})

type Project = TableRecord<Fields>

const MONEY = ['plan', 'yearCum', 'rate', 'total', 'prior', 'cum', 'totalRate'] as const
/** What is paid before the works show it. */
const AHEAD = ['设备', '预付', '征地', '土地', '拆迁', '补偿款']

function ofHeading({ table }: Project): 'year' | 'total' | null {
  const heading = compactText(table.column('physical')?.path.join('') ?? '')
  return heading.includes('年') ? 'year' : /总|累计/.test(heading) ? 'total' : null
}

function ofYear(record: Project): Percent | null {
  return percentOf(record.amount('yearCum'), record.amount('plan')) ?? record.percent('rate')
}

function ofTotal(record: Project): Percent | null {
  return percentOf(sinceStart(record), record.amount('total')) ?? record.percent('totalRate')
}
