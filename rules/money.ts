/**
 * The vocabulary of money and progress beside the plan of the year: quarters, parts of the completed investment, documents compared by
 * the statistics, signings, funds and their sources. Sources: DOMAIN.md 1.1 (L10–L12, L25), 2.1, 2.3, 2.9; seed 002 (十六).
 */
import type { FieldDef } from '../src/core/index.js'
import { APPROVED } from './claims.js'
import { withEnds } from './headings.js'

type Definition = Omit<FieldDef, 'name'>

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

/** Columns of the statistical inclusion table that compare documents (DOMAIN.md 2.3). */
export const documentFields = {
  approvalDate: {
    type: 'month',
    title: { zh: '批复日期', en: 'date of approval' },
    claims: [{ claim: APPROVED, blankDenies: true }],
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
