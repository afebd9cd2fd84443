import { type Amount, compareAmounts, type Ref, type TableView, UNDECIDABLE } from '../src/core/index.js'
import { defineRule, type Fields } from './fields.js'

/**
 * Rows out of the order nearly all others keep: 建设性质 in blocks, then 总投资 falling; or 总投资 falling alone. Pairs of
 * neighbouring rows are counted, anew after each section. Where less than 90 % keep either order, the table is in some other
 * order (by unit, by township) and nothing is said; so too where all pairs keep one of them. Without a 建设性质, two falling runs may
 * as well be two groups of projects: undecidable.
 */
export default defineRule({
  id: 'structure-sort-order-broken',
  title: { zh: '排序规则被破坏', en: 'Sort order broken' },
  why: {
    zh: '清单按性质、投资额排列，个别项目不在其位，多半是改了数没有重排，或者数填错了。',
    en: 'The list is sorted by nature and size; a row out of place mostly means that its figure was changed, or is wrong.',
  },
  help: {
    zh: '核对这两行的总投资；没有错就重新排序，或按领导确定的次序保留。排序请手工进行。',
    en: 'Check the two totals; if they are right sort again, by hand, or keep the order your leaders have set.',
  },
  source: {
    zh: '种子002附件：续建项目总投资由大到小，只有1号7.93排在2号10.00之前',
    en: 'Seed 002, annex: 续建 by total, falling, except no. 1 with 7.93 before no. 2 with 10.00',
  },
  severity: 'info',
  on: 'table',
  tables: ['plan'],
  columns: ['total'],
  options: {
    /** Percent of the pairs that must keep an order for it to be one. */
    share: 90,
  },
  messages: {
    total: {
      zh: '总投资{total}排在{before}之后，不合全表由大到小的次序',
      en: 'a total of {total} stands after {before}, against the falling order of the table',
    },
    nature: {
      zh: '{nature}项目排在{before}项目之后，不合全表的次序',
      en: 'a {nature} project stands after {before} ones, against the order of the table',
    },
  },
  examples: {
    bad: `
重点项目计划表（单位：亿元） | < | < | < | <
序号 | 项目名称 | 建设性质 | 总投资 | 2025年计划投资
1 | 官扬水改扩建工程 | 续建 | 7.93 | 0.30
2 | 储能项目 | 续建 | 10.00! | 2.00
3 | 长晴风电项目 | 续建 | 6.00 | 2.00
4 | 汽车新材料产业园 | 续建 | 4.36 | 0.50
5 | 常乐垣灌区工程 | 续建 | 2.93 | 0.50
6 | 城西小学 | 续建 | 1.86 | 0.50
7 | 现代农业产业园 | 续建 | 1.67 | 0.40
8 | 商贸中心 | 续建 | 1.03 | 0.33
9 | 康养度假湾 | 续建 | 0.83 | 0.10
10 | 平陆风电项目 | 新建 | 7.50 | 1.50
11 | 智慧交易中心 | 新建 | 3.30 | 0.50
12 | 雨污分流改造 | 新建 | 1.33 | 0.50
! 总投资10.00亿元排在7.93亿元之后，不合全表由大到小的次序
`,
    good: [
      `
重点项目计划表（单位：亿元） | < | < | < | <
序号 | 项目名称 | 建设性质 | 总投资 | 2025年计划投资
1 | 官扬水改扩建工程 | 续建 | 7.93 | 0.30
2 | 储能项目 | 续建 | 10.00 | 2.00
3 | 长晴风电项目 | 新建 | 6.00 | 2.00
4 | 城西小学 | 续建 | 9.00 | 0.50
`,
      `
重点项目计划表（单位：亿元） | < | < | < | <
序号 | 项目名称 | 建设性质 | 总投资 | 2025年计划投资
一、产业类（6项） | < | < | < | <
1 | 储能项目 | 续建 | 10.00 | 2.00
2 | 长晴风电项目 | 续建 | 6.00 | 2.00
3 | 汽车新材料产业园 | 续建 | 4.36 | 0.50
4 | 常乐垣灌区工程 | 续建 | 2.93 | 0.50
5 | 平陆风电项目 | 新建 | 7.50 | 1.50
6 | 智慧交易中心 | 新建 | 3.30 | 0.50
二、社会民生类（6项） | < | < | < | <
1 | 城西小学 | 续建 | 11.00 | 0.50
2 | 商贸中心 | 续建 | 1.03 | 0.33
3 | 康养度假湾 | 续建 | | 0.10
4 | 雨污分流改造 | 新建 | 1.33 | 0.50
5 | 市民广场 | 新建 | 1.15 | 0.50
6 | 供热供气项目 | 新建 | 1.15 | 0.50
`,
    ],
  },
  *check(view, { options }) {
    // With more that break it, none of them is told.
    const most = (view.size * (100 - options.share)) / 100
    const orders = [...(view.has('nature') ? [new Judged(new Map(), most)] : []), new Judged(null, most)]
    let pairs = 0
    for (const pair of pairsOf(view)) {
      for (const [i, order] of orders.entries()) if (order.hear(pair, pairs) === null && i === 0) yield UNDECIDABLE
      pairs++
    }
    if (orders.some(({ wrong, kept }) => wrong === 0 && kept > 0)) return
    const orderly = orders.filter(({ wrong, kept }) => kept * 100 >= (kept + wrong) * options.share)
    const [best] = orderly.sort((a, b) => a.broken.length - b.broken.length)
    if (!view.has('nature') && isTwoRuns(best?.broken ?? [], pairs)) return yield UNDECIDABLE
    for (const { pair } of best?.broken ?? []) {
      const [before, after] = pair
      const found = { at: after.at, related: [{ at: before.at }] }
      yield best!.blocks !== null && before.nature !== after.nature
        ? { ...found, message: 'nature', data: { nature: after.nature!, before: before.nature! } }
        : { ...found, message: 'total', data: { total: after.total!, before: before.total! } }
    }
  },
})

/** True where the one break of so many pairs has more than a single row before and after it. */
function isTwoRuns([broken, other]: readonly Broken[], pairs: number): boolean {
  if (!broken || other) return false
  return broken.index > 0 && broken.index < pairs - 1
}

interface Row {
  readonly at: Ref
  readonly total: Amount | null
  readonly nature: string | null
}
type Pair = readonly [before: Row, after: Row]
/** The place of each 建设性质 in the order of blocks; null of an order by 总投资 alone. */
type Order = ReadonlyMap<string, number> | null

/** A pair that does not keep an order, and its place among the pairs. */
interface Broken {
  readonly pair: Pair
  readonly index: number
}

/** How the pairs of a table keep an order. */
class Judged {
  /** No more than `most`. */
  readonly broken: Broken[] = []
  wrong = 0
  kept = 0

  /** `blocks`: filled as the natures come up; null of an order by 总投资 alone. */
  constructor(
    readonly blocks: Map<string, number> | null,
    private readonly most: number,
  ) {}

  /** The next pair. A nature has its place when it first comes up, which no later row changes. */
  hear(pair: Pair, index: number): ReturnType<typeof verdict> {
    const { blocks } = this
    if (blocks)
      for (const { nature } of pair) if (nature !== null && !blocks.has(nature)) blocks.set(nature, blocks.size)
    const said = verdict(pair, blocks)
    if (said === 'broken' && ++this.wrong <= this.most) this.broken.push({ pair, index })
    if (said === 'kept') this.kept++
    return said
  }
}

/** Neighbouring projects; a section, a 小计 or a 合计 between them parts them. */
function* pairsOf(view: TableView<Fields>): Iterable<Pair> {
  const apart = new Set(view.groups.map(({ row }) => row))
  let last: { row: number; read: Row } | null = null
  for (const record of view.records()) {
    const read: Row = { at: record.at('total'), total: record.amount('total'), nature: record.choice('nature') }
    if (last && !isParted(last.row, record.row, apart)) yield [last.read, read]
    last = { row: record.row, read }
  }
}

function isParted(before: number, after: number, apart: ReadonlySet<number>): boolean {
  for (let row = before + 1; row < after; row++) if (apart.has(row)) return true
  return false
}

/** Whether a pair keeps an order; null where a cell it needs cannot be read. */
function verdict([before, after]: Pair, order: Order): 'kept' | 'broken' | null {
  if (order) {
    if (before.nature === null || after.nature === null) return null
    if (before.nature !== after.nature) return order.get(before.nature)! < order.get(after.nature)! ? 'kept' : 'broken'
  }
  // A 总投资 of 0 or less is wrong itself (`invest-not-positive`).
  if (!before.total || !after.total || before.total.value <= 0 || after.total.value <= 0) return null
  const compared = compareAmounts(before.total, after.total)
  return compared && (compared === 'less' ? 'broken' : 'kept')
}
