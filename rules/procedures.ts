/**
 * The vocabulary of the ledgers before a project starts: reserve lists, procedures, elements, blockages. Sources: DOMAIN.md 1.1
 * (L3–L8, L22), 2.7; seed 002 (一), (六), (七), (十二).
 */
import type { EnumValue, FieldDef } from '../src/core/index.js'
import { APPROVED } from './claims.js'
import { withEnds } from './headings.js'

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
  permitApproval: {
    ...permit('立项', 'project approval', [
      ...['项目立项', '立项(备案)', '立项备案', '项目备案', '备案', '核准', '立项批复(备案)', '立项/备案', '立项审批'],
      ...['审批(核准、备案)', '审批核准备案', '立项(审批、核准、备案)', '立项(核准、备案)'],
    ]),
    claims: [{ claim: APPROVED, denying: ['未启动', '办理中'], bearing: ['办结'] }],
  },
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
