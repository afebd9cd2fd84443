import { type BatchView, type Ref, UNDECIDABLE, type Words } from '../src/core/index.js'
import {
  ASPECT_READS,
  ASPECTS,
  type Aspect,
  isCommon,
  isSaidAlike,
  isSameUnit,
  mayBeCompared,
  type Scale,
} from './aspects.js'
import { defineRule, type Fields } from './fields.js'
import { firstPerTable, type Ledger, type Line, tableWords } from './joined.js'
import { quoted } from './readings.js'

/** A project in more tables of one kind than this is in everybody's: only the first of them are looked at. */
const MOST_TABLES = 12
/** Money that many small projects have alike: 500, 1500, 5000 万元 (RULES.md, traps). */
const ROUND = 100

export default defineRule({
  id: 'xref-reported-twice',
  title: { zh: '同一项目两家都报', en: 'Same project reported by two units' },
  why: {
    zh: '一个项目两个单位都报，全县汇总时个数和投资都算了两遍，检查时两家还各说各的。',
    en: 'A project reported by two units is counted twice in the county’s number and money, and the two will tell different things about it.',
  },
  help: {
    zh: '商定由一家报，另一家删掉或注明“配合”。只比同类、同一期、不同工作簿里的表；代码相同，或名称、总投资相同而别的也对得上，责任单位（填报单位）不同或整行一样的才报。一张表是另一张的汇总或摘录（一半以上项目相同）的不报；只是名称相同、金额是整百万的同类小项目不报。',
    en: 'Agree on one unit; the other removes its line. Compared are tables of one kind and period in different workbooks: same code, or same name and total with something else agreeing, and different units or equal lines. Where one table sums up the other (half of its projects are the same) nothing is said, nor of small works of one name and round money.',
  },
  source: {
    zh: '种子002（十七）各单位分级建立台账；“先入库、项目在地”避免重复统计',
    en: 'Seed 002 (17): each unit keeps a ledger',
  },
  severity: 'warning',
  on: 'batch',
  tables: ['plan', 'dispatch', 'start', 'stat'],
  columns: ['name'],
  reads: ['name', ...ASPECT_READS],
  supersedes: ['xref-field-conflict'],
  options: { tolerancePercent: 0.5, summaryPercent: 50 },
  messages: {
    units: {
      zh: '{own}和{other}都报了这个项目，会重复计算',
      en: '{own} and {other} both report this project: it counts twice',
    },
    lines: { zh: '{list}里有同样的一行，会重复计算', en: 'the {list} has the same line: it counts twice' },
    also: { zh: '{list}', en: '{list}' },
  },
  examples: {
    bad: {
      table: `
平陆县2025年5月重点项目调度表
填报单位：水利局 | | | 单位：万元
序号 | 项目名称                       | 责任单位 | 总投资 | 本月完成投资 | 本年累计完成投资 | 建设单位
1    | 常乐垣灌区续建配套改造工程     | 水利局   | 29300  | 300          | 1200             | 灌区管理处
2    | 部官扬水改扩建工程             | 水利局   | 79300  | 100          | 900              | 扬水中心
3    | 农村道路改造                   | 水利局   | 500    | 50           | 100              |
4    | 黄河护岸工程                   | 水利局   | 2600   | 50           | 100              |
5    | 水库除险加固                   | 水利局   | 1800   | 50           | 100              |
6    | 农村饮水安全                   | 水利局   | 1300   | 50           | 100              |
7    | 淤地坝建设                     | 水利局   | 700    | 50           | 100              |
`,
      beside: [
        `
平陆县2025年5月重点项目调度表
填报单位：农业局 | | | 单位：万元
序号 | 项目名称                         | 责任单位 | 总投资 | 本月完成投资 | 本年累计完成投资 | 建设单位
1    | 常乐垣灌区续建配套改造工程!      | 农业局   | 29300  | 260          | 1100             | 灌区管理处
2    | 现代农业产业园                   | 农业局   | 16700  | 400          | 1600             | 产业园公司
3    | 农村道路改造                     | 农业局   | 500    | 30           | 80               |
4    | 部官扬水改扩建工程!              | 水利局   | 79300  | 100          | 900              | 扬水中心
5    | 高标准农田                       | 农业局   | 800    | 30           | 80               | 张店镇
6    | 设施蔬菜基地                     | 农业局   | 900    | 30           | 80               | 张店镇
7    | 畜牧养殖场                       | 农业局   | 950    | 30           | 80               | 张店镇
! 农业局和水利局都报了这个项目，会重复计算
! 月度调度表（水利局）里有同样的一行，会重复计算
`,
        `
平陆县2025年5月重点项目调度表
填报单位：张店镇 | | | 单位：万元
序号 | 项目名称         | 责任单位 | 总投资 | 本月完成投资 | 本年累计完成投资
1    | 综合商贸中心     | 供销社   | 10300  | 300          | 1200
2    | 供热供气项目     | 张店镇   | 6000   | 100          | 900
3    | 张店镇污水处理厂 | 张店镇   | 2345   | 50           | 100
`,
      ],
    },
    good: [
      {
        table: `
平陆县2025年5月重点项目调度表
填报单位：县项目推进中心 | | | 单位：万元
序号 | 项目名称                   | 责任单位 | 总投资 | 本月完成投资 | 本年累计完成投资
1    | 常乐垣灌区续建配套改造工程 | 水利局   | 29300  | 300          | 1200
2    | 部官扬水改扩建工程         | 水利局   | 79300  | 100          | 900
3    | 现代农业产业园             | 农业局   | 16700  | 400          | 1600
`,
        beside: [
          `
平陆县2025年5月重点项目调度表
填报单位：水利局 | | | 单位：万元
序号 | 项目名称                   | 责任单位 | 总投资 | 本月完成投资 | 本年累计完成投资
1    | 常乐垣灌区续建配套改造工程 | 水利局   | 29300  | 300          | 1200
2    | 部官扬水改扩建工程         | 水利局   | 79300  | 100          | 900
`,
          `
平陆县2025年5月重点项目调度表
填报单位：农业局 | | | 单位：万元
序号 | 项目名称       | 责任单位 | 总投资 | 本月完成投资 | 本年累计完成投资
1    | 现代农业产业园 | 农业局   | 16700  | 400          | 1600
`,
          `
平陆县2025年4月重点项目调度表
填报单位：住建局 | | | 单位：万元
序号 | 项目名称           | 责任单位 | 总投资 | 本月完成投资 | 本年累计完成投资
1    | 部官扬水改扩建工程 | 住建局   | 79300  | 100          | 800
`,
        ],
      },
      {
        table: `
张店镇2025年重点项目计划表
填报单位：张店镇 | | | 单位：万元
序号 | 项目名称           | 责任单位 | 总投资 | 2025年计划投资 | 建设地点
1    | 高标准农田建设项目 | 张店镇   | 500    | 500            | 张店镇
2    | 污水处理厂         | 张店镇   | 2345   | 800            | 张店镇
3    | 卫生院改造         | 张店镇   | 1234   | 200            | 张店镇
`,
        beside: [
          `
圣人涧镇2025年重点项目计划表
填报单位：圣人涧镇 | | | 单位：万元
序号 | 项目名称           | 责任单位 | 总投资 | 2025年计划投资 | 建设地点
1    | 高标准农田建设项目 | 圣人涧镇 | 500    | 500            | 圣人涧镇
2    | 小学迁建           | 圣人涧镇 | 3345   | 800            | 圣人涧镇
3    | 卫生院改造         | 圣人涧镇 | 2234   | 200            |
4    | 文化中心           | 圣人涧镇 | 2234   | 200            | 圣人涧镇
`,
        ],
      },
    ],
  },
  *check(batch, { options, settings }) {
    if (batch.files.length < 2 || batch.tables.length < 2) return
    const scale: Scale = { percent: options.tolerancePercent, units: settings.rosters.get('units') }
    const { meetings, relations } = meetingsOf(batch)
    for (const { lines, isAmbiguous } of meetings) {
      const told = new Set<Line>()
      for (const [i, later] of lines.entries())
        for (const earlier of lines.slice(0, i)) {
          if (told.has(later) || !areApart(earlier.table, later.table)) continue
          const overlap = relations.overlap(earlier.table, later.table, options.summaryPercent)
          if (overlap === 'summary') continue
          const twice = isAmbiguous ? null : isTwice(earlier, later, scale)
          if (twice === null) yield UNDECIDABLE
          if (!twice || (overlap === 'perhaps' && twice === 'lines')) continue
          told.add(later)
          yield {
            at: later.at('name'),
            message: twice,
            data: { own: whose(later), other: whose(earlier), list: tableWords(earlier.table) },
            related: [{ at: earlier.at('name'), note: 'also', data: { list: tableWords(earlier.table) } }],
            explains: differingCells(earlier, later, scale),
          }
        }
    }
  },
})

/** A project in several tables of one kind. */
interface Meeting {
  readonly lines: readonly Line[]
  readonly isAmbiguous: boolean
}

/** Every project that stands in several tables of a kind, and how many projects those have in common. */
function meetingsOf(batch: BatchView<Fields>): { meetings: Meeting[]; relations: Relations } {
  const asked = new Set(batch.tables)
  const relations = new Relations()
  const meetings: Meeting[] = []
  for (const { records, isAmbiguous } of batch.projects()) {
    const byKind = new Map<string | null, Line[]>()
    for (const [table, line] of firstPerTable(records)) {
      if (!asked.has(table)) continue
      relations.count(table)
      const own = byKind.get(table.kind)
      if (!own) byKind.set(table.kind, [line])
      else if (own.length < MOST_TABLES) own.push(line)
    }
    for (const lines of byKind.values()) {
      if (lines.length < 2) continue
      relations.meet(lines)
      meetings.push({ lines, isAmbiguous })
    }
  }
  return { meetings, relations }
}

/** How many projects tables have, and have in common. */
class Relations {
  private readonly sizes = new Map<Ledger, number>()
  private readonly shared = new Map<Ledger, Map<Ledger, number>>()

  count(table: Ledger): void {
    this.sizes.set(table, (this.sizes.get(table) ?? 0) + 1)
  }

  meet(lines: readonly Line[]): void {
    for (const [i, { table: later }] of lines.entries())
      for (const { table: earlier } of lines.slice(0, i)) {
        const own = this.shared.get(earlier) ?? new Map<Ledger, number>()
        this.shared.set(earlier, own.set(later, (own.get(later) ?? 0) + 1))
      }
  }

  /**
   * Whether one table sums up another or is taken from it: they have `percent` of the smaller one's projects in common. Of a single
   * one only perhaps.
   */
  overlap(a: Ledger, b: Ledger, percent: number): 'summary' | 'perhaps' | null {
    const shared = this.shared.get(a)?.get(b) ?? 0
    const smaller = Math.min(this.sizes.get(a) ?? 0, this.sizes.get(b) ?? 0)
    if (shared * 100 < smaller * percent) return null
    return shared > 1 ? 'summary' : 'perhaps'
  }
}

function areApart(a: Ledger, b: Ledger): boolean {
  return a.book !== b.book && mayBeCompared(a, b)
}

/**
 * Whether two lines count one project twice: `units` where two units have it, `lines` where everything both tables have is the same;
 * null where that cannot be told.
 */
function isTwice(a: Line, b: Line, scale: Scale): 'units' | 'lines' | false | null {
  const common = ASPECTS.filter((aspect) => isCommon(aspect, a.table, b.table))
  const said = new Map<Aspect, boolean | null>(common.map((aspect) => [aspect, isSaidAlike(aspect, a, b, scale)]))
  if (a.code === '' || b.code === '') {
    const same = isSameByName(a, said)
    if (!same) return same
  }
  const isSame = said.has('unit')
    ? said.get('unit')
    : isSameUnit(a.table.reportingUnit, b.table.reportingUnit, scale.units)
  if (isSame === false) return 'units'
  const answers = [...said.values()]
  if (answers.includes(false) || answers.length < 2) return false
  return answers.includes(null) ? null : 'lines'
}

/** The cells in which two lines say something else of one project: each unit has its own view of it. */
function differingCells(a: Line, b: Line, scale: Scale): Ref[] {
  return ASPECTS.flatMap((aspect) =>
    isCommon(aspect, a.table, b.table) && isSaidAlike(aspect, a, b, scale) === false
      ? [a.at(aspect), b.at(aspect)]
      : [],
  )
}

/** Whether two lines of one name are one project: the total is the same, and something else, and nothing tells them apart. */
function isSameByName(a: Line, said: ReadonlyMap<Aspect, boolean | null>): boolean | null {
  for (const aspect of ['total', 'owner', 'place'] as const) if (said.get(aspect) === false) return false
  if (!said.has('total')) return false
  for (const aspect of ['total', 'owner', 'place'] as const) if (said.get(aspect) === null) return null
  const others = (['owner', 'place', 'leader', 'start', 'finish', 'plan', 'yearCum'] as const).filter((one) =>
    said.get(one),
  )
  return others.includes('owner') || others.length > 1 || a.amount('total')!.value % ROUND !== 0
}

/** Whose a line is: the unit that reports, else the responsible one. */
function whose(line: Line): Words {
  const unit = line.table.reportingUnit ?? line.text('unit')
  return unit === null ? tableWords(line.table) : { zh: quoted(unit), en: quoted(unit) }
}
