/**
 * The vocabulary of the ledgers beside the project tables: procedures, elements, blockages, signings, funds, leaders, rosters,
 * statistics and rankings. Sources: DOMAIN.md 1.1 (L2–L25), 2.3, 2.7, 2.9 and the seeds named there.
 */
import type { EnumValue, FieldDef } from '../src/core/index.js'

type Definition = Omit<FieldDef, 'name'>

/** A document number stands for a finished procedure: 平发改审批〔2024〕3号, 地字第140829202400012号. */
const DOCUMENT_NUMBER = /^[^，。；]{0,40}[〔[(（【]?(?:19|20)\d\d[〕\])）】]?[^，。；]{0,24}号$/

const SETTLED = [
  ...['办结', '已办结', '办理完成', '已办理', '已办', '办理完毕', '已完成', '完成', '已取得', '取得', '已批复', '批复'],
  ...[
    '已备案',
    '已核准',
    '已核发',
    '已审批',
    '已审查',
    '已出具',
    '已通过',
    '通过',
    '已落实',
    '落实',
    '已保障',
    '已解决',
  ],
  ...['满足', '已满足', '具备', '已具备', '已接通', '接通', '已通', '是', '有', '√', '✓', '✔', '☑', '■'],
]
const UNDER_WAY = [
  ...['办理中', '正在办理', '在办', '推进中', '正在推进', '进行中', '正在进行', '已受理', '受理', '受理中', '报批中'],
  ...['已报批', '审批中', '评审中', '编制中', '正在编制', '正在落实', '落实中', '部分办结', '部分落实', '部分完成'],
  ...['正在协调', '协调中', '正在报批', '正在审批', '组件中', '正在组件', '施工中', '正在施工'],
]
const NOT_BEGUN = [
  ...['未启动', '尚未启动', '未办理', '尚未办理', '未办', '未开展', '未开始', '未落实', '尚未落实', '待办', '待启动'],
  ...['待落实', '待办理', '未取得', '未完成', '未批复', '未解决', '否', '×', '✗', '✘', '☒', '□'],
]
const NOT_CONCERNED = [
  ...[
    '不涉及',
    '无需办理',
    '无需',
    '无须办理',
    '不需要',
    '不需办理',
    '不需',
    '不适用',
    '免办',
    '免于办理',
    '豁免',
    '未涉及',
  ],
]

/** The states of a procedure and of an element (DOMAIN.md 1.1 L6, L8), each list by its own word for what is done. */
function states(done: string): readonly EnumValue[] {
  const others = (words: readonly string[], value: string) => words.filter((word) => word !== value)
  return [
    { value: done, aliases: others(SETTLED, done), shape: DOCUMENT_NUMBER },
    { value: '办理中', aliases: others(UNDER_WAY, '办理中') },
    { value: '未启动', aliases: others(NOT_BEGUN, '未启动') },
    { value: '不涉及', aliases: others(NOT_CONCERNED, '不涉及') },
  ]
}

/** 办结, 办理中, 未启动, 不涉及. */
const PERMIT_STATES = states('办结')
/** 已落实, 办理中, 未启动, 不涉及. */
const ELEMENT_STATES = states('已落实')

const PERMIT_ENDS = ['', '手续', '办理情况', '状态', '办理状态', '办理进度']
const ELEMENT_ENDS = ['', '状态', '情况', '落实情况', '保障情况', '落实状态', '保障状态', '是否落实', '保障', '要素']

function withEnds(names: readonly string[], ends: readonly string[]): readonly string[] {
  return [...new Set(names.flatMap((name) => ends.map((end) => name + end)))]
}

/** A column of one procedure: what stands in it is its state, or the number of its document. */
function permit<const Z extends string, const E extends string>(zh: Z, en: E, names: readonly string[]) {
  const headings = withEnds([zh, ...names], PERMIT_ENDS)
  return { type: 'enum', open: true, title: { zh, en }, values: PERMIT_STATES, headings } as const
}

/** A column of one element: what stands in it is its state. */
function element<const Z extends string, const E extends string>(zh: Z, en: E, names: readonly string[]) {
  const headings = withEnds([zh, ...names], ELEMENT_ENDS)
  return { type: 'enum', open: true, title: { zh, en }, values: ELEMENT_STATES, headings } as const
}

const SOURCE_GROUPS = ['资金来源', '财政资金', '上级资金', '资金构成', '资金筹措', '其中', '财政资金其中']

/** A source of money, with the words that may follow its name; `short` names mean it below the heading 资金来源 and the like only. */
function source<const Z extends string, const E extends string>(
  zh: Z,
  en: E,
  names: readonly string[],
  short: readonly string[] = [],
) {
  const named = withEnds([zh, ...names], ['', '资金', '投资', '资金额', '金额'])
  const headings = [...named, ...withEnds(SOURCE_GROUPS, [zh, ...names, ...short])]
  return { type: 'amount', title: { zh, en }, headings } as const
}

/** More columns of project tables: quarters, the parts of the completed investment, physical and time progress. */
export const progressFields = {
  quarterDone: {
    type: 'amount',
    repeats: true,
    title: { zh: '分季完成投资', en: 'completed in each quarter' },
    headings: ['季度完成投资', '季度实际完成投资', '季度完成', '季度投资完成', '季度完成投资额', '季度实际完成'],
  },
  quarterWork: {
    type: 'text',
    repeats: true,
    title: { zh: '分季工作内容', en: 'work planned for each quarter' },
    headings: [
      ...['季度工作内容', '季度工作计划', '季度工作内容及形象进度', '季度工作计划工作内容及形象进度', '季度工作目标'],
      ...['季度形象进度', '季度工作计划工作内容', '季度计划工作内容', '季度建设内容', '季度目标任务', '季度进度安排'],
      ...['季度工作计划形象进度', '季度计划形象进度', '季度节点目标', '季度工作安排', '季度形象进度目标'],
    ],
  },
  yearWork: {
    type: 'text',
    title: { zh: '年度建设内容', en: 'works of the year' },
    headings: [
      ...['年度建设内容', '年度主要建设内容', '年主要建设内容', '年建设内容', '年计划主要建设内容', '年计划建设内容'],
      ...[
        '年度建设目标',
        '年度目标任务',
        '年建设目标',
        '年度工作目标',
        '年度形象进度目标',
        '年目标任务',
        '年度计划建设内容',
      ],
      ...['今年主要建设内容', '今年建设内容', '年度计划主要建设内容', '本年度主要建设内容', '本年主要建设内容'],
    ],
  },
  building: {
    type: 'amount',
    title: { zh: '建筑工程', en: 'construction works' },
    headings: ['建筑工程', '建筑工程投资', '土建工程', '建筑工程费', '土建投资', '完成投资建筑工程'],
  },
  installation: {
    type: 'amount',
    title: { zh: '安装工程', en: 'installation works' },
    headings: ['安装工程', '安装工程投资', '安装工程费', '完成投资安装工程'],
  },
  buildingInstallation: {
    type: 'amount',
    title: { zh: '建筑安装工程', en: 'construction and installation works' },
    headings: [
      '建筑安装工程',
      '建安工程',
      '建安投资',
      '建安工程投资',
      '建筑安装工程投资',
      '建筑安装工程费',
      '建安工程费',
    ],
  },
  equipment: {
    type: 'amount',
    title: { zh: '设备工器具购置', en: 'equipment and tools' },
    headings: [
      ...['设备工器具购置', '设备工具器具购置', '设备购置', '设备工器具购置费', '设备购置费', '设备投资', '设备工器具'],
      ...['设备及工器具购置', '设备及工器具购置费'],
    ],
  },
  otherCost: {
    type: 'amount',
    title: { zh: '其他费用', en: 'other costs' },
    headings: ['其他费用', '其它费用', '工程建设其他费用', '工程其他费用', '工程建设其他费', '其他费'],
  },
  landCost: {
    type: 'amount',
    title: { zh: '建设用地费', en: 'cost of land' },
    headings: ['建设用地费', '土地费用', '土地款', '征地费用', '其中建设用地费', '土地购置费'],
  },
  physical: {
    type: 'percent',
    title: { zh: '形象进度完成率', en: 'physical progress' },
    headings: [
      ...['形象进度完成率', '形象进度(%)', '形象进度%', '工程形象进度(%)', '形象进度百分比', '实物进度', '实施进度'],
      ...[
        '实物工程量完成率',
        '形象进度比例',
        '形象进度完成比例',
        '工程进度(%)',
        '工程完成率',
        '实物完成率',
        '实物进度(%)',
      ],
      ...['实施进度(%)', '形象进度完成百分比', '工程形象进度%', '总体形象进度(%)', '施工进度(%)', '工程进度%'],
      ...['年度形象进度(%)', '年度形象进度%', '年度形象进度完成率', '年度实施进度', '年度实施进度(%)', '年度实物进度'],
    ],
  },
  timeProgress: {
    type: 'percent',
    title: { zh: '序时进度', en: 'time progress' },
    headings: ['序时进度', '时间进度', '时序进度', '应完成进度', '序时进度要求', '应达进度', '序时'],
  },
  progressGap: {
    type: 'percent',
    title: { zh: '投资进度差', en: 'gap to the time progress' },
    headings: [
      ...['投资进度差', '进度差', '与序时进度差', '较序时进度', '与序时进度相差', '序时进度差', '与序时进度差距'],
      ...['比序时进度', '超(欠)序时进度', '超序时进度', '与序时进度比', '快(慢)于序时进度', '较序时进度差', '进度差额'],
      ...['与序时进度相比', '高于序时进度', '与时间进度差', '投资进度与序时进度差', '与序时进度差(百分点)'],
    ],
  },
  resumed: {
    type: 'yesno',
    title: { zh: '是否复工', en: 'resumed' },
    headings: ['是否复工', '是否已复工', '复工情况', '是否复工建设', '复工与否'],
  },
  resumeDate: {
    type: 'month',
    title: { zh: '复工时间', en: 'date of resumption' },
    headings: ['复工时间', '复工日期', '实际复工时间', '复工年月', '计划复工时间'],
  },
  delayReason: {
    type: 'text',
    title: { zh: '滞后原因', en: 'reason for the delay' },
    headings: ['滞后原因', '未开工原因', '进度滞后原因', '原因分析', '停工原因', '未复工原因'],
  },
  nextStep: {
    type: 'text',
    title: { zh: '下步计划', en: 'next steps' },
    headings: [
      ...['下步计划', '下一步计划', '下步工作', '下一步工作', '下步打算', '下步工作计划', '下一步工作计划', '下月计划'],
      ...['下一步打算', '下步措施', '下一步措施', '下月工作计划', '下一步工作打算'],
    ],
  },
  industry: {
    type: 'text',
    title: { zh: '所属行业', en: 'industry' },
    headings: ['所属行业', '行业', '行业类别', '行业分类', '国民经济行业', '国民经济行业分类', '行业代码', '产业类别'],
  },
  chain: {
    type: 'text',
    title: { zh: '所属产业链', en: 'industrial chain' },
    headings: ['所属产业链', '产业链', '产业链名称', '所属链条', '链条'],
  },
} as const satisfies Readonly<{ [name: string]: Definition }>

/** Columns of the reserve lists: the four libraries, the six lists (DOMAIN.md 1.1 L3–L5). */
export const reserveFields = {
  library: {
    type: 'enum',
    title: { zh: '所在库', en: 'library' },
    headings: ['所在库', '所属库', '入库类别', '库别', '项目库', '所在项目库', '入库类型', '四库类别', '所属项目库'],
    // Names inferred from seed 002 (谋划、储备、开工建设、投产达效): the seeds do not give them.
    values: [
      { value: '谋划库', aliases: ['谋划', '谋划项目库', '谋划生成库'] },
      { value: '储备库', aliases: ['储备', '储备项目库', '前期库', '前期项目库'] },
      { value: '建设库', aliases: ['建设', '在建库', '开工建设库', '建设项目库', '开工库', '实施库', '在建项目库'] },
      { value: '达产库', aliases: ['达产', '投产库', '投产达效库', '达效库', '达产达效库', '投产项目库', '竣工库'] },
    ],
  },
  list: {
    type: 'text',
    title: { zh: '清单名称', en: 'list' },
    headings: ['清单名称', '所属清单', '清单类别', '所在清单', '清单'],
  },
  entryDate: {
    type: 'month',
    title: { zh: '入库日期', en: 'date of entry' },
    headings: ['入储备库日期', '入储备库时间', '进库时间', '进库日期', '入库年月', '入谋划库时间'],
  },
  exitDate: {
    type: 'month',
    title: { zh: '出库日期', en: 'date of exit' },
    headings: ['出库日期', '出库时间', '转库时间', '转库日期', '出库年月'],
  },
  stage: {
    type: 'text',
    title: { zh: '前期阶段', en: 'stage of preparation' },
    headings: [
      ...['前期阶段', '前期工作阶段', '前期深度', '前期工作深度', '谋划深度', '成熟度', '项目成熟度', '前期工作进度'],
      ...['前期进度', '前期手续进展', '储备阶段', '前期工作完成情况'],
    ],
  },
  upfrontFund: {
    type: 'amount',
    title: { zh: '前期费', en: 'cost of preparation' },
    headings: ['前期费', '前期工作经费', '前期费用', '前期经费', '项目前期费'],
  },
} as const satisfies Readonly<{ [name: string]: Definition }>

/** Columns of the ledger of procedures (DOMAIN.md 1.1 L8, 2.7), one column per procedure or one row per procedure. */
export const procedureFields = {
  // 立项手续 and 立项批复 are documents (approvalDoc) but in the ledger of procedures.
  permitApproval: permit('立项', 'project approval', [
    ...['项目立项', '立项(备案)', '立项备案', '项目备案', '备案', '核准', '立项批复(备案)', '立项/备案', '立项审批'],
    ...['审批(核准、备案)', '审批核准备案', '立项(审批、核准、备案)', '立项(核准、备案)'],
  ]),
  permitStudy: permit('可研批复', 'feasibility study', [
    '可研',
    '可行性研究',
    '可行性研究报告',
    '可研报告',
    '可研审批',
  ]),
  permitDesign: permit('初步设计', 'preliminary design', ['初设', '初步设计及概算', '初设批复', '初步设计批复']),
  permitSite: permit('用地预审与选址', 'site selection and land pre-examination', [
    ...['用地预审与选址意见书', '用地预审', '选址意见书', '选址', '规划选址', '用地预审及选址', '规划选址及用地预审'],
    ...['用地预审和选址意见书', '建设项目用地预审与选址意见书', '规划选址与用地预审', '项目选址'],
  ]),
  permitLand: permit('用地手续', 'land', [
    ...['用地批准', '建设用地', '用地审批', '建设用地批准', '用地批复', '土地审批', '土地供应', '供地', '用地报批'],
    ...['建设用地手续', '建设用地批准书', '土地报批', '农转用', '农用地转用', '征地报批'],
  ]),
  permitLandPlan: permit('建设用地规划许可证', 'land-use planning permit', [
    ...['建设用地规划许可', '用地规划许可证', '用地规划许可', '用地规划', '规划用地许可'],
  ]),
  permitWorksPlan: permit('建设工程规划许可证', 'works planning permit', [
    ...[
      '建设工程规划许可',
      '工程规划许可证',
      '工程规划许可',
      '工程规划',
      '规划许可',
      '规划许可证',
      '规划工程许可',
      '规划',
    ],
  ]),
  permitEnvironment: permit('环评', 'environmental impact', [
    ...['环境影响评价', '环评审批', '环境影响评价审批', '环评批复', '环评报告', '环保手续', '环境影响报告'],
  ]),
  permitEnergy: permit('节能审查', 'energy review', [
    '能评',
    '节能评估',
    '节能',
    '节能评审',
    '节能审查意见',
    '能评审批',
  ]),
  permitWater: permit('水土保持', 'soil and water conservation', [
    '水保',
    '水土保持方案',
    '水保方案',
    '水保审批',
    '水保批复',
  ]),
  permitFlood: permit('洪水影响评价', 'flood impact', ['洪评', '防洪评价', '洪水影响', '防洪影响评价']),
  permitWaterUse: permit('取水许可', 'water abstraction', ['水资源论证', '取水', '取水许可证', '取水许可审批']),
  permitGeology: permit('地质灾害评估', 'geological hazard', ['地灾', '地灾评估', '地质灾害危险性评估', '地灾评价']),
  permitMineral: permit('压覆矿产', 'mineral deposits', [
    '压矿',
    '压覆矿',
    '压覆重要矿产资源',
    '压覆矿产资源',
    '压覆矿产评估',
  ]),
  permitHeritage: permit('文物保护', 'heritage', ['文物', '文物勘探', '文物考古', '文勘', '考古勘探', '文物审批']),
  permitForest: permit('林草手续', 'forest and grassland', [
    ...['林地', '使用林地', '林地审批', '林草', '使用林地审核', '林业手续', '林业', '草地', '林地手续', '占用林地'],
  ]),
  permitStability: permit('社会稳定风险评估', 'social stability', ['稳评', '社会稳定', '社稳评估', '稳定风险评估']),
  permitSafety: permit('安全评价', 'safety', ['安评', '安全预评价', '安全条件审查', '安全评估', '安全审查']),
  permitDrawing: permit('施工图审查', 'drawings review', [
    '施工图',
    '图审',
    '施工图设计审查',
    '施工图审查合格证',
    '施工图设计',
  ]),
  permitFire: permit('消防审查', 'fire safety', ['消防', '消防设计审查', '消防审核', '消防设计']),
  permitAirDefence: permit('人防审批', 'civil air defence', ['人防', '人防审查', '人防结建']),
  permitTender: permit('招投标', 'tender', ['招标', '招标投标', '工程招标', '施工招标', '招标采购', '招标备案']),
  permitQuality: permit('质量安全监督', 'quality and safety supervision', [
    '质安监',
    '质监',
    '质量监督',
    '安全监督',
    '质监安监',
  ]),
  permitConstruction: permit('施工许可证', 'construction permit', [
    ...[
      '施工许可',
      '建筑工程施工许可证',
      '建设工程施工许可',
      '施工证',
      '建筑工程施工许可',
      '开工许可',
      '建设工程施工许可证',
    ],
  ]),
  permitAcceptance: permit('竣工验收', 'acceptance', ['验收', '联合验收', '竣工联合验收', '竣工验收备案']),
  procedure: {
    type: 'text',
    title: { zh: '手续名称', en: 'procedure' },
    headings: [
      '手续名称',
      '手续',
      '审批事项',
      '事项名称',
      '办理事项',
      '手续事项',
      '前期手续名称',
      '手续类别',
      '事项',
      '环节',
    ],
  },
  procedureState: {
    type: 'enum',
    open: true,
    title: { zh: '办理状态', en: 'state of the procedure' },
    values: PERMIT_STATES,
    headings: ['办理状态', '办理情况', '办理进度', '手续状态', '是否办结', '办结情况', '办结状态', '手续办理情况'],
  },
  documentNo: {
    type: 'text',
    title: { zh: '文号', en: 'document number' },
    headings: [
      '文号',
      '批文号',
      '证号',
      '文号/证号',
      '批准文号',
      '证书编号',
      '批文文号',
      '文件文号',
      '许可证号',
      '批复文件号',
    ],
  },
  doneDate: {
    type: 'month',
    title: { zh: '办结日期', en: 'date of completion' },
    headings: [
      ...[
        '办结日期',
        '办结时间',
        '取得时间',
        '取得日期',
        '办理完成时间',
        '实际办结时间',
        '落实日期',
        '落实时间',
        '发证日期',
      ],
      ...['实际完成时间', '实际完成日期', '办理时间', '办理日期', '发文日期', '实际办结日期'],
    ],
  },
  deadline: {
    type: 'month',
    open: true,
    title: { zh: '完成时限', en: 'deadline' },
    headings: [
      ...[
        '完成时限',
        '时限',
        '办结时限',
        '计划完成时间',
        '计划完成日期',
        '计划办结时间',
        '办理时限',
        '落实时限',
        '解决时限',
      ],
      ...[
        '整改时限',
        '销号时限',
        '要求完成时间',
        '完成期限',
        '办结期限',
        '时间节点',
        '限时办结时间',
        '完成时间',
        '完成日期',
      ],
      ...['整改期限', '计划办结日期', '计划落实时间', '保障时限', '预计办结时间', '预计完成时间', '承诺办结时间'],
    ],
  },
  department: {
    type: 'text',
    solid: true,
    title: { zh: '审批部门', en: 'approving department' },
    headings: [
      '审批部门',
      '办理部门',
      '审批单位',
      '办理单位',
      '审批机关',
      '核发部门',
      '发证部门',
      '发证机关',
      '受理部门',
    ],
  },
  procedureDue: {
    type: 'number',
    count: true,
    title: { zh: '应办手续数', en: 'procedures due' },
    headings: [
      '应办手续数',
      '应办项',
      '应办手续',
      '应办件数',
      '应办数',
      '应办事项',
      '应办理手续',
      '应办项数',
      '手续总数',
    ],
  },
  procedureDone: {
    type: 'number',
    count: true,
    title: { zh: '已办结手续数', en: 'procedures completed' },
    headings: [
      '已办结手续数',
      '办结项',
      '已办结项',
      '已办结手续',
      '办结数',
      '已办项',
      '已办手续',
      '办结项数',
      '已办结数',
      '已办手续数',
    ],
  },
  procedureRate: {
    type: 'percent',
    title: { zh: '手续办结率', en: 'rate of completed procedures' },
    headings: ['手续办结率', '办结率', '前期手续办结率', '办理完成率', '手续完成率'],
  },
} as const satisfies Readonly<{ [name: string]: Definition }>

/** Columns of the ledger of guaranteed elements (seed 002 (七), DOMAIN.md 1.1 L6). */
export const elementFields = {
  elementLand: element('用地', 'land', ['用地指标', '土地指标']),
  elementFund: element('资金', 'money', ['建设资金', '融资', '资金筹措']),
  elementWater: element('供水', 'water', ['用水', '给水']),
  elementPower: element('供电', 'power', ['用电', '电力']),
  elementGas: element('供气', 'gas', ['用气', '燃气', '天然气']),
  elementHeat: element('供热', 'heat', ['用热', '热力', '供暖']),
  elementRoad: element('进出道路', 'access road', ['道路', '进场道路', '通路', '外部道路', '交通道路']),
  elementTelecom: element('通讯', 'telecom', ['通信', '网络', '通讯网络', '电信']),
  elementEnvironment: element('环境容量', 'environmental capacity', [
    '环境指标',
    '排污指标',
    '污染物总量',
    '总量指标',
    '排放指标',
  ]),
  elementEnergy: element('用能', 'energy use', ['能耗', '用能指标', '能耗指标', '能源消费', '能耗双控', '能源']),
  elementDrainage: element('排水', 'drainage', ['雨污', '污水', '污水处理', '排污', '雨污水']),
  elementLabour: element('用工', 'labour', ['劳动力']),
  element: {
    type: 'text',
    title: { zh: '要素名称', en: 'element' },
    headings: [
      '要素名称',
      '要素',
      '要素类型',
      '要素类别',
      '保障要素',
      '要素种类',
      '保障事项',
      '要素事项',
      '要素保障事项',
      '要素项',
    ],
  },
  elementState: {
    type: 'enum',
    open: true,
    title: { zh: '落实状态', en: 'state of the element' },
    values: ELEMENT_STATES,
    headings: ['落实状态', '落实情况', '保障状态', '保障情况', '是否落实', '要素落实情况', '要素保障情况', '落实进度'],
  },
  need: {
    type: 'text',
    title: { zh: '需求', en: 'need' },
    headings: [
      '需求',
      '需求内容',
      '要素需求',
      '需求数量',
      '需求量',
      '保障需求',
      '需求情况',
      '具体需求',
      '需保障内容',
      '需求描述',
    ],
  },
} as const satisfies Readonly<{ [name: string]: Definition }>

/** Columns of the ledger of blockages (seed 002 (十二), DOMAIN.md 1.1 L7, L22). */
export const blockFields = {
  blockage: {
    type: 'text',
    title: { zh: '堵点描述', en: 'blockage' },
    headings: [
      ...['堵点描述', '堵点', '堵点问题', '堵点内容', '堵点事项', '堵点名称', '堵点情况', '堵点(问题)描述', '问题描述'],
      ...['堵点具体内容', '堵点卡点', '堵点问题描述', '问题(堵点)描述', '问题事项', '具体问题', '卡点堵点', '难点堵点'],
    ],
  },
  foundDate: {
    type: 'month',
    title: { zh: '发现日期', en: 'date found' },
    headings: [
      ...['发现日期', '发现时间', '收集日期', '收集时间', '上报日期', '上报时间', '建账日期', '建账时间', '梳理时间'],
      ...['提出日期', '提出时间', '登记日期', '登记时间', '交办日期', '交办时间', '列账日期', '入账日期'],
    ],
  },
  measure: {
    type: 'text',
    title: { zh: '解决措施', en: 'measures' },
    headings: [
      ...[
        '解决措施',
        '措施',
        '整改措施',
        '办理措施',
        '推进措施',
        '解决办法',
        '化解措施',
        '疏解措施',
        '应对措施',
        '工作措施',
      ],
      ...['解决方案', '处理意见', '协调意见', '协调措施'],
    ],
  },
  blockState: {
    type: 'enum',
    title: { zh: '销号状态', en: 'state of the blockage' },
    headings: [
      '销号状态',
      '是否销号',
      '销号情况',
      '解决状态',
      '堵点状态',
      '整改状态',
      '是否解决',
      '解决情况',
      '问题状态',
    ],
    values: [
      {
        value: '未销号',
        aliases: [
          ...[
            '未解决',
            '未办结',
            '未完成',
            '待解决',
            '未销',
            '挂账',
            '待办',
            '未整改',
            '待办理',
            '否',
            '×',
            '尚未解决',
          ],
          ...['未启动', '未办理', '尚未销号', '待销号', '未化解'],
        ],
      },
      {
        value: '推进中',
        aliases: [
          ...[
            '办理中',
            '整改中',
            '协调中',
            '正在办理',
            '正在推进',
            '解决中',
            '正在协调',
            '正在解决',
            '正在整改',
            '进行中',
          ],
          ...['化解中', '疏解中', '部分解决'],
        ],
      },
      {
        value: '已销号',
        aliases: [
          ...[
            '已解决',
            '已办结',
            '销号',
            '已完成',
            '办结',
            '完成',
            '已化解',
            '解决',
            '已整改',
            '是',
            '√',
            '已销',
            '销号清零',
          ],
          ...['已疏解', '已整改到位', '已协调解决'],
        ],
      },
    ],
  },
  closedDate: {
    type: 'month',
    title: { zh: '销号日期', en: 'date closed' },
    headings: [
      '销号日期',
      '销号时间',
      '解决日期',
      '解决时间',
      '实际解决时间',
      '实际销号时间',
      '整改完成时间',
      '销账日期',
    ],
  },
} as const satisfies Readonly<{ [name: string]: Definition }>

/** Columns of the ledger of signed projects and of its statistics (DOMAIN.md 1.1 L10, L25). */
export const signFields = {
  investor: {
    type: 'text',
    solid: true,
    title: { zh: '投资方', en: 'investor' },
    headings: [
      '投资方',
      '投资单位',
      '投资企业',
      '投资方名称',
      '客商名称',
      '投资商',
      '签约企业',
      '乙方',
      '客商',
      '投资人',
      '签约单位',
    ],
  },
  investorPlace: {
    type: 'text',
    title: { zh: '投资方所在地', en: 'where the investor is from' },
    headings: [
      '投资方所在地',
      '资金来源地',
      '客商来源地',
      '投资方来源地',
      '来源地',
      '引资来源地',
      '客商所在地',
      '内外资',
    ],
  },
  taskForce: {
    type: 'text',
    solid: true,
    title: { zh: '招商专班', en: 'investment task force' },
    headings: [
      '招商专班',
      '招商小组',
      '专班名称',
      '产业链招商专班',
      '责任专班',
      '引进单位',
      '招商单位',
      '引资单位',
      '招商责任单位',
    ],
  },
  signDate: {
    type: 'month',
    title: { zh: '签约日期', en: 'date of signing' },
    headings: [
      '签约日期',
      '签约时间',
      '签订日期',
      '签订时间',
      '协议签订时间',
      '协议签订日期',
      '签约年月',
      '合同签约时间',
    ],
  },
  agreedTotal: {
    type: 'amount',
    title: { zh: '协议投资', en: 'agreed investment' },
    headings: [
      ...[
        '协议投资',
        '协议总投资',
        '协议投资额',
        '协议投资总额',
        '签约金额',
        '签约投资额',
        '签约总投资',
        '签约额',
        '协议金额',
      ],
      ...[
        '合同投资额',
        '合同总投资',
        '签约项目投资额',
        '签约总金额',
        '合同投资',
        '协议引资额',
        '签约投资',
        '签约项目总投资',
      ],
    ],
  },
  received: {
    type: 'amount',
    title: { zh: '到位资金', en: 'money received' },
    headings: [
      ...[
        '到位资金',
        '资金到位',
        '到位金额',
        '资金到位额',
        '已到位资金',
        '已到位',
        '到位',
        '累计到位资金',
        '实际到位资金',
      ],
      ...['固投到位资金', '固定资产投资到位资金', '固投资金到位', '固定资产投资项目资金到位额', '固投到位', '到账资金'],
      ...['固投资金到位额', '累计到位', '已到位金额', '固定资产投资资金到位额', '实际到位'],
    ],
  },
  signCount: {
    type: 'number',
    count: true,
    title: { zh: '签约个数', en: 'projects signed' },
    headings: [
      '签约个数',
      '签约项目个数',
      '签约项目数',
      '签约项目',
      '签约数',
      '签约数量',
      '新签约项目个数',
      '签约项目(个)',
    ],
  },
  startCount: {
    type: 'number',
    count: true,
    title: { zh: '开工个数', en: 'projects started' },
    headings: [
      ...[
        '开工个数',
        '开工项目个数',
        '开工项目数',
        '开工项目',
        '已开工个数',
        '开工数',
        '已开工项目数',
        '已开工项目个数',
      ],
      ...['已开工项目', '开工数量', '已开工'],
    ],
  },
  startRate: {
    type: 'percent',
    title: { zh: '开工率', en: 'start rate' },
    headings: ['开工率', '项目开工率', '签约项目开工率', '签约开工率', '当年开工率', '新开工率'],
  },
  newStartTotal: {
    type: 'amount',
    title: { zh: '新开工项目计划投资额', en: 'planned investment of newly started projects' },
    headings: [
      '新开工项目计划投资额',
      '新开工项目投资额',
      '开工项目投资额',
      '新开工项目总投资',
      '开工项目总投资',
      '新开工投资额',
    ],
  },
  signTarget: {
    type: 'amount',
    title: { zh: '签约目标', en: 'target for signing' },
    headings: [
      '签约目标',
      '签约任务',
      '年度签约目标',
      '年度签约任务',
      '签约目标任务',
      '签约任务数',
      '招商目标',
      '招商任务',
    ],
  },
  talkCount: {
    type: 'number',
    count: true,
    title: { zh: '在谈项目个数', en: 'projects under negotiation' },
    headings: [
      '在谈项目个数',
      '在谈项目',
      '在谈个数',
      '在谈项目数',
      '对接项目',
      '对接项目数',
      '对接项目个数',
      '洽谈项目',
    ],
  },
  visitCount: {
    type: 'number',
    count: true,
    title: { zh: '外出招商次数', en: 'trips to investors' },
    headings: ['外出招商次数', '外出招商', '外出次数', '招商活动次数', '招商活动', '外出招商(次)', '外出招商批次'],
  },
  guestCount: {
    type: 'number',
    count: true,
    title: { zh: '接待客商批次', en: 'visits received' },
    headings: [
      '接待客商批次',
      '接待客商',
      '来访批次',
      '考察对接批次',
      '考察对接',
      '接待批次',
      '接待来访',
      '接待来访批次',
    ],
  },
} as const satisfies Readonly<{ [name: string]: Definition }>

/** Columns of the ledger of funds, and the sources of a project's money (seed 002 (十六), DOMAIN.md 1.1 L12, 2.9). */
export const fundFields = {
  fundType: {
    type: 'enum',
    open: true,
    title: { zh: '资金类型', en: 'kind of money' },
    headings: ['资金类型', '资金类别', '资金渠道', '资金名称', '资金性质', '资金种类', '争取资金类型', '资金来源渠道'],
    values: [
      { value: '中央预算内', aliases: ['中央预算内投资', '中央预算内资金', '中央预算', '中央资金', '中预'] },
      {
        value: '超长期特别国债',
        aliases: ['特别国债', '国债', '超长期国债', '超长期特别国债资金', '特别国债资金', '增发国债'],
      },
      {
        value: '专项债',
        aliases: [
          '专项债券',
          '地方政府专项债券',
          '地方政府专项债',
          '政府专项债券',
          '专项债券资金',
          '专项债资金',
          '新增专项债券',
        ],
      },
      {
        value: '省级资金',
        aliases: ['省级', '省级财政', '省级财政资金', '省级补助', '省级专项', '省级专项资金', '省预算内'],
      },
      { value: '市级资金', aliases: ['市级', '市级财政', '市级财政资金', '市级补助', '市级专项', '市级专项资金'] },
      {
        value: '县级资金',
        aliases: ['县级', '县级财政', '县级财政资金', '县级配套', '县级配套资金', '区级资金', '县本级'],
      },
      { value: '银行贷款', aliases: ['贷款', '信贷资金', '政策性贷款', '银行融资', '信贷'] },
      { value: '自筹', aliases: ['自筹资金', '企业自筹', '企业自筹资金', '业主自筹', '项目单位自筹'] },
      { value: '前期费', aliases: ['前期工作经费', '前期费用', '前期经费', '项目前期费'] },
      { value: '其他', aliases: ['其他资金', '其它', '其它资金'] },
    ],
  },
  centralFund: source('中央预算内', 'central budget', ['中央预算内投资', '中央财政', '中央补助', '中央预算'], ['中央']),
  provincialFund: source('省级资金', 'provincial funds', [
    '省',
    '省级',
    '省级财政',
    '省财政',
    '省级补助',
    '省级配套',
    '省级专项',
  ]),
  cityFund: source(
    '市级资金',
    'city funds',
    ['市级', '市级财政', '市财政', '市级补助', '市级配套', '市级专项'],
    ['市'],
  ),
  countyFund: source(
    '县级资金',
    'county funds',
    [
      '县级',
      '县级财政',
      '县财政',
      '县级配套',
      '区级',
      '县(区)级',
      '县本级',
      '县(市、区)级',
      '县级专项',
      '县区级',
      '本级财政',
    ],
    ['县', '区', '本级'],
  ),
  specialBond: source('专项债', 'special bonds', [
    ...[
      '专项债券',
      '地方政府专项债券',
      '地方政府专项债',
      '政府专项债券',
      '专项债融资',
      '专项债券融资',
      '政府专项债',
      '债券',
    ],
  ]),
  treasuryBond: source('超长期特别国债', 'special treasury bonds', ['特别国债', '国债', '超长期国债', '增发国债']),
  bankLoan: source(
    '银行贷款',
    'bank loans',
    ['贷款', '信贷', '政策性贷款', '国内贷款', '金融机构贷款'],
    ['银行', '银行融资'],
  ),
  ownFund: source('自筹', 'own funds', ['企业自筹', '自有', '业主自筹', '单位自筹', '项目单位自筹', '项目资本金']),
  socialFund: source('社会资本', 'private capital', ['社会', '民间']),
  foreignFund: source('利用外资', 'foreign capital', ['外资', '境外']),
  otherFund: source('其他资金', 'other sources', ['其他', '其它', '其他来源', '其他渠道', '其他债务融资']),
  fundTotal: {
    type: 'amount',
    title: { zh: '资金来源合计', en: 'sum of the sources' },
    headings: [
      '资金来源合计',
      '资金合计',
      '资金来源小计',
      '资金小计',
      '资金来源总计',
      '资金构成合计',
      '资金筹措合计',
      '资金总额',
    ],
  },
  applied: {
    type: 'amount',
    title: { zh: '申请资金', en: 'money applied for' },
    headings: [
      '申请资金',
      '申请金额',
      '申请额度',
      '申报资金',
      '申报金额',
      '申请额',
      '资金申请',
      '申报额度',
      '争取资金',
      '申请',
    ],
  },
  allocated: {
    type: 'amount',
    title: { zh: '下达资金', en: 'money allocated' },
    headings: [
      ...['下达资金', '下达金额', '已下达资金', '已下达', '下达额度', '资金下达', '下达计划', '下达投资计划'],
      ...[
        '批复资金',
        '安排资金',
        '已下达金额',
        '发行金额',
        '发行额',
        '计划发行额',
        '已发行额',
        '下达计划资金',
        '下达数',
      ],
    ],
  },
  paid: {
    type: 'amount',
    title: { zh: '支付资金', en: 'money paid' },
    headings: [
      ...[
        '支付资金',
        '支付金额',
        '已支付资金',
        '已支付',
        '支出金额',
        '资金支付',
        '已支出',
        '累计支付',
        '实际支付',
        '使用资金',
      ],
      ...['已使用资金', '累计支出', '拨付资金', '已拨付', '已支付金额', '支出资金', '支付数', '支出数'],
    ],
  },
  receivedRate: {
    type: 'percent',
    title: { zh: '资金到位率', en: 'rate of money received' },
    headings: ['资金到位率', '到位率', '到位比例', '资金到位比例'],
  },
  paidRate: {
    type: 'percent',
    title: { zh: '资金支付率', en: 'rate of money paid' },
    headings: [
      '资金支付率',
      '支付率',
      '支出进度',
      '支付进度',
      '支出率',
      '支付比例',
      '资金使用率',
      '资金支付进度',
      '资金支出率',
    ],
  },
  fundGap: {
    type: 'amount',
    title: { zh: '资金缺口', en: 'money lacking' },
    headings: ['资金缺口', '缺口', '资金缺额', '缺口资金', '融资缺口'],
  },
  fundDoc: {
    type: 'text',
    title: { zh: '下达文号', en: 'document of allocation' },
    headings: [
      '下达文号',
      '资金文号',
      '下达文件',
      '资金文件',
      '资金下达文号',
      '资金下达文件',
      '计划文号',
      '投资计划文号',
    ],
  },
  allocatedDate: {
    type: 'month',
    title: { zh: '下达日期', en: 'date of allocation' },
    headings: ['下达日期', '下达时间', '资金下达时间', '资金下达日期', '发行时间', '发行日期'],
  },
  fundBatch: {
    type: 'text',
    title: { zh: '批次', en: 'batch' },
    headings: ['批次', '资金批次', '下达批次', '发行批次', '债券批次'],
  },
  bondName: {
    type: 'text',
    title: { zh: '债券名称', en: 'name of the bond' },
    headings: ['债券名称', '债券全称', '专项债券名称'],
  },
  bondTerm: {
    type: 'number',
    title: { zh: '债券期限', en: 'term of the bond (years)' },
    headings: ['债券期限', '期限', '债券期限(年)', '期限(年)', '发行期限'],
  },
} as const satisfies Readonly<{ [name: string]: Definition }>

/** Columns of the statistical inclusion table that compare documents (DOMAIN.md 2.3). */
export const documentFields = {
  approvalDate: {
    type: 'month',
    title: { zh: '批复日期', en: 'date of approval' },
    headings: [
      ...[
        '批复日期',
        '批复时间',
        '立项日期',
        '立项时间',
        '立项批复时间',
        '批文日期',
        '批文时间',
        '备案日期',
        '备案时间',
      ],
      ...[
        '审批日期',
        '审批时间',
        '立项批复日期',
        '审批(核准、备案)日期',
        '审批(核准、备案)时间',
        '批准日期',
        '核准日期',
      ],
    ],
  },
  approvalUnit: {
    type: 'text',
    solid: true,
    title: { zh: '批文单位', en: 'owner named in the approval' },
    headings: [
      '批文单位',
      '批文项目单位',
      '立项单位',
      '批复单位',
      '批文建设单位',
      '批复项目单位',
      '立项批复单位',
      '批文项目法人',
    ],
  },
  contractDate: {
    type: 'month',
    title: { zh: '合同签订日期', en: 'date of the contract' },
    headings: [
      '合同签订日期',
      '合同日期',
      '合同签订时间',
      '合同时间',
      '施工合同签订时间',
      '施工合同日期',
      '施工合同签订日期',
    ],
  },
  contractParty: {
    type: 'text',
    solid: true,
    title: { zh: '合同甲方', en: 'first party of the contract' },
    headings: ['合同甲方', '施工合同甲方', '合同发包方', '发包方', '发包单位', '甲方', '发包人', '合同发包人'],
  },
  contractAmount: {
    type: 'amount',
    title: { zh: '合同金额', en: 'contract amount' },
    headings: ['合同金额', '施工合同金额', '合同价', '合同额', '中标金额', '合同总价', '合同价款', '中标价'],
  },
  contractor: {
    type: 'text',
    solid: true,
    title: { zh: '施工单位', en: 'contractor' },
    headings: ['施工单位', '承建单位', '施工企业', '合同乙方', '承包单位', '中标单位', '承包方', '施工单位名称'],
  },
  statYearCum: {
    type: 'amount',
    title: { zh: '统计年累计完成投资', en: 'completed this year in the statistics' },
    headings: [
      ...[
        '统计年累计完成投资',
        '统计本年完成投资',
        '统计本年累计完成投资',
        '统计完成投资',
        '统计累计完成投资',
        '纳统投资',
        '统计口径完成投资',
        '统计口径本年完成投资',
        '统计口径本年累计完成投资',
        '统计口径累计完成投资',
      ],
      ...[
        '入统投资',
        '纳统完成投资',
        '入统完成投资',
        '统计入库完成投资',
        '统计部门数据',
        '统计数',
        '统计上报投资',
        '入库投资',
      ],
      ...[
        '统计年累计',
        '统计局数据',
        '统计局年累计完成投资',
        '纳统本年累计完成投资',
        '联网直报投资',
        '统计报送投资',
        '统计数据',
      ],
    ],
  },
} as const satisfies Readonly<{ [name: string]: Definition }>

/** Columns of the assignment of leaders and of the rosters (DOMAIN.md 1.1 L14, L16, L23; 襄汾 四个一). */
export const peopleFields = {
  serviceTeam: {
    type: 'text',
    solid: true,
    title: { zh: '服务专班', en: 'service team' },
    headings: [
      '服务专班',
      '部门专班',
      '工作专班',
      '服务部门专班',
      '项目专班',
      '专班',
      '推进专班',
      '项目服务专班',
      '专班牵头部门',
    ],
  },
  assessment: {
    type: 'text',
    title: { zh: '考核机制', en: 'assessment' },
    headings: [
      '考核机制',
      '考核',
      '考核办法',
      '项目考核',
      '考核情况',
      '考核制度',
      '考核要求',
      '一项考核机制',
      '项目考核机制',
    ],
  },
  serviceUnit: {
    type: 'text',
    solid: true,
    title: { zh: '服务单位', en: 'serving unit' },
    headings: [
      '服务单位',
      '服务部门',
      '帮扶单位',
      '配合单位',
      '配合部门',
      '服务责任单位',
      '协助单位',
      '责任服务部门',
      '协办单位',
    ],
  },
  enterprise: {
    type: 'text',
    solid: true,
    title: { zh: '企业名称', en: 'enterprise' },
    headings: ['被评企业', '参评企业', '包联企业', '企业(单位)名称', '被评价企业', '参评企业名称', '包联企业名称'],
  },
  unitName: {
    type: 'text',
    solid: true,
    title: { zh: '单位名称', en: 'unit' },
    headings: ['单位名称', '单位全称', '机构名称', '部门名称', '规范名称', '规范全称'],
  },
  shortName: {
    type: 'text',
    solid: true,
    title: { zh: '简称', en: 'short name' },
    headings: ['简称', '可用简称', '单位简称', '规范简称', '常用简称'],
  },
  otherNames: {
    type: 'text',
    title: { zh: '其他写法', en: 'other spellings' },
    headings: ['其他写法', '别名', '曾用名', '其他名称', '又称', '习惯称谓', '其他简称'],
  },
  rosterKind: {
    type: 'text',
    title: { zh: '单位类别', en: 'kind of unit' },
    headings: ['单位类别', '单位性质', '机构类别', '单位类型', '机构性质'],
  },
  since: {
    type: 'month',
    title: { zh: '起始日期', en: 'from' },
    headings: [
      '起始日期',
      '起始月',
      '起',
      '启用日期',
      '任职起始',
      '任职日期',
      '任职时间',
      '起始时间',
      '成立时间',
      '启用时间',
    ],
  },
  until: {
    type: 'month',
    title: { zh: '终止日期', en: 'to' },
    headings: [
      '终止日期',
      '终止月',
      '止',
      '停用日期',
      '任职终止',
      '离任日期',
      '离任时间',
      '终止时间',
      '撤销时间',
      '停用时间',
    ],
  },
  successor: {
    type: 'text',
    solid: true,
    title: { zh: '承接单位', en: 'successor' },
    headings: [
      '承接单位',
      '后继',
      '后继单位',
      '更名为',
      '更名后',
      '现名称',
      '职能承接单位',
      '更名后单位',
      '现单位名称',
    ],
  },
  person: {
    type: 'text',
    solid: true,
    title: { zh: '姓名', en: 'name of the person' },
    headings: ['姓名', '领导姓名', '县级领导姓名', '人员姓名', '观察员姓名'],
  },
  post: {
    type: 'text',
    title: { zh: '职务', en: 'post' },
    headings: ['职务', '现任职务', '职务职级', '岗位', '单位职务', '单位及职务', '工作单位及职务', '所任职务'],
  },
  rosterRank: {
    type: 'number',
    title: { zh: '排序', en: 'order of rank' },
    headings: ['排序', '级别', '领导排序', '排位', '位次'],
  },
  duty: {
    type: 'text',
    title: { zh: '分管工作', en: 'duties' },
    headings: ['分管工作', '分管领域', '工作分工', '分管(联系)工作', '职责', '分工', '主要职责', '分管行业'],
  },
  projectCount: {
    type: 'number',
    count: true,
    title: { zh: '项目个数', en: 'projects' },
    headings: [
      ...[
        '项目个数',
        '项目数',
        '项目数量',
        '个数',
        '项目总数',
        '总个数',
        '项目(个)',
        '重点项目个数',
        '重点项目数',
        '数量',
      ],
      ...['重点项目(个)', '包联项目数', '包联项目个数', '计划项目个数', '实施项目个数'],
    ],
  },
} as const satisfies Readonly<{ [name: string]: Definition }>

/** Columns of summaries and rankings (月通报、季排名, seed 000; DOMAIN.md 1.1 L25, 1.2). */
export const rankingFields = {
  area: {
    type: 'text',
    title: { zh: '县区（乡镇）', en: 'county or township' },
    headings: [
      '县(市、区)',
      '县市区',
      '县(市)区',
      '县区(乡镇)',
      '县(区)',
      '乡镇(街道)',
      '乡(镇)',
      '地区',
      '乡镇名称',
      '县区名称',
    ],
  },
  category: {
    type: 'text',
    title: { zh: '分类', en: 'class' },
    headings: ['分类', '大类', '要素大类', '类别名称', '指标类别', '一级指标', '项目分类名称'],
  },
  share: {
    type: 'percent',
    title: { zh: '占比', en: 'share' },
    headings: [
      '占比',
      '比重',
      '所占比重',
      '所占比例',
      '占全部比重',
      '投资占比',
      '个数占比',
      '占比重',
      '总投资占比',
      '项目占比',
    ],
  },
  newCount: {
    type: 'number',
    count: true,
    title: { zh: '新建项目个数', en: 'new projects' },
    headings: [
      '新建项目个数',
      '新开工项目个数',
      '新建个数',
      '新建项目数',
      '新开工项目数',
      '新建项目',
      '新开工项目',
      '新开工个数',
    ],
  },
  continuedCount: {
    type: 'number',
    count: true,
    title: { zh: '续建项目个数', en: 'continued projects' },
    headings: ['续建项目个数', '续建个数', '续建项目数'],
  },
  resumedCount: {
    type: 'number',
    count: true,
    title: { zh: '复工个数', en: 'projects resumed' },
    headings: ['复工个数', '复工项目个数', '已复工个数', '复工项目数', '已复工项目数', '已复工项目个数'],
  },
  finishedCount: {
    type: 'number',
    count: true,
    title: { zh: '竣工个数', en: 'projects finished' },
    headings: [
      '竣工个数',
      '完工个数',
      '竣工项目个数',
      '完工项目个数',
      '竣工项目数',
      '竣工投产个数',
      '已竣工个数',
      '竣工项目',
    ],
  },
  includedCount: {
    type: 'number',
    count: true,
    title: { zh: '入库个数', en: 'projects in the statistics library' },
    headings: [
      '入库个数',
      '纳统个数',
      '入统个数',
      '入库项目个数',
      '纳统项目个数',
      '已入库个数',
      '入库项目数',
      '纳统项目数',
      '入统项目数',
    ],
  },
  resumeRate: {
    type: 'percent',
    title: { zh: '复工率', en: 'rate of resumption' },
    headings: ['复工率', '项目复工率', '续建项目复工率'],
  },
  includedRate: {
    type: 'percent',
    title: { zh: '入库率', en: 'rate of inclusion' },
    headings: ['入库率', '纳统率', '入统率', '入库纳统率', '项目入库率'],
  },
  score: {
    type: 'number',
    title: { zh: '得分', en: 'score' },
    headings: [
      ...['得分', '总分', '综合得分', '考核得分', '总得分', '合计得分', '评价得分', '得分合计', '最终得分', '考评得分'],
      ...['分数', '评分', '得分情况', '综合评分', '总评分'],
    ],
  },
  fullScore: {
    type: 'number',
    title: { zh: '分值', en: 'full score' },
    headings: ['分值', '满分', '标准分', '权重', '权重分', '标准分值', '满分值', '最高分', '基准分'],
  },
  rank: {
    type: 'number',
    title: { zh: '排名', en: 'rank' },
    headings: [
      '排名',
      '名次',
      '综合排名',
      '本月排名',
      '本季排名',
      '排名情况',
      '当月排名',
      '考核排名',
      '本期排名',
      '本季度排名',
    ],
  },
  lastRank: {
    type: 'number',
    title: { zh: '上期排名', en: 'rank last period' },
    headings: ['上期排名', '上月排名', '上季排名', '上季度排名', '上次排名', '上月名次', '上期名次'],
  },
  rankChange: {
    type: 'number',
    title: { zh: '位次变化', en: 'change of rank' },
    headings: ['位次变化', '排名变化', '名次变化', '升降', '位次升降', '较上月位次变化', '较上期'],
  },
  faiTask: {
    type: 'amount',
    title: { zh: '固定资产投资任务', en: 'task for fixed-asset investment' },
    headings: [
      '固定资产投资任务',
      '固投任务',
      '固定资产投资目标',
      '固投目标',
      '固定资产投资目标任务',
      '固投目标任务',
      '固投年度任务',
    ],
  },
  faiDone: {
    type: 'amount',
    title: { zh: '固定资产投资完成额', en: 'fixed-asset investment completed' },
    headings: [
      '固定资产投资完成额',
      '固投完成额',
      '固定资产投资完成',
      '固投完成',
      '完成固定资产投资',
      '完成固投',
      '固定资产投资额',
    ],
  },
} as const satisfies Readonly<{ [name: string]: Definition }>

/** Columns of the element survey (侯马: 4大类31项, DOMAIN.md L19) and of the star rating (临猗: 六大类16项, L24). */
export const surveyFields = {
  item: {
    type: 'text',
    title: { zh: '调查要素', en: 'element asked for' },
    headings: [
      '调查要素',
      '投资要素',
      '调查项目',
      '调查内容',
      '要素(项)',
      '要素指标',
      '支撑要素',
      '投资支撑要素',
      '基本要素',
    ],
  },
  satisfied: {
    type: 'yesno',
    title: { zh: '是否满足', en: 'met' },
    headings: [
      '是否满足',
      '满足情况',
      '能否满足',
      '是否具备',
      '满足与否',
      '是否满足需求',
      '是否能满足',
      '是否满足要求',
    ],
  },
  quantity: {
    type: 'text',
    title: { zh: '数值', en: 'value' },
    headings: ['数值', '数值(内容)', '具体数值', '指标值', '现状数值', '调查结果', '现状值', '供给能力', '现状'],
  },
  measureUnit: {
    type: 'text',
    title: { zh: '计量单位', en: 'unit of measure' },
    headings: ['计量单位', '数值单位', '单位(计量)'],
  },
  indicator: {
    type: 'number',
    repeats: true,
    title: { zh: '指标得分', en: 'score of an indicator' },
    headings: ['指标得分', '单项得分', '指标分', '单项分'],
  },
  indicatorName: {
    type: 'text',
    title: { zh: '指标名称', en: 'indicator' },
    headings: [
      '指标名称',
      '指标',
      '评价指标',
      '考核指标',
      '二级指标',
      '评价项目',
      '指标项',
      '指标内容',
      '考核内容',
      '评价内容',
    ],
  },
  star: {
    type: 'enum',
    title: { zh: '星级', en: 'stars' },
    headings: ['星级', '评定星级', '星级评定', '企业星级', '评定等级', '星级评价', '星级等级'],
    values: [
      { value: '五星级', aliases: ['五星', '5星', '5星级', '★★★★★', '☆☆☆☆☆', '5'] },
      { value: '四星级', aliases: ['四星', '4星', '4星级', '★★★★', '☆☆☆☆', '4'] },
      { value: '三星级', aliases: ['三星', '3星', '3星级', '★★★', '☆☆☆', '3'] },
      { value: '二星级', aliases: ['二星', '两星', '2星', '2星级', '两星级', '★★', '☆☆', '2'] },
      { value: '一星级', aliases: ['一星', '1星', '1星级', '★', '☆', '1'] },
      { value: '未评星', aliases: ['无星', '无星级', '未评级', '0', '不合格', '未达标', '0星'] },
    ],
  },
} as const satisfies Readonly<{ [name: string]: Definition }>
