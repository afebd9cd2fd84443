/**
 * A county whose tables are in order: eight projects, and what each ledger says of them. Drawn with the signs of `src/hosts/text.ts`.
 */

/** One project; money in 万元. `months` is what was completed in January, February … of 2025. */
export interface Project {
  readonly code: string
  readonly name: string
  readonly unit: string
  readonly nature: '新建' | '续建'
  readonly domain: string
  readonly total: number
  readonly plan: number
  readonly prior: number
  readonly months: readonly number[]
  /** Physical progress in percent at the end of each month. */
  readonly physical: readonly number[]
  readonly start: string
  readonly finish: string
  readonly finished?: string
  readonly progress: readonly string[]
  readonly leader: string
  readonly contact: string
}

const code = (month: string, number: number): string => `'${month}-140829-04-01-${123_450 + number}`

export const projects: readonly Project[] = [
  {
    code: code('2106', 1),
    name: '部官扬水工程',
    unit: '县水利局',
    nature: '续建',
    domain: '基础设施类',
    total: 79_300,
    plan: 12_000,
    prior: 43_000,
    months: [800, 900, 1150, 1250, 1100],
    physical: [55, 57, 59, 61, 63],
    start: '2021年10月',
    finish: '2026年10月',
    progress: ['一级站清表', '一级站开挖', '一级站浇筑', '二级站土建工程完成', '管线敷设12公里'],
    leader: '杜中伟、张华峰',
    contact: '赵正平',
  },
  {
    code: code('2212', 2),
    name: '光伏储能电站项目',
    unit: '县发改局',
    nature: '续建',
    domain: '产业类',
    total: 60_500,
    plan: 20_000,
    prior: 21_000,
    months: [1500, 1700, 1950, 2050, 1900],
    physical: [38, 41, 44, 47, 50],
    start: '2023年3月',
    finish: '2026年12月',
    progress: ['桩基施工', '桩基完成七成', '支架安装', '光伏组件安装过半', '升压站设备进场'],
    leader: '翟纪亭',
    contact: '钱学文',
  },
  {
    code: code('2203', 3),
    name: '汽车新材料产业园',
    unit: '县工信局',
    nature: '续建',
    domain: '产业类',
    total: 43_600,
    plan: 9000,
    prior: 25_000,
    months: [700, 750, 900, 950, 800],
    physical: [58, 60, 62, 64, 66],
    start: '2022年9月',
    finish: '2026年3月',
    progress: ['厂房基础', '厂房立柱', '钢构吊装', '厂房屋面封闭完成', '设备基础施工'],
    leader: '杨志强',
    contact: '孙立国',
  },
  {
    code: code('2405', 4),
    name: '城西小学建设项目',
    unit: '县教育局',
    nature: '续建',
    domain: '社会民生类',
    total: 18_600,
    plan: 6000,
    prior: 8200,
    months: [400, 500, 640, 660, 450],
    physical: [48, 51, 54, 57, 60],
    start: '2024年8月',
    finish: '2026年8月',
    progress: ['教学楼基础', '教学楼一层', '教学楼二层', '教学楼主体到三层', '综合楼封顶'],
    leader: '王飞',
    contact: '李建军',
  },
  {
    code: code('2409', 5),
    name: '智慧农贸交易中心',
    unit: '县市监局',
    nature: '新建',
    domain: '产业类',
    total: 33_000,
    plan: 8500,
    prior: 0,
    months: [500, 600, 680, 720, 900],
    physical: [2, 4, 6, 8, 11],
    start: '2025年1月',
    finish: '2027年8月',
    progress: ['场地平整', '土方开挖', '基坑支护', '地下室底板浇筑', '地下室施工'],
    leader: '张首华、李波',
    contact: '周国强',
  },
  {
    code: code('2410', 6),
    name: '雨污分流管网工程',
    unit: '县住建局',
    nature: '新建',
    domain: '基础设施类',
    total: 13_300,
    plan: 4000,
    prior: 0,
    months: [0, 0, 430, 470, 600],
    physical: [0, 0, 4, 8, 12],
    start: '2025年3月',
    finish: '2027年10月',
    progress: ['招标', '签订合同', '进场开挖', '管道铺设2公里', '管道铺设5公里'],
    leader: '郭晓军',
    contact: '吴永红',
  },
  {
    code: code('2501', 7),
    name: '黄平线公路工程',
    unit: '县交运局',
    nature: '新建',
    domain: '基础设施类',
    total: 10_800,
    plan: 3000,
    prior: 0,
    months: [0, 0, 0, 0, 0],
    physical: [0, 0, 0, 0, 0],
    start: '2025年9月',
    finish: '2026年9月',
    progress: ['可研编制', '可研批复', '初步设计', '用地报批材料上报', '施工图审查'],
    leader: '周宏伟',
    contact: '郑海龙',
  },
  {
    code: code('2307', 8),
    name: '综合商贸中心',
    unit: '县供销社',
    nature: '续建',
    domain: '社会民生类',
    total: 10_300,
    plan: 2500,
    prior: 7750,
    months: [450, 500, 540, 560, 300],
    physical: [88, 92, 96, 100, 100],
    start: '2023年9月',
    finish: '2025年4月',
    finished: '2025年4月',
    progress: ['外墙装修', '内装过半', '内装完成', '整理竣工验收资料', '结算审计'],
    leader: '闫小娟',
    contact: '冯俊杰',
  },
]

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)

/** What stands above the header of a table that is reported. */
export const signed = (unit: string): string =>
  `填报单位：${unit} | | | 填报人：张三 | | 审核人：李四 | | 填报日期：2025年5月31日 | | | 单位：万元`

/** A table of columns: heading → what each row says. */
export function grid<R>(
  rows: readonly R[],
  columns: { readonly [heading: string]: (row: R, i: number) => unknown },
): string {
  const headings = Object.keys(columns)
  return [headings, ...rows.map((row, i) => headings.map((heading) => columns[heading]!(row, i)))]
    .map((cells) => cells.join(' | '))
    .join('\n')
}

/** How far a project is in a month of 2025 (1 … 5). */
function stateOf(project: Project, month: number) {
  const yearCum = sum(project.months.slice(0, month))
  const cum = project.prior + yearCum
  const [, startYear, startMonth] = /^(\d+)年(\d+)月$/.exec(project.start)!
  const started = Number(startYear) < 2025 || Number(startMonth) <= month
  const isDone = project.finished !== undefined && month >= 4
  return { yearCum, cum, started, status: isDone ? '完工' : started ? '在建' : '未开工', isDone }
}

/** The monthly dispatch of 2025. */
export function dispatch(month: number, title = `平陆县2025年${month}月重点项目调度表`, list = projects): string {
  const state = (project: Project) => stateOf(project, month)
  return `${title}\n${signed('县项目推进中心')}\n${grid(list, {
    序号: (_, i) => i + 1,
    项目代码: (p) => p.code,
    项目名称: (p) => p.name,
    责任单位: (p) => p.unit,
    建设性质: (p) => p.nature,
    领域: (p) => p.domain,
    总投资: (p) => p.total,
    年度计划投资: (p) => p.plan,
    至上年底累计完成投资: (p) => p.prior,
    本月完成投资: (p) => p.months[month - 1],
    本年累计完成投资: (p) => state(p).yearCum,
    自开工累计完成投资: (p) => state(p).cum,
    '完成率（%）': (p) => ((100 * state(p).yearCum) / p.plan).toFixed(1),
    '形象进度（%）': (p) => p.physical[month - 1],
    计划开工时间: (p) => p.start,
    实际开工时间: (p) => (state(p).started ? p.start : ''),
    计划竣工时间: (p) => p.finish,
    实际竣工时间: (p) => (state(p).isDone ? p.finished : ''),
    开工状态: (p) => state(p).status,
    本月进展: (p) => p.progress[month - 1],
    存在问题: () => '无',
    是否入统: (p) => (state(p).started ? '是' : '否'),
    未入库原因: (p) => (state(p).started ? '' : '还没有开工'),
    统计项目编码: (p, i) => (state(p).started ? `'14082900${i + 1}` : ''),
    包联领导: (p) => p.leader,
    联系人: (p) => p.contact,
    联系电话: (_, i) => `'1383590000${i + 1}`,
    备注: () => '',
  })}`
}

/** The dispatch of May with a total below. */
export function totalledDispatch(): string {
  const state = (p: Project) => stateOf(p, 5)
  const totals = [
    ...[sum(projects.map(({ total }) => total)), sum(projects.map(({ plan }) => plan))],
    ...[sum(projects.map(({ prior }) => prior)), sum(projects.map(({ months }) => months[4]!))],
    ...[sum(projects.map((p) => state(p).yearCum)), sum(projects.map((p) => state(p).cum))],
  ]
  return `${dispatch(5)}\n合计${' | <'.repeat(5)} | ${totals.join(' | ')}`
}

/** A dispatch with a column for every month, quarterly plans and the gap to the time progress. */
export function monthlyDispatch(): string {
  const yearCum = (p: Project) => stateOf(p, 5).yearCum
  const rate = (p: Project) => (100 * yearCum(p)) / p.plan
  const quarter = (p: Project, n: number) => (n < 3 ? Math.round(p.plan / 4 / 10) * 10 : n === 3 ? 0 : 0)
  return `平陆县2025年5月重点项目调度表\n${signed('县项目推进中心')}\n${grid(projects, {
    序号: (_, i) => i + 1,
    项目名称: (p) => p.name,
    责任单位: (p) => p.unit,
    建设性质: (p) => p.nature,
    总投资: (p) => p.total,
    年度计划投资: (p) => p.plan,
    一季度计划投资: (p) => quarter(p, 0),
    二季度计划投资: (p) => quarter(p, 1) + 10,
    三季度计划投资: (p) => quarter(p, 2) + 20,
    四季度计划投资: (p) => p.plan - 3 * quarter(p, 0) - 30,
    ...Object.fromEntries([1, 2, 3, 4, 5].map((m) => [`${m}月完成投资`, (p: Project) => p.months[m - 1]])),
    本年累计完成投资: yearCum,
    '完成率（%）': (p) => rate(p).toFixed(1),
    '与序时进度差（%）': (p) => (rate(p) - 500 / 12).toFixed(1),
    计划开工时间: (p) => p.start,
    计划竣工时间: (p) => p.finish,
    开工状态: (p) => stateOf(p, 5).status,
    包联领导: (p) => p.leader,
  })}`
}

/** The plan of the year in two groups, with subtotals and a total. */
export function groupedPlan(): string {
  const columns = {
    总投资: (p: Project) => p.total,
    年度计划投资: (p: Project) => p.plan,
    至上年底累计完成投资: (p: Project) => p.prior,
  }
  const moneys = Object.values(columns)
  const row = (p: Project, i: number): string =>
    [i, p.name, p.unit, p.nature, ...moneys.map((of) => of(p)), p.start, p.finish, p.leader, ''].join(' | ')
  const sums = (label: string, list: readonly Project[]): string =>
    [label, '<', '', '', ...moneys.map((of) => sum(list.map(of))), '', '', '', ''].join(' | ')
  // What is done before the year is over is another rule's matter.
  const list = projects.filter(({ finished }) => finished === undefined)
  const parts = [
    list.filter(({ nature }) => nature === '续建'),
    list.filter(({ nature }) => nature === '新建'),
  ] as const
  let n = 0
  const part = (title: string, own: readonly Project[]): string[] => [
    `${title}（${own.length}项）${' | <'.repeat(10)}`,
    ...own.map((p) => row(p, ++n)),
    sums('小计', own),
  ]
  return [
    '平陆县2025年重点项目计划表',
    '单位：万元',
    `序号 | 项目名称 | 责任单位 | 建设性质 | ${Object.keys(columns).join(' | ')} | 计划开工时间 | 计划竣工时间 | 包联领导 | 备注`,
    ...part('一、续建项目', parts[0]),
    ...part('二、新建项目', parts[1]),
    sums(`合计：${list.length}个`, list),
  ].join('\n')
}

/** 前期手续 of the projects: what has started has everything. */
export function procedures(): string {
  return `平陆县2025年5月重点项目前期手续办理台账\n单位：万元\n${grid(projects, {
    序号: (_, i) => i + 1,
    项目名称: (p) => p.name,
    责任单位: (p) => p.unit,
    立项: () => '办结',
    用地手续: (p) => (stateOf(p, 5).started ? '办结' : '办理中'),
    建设工程规划许可证: (p) => (stateOf(p, 5).started ? '办结' : '办理中'),
    环评: () => '办结',
    施工许可证: (p) => (stateOf(p, 5).started ? '办结' : '未启动'),
    完成时限: (p) => (stateOf(p, 5).started ? '2025年3月' : '2025年8月'),
    应办手续数: () => 5,
    已办结手续数: (p) => (stateOf(p, 5).started ? 5 : 2),
    备注: () => '',
  })}`
}

/** 要素保障 of the projects. */
export function elements(): string {
  const state = (p: Project) => (stateOf(p, 5).started ? '已落实' : '办理中')
  return `平陆县2025年5月重大项目要素保障清单\n${grid(projects, {
    序号: (_, i) => i + 1,
    项目名称: (p) => p.name,
    责任单位: (p) => p.unit,
    用地: state,
    资金: state,
    供水: state,
    供电: () => '已落实',
    用能: () => '不涉及',
    完成时限: (p) => (stateOf(p, 5).started ? '2025年3月' : '2025年8月'),
    备注: () => '',
  })}`
}

/** 堵点 of three projects; one is closed. */
export const blockages = `平陆县2025年5月重大项目堵点台账
序号 | 项目名称 | 堵点描述 | 发现日期 | 责任单位 | 责任人 | 解决措施 | 完成时限 | 销号状态 | 销号日期
1 | 部官扬水工程 | 临时用电未接通 | 2025.1.10 | 县水利局 | 赵正平 | 协调供电公司 | 2025.9 | 推进中 |
2 | 汽车新材料产业园 | 征地差12亩 | 2025.2.8 | 县工信局 | 孙立国 | 专班推进 | 2025.3 | 已销号 | 2025.3.6
3 | 智慧农贸交易中心 | 缺流动资金 | 2025.3.9 | 县市监局 | 周国强 | 银企对接 | 2025.8 | 推进中 |`

/** A credit code with its check character (GB 32100-2015). */
export function creditCode(first17: string): string {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
  const total = [...first17].reduce((all, sign, i) => all + alphabet.indexOf(sign) * (3 ** i % 31), 0)
  return first17 + alphabet[(31 - (total % 31)) % 31]
}

/** 入库纳统 of the projects. */
export function inclusion(month = 5): string {
  const composition = [0.6, 0.2, 0.15] as const
  const done = (p: Project) => stateOf(p, month).yearCum
  const piece = (p: Project, i: 0 | 1 | 2) => Math.round(done(p) * composition[i])
  return `平陆县2025年${month}月重点项目入库纳统情况表\n${signed('县统计局')}\n${grid(projects, {
    序号: (_, i) => i + 1,
    项目代码: (p) => p.code,
    项目名称: (p) => p.name,
    项目单位: (p) => `平陆${p.name.slice(0, 4)}有限公司`,
    统一社会信用代码: (_, i) => creditCode(`91140829MA0K${10_000 + i}`),
    建设性质: (p) => p.nature,
    计划总投资: (p) => p.total,
    批复总投资: (p) => p.total,
    审批文件: (_, i) => `平发改审〔2024〕${i + 3}号`,
    批复日期: (p) => (p.start.startsWith('2025') ? '2024年11月' : '2021年6月'),
    批文单位: (p) => `平陆${p.name.slice(0, 4)}有限公司`,
    施工合同: (p) => (stateOf(p, month).started ? '有' : ''),
    合同签订日期: (p) => (stateOf(p, month).started ? (p.start.startsWith('2025') ? '2024年12月' : '2021年8月') : ''),
    合同甲方: (p) => (stateOf(p, month).started ? `平陆${p.name.slice(0, 4)}有限公司` : ''),
    现场照片: (p) => (stateOf(p, month).started ? '有' : ''),
    营业执照: () => '有',
    是否开工: (p) => (stateOf(p, month).started ? '是' : '否'),
    实际开工时间: (p) => (stateOf(p, month).started ? p.start : ''),
    是否入统: (p) => (stateOf(p, month).started ? '是' : '否'),
    统计项目编码: (p, i) => (stateOf(p, month).started ? `'14082900${i + 1}` : ''),
    未入库原因: (p) => (stateOf(p, month).started ? '' : '还没有开工'),
    本年完成投资: done,
    建筑工程: (p) => piece(p, 0),
    安装工程: (p) => piece(p, 1),
    设备工器具购置: (p) => piece(p, 2),
    其他费用: (p) => done(p) - piece(p, 0) - piece(p, 1) - piece(p, 2),
    备注: () => '',
  })}`
}

/** The rosters of the county, as tables. */
export const rosterTables = {
  leaders: `平陆县县级领导名册
序号 | 姓名 | 职务 | 排序 | 分管工作 | 任职时间 | 离任时间
1 | 杜中伟 | 县委常委 | 1 | 常务 | 2021年8月 |
2 | 张华峰 | 副县长 | 2 | 水利 | 2021年8月 |
3 | 翟纪亭 | 副县长 | 3 | 能源 | 2021年8月 |
4 | 杨志强 | 副县长 | 4 | 工业 | 2022年3月 |
5 | 王飞 | 副县长 | 5 | 教育 | 2021年8月 | 2026年3月
6 | 郭晓军 | 副县长 | 6 | 城建 | 2021年8月 |
7 | 周宏伟 | 副县长 | 7 | 交通 | 2021年8月 |
8 | 张首华 | 副县长 | 8 | 商务 | 2021年8月 |
9 | 李波 | 副县长 | 9 | 市场 | 2021年8月 |
10 | 闫小娟 | 副县长 | 10 | 供销 | 2021年8月 |`,
  units: `平陆县责任单位名册
序号 | 单位名称 | 简称 | 单位类别 | 起始日期 | 终止日期 | 承接单位
1 | 县水利局 | 水利局 | 县直 | 2019年3月 | |
2 | 县发改局 | 发改局 | 县直 | 2019年3月 | |
3 | 县工信局 | 工信局 | 县直 | 2019年3月 | |
4 | 县教育局 | 教育局 | 县直 | 2019年3月 | |
5 | 县市监局 | 市监局 | 县直 | 2019年3月 | |
6 | 县住建局 | 住建局 | 县直 | 2019年3月 | |
7 | 县交运局 | 交运局 | 县直 | 2019年3月 | |
8 | 县供销社 | 供销社 | 县直 | 2019年3月 | |
9 | 县粮食局 | 粮食局 | 县直 | 2010年3月 | 2019年3月 | 县发改局`,
} as const

/** The list of the year in 亿元, each project as the dispatch has it. */
export function keyList(title: string, list = projects): string {
  const yi = (n: number) => (n / 10_000).toFixed(4)
  return `${title}\n单位：亿元\n${grid(list, {
    序号: (_, i) => i + 1,
    项目代码: (p) => p.code,
    项目名称: (p) => p.name,
    责任单位: (p) => p.unit,
    建设性质: (p) => p.nature,
    总投资: (p) => yi(p.total),
    '2025年计划投资': (p) => yi(p.plan),
    至上年底累计完成投资: (p) => yi(p.prior),
    计划开工时间: (p) => p.start,
    计划竣工时间: (p) => p.finish,
    包联领导: (p) => p.leader,
  })}`
}
