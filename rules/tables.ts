/**
 * The kinds of table, as data. Required columns: RULES.md `structure-required-column-missing`, from the annex of seed 002 and the
 * columns DOMAIN.md 1.1 lists for each ledger. What a row is about, where it is no project, is the kind's `subject`.
 */
import type { TableKindDef, TemplateDef } from '../src/core/index.js'
import type { FieldName } from './fields.js'

interface Kind extends TableKindDef {
  readonly signs: readonly FieldName[]
  readonly required: readonly (FieldName | readonly FieldName[])[]
  readonly subject?: readonly FieldName[]
  readonly headings?: { readonly [F in FieldName]?: readonly string[] }
  readonly parts?: readonly FieldName[]
  readonly rest?: FieldName
  /** The columns of a blank table of this kind, in order. */
  readonly columns: readonly FieldName[]
  /** `年` and `月` of the title are filled in by whoever makes the table. */
  readonly template: TemplateDef & { readonly headings?: { readonly [F in FieldName]?: string } }
}

const PLAN = [
  'seq',
  'name',
  'unit',
  'nature',
  'total',
  'plan',
  ['start', 'span'],
  ['finish', 'span'],
  'leader',
] as const

export const tables: readonly Kind[] = [
  {
    name: 'stat',
    title: { zh: '入库纳统表', en: 'statistical inclusion table' },
    titleWords: ['入库纳统', '纳统', '入统', '统计入库', '入库资料', '入库'],
    signs: [
      'approvedTotal',
      'approvalDoc',
      'contractDoc',
      'photoDoc',
      'licenceDoc',
      'statCode',
      'excludedReason',
      'uscc',
      'statYearCum',
      'approvalUnit',
      'contractParty',
      'contractDate',
    ],
    required: ['name', 'total', 'included'],
    columns: [
      ...(['seq', 'code', 'name', 'owner', 'uscc', 'nature', 'projectType', 'total', 'approvedTotal'] as const),
      ...(['approvalDoc', 'approvalDate', 'approvalUnit', 'contractDoc', 'contractDate', 'contractParty'] as const),
      ...(['photoDoc', 'licenceDoc', 'purchaseDoc', 'paymentDoc', 'arrivalDoc', 'started', 'actualStart'] as const),
      ...(['included', 'includedDate', 'statCode', 'excludedReason', 'yearCum', 'statYearCum', 'remark'] as const),
    ],
    template: { title: { zh: '重点项目入库纳统情况表', en: 'Statistical inclusion of key projects' }, unit: '万元' },
  },
  {
    name: 'dispatch',
    title: { zh: '月度调度表', en: 'monthly dispatch table' },
    titleWords: ['调度', '进度', '进展', '完成情况', '月报'],
    signs: ['quarterPlan', 'domain', 'month', 'monthly', 'yearCum', 'cum', 'rate', 'progress', 'status', 'started'],
    required: [...PLAN, ['month', 'monthly'], 'yearCum', ['status', 'started']],
    columns: [
      ...(['seq', 'code', 'name', 'unit', 'nature', 'domain', 'total', 'plan', 'prior', 'month', 'yearCum'] as const),
      ...(['cum', 'rate', 'physical', 'start', 'actualStart', 'finish', 'actualFinish', 'status', 'progress'] as const),
      ...(['problem', 'included', 'leader', 'contact', 'phone', 'remark'] as const),
    ],
    template: { title: { zh: '重点项目调度表', en: 'Monthly dispatch of key projects' }, unit: '万元' },
  },
  {
    name: 'start',
    title: { zh: '开工情况表', en: 'start table' },
    titleWords: ['开工', '复工', '开复工'],
    signs: ['started', 'actualStart'],
    required: ['name', 'unit', 'total', ['start', 'actualStart', 'span']],
    columns: [
      ...(['seq', 'name', 'unit', 'nature', 'total', 'plan', 'start', 'started', 'actualStart', 'resumed'] as const),
      ...(['delayReason', 'leader', 'remark'] as const),
    ],
    template: { title: { zh: '重点项目开复工情况表', en: 'Start and resumption of key projects' }, unit: '万元' },
  },
  {
    name: 'plan',
    title: { zh: '重点项目表', en: 'key-project table' },
    titleWords: [
      '重点推进项目',
      '重点项目',
      '重大项目',
      '重点建设项目',
      '计划表',
      '项目计划',
      '投资计划',
      '项目表',
      '一览表',
      '项目清单',
    ],
    signs: ['plan', 'start', 'finish', 'span', 'nature', 'domain', 'leader'],
    required: PLAN,
    columns: [
      ...(['seq', 'code', 'name', 'unit', 'nature', 'domain', 'major', 'content', 'total', 'plan'] as const),
      ...(['start', 'finish', 'leader', 'remark'] as const),
    ],
    template: { title: { zh: '重点建设项目清单', en: 'Key projects' }, unit: '万元', dated: 'year' },
  },
  {
    name: 'reserve',
    evidence: 'title',
    title: { zh: '谋划储备清单', en: 'reserve list' },
    titleWords: ['储备', '谋划', '四库', '六张', '前期项目'],
    signs: ['library', 'list', 'entryDate', 'exitDate', 'stage', 'upfrontFund'],
    required: ['name', 'total'],
    headings: { entryDate: ['入库日期', '入库时间'] },
    columns: [
      ...(['seq', 'list', 'library', 'code', 'name', 'unit', 'domain', 'major', 'content', 'total', 'plan'] as const),
      ...(['stage', 'entryDate', 'exitDate', 'start', 'remark'] as const),
    ],
    template: { title: { zh: '谋划储备项目清单', en: 'Reserve of projects' }, unit: '万元', dated: 'year' },
  },
  {
    name: 'proc',
    evidence: 'signs',
    title: { zh: '前期手续台账', en: 'ledger of procedures' },
    titleWords: ['前期手续', '手续办理', '手续台账', '手续清单', '审批手续', '手续情况', '手续进度', '手续一览'],
    signs: [
      ...(['permitApproval', 'permitStudy', 'permitDesign', 'permitSite', 'permitLand', 'permitLandPlan'] as const),
      ...(['permitWorksPlan', 'permitEnvironment', 'permitEnergy', 'permitWater', 'permitDrawing'] as const),
      ...(['permitTender', 'permitConstruction', 'permitStability', 'procedure', 'procedureState'] as const),
      ...(['documentNo', 'procedureDue', 'procedureDone', 'procedureRate', 'department'] as const),
    ],
    required: ['name', ['procedure', 'permitApproval', 'permitConstruction', 'permitLand', 'procedureDone']],
    headings: {
      permitApproval: ['立项手续', '立项批复', '立项文件', '立项(备案)文件'],
      permitLand: ['用地', '土地', '用地情况', '土地手续', '土地证', '不动产权证', '用地状态', '土地出让', '征地'],
      procedureState: ['状态', '办理结果', '进度', '进展', '进展情况', '办理进展', '办结与否'],
      department: ['主管部门', '责任部门'],
      doneDate: ['批复日期', '批复时间', '审批时间', '审批日期', '批准日期', '完成时间', '完成日期'],
    },
    parts: ['procedure'],
    columns: [
      ...(['seq', 'code', 'name', 'unit', 'nature', 'total', 'permitApproval', 'permitSite', 'permitLand'] as const),
      ...(['permitLandPlan', 'permitWorksPlan', 'permitEnvironment', 'permitEnergy', 'permitWater'] as const),
      ...(['permitDrawing', 'permitConstruction', 'procedureDue', 'procedureDone', 'procedureRate'] as const),
      ...(['problem', 'remark'] as const),
    ],
    template: { title: { zh: '重点项目前期手续办理台账', en: 'Procedures of key projects' }, unit: '万元' },
  },
  {
    name: 'element',
    evidence: 'signs',
    title: { zh: '要素保障清单', en: 'ledger of elements' },
    titleWords: ['要素保障', '要素需求', '要素清单', '要素台账', '要素落实', '保障要素'],
    signs: [
      ...(['elementLand', 'elementFund', 'elementWater', 'elementPower', 'elementGas', 'elementHeat'] as const),
      ...(['elementRoad', 'elementTelecom', 'elementEnvironment', 'elementEnergy', 'elementDrainage'] as const),
      ...(['elementLabour', 'element', 'elementState', 'need'] as const),
    ],
    required: ['name', ['element', 'elementLand', 'elementFund', 'elementWater', 'elementPower']],
    headings: {
      elementLand: ['土地'],
      elementWater: ['水'],
      elementPower: ['电'],
      elementGas: ['气'],
      elementHeat: ['热'],
      elementRoad: ['路', '交通'],
      elementEnvironment: ['环评', '环保', '环境保护', '环境', '环境影响'],
      elementEnergy: ['能评', '节能', '节能审查'],
      elementLabour: ['人员', '人才', '用工保障'],
      elementState: ['状态', '办理状态', '办理情况', '进度', '进展', '进展情况', '办理进展', '落实进展'],
      element: ['类别', '事项', '保障内容'],
    },
    parts: ['element'],
    columns: [
      ...(['seq', 'code', 'name', 'unit', 'start', 'elementLand', 'elementFund', 'elementWater'] as const),
      ...(['elementPower', 'elementGas', 'elementHeat', 'elementRoad', 'elementTelecom'] as const),
      ...(['elementEnvironment', 'elementEnergy', 'deadline', 'contact', 'remark'] as const),
    ],
    template: { title: { zh: '重大项目要素保障清单', en: 'Elements of major projects' }, unit: null },
  },
  {
    name: 'block',
    evidence: 'signs',
    title: { zh: '堵点台账', en: 'ledger of blockages' },
    titleWords: ['堵点', '销号', '问题台账', '问题清单', '卡点', '问题整改'],
    signs: ['blockage', 'foundDate', 'deadline', 'blockState', 'closedDate', 'measure'],
    required: ['blockage', 'unit', 'contact', 'foundDate', 'deadline', ['blockState', 'closedDate']],
    subject: ['name', 'blockage'],
    headings: {
      blockage: [
        '堵点难点',
        '问题',
        '存在问题',
        '存在的问题',
        '主要问题',
        '困难问题',
        '存在困难',
        '需协调解决的问题',
        '内容',
      ],
      blockState: [
        '状态',
        '办理状态',
        '办理情况',
        '进展状态',
        '完成情况',
        '整改情况',
        '办理结果',
        '落实情况',
        '是否办结',
      ],
      closedDate: ['办结日期', '办结时间', '完成日期', '实际完成时间', '实际完成日期', '实际办结时间'],
      deadline: ['计划销号时间', '完成时间'],
    },
    parts: ['blockage'],
    columns: [
      ...(['seq', 'code', 'name', 'blockage', 'foundDate', 'unit', 'contact', 'measure', 'deadline'] as const),
      ...(['blockState', 'closedDate', 'remark'] as const),
    ],
    template: {
      title: { zh: '重大项目堵点问题台账', en: 'Blockages of major projects' },
      unit: null,
      headings: { contact: '责任人' },
    },
  },
  {
    name: 'delay',
    evidence: 'signs',
    title: { zh: '滞后项目清单', en: 'list of delayed projects' },
    titleWords: ['滞后', '停工项目', '进展缓慢', '推进缓慢'],
    signs: ['delayReason', 'measure', 'nextStep', 'deadline'],
    required: ['name', 'unit', 'delayReason'],
    headings: {
      delayReason: ['原因', '存在问题', '主要原因', '问题'],
      yearCum: ['完成投资', '已完成投资', '实际完成投资', '完成额', '完成投资额'],
    },
    columns: [
      ...(['seq', 'code', 'name', 'unit', 'plan', 'yearCum', 'rate', 'delayReason', 'measure', 'contact'] as const),
      ...(['deadline', 'remark'] as const),
    ],
    template: {
      title: { zh: '进度滞后项目清单', en: 'Delayed projects' },
      unit: '万元',
      headings: { contact: '责任人' },
    },
  },
  {
    name: 'sign',
    evidence: 'signs',
    title: { zh: '招商签约台账', en: 'ledger of signed projects' },
    titleWords: ['签约', '招商引资', '招商'],
    signs: ['investor', 'investorPlace', 'taskForce', 'signDate', 'agreedTotal', 'received', 'chain'],
    required: ['name', 'investor', 'signDate', ['agreedTotal', 'total'], ['started', 'actualStart', 'status']],
    headings: { actualStart: ['开工日期', '开工时间'], taskForce: ['专班', '责任小组', '小组'], total: ['投资额'] },
    columns: [
      ...(['seq', 'code', 'name', 'investor', 'investorPlace', 'taskForce', 'chain', 'signDate'] as const),
      ...(['agreedTotal', 'started', 'actualStart', 'received', 'unit', 'remark'] as const),
    ],
    template: { title: { zh: '招商引资签约项目台账', en: 'Signed projects' }, unit: '万元' },
  },
  {
    name: 'fund',
    evidence: 'signs',
    title: { zh: '资金台账', en: 'ledger of funds' },
    titleWords: [
      ...[
        '资金台账',
        '资金情况',
        '资金争取',
        '争取',
        '专项债',
        '国债',
        '中央预算内',
        '债券',
        '资金使用',
        '资金下达',
        '资金到位',
      ],
      ...['资金拨付', '资金支付', '上级资金', '资金筹措', '资金保障', '资金项目'],
    ],
    signs: [
      ...(['fundType', 'centralFund', 'provincialFund', 'cityFund', 'countyFund', 'specialBond'] as const),
      ...(['treasuryBond', 'bankLoan', 'ownFund', 'socialFund', 'otherFund', 'fundTotal', 'applied'] as const),
      ...(['allocated', 'paid', 'received', 'paidRate', 'receivedRate', 'fundDoc', 'bondName', 'fundGap'] as const),
    ],
    required: ['name', ['fundType', 'specialBond', 'centralFund', 'treasuryBond', 'allocated', 'applied']],
    headings: {
      centralFund: ['中央'],
      provincialFund: ['省'],
      cityFund: ['市'],
      countyFund: ['县', '区'],
      bankLoan: ['银行', '银行融资'],
      specialBond: ['债券'],
      applied: ['申请'],
      allocated: ['下达'],
      received: ['到位'],
      paid: ['支付', '支出'],
    },
    parts: ['fundType', 'bondName', 'fundBatch', 'fundDoc'],
    columns: [
      ...(['seq', 'code', 'name', 'unit', 'total', 'fundType', 'fundBatch', 'fundDoc', 'allocatedDate'] as const),
      ...(['applied', 'allocated', 'received', 'paid', 'paidRate', 'problem', 'remark'] as const),
    ],
    template: { title: { zh: '争取上级资金项目台账', en: 'Funds of projects' }, unit: '万元' },
  },
  {
    name: 'lead',
    evidence: 'signs',
    title: { zh: '领导包联表', en: 'assignment of leaders' },
    titleWords: ['包联', '包抓', '包保', '四个一', '领导联系', '领导分工', '挂点', '挂钩', '入企服务'],
    signs: ['leader', 'serviceTeam', 'assessment', 'need', 'serviceUnit', 'enterprise'],
    required: [['name', 'enterprise'], 'leader'],
    subject: ['name', 'enterprise'],
    headings: {
      need: ['需求清单', '项目需求', '项目需求清单', '企业需求', '一张清单', '需求一张清单'],
      serviceTeam: ['一个专班', '服务一个部门专班'],
      assessment: ['一项机制', '考核一项机制'],
      enterprise: ['企业名称', '企业', '规上企业', '规上工业企业', '单位名称'],
      leader: ['包联一名县级领导', '项目包联一名县级领导', '一名县级领导', '领导', '县级领导姓名', '包联领导姓名'],
    },
    columns: [
      ...(['seq', 'code', 'name', 'need', 'leader', 'post', 'serviceTeam', 'serviceUnit', 'assessment'] as const),
      ...(['contact', 'phone', 'remark'] as const),
    ],
    template: { title: { zh: '重点项目“四个一”包联表', en: 'Leaders in charge of key projects' }, unit: null },
  },
  {
    name: 'units',
    evidence: 'signs',
    title: { zh: '单位名册', en: 'roster of units' },
    titleWords: ['单位名册', '单位名录', '责任单位名单', '单位名单', '单位一览', '机构名册', '部门名册', '单位对照'],
    signs: ['unitName', 'shortName', 'otherNames', 'rosterKind', 'since', 'until', 'successor'],
    required: ['unitName'],
    subject: ['unitName'],
    headings: {
      unitName: ['单位', '名称', '责任单位', '全称', '牵头单位'],
      rosterKind: ['类别', '类型', '性质'],
      since: ['起', '起始', '从'],
      until: ['止', '终止', '至'],
    },
    columns: [
      ...(['seq', 'unitName', 'shortName', 'otherNames', 'rosterKind', 'since', 'until', 'successor'] as const),
      ...(['contact', 'phone', 'remark'] as const),
    ],
    template: { title: { zh: '责任单位名册', en: 'Roster of units' }, unit: null, dated: 'none' },
  },
  {
    name: 'leaders',
    evidence: 'signs',
    title: { zh: '领导名册', en: 'roster of leaders' },
    titleWords: [
      '领导名册',
      '领导名单',
      '领导干部名册',
      '领导包联名册',
      '领导一览',
      '县级领导',
      '领导班子名单',
      '领导分工',
    ],
    signs: ['person', 'post', 'rosterRank', 'duty', 'since', 'until'],
    required: ['person', 'post'],
    subject: ['person'],
    headings: { person: ['名字', '领导', '县级领导'], since: ['起', '起始', '任职'], until: ['止', '终止', '离任'] },
    columns: [
      ...(['seq', 'person', 'post', 'rosterRank', 'duty', 'since', 'until', 'contact', 'phone', 'remark'] as const),
    ],
    template: { title: { zh: '县级领导名册', en: 'Roster of leaders' }, unit: null, dated: 'none' },
  },
  {
    name: 'signStat',
    evidence: 'signs',
    title: { zh: '招商统计表', en: 'statistics of signed projects' },
    titleWords: ['招商', '签约'],
    signs: [
      'signCount',
      'agreedTotal',
      'startCount',
      'startRate',
      'received',
      'newStartTotal',
      'signTarget',
      'talkCount',
    ],
    required: [['area', 'taskForce'], 'signCount', 'agreedTotal'],
    subject: ['area', 'taskForce'],
    headings: {
      area: ['县区', '县', '区县', '乡镇', '单位', '责任单位', '区域', '园区', '所在县区', '单位名称'],
      taskForce: ['专班', '小组', '招商小组名称', '产业链'],
      agreedTotal: ['签约项目金额', '签约项目投资额', '金额', '签约项目协议投资额'],
      signCount: ['签约项目', '项目个数', '个数', '签约'],
      startCount: ['开工项目', '已开工项目', '已开工'],
      talkCount: ['在谈项目', '对接项目', '洽谈项目'],
    },
    columns: [
      ...(['seq', 'area', 'signTarget', 'signCount', 'agreedTotal', 'startCount', 'startRate'] as const),
      ...(['newStartTotal', 'received', 'visitCount', 'guestCount', 'talkCount', 'rank', 'remark'] as const),
    ],
    template: { title: { zh: '招商引资情况统计表', en: 'Signed projects by area' }, unit: '亿元' },
  },
  {
    name: 'ranking',
    evidence: 'signs',
    title: { zh: '通报排名表', en: 'ranking table' },
    titleWords: ['排名', '通报', '排序', '位次', '考核', '完成情况', '汇总', '进度'],
    signs: [
      ...(['rank', 'lastRank', 'rankChange', 'score', 'rate', 'startRate', 'projectCount', 'yearCum', 'plan'] as const),
      ...(['startCount', 'resumedCount', 'finishedCount', 'includedCount', 'total', 'faiTask', 'faiDone'] as const),
      ...(['includedRate', 'resumeRate', 'newCount', 'continuedCount', 'month', 'procedureRate'] as const),
    ],
    required: ['area'],
    subject: ['area'],
    headings: {
      area: [
        '县区',
        '县',
        '区县',
        '乡镇',
        '单位',
        '责任单位',
        '牵头单位',
        '所属乡镇',
        '区域',
        '单位名称',
        '部门',
        '包联单位',
      ],
      yearCum: ['完成投资', '已完成投资', '实际完成投资', '完成额', '完成投资额'],
      newCount: ['新建项目', '新开工项目'],
      continuedCount: ['续建项目'],
      startCount: ['开工项目', '已开工项目', '已开工'],
      resumedCount: ['复工项目', '已复工'],
      finishedCount: ['竣工项目', '已竣工', '已完工'],
      includedCount: ['已入库', '入库项目', '纳统项目'],
    },
    columns: [
      ...(['seq', 'area', 'projectCount', 'total', 'plan', 'month', 'yearCum', 'rate', 'startCount'] as const),
      ...(['startRate', 'includedCount', 'score', 'rank', 'lastRank', 'remark'] as const),
    ],
    template: { title: { zh: '重点项目完成情况通报排名表', en: 'Ranking of townships and units' }, unit: '万元' },
  },
  {
    name: 'survey',
    evidence: 'signs',
    title: { zh: '投资基本要素调查表', en: 'survey of the elements of investment' },
    titleWords: ['要素调查', '基本要素', '投资要素', '要素情况调查'],
    signs: ['item', 'category', 'satisfied', 'quantity', 'measureUnit'],
    required: ['category', 'item', 'satisfied'],
    subject: ['item'],
    headings: {
      item: ['要素', '要素名称', '项目', '指标', '指标名称', '事项', '要素项', '调查事项', '项目名称'],
      category: ['类别', '要素类别', '要素类型', '项目类别'],
      measureUnit: ['单位'],
      satisfied: ['落实情况', '是否落实'],
    },
    columns: ['seq', 'category', 'item', 'satisfied', 'quantity', 'measureUnit', 'unit', 'remark'],
    template: {
      title: { zh: '项目投资基本要素调查表', en: 'Elements of investment' },
      unit: null,
      dated: 'none',
      rows: 31,
    },
  },
  {
    name: 'star',
    evidence: 'signs',
    title: { zh: '企业星级评价表', en: 'star rating of enterprises' },
    titleWords: ['星级', '量化管理', '量化评价', '企业评价'],
    signs: ['star', 'indicator', 'indicatorName', 'fullScore', 'score', 'enterprise'],
    required: ['enterprise', 'score', ['star', 'indicatorName']],
    subject: ['enterprise'],
    parts: ['indicatorName'],
    rest: 'indicator',
    headings: { enterprise: ['企业名称', '企业', '单位名称', '名称', '单位'], category: ['类别', '指标分类', '项目'] },
    columns: ['seq', 'enterprise', 'indicator', 'score', 'star', 'remark'],
    template: {
      title: { zh: '企业星级评价表', en: 'Star rating of enterprises' },
      unit: null,
      dated: 'year',
      headings: { indicator: '指标' },
      repeats: { indicator: 16 },
    },
  },
]

/** The name of a kind of table. */
export type TableKind =
  | 'plan'
  | 'dispatch'
  | 'start'
  | 'stat'
  | 'reserve'
  | 'proc'
  | 'element'
  | 'block'
  | 'delay'
  | 'sign'
  | 'fund'
  | 'lead'
  | 'units'
  | 'leaders'
  | 'signStat'
  | 'ranking'
  | 'survey'
  | 'star'
