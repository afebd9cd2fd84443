import { annexProjects, serialOf } from './annex.js'
import type { Ledger, LedgerBook, LedgerColumn } from './ledger.js'

/**
 * Ledgers of signings, rosters, rankings and ratings. The sums of the signings are the seeds' (000: 11 projects, 73.77 亿元; 001: 539
 * projects, 3126.95 亿元, 443 started), how they divide is invented, and so are enterprises, scores and items.
 */

const texts = (...names: readonly string[]): readonly LedgerColumn[] => names.map((name) => [name, 'text'])
const REMARK: LedgerColumn = ['备注', 'text']

const signings: Ledger = {
  sheet: '签约台账',
  title: '平陆县2025年4月招商引资签约项目台账',
  reporter: '县招投中心',
  unit: '亿元',
  columns: [
    ['项目名称', 'name'],
    ...texts('投资方', '招商专班'),
    ['签约日期', 'month'],
    ['协议投资', 'yi'],
    ['是否开工', 'no'],
    ['实际开工时间', 'month'],
    ['到位资金', 'yi'],
    REMARK,
  ],
  rows: (
    [
      ['铝合金轮毂锻造线', '河南铸盛集团', '铝精深加工产业链招商小组', '2025-01', 12.5, '2025-03', 2.1],
      ['集中式储能电站', '北京储源科技', '新能源产业链招商小组', '2025-01', 9.8, '2025-03', 1.6],
      ['分散式风电', '太原晋风能源', '新能源产业链招商小组', '2025-01', 8.6, '2025-04', 0.9],
      ['汽车内饰新材料', '苏州汇材股份', '汽车新材料产业链招商小组', '2025-02', 7.77, '2025-04', 0.8],
      ['苹果深加工冷链', '西安鲜达食品', '现代农业产业链招商小组', '2025-02', 7, '2025-04', 0.7],
      ['再生铝熔铸', '洛阳铭泰金属', '铝精深加工产业链招商小组', '2025-02', 6.5, '2025-04', 0.6],
      ['黄河文旅营地', '郑州文旅投资', '文旅康养产业链招商小组', '2025-03', 6.2, '2025-04', 0.5],
      ['日用玻璃制品', '运城华晶玻璃', '工业消费品产业链招商小组', '2025-03', 5.4, null, null],
      ['连翘茶饮', '临汾本草食品', '现代农业产业链招商小组', '2025-03', 4.5, null, null],
      ['动力电池箱体', '东莞精铝科技', '汽车新材料产业链招商小组', '2025-04', 3, null, null],
      ['康养小镇一期', '三门峡颐和养老', '文旅康养产业链招商小组', '2025-04', 2.5, null, null],
    ] as const
  ).map(([name, investor, team, signed, agreed, started, received]) => [
    ...[name, investor, team, serialOf(signed), agreed, started ? '是' : '否', started && serialOf(started)],
    ...[received, null],
  ]),
  sums: ['协议投资', '到位资金'],
}
const signed: Ledger = {
  sheet: '招商统计',
  title: '运城市2024年招商引资签约项目统计表',
  unit: '亿元',
  columns: [
    ['县区', 'text'],
    ['签约个数', 'no'],
    ['协议投资', 'yi'],
    ['开工个数', 'no'],
    ['开工率（%）', 'rate'],
    ['排名', 'no'],
    REMARK,
  ],
  rows: [
    ['盐湖区', 120, 700, 104, 86.7, 1, null],
    ['河津市', 115, 690, 97, 84.3, 2, null],
    ['临猗县', 108, 620, 89, 82.4, 3, null],
    ['永济市', 104, 600, 82, 78.8, 4, null],
    ['平陆县', 92, 516.95, 71, 77.2, 5, null],
  ],
  sums: ['签约个数', '协议投资', '开工个数'],
  totals: { '开工率（%）': 82.2 },
}

const assigned: Ledger = {
  sheet: '四个一包联',
  title: '平陆县重点项目“四个一”包联表',
  columns: [['项目名称', 'name'], ...texts('需求清单', '包联领导', '服务专班', '考核机制', '联系人'), REMARK],
  rows: (
    [
      [10, '升压站用地', '发改局专班', '李建民'],
      [11, '商户招引', '市监局专班', '赵文斌'],
      [14, '料场手续', '交运局专班', '周志强'],
      [15, '供热管沟占道', '张店镇专班', '吴晓东'],
    ] as const
  ).map(([number, need, team, contact]) => {
    const { name, leaders } = annexProjects[number - 1]!
    return [name, need, leaders.join('、'), team, '月通报、季排名', contact, null]
  }),
}
const units: Ledger = {
  sheet: '单位名册',
  title: '平陆县责任单位名册',
  columns: [
    ...texts('单位名称', '简称', '单位类别'),
    ['起始日期', 'month'],
    ['终止日期', 'month'],
    ['承接单位', 'text'],
    REMARK,
  ],
  rows: [
    ['县发改局', '发改局', '县直', serialOf('2019-03'), null, null, null],
    ['县水利局', '水利局', '县直', serialOf('2010-01'), null, null, null],
    ['县农业局', '农业局', '县直', serialOf('2019-03'), null, null, null],
    ['县畜牧局', '畜牧局', '县直', serialOf('2010-01'), serialOf('2019-03'), '县农业局', '机构改革'],
    ['兴虞公司', '兴虞', '国企', serialOf('2016-05'), null, null, null],
    ['张店镇', '张店', '乡镇', null, null, null, null],
  ],
}
const leaders: Ledger = {
  sheet: '领导名册',
  title: '平陆县县级领导名册',
  columns: [...texts('姓名', '职务'), ['排序', 'no'], ['任职日期', 'month'], ['离任日期', 'month'], REMARK],
  rows: ['张首华', '郑文红', '谭千义', '闫小娟', '王飞', '李波'].map((name, i) => [
    ...[name, '县级领导', i + 1, serialOf('2023-05'), null, null],
  ]),
}

const ranking: Ledger = {
  sheet: '季排名',
  title: '平陆县2025年一季度重点项目建设排名表',
  columns: [
    ['乡镇', 'text'],
    ['项目个数', 'no'],
    ['开工个数', 'no'],
    ['开工率（%）', 'rate'],
    ['得分', 'no'],
    ['排名', 'no'],
    ['上期排名', 'no'],
    REMARK,
  ],
  rows: [
    ['张店镇', 4, 4, 100, 95, 1, 2, null],
    ['圣人涧镇', 6, 5, 83.3, 92, 2, 1, null],
    ['常乐镇', 3, 2, 66.7, 88, 3, 3, null],
    ['曹川镇', 3, 2, 66.7, 84, 4, 5, null],
    ['部官镇', 2, 1, 50, 79, 5, 4, null],
  ],
}

/** 16 scores of an enterprise that add up to its total. */
function rated(name: string, first: number, other: number, stars: string) {
  const scores = Array.from({ length: 16 }, (_, i) => (i < 4 ? first : other))
  return [name, ...scores, scores.reduce((a, b) => a + b, 0), stars, null]
}
const stars: Ledger = {
  sheet: '企业星级',
  title: '平陆县2025年规上企业量化星级评价表',
  columns: [
    ['企业名称', 'name'],
    ...Array.from({ length: 16 }, (_, i): LedgerColumn => [`指标${i + 1}`, 'no']),
    ['得分', 'no'],
    ['星级', 'no'],
    REMARK,
  ],
  rows: [
    rated('甲铝业有限公司', 6, 6, '五星级'),
    rated('乙新材料有限公司', 7, 5, '四星级'),
    rated('丙食品有限公司', 4, 5, '三星级'),
    rated('丁机械有限公司', 5, 4, '二星级'),
  ],
}

const MEASURES = ['亩', '公里', '万吨', null]
const ITEMS: readonly (readonly [category: string, items: readonly string[]])[] = [
  ['土地', ['可供工业用地', '净地面积', '出让价格', '地质条件', '厂房面积', '租金', '规划条件', '土地开发程度']],
  [
    '道路交通',
    ['距高速公路出入口', '距铁路货场', '距机场', '距港口', '园区主干道', '园区支路', '货运价格', '公交线路'],
  ],
  ['水电气', ['日供水量', '水价', '变电容量', '电价', '供气能力', '气价', '供热能力', '污水处理能力']],
  ['产业政策', ['投资奖励', '税收奖励', '人才补贴', '租金补贴', '物流补贴', '贷款贴息', '研发补助']],
]
const survey: Ledger = {
  sheet: '要素调查',
  title: '平陆县项目投资基本要素调查表',
  columns: [
    ['类别', 'text'],
    ['调查要素', 'name'],
    ['是否满足', 'no'],
    ['数值', 'no'],
    ['计量单位', 'text'],
    ['责任单位', 'text'],
    REMARK,
  ],
  rows: ITEMS.flatMap(([category, items], i) =>
    items.map((item, j) => [
      ...[category, item, '是', MEASURES[i] ? 10 * (i + 1) + j : null, MEASURES[i]!, '县自然资源局', null],
    ]),
  ),
}

/** The books of all other ledgers. */
export const otherLedgers: readonly LedgerBook[] = [
  {
    name: '招商',
    made: '2025-05-06',
    ledgers: [signings, signed],
    slips: {
      签约台账: { H4: serialOf('2024-12'), I5: 9.9, G10: '否', H10: null, I10: null, B13: '再生铝熔铸' },
      招商统计: { F6: 84.2, D9: 3162.95, G8: 6 },
    },
  },
  {
    name: '包联名册',
    made: '2025-06-03',
    ledgers: [assigned, units, leaders],
    slips: {
      四个一包联: { D4: null, E5: null },
      单位名册: { B4: '县发改局', C4: null, F6: serialOf('2008-03'), G6: '县农牧中心' },
      领导名册: { B7: '张首华' },
    },
  },
  {
    name: '通报评价',
    made: '2025-04-08',
    ledgers: [ranking, stars, survey],
    slips: {
      季排名: { G4: 3, G5: 2 },
      企业星级: { S5: 78, T6: '四星级' },
      要素调查: { D5: null, F12: null },
    },
  },
]
