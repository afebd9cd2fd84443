/**
 * Workbooks in which nothing is wrong, though every rule is asked, those that are off too: what test/mutation breaks. Each set is one
 * batch: the workbooks of a period and, where there are any, those of the periods before.
 */
import { fields, rules, tables } from '../../rules/index.js'
import { Roster, type RosterEntry, type Ruleset } from '../../src/core/index.js'
import { makeRuleset, type Pack } from '../../src/pack/pack.js'
import { everyRule } from '../ruleset.js'
import {
  blockages,
  dispatch,
  elements,
  grid,
  groupedPlan,
  inclusion,
  keyList,
  monthlyDispatch,
  procedures,
  projects,
  rosterTables,
  totalledDispatch,
} from './county.js'

/** The drawings of one batch. */
export interface CleanSet {
  readonly books: readonly string[]
  readonly previous?: readonly string[]
  /** The county has no rosters but those that are handed in as tables. */
  readonly withoutRosters?: true
}

/** The twelve projects picked for 2025, 续建 before 新建, the larger before the smaller. */
const picked = `平陆县2025年12个重点推进项目
单位：亿元
序号 | 项目代码 | 项目名称 | 责任单位 | 建设性质 | 领域 | 建设内容 | 总投资 | 2025年计划投资 | 批复总投资 | 立项文件 | 调整批复文号 | 计划开工时间 | 计划竣工时间 | 包联领导 | 联系电话 | 备注
1 | '2106-140829-04-01-123451 | 部官扬水工程 | 县水利局 | 续建 | 基础设施类 | 新建三级扬水站 | 7.93 | 1.20 | 7.93 | 平发改审〔2021〕3号 | | 2021年10月 | 2026年10月 | 杜中伟、张华峰 | '13835900001 |
2 | '2212-140829-04-01-123452 | 光伏储能电站项目 | 县发改局 | 续建 | 产业类 | 储能电站200MWh | 6.05 | 2.00 | 6.05 | 平发改审〔2021〕3号 | | 2023年3月 | 2026年12月 | 翟纪亭 | '13835900002 |
3 | '2203-140829-04-01-123453 | 汽车新材料产业园 | 县工信局 | 续建 | 产业类 | 厂房5万平方米 | 4.36 | 0.90 | 4.36 | 平发改审〔2021〕3号 | | 2022年9月 | 2026年3月 | 杨志强 | '13835900003 |
4 | '2405-140829-04-01-123454 | 城西小学建设项目 | 县教育局 | 续建 | 社会民生类 | 教学楼2栋 | 1.86 | 0.60 | 1.86 | 平发改审〔2021〕3号 | | 2024年8月 | 2026年8月 | 王飞 | '13835900004 |
5 | '2306-140829-04-01-123461 | 常乐垣灌区工程 | 县水利局 | 续建 | 基础设施类 | 渠道26.7km | 1.67 | 0.50 | 1.67 | 平发改审〔2021〕3号 | | 2023年6月 | 2026年6月 | 程丽珍、郑文红 | '13835900005 |
6 | '2307-140829-04-01-123458 | 综合商贸中心 | 县供销社 | 续建 | 社会民生类 | 商贸楼1栋 | 1.03 | 0.25 | 1.03 | 平发改审〔2021〕3号 | | 2023年9月 | 2026年4月 | 闫小娟 | '13835900006 |
7 | '2410-140829-04-01-123462 | 张店镇风电项目 | 县发改局 | 新建 | 产业类 | 风电机组20台 | 7.52 | 2.20 | 7.52 | 平发改审〔2021〕3号 | | 2025年2月 | 2027年10月 | 谭千义 | '13835900007 |
8 | '2409-140829-04-01-123455 | 智慧农贸交易中心 | 县市监局 | 新建 | 产业类 | 交易大厅1座 | 3.30 | 0.85 | 3.30 | 平发改审〔2021〕3号 | | 2025年1月 | 2027年8月 | 张首华、李波 | '13835900008 |
9 | '2410-140829-04-01-123456 | 雨污分流管网工程 | 县住建局 | 新建 | 基础设施类 | 管网18km | 1.33 | 0.40 | 1.33 | 平发改审〔2021〕3号 | | 2025年3月 | 2027年10月 | 郭晓军 | '13835900009 |
10 | '2411-140829-04-01-123463 | 市民广场及停车场 | 县住建局 | 新建 | 社会民生类 | 广场1座 | 1.15 | 0.35 | 1.15 | 平发改审〔2021〕3号 | | 2025年4月 | 2027年5月 | 郭晓军 | '13835900010 |
11 | '2501-140829-04-01-123457 | 黄平线公路工程 | 县交运局 | 新建 | 基础设施类 | 公路26km | 1.08 | 0.30 | 1.08 | 平发改审〔2021〕3号 | | 2025年6月 | 2027年9月 | 周宏伟 | '13835900011 |
12 | '2412-140829-04-01-123464 | 县医院门诊楼 | 县卫健局 | 新建 | 社会民生类 | 门诊楼1栋 | 0.94 | 0.15 | 0.94 | 平发改审〔2021〕3号 | | 2025年8月 | 2026年12月 | 周宏伟 | '13835900012 |`

const planning = `平陆县2026年谋划建设项目清单
单位：亿元
序号 | 项目代码 | 项目名称 | 责任单位 | 领域 | 总投资 | 2026年计划投资 | 备注
1 | | 铝深加工产业园 | 县工信局 | 产业类 | 21.50 | 6.20 |
2 | | 抽水蓄能电站 | 县发改局 | 产业类 | 38.40 | 5.10 |
3 | | 果品冷链物流园 | 县供销社 | 产业类 | 6.35 | 2.45 |
4 | | 农村供水管网 | 县水利局 | 基础设施类 | 4.82 | 1.30 |
5 | | 养老服务中心 | 县民政局 | 社会民生类 | 1.96 | 0.75 |`

const reserve = `平陆县2026年储备年度建设项目清单
单位：亿元
序号 | 所在库 | 项目名称 | 责任单位 | 领域 | 是否重大 | 总投资 | 入库日期 | 出库日期 | 备注
1 | 储备库 | 铝深加工产业园 | 县工信局 | 产业类 | 是 | 9.50 | 2024年6月 | 2025年8月 |
2 | 储备库 | 抽水蓄能电站 | 县发改局 | 产业类 | 是 | 12.40 | 2024年9月 | |
3 | 储备库 | 果品冷链物流园 | 县供销社 | 产业类 | 否 | 6.35 | 2025年1月 | 2025年9月 |
4 | 谋划库 | 农村供水管网 | 县水利局 | 基础设施类 | 否 | 4.82 | 2025年3月 | |`

const list = (name: string, project: string): string => `# ${name}
平陆县2025年12月${name}前期项目清单
单位：亿元
序号 | 所在库 | 项目名称 | 责任单位 | 领域 | 总投资
1 | 谋划库 | ${project}一标 | 县发改局 | 产业类 | 6.31
2 | 谋划库 | ${project}配套道路 | 县交运局 | 基础设施类 | 2.47`

const signedProjects = `平陆县2025年12月招商引资签约项目台账
单位：亿元
序号 | 项目名称 | 投资方 | 招商专班 | 签约日期 | 协议投资 | 是否开工 | 开工日期 | 到位资金 | 责任单位 | 备注
1 | 铝深加工产业园 | 山西恒铝公司 | 新材料专班 | 2025年1月 | 9.50 | 是 | 2025年4月 | 1.20 | 县工信局 |
2 | 抽水蓄能电站 | 华能电力公司 | 新能源专班 | 2025年3月 | 8.40 | 是 | 2025年9月 | 0.85 | 县发改局 |
3 | 果品冷链物流园 | 运城果业公司 | 农业专班 | 2025年5月 | 6.35 | 是 | 2025年6月 | 2.10 | 县供销社 |
4 | 玻璃器皿生产线 | 祁县玻璃公司 | 新材料专班 | 2025年8月 | 2.62 | 否 | | 0.10 | 县工信局 |`

const funds = `平陆县2025年争取上级资金项目台账
单位：万元
序号 | 项目名称 | 责任单位 | 总投资 | 中央预算内 | 省级资金 | 县级资金 | 专项债 | 自筹 | 备注
1 | 部官扬水工程 | 县水利局 | 79300 | 30000 | 12000 | 7300 | 25000 | 5000 |
2 | 城西小学建设项目 | 县教育局 | 18600 | 6000 | 2600 | 3000 | 7000 | 0 |
3 | 雨污分流管网工程 | 县住建局 | 13300 | 4000 | 1300 | 2000 | 6000 | 0 |
4 | 黄平线公路工程 | 县交运局 | 10800 | 3800 | 2000 | 1000 | 4000 | 0 |`

const paid = `平陆县2025年专项债券资金使用台账
单位：万元
序号 | 项目名称 | 责任单位 | 总投资 | 资金类型 | 申请资金 | 下达资金 | 到位资金 | 支付资金 | 备注
1 | 部官扬水工程 | 县水利局 | 79300 | 专项债 | 25000 | 21000 | 18000 | 9600 |
2 | 城西小学建设项目 | 县教育局 | 18600 | 专项债 | 7000 | 7000 | 5400 | 2700 |
3 | 雨污分流管网工程 | 县住建局 | 13300 | 专项债 | 6000 | 4500 | 4200 | 1800 |`

const sources = `平陆县2025年政府投资项目资金安排表
单位：万元
序号 | 项目名称 | 责任单位 | 总投资 | 资金来源 | < | < | <
^ | ^ | ^ | ^ | 中央 | 省级 | 县级 | 小计
1 | 部官扬水工程 | 县水利局 | 79300 | 40000 | 21000 | 18300 | 79300
2 | 城西小学建设项目 | 县教育局 | 18600 | 9000 | 5600 | 4000 | 18600
3 | 雨污分流管网工程 | 县住建局 | 13300 | 7000 | 4300 | 2000 | 13300
4 | 黄平线公路工程 | 县交运局 | 10800 | 5800 | 3000 | 2000 | 10800`

const fourOnes = `平陆县2025年重点项目“四个一”包联表
序号 | 项目名称 | 需求清单 | 包联领导 | 服务专班 | 考核机制 | 联系人 | 联系电话
1 | 部官扬水工程 | 用地指标20亩 | 杜中伟 | 水利局专班 | 月通报 | 赵正平 | '13835900001
2 | 光伏储能电站项目 | 接入批复 | 翟纪亭 | 发改局专班 | 月通报 | 钱学文 | '13835900002
3 | 汽车新材料产业园 | 供电接入 | 杨志强、李波 | 工信局专班 | 月通报 | 孙立国 | '13835900003
4 | 城西小学建设项目 | 临时道路 | 王飞 | 教育局专班 | 月通报 | 李建军 | '13835900004`

const delayed = `平陆县2025年5月进度滞后项目清单
单位：万元
序号 | 项目名称 | 责任单位 | 年度计划投资 | 本年累计完成投资 | 完成率（%） | 滞后原因 | 下步措施 | 责任人 | 完成时限
1 | 东区供热工程 | 县住建局 | 8000 | 1600 | 20.0 | 管材涨价 | 重新招标 | 吴永红 | 2025年8月
2 | 南沟水库除险加固 | 县水利局 | 3500 | 700 | 20.0 | 雨天误工 | 增加班组 | 赵正平 | 2025年9月
3 | 特色农产品市场 | 县市监局 | 2600 | 520 | 20.0 | 征地未完 | 专班推进 | 周国强 | 2025年7月`

const signingStatistics = `平陆县2025年5月招商引资情况统计表
单位：亿元
序号 | 乡镇 | 签约目标 | 签约个数 | 协议投资 | 开工个数 | 开工率（%） | 到位资金 | 排名
1 | 圣人涧镇 | 20.00 | 4 | 18.60 | 3 | 75.0 | 4.20 | 1
2 | 张店镇 | 15.00 | 5 | 12.35 | 3 | 60.0 | 2.15 | 2
3 | 常乐镇 | 12.00 | 2 | 7.42 | 1 | 50.0 | 1.38 | 3
4 | 部官镇 | 10.00 | 3 | 5.13 | 1 | 33.3 | 0.96 | 4`

const ranking = `平陆县2025年5月各乡镇重点项目完成情况通报排名表
单位：万元
序号 | 乡镇 | 项目个数 | 年度计划投资 | 本年累计完成投资 | 完成率（%） | 占比（%） | 得分 | 排名
1 | 圣人涧镇 | 12 | 42000 | 20000 | 47.6 | 40.0 | 96.0 | 1
2 | 张店镇 | 9 | 36000 | 15000 | 41.7 | 30.0 | 91.5 | 2
3 | 常乐镇 | 8 | 25000 | 10000 | 40.0 | 20.0 | 88.0 | 3
4 | 部官镇 | 4 | 13500 | 5000 | 37.0 | 10.0 | 85.5 | 4`

const survey = `平陆县经济技术开发区投资基本要素调查表
序号 | 类别 | 要素 | 是否满足 | 数值 | 计量单位 | 备注
1 | 土地 | 净地面积 | 是 | 1677 | 亩 |
2 | 土地 | 容积率 | 是 | 2 | 倍 |
3 | 供电 | 变电容量 | 是 | 50 | MVA |
4 | 供水 | 日供水能力 | 是 | 3 | 万吨 |`

const stars = `平陆县2025年企业星级评价表
序号 | 企业名称 | 税收贡献 | 研发投入 | 安全生产 | 得分 | 星级 | 备注
1 | 山西恒铝公司 | 38 | 27 | 30 | 95 | 五星级 |
2 | 运城果业公司 | 33 | 25 | 28 | 86 | 四星级 |
3 | 平陆建材公司 | 25 | 20 | 27 | 72 | 三星级 |
4 | 黄河化工公司 | 21 | 17 | 24 | 62 | 二星级 |`

/** A township's dispatch: the projects of the county would be too many. */
const township = (place: string, leader: string, months: readonly number[]): string => {
  const rows = [
    { name: `${place}道路硬化`, total: 5830, plan: 2400, done: months[0]! },
    { name: `${place}污水处理站`, total: 4270, plan: 2600, done: months[1]! },
    { name: `${place}蔬菜大棚`, total: 3160, plan: 1800, done: months[2]! },
  ]
  return `平陆县2025年5月重点项目调度表
填报单位：${place} | | 填报人：张三 | | 审核人：李四 | | 填报日期：2025年5月31日 | | 单位：万元
${grid(rows, {
  序号: (_, i) => i + 1,
  项目名称: ({ name }) => name,
  责任单位: () => place,
  建设性质: () => '续建',
  总投资: ({ total }, i) => total + 10 * i + months[0]!,
  年度计划投资: ({ plan }) => plan,
  本月完成投资: ({ done }) => Math.round(done / 7) * 1,
  本年累计完成投资: ({ done }) => done,
  计划开工时间: () => '2024年6月',
  计划竣工时间: () => '2026年6月',
  开工状态: () => '在建',
  包联领导: () => leader,
})}`
}

const townshipRanking = `平陆县2025年5月重点项目完成情况通报排名表
单位：亿元
序号 | 乡镇 | 项目个数 | 年度计划投资 | 本年累计完成投资 | 排名
1 | 张店镇 | 3 | 0.68 | 0.3420 | 1
2 | 圣人涧镇 | 3 | 0.68 | 0.3090 | 2`

const started = projects.filter(({ months }) => months[0]! > 0 && months.length > 0)

/** The clean sets by name. */
export const clean = {
  picked: { books: [picked] },
  grouped: { books: [groupedPlan()] },
  dispatch: { books: [dispatch(5)] },
  totalled: { books: [totalledDispatch()] },
  months: { books: [dispatch(5)], previous: [dispatch(4), dispatch(3)] },
  monthly: { books: [monthlyDispatch()] },
  march: { books: [dispatch(3, '平陆县2025年3月重大项目调度表')] },
  january: { books: [dispatch(1, undefined, started)] },
  keyDispatch: { books: [dispatch(5, '平陆县2025年5月重点建设项目调度表')] },
  inclusion: { books: [inclusion()] },
  planning: { books: [planning] },
  reserve: { books: [reserve] },
  lists: { books: [`${list('产业类', '冷链仓储')}\n${list('城建类', '老城排水')}\n${list('民生类', '康养中心')}`] },
  procedures: { books: [procedures()] },
  elements: { books: [elements()] },
  blockages: { books: [blockages] },
  signed: { books: [signedProjects] },
  followed: { books: [signedProjects, reserve] },
  funds: { books: [funds] },
  paid: { books: [paid] },
  sources: { books: [sources] },
  fourOnes: { books: [fourOnes] },
  delayed: { books: [delayed] },
  leaders: { books: [rosterTables.leaders] },
  units: { books: [rosterTables.units] },
  signingStatistics: { books: [signingStatistics] },
  ranking: { books: [ranking] },
  survey: { books: [survey] },
  stars: { books: [stars] },
  townships: {
    books: [
      townshipRanking,
      township('张店镇', '张首华', [1180, 1340, 900]),
      township('圣人涧镇', '李波', [1060, 1210, 820]),
    ],
  },
  county: {
    books: [
      keyList('平陆县2025年重点建设项目清单'),
      dispatch(5),
      inclusion(),
      procedures(),
      elements(),
      blockages,
      `# 领导\n${rosterTables.leaders}\n# 单位\n${rosterTables.units}`,
    ],
  },
  rosters: {
    books: [keyList('平陆县2025年重点建设项目清单'), `# 领导\n${rosterTables.leaders}\n# 单位\n${rosterTables.units}`],
    withoutRosters: true,
  },
  selection: {
    books: [
      keyList('平陆县2025年5个重大项目清单', projects.slice(0, 5)),
      keyList('平陆县2025年重点建设项目清单', projects.slice(0, 7)),
    ],
  },
} as const satisfies { readonly [name: string]: CleanSet }

/** The name of a clean set. */
export type CleanName = keyof typeof clean

const entry = (name: string, more: Partial<RosterEntry> = {}): RosterEntry => ({
  name,
  accepted: [],
  aliases: [],
  rank: null,
  kind: null,
  from: null,
  to: null,
  successor: null,
  ...more,
})

const LEADERS = '杜中伟 张华峰 翟纪亭 杨志强 杨可隆 王飞 郭晓军 周宏伟 张首华 程丽珍 李波 郑文红 谭千义 闫小娟'.split(
  ' ',
)
const UNITS = '发改局 工信局 教育局 市监局 住建局 交运局 供销社 卫健局 民政局 统计局'.split(' ')

const OPTIONS: { readonly [rule: string]: { readonly [option: string]: unknown } } = {
  'kpi-start-rate': { targets: [40, 80, 100], striven: [3], titleWords: ['重大项目', '重点推进'] },
  'kpi-start-schedule-infeasible': { targets: [40, 80, 100], striven: [3], titleWords: ['重点推进'] },
  'kpi-resume-rate': { target: 100, titleWords: ['重大项目'] },
  'kpi-industry-share': { target: 60, titleWords: ['谋划'] },
  'kpi-plan-vs-fai-task': { task: 100_000, titleWords: ['谋划'] },
  'kpi-reserve-scale': { target: 300_000, majorTarget: 200_000, titleWords: ['储备'], majorWords: ['重大项目'] },
  'kpi-key-share-of-fai': { fai: { '2025-05': 60_000 }, target: 40, titleWords: ['重点建设项目'] },
  'kpi-sign-amount': { target: 240_000 },
  'kpi-sign-start-rate': { target: 60 },
  'kpi-list-size': { lists: [{ titleWords: ['重点推进'], count: 12 }] },
  'kpi-procedure-completion': { target: 80 },
  'kpi-six-lists-complete': { lists: ['产业类', '城建类', '民生类'] },
  'status-behind-schedule': { threshold: 10 },
  'xref-leader-overloaded': { max: 3 },
  'leader-overloaded': { max: 3 },
  'leader-multiple-when-one': { most: 2 },
  'structure-signature-missing': { demand: ['填报单位', '填报人', '审核人', '填报日期'] },
  'structure-survey-items': { items: 4, classes: 3 },
  'structure-error-or-hardcoded-total': { totals: 'mixed' },
}

const vocabulary = { fields, kinds: tables }
const pack: Pack = {
  id: 'mutation',
  title: { zh: '全部规则', en: 'every rule' },
  regions: ['140829', '140800', '140000'],
  rosters: {
    leaders: new Roster(LEADERS.map((name) => entry(name))),
    units: new Roster([
      entry('县水利局', { accepted: ['水利局'], aliases: ['水务局'] }),
      ...UNITS.map((name) => entry(`县${name}`, { accepted: [name] })),
      ...['张店镇', '圣人涧镇'].map((name) => entry(name, { kind: '乡镇' })),
      entry('县粮食局', { to: 2019 * 12 + 2, successor: '县发改局' }),
    ]),
  },
  declared: everyRule.filter((rule) => !rules.includes(rule)),
  rules: Object.fromEntries(
    everyRule.map(({ id }) => [id, { severity: 'on' as const, ...(OPTIONS[id] ? { options: OPTIONS[id] } : {}) }]),
  ),
}

const whole = makeRuleset(vocabulary, rules, [pack])
const withoutRosters = makeRuleset(vocabulary, rules, [{ ...pack, rosters: {} }])

/** Every rule, switched on, under the settings of a clean set. */
export function rulesetOf(name: CleanName): Ruleset {
  const set: CleanSet = clean[name]
  return set.withoutRosters ? withoutRosters : whole
}
