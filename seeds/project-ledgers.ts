import type ExcelJS from 'exceljs'
import { annexProjects, rosterUnit, serialOf } from './annex.js'
import type { Ledger, LedgerBook, LedgerColumn } from './ledger.js'

/**
 * Ledgers whose rows are projects: reserves, procedures, elements, blockages, funds, starts, statistics, the key list. Projects, totals,
 * units and dates of numbered projects are the annex's; everything else is invented. Each book has its mistakes beside it.
 */

type Row = readonly ExcelJS.CellValue[]

function project(number: number) {
  const found = annexProjects[number - 1]!
  const { name, nature, start, finish, domain, leaders, total_yi, plan2025_yi } = found
  const total = Math.round(total_yi * 10_000)
  return { name, unit: rosterUnit(found), nature, start, finish, domain, leaders, total, total_yi, plan2025_yi }
}

/** 项目名称 and 责任单位 of a project of the annex, then other cells, then a blank 备注. */
function row(number: number, ...cells: Row): Row {
  const { name, unit } = project(number)
  return [name, unit, ...cells, null]
}

const NAMED: readonly LedgerColumn[] = [
  ['项目名称', 'name'],
  ['责任单位', 'text'],
]
const REMARK: LedgerColumn = ['备注', 'text']
const texts = (...names: readonly string[]): readonly LedgerColumn[] => names.map((name) => [name, 'text'])

const RESERVE: readonly LedgerColumn[] = [
  ...NAMED,
  ['领域', 'text'],
  ['是否重大项目', 'no'],
  ['总投资', 'yi'],
  ['所在库', 'text'],
  ['入库日期', 'month'],
  ['出库日期', 'month'],
  ['前期阶段', 'text'],
  REMARK,
]
const [INDUSTRY, WORKS, WELFARE] = ['产业类', '基础设施类', '社会民生类']

const stored: Ledger = {
  sheet: '储备项目',
  title: '平陆县2026年储备年度建设项目清单',
  reporter: '县发改局',
  unit: '亿元',
  columns: RESERVE,
  rows: [
    ['平陆县抽水蓄能电站', '县发改局', INDUSTRY, '是', 96, '储备库', serialOf('2024-11'), null, '可行性研究', null],
    ['平陆县铝精深加工产业园', '县招投中心', INDUSTRY, '是', 62, '储备库', serialOf('2025-01'), null, '用地预审', null],
    ['黄河流域生态保护治理工程', '县水利局', WORKS, '否', 58, '储备库', serialOf('2025-02'), null, '初步设计', null],
    [
      '三门湾文旅康养综合体',
      '县民政局',
      WELFARE,
      '否',
      41,
      '储备库',
      serialOf('2025-02'),
      serialOf('2025-04'),
      '立项',
      null,
    ],
    ['平陆县城乡供水一体化工程', '县水利局', WORKS, '否', 33, '储备库', serialOf('2025-03'), null, '立项', null],
    ['平陆县集中式风光制氢基地', '县发改局', INDUSTRY, '否', 22.5, '储备库', serialOf('2025-03'), null, '立项', null],
  ],
  sums: ['总投资'],
}
const planned: Ledger = {
  sheet: '谋划项目',
  title: '平陆县2026年谋划建设项目清单',
  reporter: '县发改局',
  unit: '亿元',
  columns: RESERVE,
  rows: [
    ['铝灰渣综合利用生产线', '县招投中心', INDUSTRY, '否', 3.2, '谋划库', serialOf('2025-03'), null, '谋划', null],
    ['连翘中药材精深加工厂', '县农业局', INDUSTRY, '否', 1.8, '谋划库', serialOf('2025-03'), null, '谋划', null],
    ['汽车轮毂智能铸造车间', '县招投中心', INDUSTRY, '否', 2.6, '谋划库', serialOf('2025-04'), null, '谋划', null],
    ['老旧小区管网更新', '县住建局', WORKS, '否', 0.9, '谋划库', serialOf('2025-04'), null, '谋划', null],
    ['乡镇养老服务网点', '县民政局', WELFARE, '否', 0.6, '谋划库', serialOf('2025-04'), null, '谋划', null],
  ],
  sums: ['总投资'],
}

const procedures: Ledger = {
  sheet: '前期手续',
  title: '平陆县2025年5月重点项目前期手续办理台账',
  columns: [
    ...NAMED,
    ...texts('立项', '用地手续', '建设用地规划许可证', '建设工程规划许可证', '环评', '施工许可证'),
    ['应办手续数', 'no'],
    ['已办结手续数', 'no'],
    ['手续办结率（%）', 'rate'],
    REMARK,
  ],
  rows: [
    row(10, '办结', '办结', '办结', '办结', '办结', '办结', 6, 6, 100),
    row(12, '办结', '办结', '办结', '办理中', '办结', '未启动', 6, 4, 66.7),
    row(13, '办结', '办理中', '未启动', '未启动', '办理中', '未启动', 6, 1, 16.7),
    row(14, '办结', '办结', '办结', '办结', '办结', '办结', 6, 6, 100),
  ],
}
const elements: Ledger = {
  sheet: '要素保障',
  title: '平陆县2025年5月重大项目要素保障清单',
  columns: [
    ...NAMED,
    ['计划开工时间', 'month'],
    ...texts('用地', '资金', '供水', '供电', '进出道路'),
    ['完成时限', 'month'],
    REMARK,
  ],
  rows: [
    row(12, serialOf('2025-06'), '已落实', '已落实', '已落实', '已落实', '已落实', serialOf('2025-05')),
    row(13, serialOf('2025-09'), '办理中', '已落实', '不涉及', '未启动', '已落实', serialOf('2025-08')),
    row(15, serialOf('2025-09'), '已落实', '已落实', '不涉及', '已落实', '已落实', null),
  ],
}
const blockages: Ledger = {
  sheet: '堵点台账',
  title: '平陆县2025年5月重大项目堵点问题台账',
  columns: [
    ['项目名称', 'name'],
    ['堵点描述', 'text'],
    ['发现日期', 'month'],
    ...texts('责任单位', '责任人'),
    ['完成时限', 'month'],
    ['销号状态', 'text'],
    ['销号日期', 'month'],
    REMARK,
  ],
  rows: (
    [
      [3, '升压站征地', '2025-02', '县自然资源局', '李建民', '2025-06', '推进中', null],
      [10, '进场道路宽度不足', '2025-02', '县交运局', '赵文斌', '2025-04', '已销号', '2025-03'],
      [1, '管线穿越林地', '2025-01', '县林业局', '周志强', '2025-04', '已销号', '2025-04'],
      [2, '接入系统批复', '2025-04', '县招投中心', '吴晓东', '2025-07', '推进中', null],
    ] as const
  ).map(([number, what, found, unit, person, due, state, closed]) => [
    ...[project(number).name, what, serialOf(found), unit, person, serialOf(due), state],
    ...[closed && serialOf(closed), null],
  ]),
}

const grants: Ledger = {
  sheet: '资金台账',
  title: '平陆县2025年5月争取上级资金项目台账',
  unit: '万元',
  columns: [
    ...NAMED,
    ['总投资', 'money'],
    ...texts('资金类型', '下达文号'),
    ...(['申请资金', '下达资金', '到位资金', '支付资金'] as const).map((name) => [name, 'money'] as const),
    ['资金支付率（%）', 'rate'],
    REMARK,
  ],
  rows: (
    [
      [1, '中央预算内', '发改投资〔2025〕18号', 20_000, 15_000, 15_000, 9000, 60],
      [5, '超长期特别国债', '财建〔2025〕45号', 8000, 6000, 6000, 3000, 50],
      [12, '专项债', '财债〔2025〕12号', 6000, 5000, 5000, 0, 0],
      [14, '省级资金', '晋财建〔2025〕7号', 3000, 2000, 2000, 1200, 60],
      [6, '专项债', '财债〔2025〕12号', 8000, 6000, 4000, 3000, 75],
    ] as const
  ).map(([number, ...cells]) => row(number, project(number).total, ...cells)),
  sums: ['申请资金', '下达资金', '到位资金', '支付资金'],
}
const sources: Ledger = {
  sheet: '资金来源',
  title: '平陆县2025年重点项目资金筹措情况表',
  unit: '万元',
  columns: [
    ['项目名称', 'name'],
    ...(['总投资', '中央预算内', '省级资金', '专项债', '银行贷款', '自筹'] as const).map(
      (name) => [name, 'money'] as const,
    ),
    REMARK,
  ],
  rows: [
    [project(12).name, 13_300, 3000, 1300, 6000, 0, 3000, null],
    [project(6).name, 18_600, 5000, 1600, 8000, 4000, 0, null],
    [project(14).name, 10_800, 0, 3000, 0, 5000, 2800, null],
    [project(13).name, 11_500, 0, 1500, 5000, 0, 5000, null],
    [project(15).name, 6000, 0, 1000, 0, 2000, 3000, null],
  ],
  sums: ['总投资', '中央预算内', '省级资金', '专项债', '银行贷款', '自筹'],
}

const starts: Ledger = {
  sheet: '开复工',
  title: '平陆县2025年5月重点项目开复工情况表',
  unit: '万元',
  columns: [
    ...NAMED,
    ['建设性质', 'no'],
    ['总投资', 'money'],
    ['计划开工时间', 'month'],
    ['是否开工', 'no'],
    ['实际开工时间', 'month'],
    ['是否复工', 'no'],
    ...texts('滞后原因', '包联领导'),
    REMARK,
  ],
  rows: (
    [
      [1, '是', '2021-10', '是'],
      [4, '是', '2022-09', '是'],
      [10, '是', '2025-01', null],
      [12, '否', null, null],
      [14, '是', '2025-03', null],
      [15, '是', '2025-04', null],
    ] as const
  ).map(([number, started, since, resumed]) => {
    const { nature, total, start, leaders } = project(number)
    const cells = [nature, total, serialOf(start), started, since && serialOf(since), resumed, null]
    return row(number, ...cells, leaders.join('、'))
  }),
}
const statistics: Ledger = {
  sheet: '入库纳统',
  title: '平陆县2025年5月重点项目入库纳统情况表',
  unit: '万元',
  columns: [
    ['项目名称', 'name'],
    ...texts('建设单位', '统一社会信用代码'),
    ['总投资', 'money'],
    ['批复总投资', 'money'],
    ['审批文件', 'text'],
    ['批复日期', 'month'],
    ['施工合同', 'no'],
    ['合同签订日期', 'month'],
    ...texts('现场照片', '营业执照'),
    ['是否开工', 'no'],
    ['实际开工时间', 'month'],
    ['是否入统', 'no'],
    ['入库时间', 'month'],
    ...texts('统计项目编码', '未入库原因'),
    REMARK,
  ],
  rows: (
    [
      [10, '平陆风电开发有限公司', '91140829MA0K1A2B39', '2024-08', '2024-11', '2025-01', '2025-02', 'TJ140829-0012'],
      [14, '平陆县公路建设服务中心', '12140829MB1C2D3E4X', '2024-10', '2025-01', '2025-03', '2025-04', 'TJ140829-0013'],
      [15, '张店热力有限公司', '91140829MA0L5E6F7Y', '2024-12', '2025-03', '2025-04', '2025-05', 'TJ140829-0014'],
      [12, '平陆县住房和城乡建设管理局', '11140829012345678Q', '2025-02', null, null, null, null],
    ] as const
  ).map(([number, owner, uscc, approved, signed, started, included, code], i) => {
    const { name, total } = project(number)
    const date = (month: string | null): number | null => (month === null ? null : serialOf(month))
    return [
      ...[name, owner, uscc, total, total, `平发改审批〔${approved.slice(0, 4)}〕${i + 3}号`, date(approved)],
      ...[signed ? '有' : '无', date(signed), signed ? '有' : '无', '有', started ? '是' : '否', date(started)],
      ...[included ? '是' : '否', date(included), code, included ? null : '未开工', null],
    ]
  }),
}

/** The books of ledgers about projects. */
export const projectLedgers: readonly LedgerBook[] = [
  {
    name: '谋划储备',
    made: '2025-06-03',
    ledgers: [stored, planned],
    slips: {
      储备项目: { E4: '否', D6: null, I7: serialOf('2024-12'), G8: '备选库', C9: null, F10: 321.5 },
      谋划项目: { D5: WELFARE },
    },
  },
  {
    name: '前期要素堵点',
    made: '2025-06-03',
    ledgers: [procedures, elements, blockages],
    slips: {
      前期手续: { C4: null, L5: 26.7, E6: '办理中', K6: 5, L6: 83.3 },
      要素保障: { H3: '办理中', J4: serialOf('2025-03') },
      堵点台账: { F3: null, I4: serialOf('2025-01'), H5: '推进中', I5: null, E6: '招投促中心' },
    },
  },
  {
    name: '资金',
    made: '2025-06-03',
    ledgers: [grants, sources],
    slips: { 资金台账: { K4: 66, I6: 5500, J8: 4200, K8: 105, H9: 33_400 }, 资金来源: { F4: 5000, E5: '约1600' } },
  },
  {
    name: '开工纳统',
    made: '2025-06-03',
    ledgers: [starts, statistics],
    slips: {
      开复工: { H6: serialOf('2025-08'), F7: serialOf('2025-03'), H8: null },
      入库纳统: {
        ...{ J4: serialOf('2024-06'), Q4: null, D5: '12140829MB1C2D3E4Y', F5: 9800, L6: null },
        ...{ O7: '是', P7: serialOf('2025-05'), Q7: 'TJ140829-0015', R7: null },
      },
    },
  },
]
