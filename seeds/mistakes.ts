import { annexProjects, serialOf } from './annex.js'
import type { Cells, Changes } from './dispatch.js'

/**
 * The mistakes planted in the twin of the dispatch table, the kind that clerks make. Every one is told in
 * `平陆县2025年5月重点项目调度表（有错）.expected.txt`.
 */

const nameOf = (number: number) => annexProjects[number - 1]!.name

/** Not in the statistics library, for this reason. */
const out = (reason: string | null): Cells => ({ included: '否', includedOn: null, reason })

const projects: ReadonlyMap<number, Cells> = new Map<number, Cells>([
  // 一、产业类
  [2, { unit: '招投促中心', progress: '本月无进展' }],
  // 60000 万元 typed in 元; two leaders run together.
  [3, { total: 600_000_000, leaders: '杨可隆王飞' }],
  [8, { status: '完工', actualFinish: serialOf('2025-05'), progress: '已完工，正在组织竣工验收', leaders: '程丽贞' }],
  [10, { plan: '1.5亿元', rate: 41.3, leaders: null }],
  [11, { seq: 4, name: nameOf(11).replace('有限公司', '有限公司\n'), rate: 52 }],
  // 二、基础设施类
  [1, { month: -150 }],
  [4, { unit: '民营经济服务中心 ', finish: serialOf('2021-12') }],
  [5, { nature: '在建', prior: 28_300 }],
  // 11460 with two digits changed over; 2022-08 with one digit mistyped.
  [7, { cum: 11_640, actualStart: serialOf('2025-08') }],
  [12, { start: serialOf('2025-03'), yearCum: 200 }],
  // The row was filled from the one above, the name was left.
  [13, { name: nameOf(12), included: '是', includedOn: serialOf('2025-05'), reason: null }],
  [14, { unit: null, month: '约300', finish: '2026年13月' }],
  // 三、社会民生类; two rows lower, the header stands between.
  [6, { plan: '5000', finish: 2026.1, progress: '教学楼主体三层施工，\u00a0综合楼基础完成' }],
  // Work has not resumed after the winter; the clerk writes 未开工 and clears the dates of the start.
  [
    9,
    { status: '未开工', start: null, actualStart: null, month: 0, yearCum: 0, leaders: '李  波', ...out('资料补正中') },
  ],
  [15, { plan: 7500, ...out(null) }],
])

/** All planted mistakes. */
export const MISTAKES: Changes = {
  projects,
  labels: new Map([[1, '二、基础设施类（8项）']]),
  headerBefore: 2,
  // 一: last month's 小计, typed. 二: 至上年底 as it was before project 5 changed. 三: added with plus signs.
  subtotals: new Map([
    [0, { total: 278_300, plan: 63_300 }],
    [1, { prior: 143_700 }],
    [2, { plan: '+' }],
  ]),
  // The total of the list as issued; project 15 has been raised since.
  totals: { plan: 107_300 },
}
