import { type FactRecord, type FactTable, type Finding, nameKey, type Outcome, UNDECIDABLE } from '../src/core/index.js'
import { defineRule, type Fields } from './fields.js'
import { type Trail, trailOf } from './follow.js'
import { goingOn, isDone, isNameless, type List, projectsOf } from './lists.js'
import { monthAt, quoted } from './readings.js'
import { type Fate, FOLLOWS, listKey } from './renames.js'

type Table = FactTable<Fields>
type Project = FactRecord<Fields>

export default defineRule({
  id: 'period-project-disappeared',
  title: { zh: '项目漏报', en: 'A project is missing this period' },
  why: {
    zh: '上期在建、本期不见的项目，投资和个数都从合计里少掉了，领导会问它去哪了。',
    en: 'A project under way last month that is gone takes its money and itself out of the totals, and somebody will ask where it went.',
  },
  help: {
    zh: '补上漏报的；移出的，上期备注里写明（移出、取消、终止、已竣工……），改名、拆分、打包的，本期备注里写明原名。名称、总投资与责任单位或开工时间都对得上的改名，总投资加得起来的拆分（一期、二期）和打包，已完工的，都不报；只是名称像、数对不上的，写在话里请核实；像而缺数的无法判断。名单每年重定，跨年不比；两期的表标题说的不是一套名单，或者大半项目对不上的，当作两套表，算无法判断。新增的项目另作提示。',
    en: 'Enter what was left out. A project taken off the list is said to be so in last period’s remarks (移出, 取消, 终止 …); one renamed, split or packed with others names the old name in this period’s. Renames that agree in name, total and unit or start, splits and packages whose totals add up, and finished projects are not told; one that is alike by name only is named, one whose figures are blank is undecidable. The list is made anew each year, so nothing is compared across its turn; where titles speak of two lists, or most projects differ, it is undecidable. What is new is told as advice.',
  },
  source: {
    zh: '种子002（十七）“动态调整、适时补充、滚动接续”；调度台账惯例',
    en: 'Seed 002 (17): lists are adjusted and added to; practice of dispatching',
  },
  severity: 'error',
  on: 'batch',
  tables: ['dispatch'],
  columns: ['name'],
  reads: [...FOLLOWS, 'name', 'status', 'started', 'finish', 'actualFinish', 'cum'],
  given: ['previous'],
  messages: {
    gone: {
      zh: '“{project}”{when}在列，没有完工，本期没有',
      en: '“{project}” stood in the table of {when}, not finished, and is missing now',
    },
    maybe: {
      zh: '“{project}”{when}在列，没有完工，本期没有；可能就是“{candidate}”，请核实',
      en: '“{project}” stood in the table of {when}, not finished, and is missing now; it may be “{candidate}”',
    },
    added: { zh: '比{when}新增{n}个项目', en: 'projects that were not in the table of {when}: {n}' },
    last: { zh: '{when}', en: '{when}' },
    like: { zh: '可能改名', en: 'renamed, perhaps' },
  },
  examples: {
    bad: [
      {
        table: `
平陆县2025年5月重点项目调度表
单位：万元
项目名称!                      | 责任单位 | 总投资 | 计划开工时间 | 本月完成投资 | 本年累计完成投资 | 开工状态
平陆县城西小学建设项目         | 兴虞公司 | 18600  | 2024年8月    | 500          | 2500             | 在建
张店镇综合商贸中心建设项目     | 供销社   | 10300  | 2023年9月    | 100          | 1300             | 在建
曹川镇敬老院改造工程!          | 民政局   | 900    | 2025年5月    | 50           | 50               | 开工
! “官扬水改扩建工程”2025年4月在列，没有完工，本期没有
! 比2025年4月新增1个项目
`,
        previous: [
          `
平陆县2025年4月重点项目调度表
单位：万元
项目名称                   | 责任单位 | 总投资 | 计划开工时间 | 本月完成投资 | 本年累计完成投资 | 开工状态
平陆县城西小学建设项目     | 兴虞公司 | 18600  | 2024年8月    | 500          | 2000             | 在建
官扬水改扩建工程           | 水利局   | 79300  | 2021年10月   | 200          | 1000             | 在建
张店镇综合商贸中心建设项目 | 供销社   | 10300  | 2023年9月    | 100          | 1200             | 在建
`,
          `
平陆县2025年3月重点项目调度表
单位：万元
项目名称                   | 责任单位 | 总投资 | 计划开工时间 | 本月完成投资 | 本年累计完成投资 | 开工状态
平陆县城西小学建设项目     | 兴虞公司 | 18600  | 2024年8月    | 500          | 1500             | 在建
官扬水改扩建工程           | 水利局   | 79300  | 2021年10月   | 200          | 800              | 在建
平陆县市民广场项目         | 住建局   | 11500  | 2025年9月    | 300          | 1000             | 开工
`,
        ],
      },
      {
        table: `
平陆县2025年5月重点项目调度表
单位：万元
项目名称!                      | 责任单位 | 总投资 | 计划开工时间 | 本月完成投资 | 本年累计完成投资 | 开工状态
平陆县城西小学建设项目         | 兴虞公司 | 18600  | 2024年8月    | 500          | 2500             | 在建
平陆县市民广场及停车场项目     | 住建局   | 12500  | 2025年9月    | 300          | 1300             | 开工
! “平陆县市民广场及地下停车场建设项目”2025年4月在列，没有完工，本期没有；可能就是“平陆县市民广场及停车场项目”，请核实
`,
        previous: `
平陆县2025年4月重点项目调度表
单位：万元
项目名称                           | 责任单位 | 总投资 | 计划开工时间 | 本月完成投资 | 本年累计完成投资 | 开工状态
平陆县城西小学建设项目             | 兴虞公司 | 18600  | 2024年8月    | 500          | 2000             | 在建
平陆县市民广场及地下停车场建设项目 | 住建局   | 11500  | 2025年9月    | 300          | 1000             | 开工
`,
      },
    ],
    good: [
      {
        table: `
平陆县2025年5月重点项目调度表
单位：亿元
项目名称                     | 责任单位 | 总投资 | 开工时间   | 本月完成投资 | 本年累计完成投资 | 开工状态 | 备注
平陆县城西小学建设项目       | 兴虞公司 | 1.86   | 2024年8月  | 0.05         | 0.25             | 在建     |
平陆县黄河大桥维修加固工程   | 交运局   | 0.26   | 2025年3月  | 0.01         | 0.02             | 在建     |
农产品交易中心一期           | 市监局   | 2.00   | 2025年1月  | 0.03         | 0.08             | 在建     |
农产品交易中心二期           | 市监局   | 1.30   | 2025年9月  |              |                  | 前期     |
农村饮水提升打包项目         | 水利局   | 0.50   | 2025年2月  | 0.01         | 0.03             | 在建     |
金三角智慧物流园             | 发改局   | 3.10   | 2025年2月  | 0.01         | 0.03             | 在建     | 原黄河物流园项目，经批准更名
老旧小区改造（一期、二期打包） | 住建局 | 0.90   | 2025年2月  | 0.01         | 0.03             | 在建     |
`,
        previous: `
平陆县2025年4月重点项目调度表
单位：万元
项目名称                     | 责任单位 | 总投资 | 开工时间   | 本月完成投资 | 本年累计完成投资 | 开工状态 | 备注
平陆县城西小学建设项目       | 兴虞公司 | 18600  | 2024年8月  | 500          | 2000             | 在建     |
黄河大桥维修工程             | 交运局   | 2600   | 2025年3月  | 100          | 100              | 在建     |
农产品交易中心建设项目       | 市监局   | 33000  | 2025年1月  | 300          | 500              | 在建     |
张店镇农村饮水工程           | 水利局   | 3000   | 2025年2月  | 100          | 100              | 在建     |
曹川镇农村饮水工程           | 水利局   | 2000   | 2025年2月  | 100          | 100              | 在建     |
黄河物流园项目               | 发改局   | 20000  | 2025年3月  | 100          | 100              | 在建     |
老旧小区改造（一期）         | 住建局   | 4000   | 2025年2月  | 100          | 100              | 在建     |
老旧小区改造（二期）         | 住建局   | 5000   | 2025年2月  | 100          | 100              | 在建     |
张店镇污水处理厂             | 住建局   | 3000   | 2023年2月  | 100          | 100              | 完工     |
曹川镇敬老院改造工程         | 民政局   | 900    | 2025年5月  |              |                  | 前期     | 5月起移出重点项目
平陆县市民广场项目           | 住建局   | 11500  |            |              |                  |          |
`,
      },
      {
        table: `
平陆县2025年5月重大项目调度表
单位：万元
项目名称               | 总投资 | 本月完成投资 | 本年累计完成投资 | 开工状态
平陆县城西小学建设项目 | 18600  | 500          | 2500             | 在建
`,
        previous: `
平陆县2025年4月省级重点项目调度表
单位：万元
项目名称               | 总投资 | 本月完成投资 | 本年累计完成投资 | 开工状态
平陆县城西小学建设项目 | 18600  | 500          | 2000             | 在建
官扬水改扩建工程       | 79300  | 200          | 1000             | 在建
`,
      },
      {
        table: `
平陆县2025年1月重点项目调度表
单位：万元
项目名称               | 总投资 | 本月完成投资 | 本年累计完成投资 | 开工状态
平陆县城西小学建设项目 | 18600  | 500          | 500              | 在建
`,
        previous: `
平陆县2024年12月重点项目调度表
单位：万元
项目名称               | 总投资 | 本月完成投资 | 本年累计完成投资 | 开工状态
平陆县城西小学建设项目 | 18600  | 500          | 2000             | 在建
官扬水改扩建工程       | 79300  | 200          | 1000             | 在建
`,
      },
    ],
  },
  *check(batch) {
    const trail = trailOf(batch)
    for (const [table, lists] of goingOn(batch, trail)) {
      const now = projectsOf(table)
      // A line without a name may be any project that is missed, one of the last period any that is new.
      const isOpen = now.some(isNameless)
      for (const list of lists) {
        if (list.isSame === false) continue
        for (const last of list.missing) {
          const fate = trail.fate(last)
          const isUnclear = fate.code === 'open' || (fate.code === 'maybe' && list.isOpen)
          if (isOpen || isUnclear || list.isSame === null || isDone(last, list.place) === null) yield UNDECIDABLE
          else yield missed(fate, table, last)
        }
      }
      if (!isOpen && lists.every(({ isSame, isOpen: was }) => isSame && !was)) yield* added(trail, table, now, lists)
    }
  },
})

type Message = 'gone' | 'maybe' | 'added' | 'last' | 'like'

function missed(fate: Fate, table: Table, last: Project): Finding<Message> {
  const candidates = fate.code === 'maybe' ? fate.projects : []
  const isMaybe = candidates.length > 0
  return {
    at: table.headingOf('name'),
    message: isMaybe ? 'maybe' : 'gone',
    ...(isMaybe ? { severity: 'warning' } : {}),
    data: {
      project: quoted(last.subject),
      when: whenOf(last.table),
      candidate: candidates.map(({ subject }) => quoted(subject)).join('”“'),
    },
    subject: `project:${nameKey(last.subject)}`,
    related: [
      { at: last.at('name'), note: 'last' },
      ...candidates.map((project) => ({ at: project.at('name'), note: 'like' as const })),
    ],
  }
}

/** What is new, as advice. What a project of the last period may have become is not. */
function* added(
  trail: Trail,
  table: Table,
  now: readonly Project[],
  lists: readonly List[],
): Iterable<Outcome<Message>> {
  const [some] = lists
  const keyOf = (project: Project): string => `${project.table.book},${project.table.index},${project.index}`
  const known = new Set(lists.flatMap(({ become }) => become.map(keyOf)))
  const fresh = now.filter((project) => trail.last(project) === null && !known.has(keyOf(project)))
  const [first] = fresh
  if (!first || !some) return
  yield {
    at: first.at('name'),
    message: 'added',
    severity: 'info',
    data: { n: fresh.length, when: whenOf(some.earlier) },
    places: fresh.map((project) => project.at('name')),
    subject: `added:${listKey(table.title)}`,
  }
}

function whenOf({ period }: Table) {
  return period === null ? { zh: '上期', en: 'last period' } : monthAt(period)
}
