import { type Datum, type FieldType, type Roster, UNDECIDABLE } from '../src/core/index.js'
import {
  ASPECT_READS,
  type Aspect,
  hasAspect,
  isCommon,
  isOneProject,
  isSaidAlike,
  mayBeCompared,
  type Scale,
} from './aspects.js'
import { defineRule, fields } from './fields.js'
import { isKind, type Line, linesByTable, tableWords } from './joined.js'
import { quoted } from './readings.js'

/** What is compared, in the order of columns. */
const COMPARED = ['unit', 'nature', 'total', 'plan', 'month', 'yearCum', 'cum', 'start', 'finish', 'leader'] as const

/** So many tables with one project are compared with each other; more only with the one most of these agree with. */
const MOST_WEIGHED = 20

export default defineRule({
  id: 'xref-field-conflict',
  title: { zh: '各表信息不一致', en: 'Same project, different data' },
  why: {
    zh: '同一个项目在两张表里两个数，汇总取哪张都会被问；上级比对各部门报表时首先查的就是这个。',
    en: 'One project with two figures in two tables: whichever is summed up will be questioned, and it is the first thing a higher level compares.',
  },
  help: {
    zh: '查实以后把错的一张改过来；确因调整，在备注或核实说明里写明。比对同一年（月报要同一期）各表的责任单位、建设性质、总投资、年度计划、进度、开竣工时间、包联领导：总投资等金额相差0.5%以内（tolerancePercent）、单位简称、日期粗细不同都不算；三张以上的表，报与多数不同的那张。只凭名称相同、别的都对不上的，当作两个项目，算无法判断。储备清单的估算、签约台账的协议投资、堵点的责任单位不比。',
    en: 'Correct the wrong one, or say in the remarks why it changed. Compared are unit, nature, total, plan, progress, dates and leaders in tables of one year (monthly ones of one period). Amounts within 0.5 % (tolerancePercent), short forms of units and dates of unequal precision agree. Of three tables and more, the one that differs from most is told. Where nothing but the name agrees, they may be two projects: undecidable. Estimates of reserves, agreed investments of signings and units of blockages are left out.',
  },
  source: { zh: '种子002（十七）“动态调整”', en: 'Seed 002 (17): ledgers are adjusted as things change' },
  severity: 'warning',
  on: 'batch',
  tables: ['plan', 'dispatch', 'start', 'stat', 'proc', 'element', 'fund', 'lead'],
  reads: ASPECT_READS,
  options: { tolerancePercent: 0.5 },
  messages: {
    value: { zh: '{field}是{own}，{list}里是{other}', en: '{field} {own} here, {other} in the {list}' },
    text: { zh: '{field}是“{own}”，{list}里是“{other}”', en: '{field} “{own}” here, “{other}” in the {list}' },
    scale: {
      zh: '{field}是{own}，{list}里是{other}，差一万倍，疑似万元、亿元写错',
      en: '{field} {own} here, {other} in the {list}: ten thousand times, probably 万元 and 亿元 mistaken',
    },
    there: { zh: '{list}里的{field}', en: '{field} in the {list}' },
  },
  examples: {
    bad: [
      `
# 清单
平陆县2025年重点建设项目清单
单位：亿元
项目名称 | 责任单位 | 建设性质 | 总投资 | 2025年计划投资 | 计划开工时间 | 计划竣工时间 | 包联领导
甲项目   | 县水利局 | 续建     | 7.93   | 0.30           | 2021年10月   | 2026年10月   | 杜中伟、张华峰
乙项目   | 发改局   | 新建     | 7.50   | 1.50           | 2025年1月    | 2026年10月   | 张首华
丙项目   | 住建局   | 新建     | 1.33   | 0.50           | 2025年6月    | 2027年10月   | 张首华
# 调度
平陆县2025年5月重点项目调度表
单位：万元
项目名称 | 责任单位 | 建设性质 | 总投资 | 年度计划投资 | 计划开工时间 | 计划竣工时间 | 包联领导 | 本月完成投资
甲项目   | 水利局   | 新建!    | 79300  | 3000         | 2021.10      | 2026年       | 杜中伟   | 10
乙项目   | 发改局   | 新建     | 70000! | 15000        | 2025.3!      | 2026年10月   | 李波!    | 10
丙项目   | 交运局!  | 新建     | 13300  | 5100!        | 2025年       | 2027年10月   | 张首华   | 10
! 建设性质是“新建”，重点项目表里是“续建”
! 总投资是70000万元，重点项目表里是7.50亿元
! 计划开工时间是2025年3月，重点项目表里是2025年1月
! 包联领导是“李波”，重点项目表里是“张首华”
! 责任单位是“交运局”，重点项目表里是“住建局”
! 年度计划投资是5100万元，重点项目表里是0.50亿元
`,
      {
        table: `
平陆县2025年重点建设项目清单
单位：亿元
项目名称   | 总投资 | 2025年计划投资
甲改造工程 | 7.93   | 0.30
乙新建工程 | 2.60!  | 0.50
! 总投资是2.60亿元，月度调度表里是27000万元
`,
        beside: [
          `
平陆县2025年5月重点项目调度表
单位：万元
项目名称   | 总投资   | 年度计划投资 | 本月完成投资
甲改造工程 | 79300    | 3000         | 20
乙新建工程 | 27000    | 5000         | 20
`,
          `
平陆县2025年重点项目入库纳统情况表
单位：万元
项目名称   | 计划总投资 | 是否入统
甲改造工程 | 7.93!      | 是
乙新建工程 | 27000      | 是
! 总投资是7.93万元，重点项目表里是7.93亿元，差一万倍，疑似万元、亿元写错
`,
        ],
      },
    ],
    good: [
      {
        table: `
平陆县2025年重点建设项目清单
单位：亿元
项目名称           | 责任单位 | 建设性质 | 总投资 | 2025年计划投资 | 开工时间   | 竣工时间 | 包联领导
甲项目             | 市监局   | 新建     | 7.93   | 0.30           | 2025年3月  | 2026年   | 杜中伟
高标准农田建设项目 | 农业局   | 新建     | 0.50   | 0.30           | 2025年3月  | 2026年   | 杜中伟
乙项目             | 农业局   | 新建     |        | 0.30           | 2025年3月  | 2026年   | 待定
`,
        beside: [
          `
平陆县2025年5月重点项目调度表
填报单位：张店镇 | | | 单位：万元
项目名称           | 责任单位             | 建设性质 | 总投资 | 年度计划投资 | 开工时间  | 本月完成投资
甲项目             | 县市场监督管理局     | 新建     | 79280  | 3000         | 2025年4月 | 20
高标准农田建设项目 | 张店镇               | 新建     | 800    | 300          | 2025年4月 | 20
乙项目             | 农业农村局、水利局   |          | 9000   | 3000         | 2025年4月 | 20
`,
          `
平陆县2025年4月重点项目调度表
填报单位：圣人涧镇 | | | 单位：万元
项目名称           | 责任单位 | 总投资 | 年度计划投资 | 本月完成投资
甲项目             | 市监局   | 79300  | 3000         | 10
高标准农田建设项目 | 圣人涧镇 | 1200   | 300          | 20
`,
        ],
      },
      `
# 清单
平陆县2025年重点建设项目清单
单位：亿元
项目名称 | 建设性质 | 总投资 | 2025年计划投资
甲项目   | 续建     | 7.93   | 0.30
# 储备
平陆县谋划储备项目清单
单位：亿元
项目名称 | 所在库 | 总投资
甲项目   | 储备库 | 6.50
# 入统
平陆县2025年重点项目入库纳统情况表
单位：万元
项目名称 | 建设性质 | 计划总投资 | 是否入统 | 统计项目编码
甲项目   | 新建     | 79300      | 是       | 140829001
`,
    ],
  },
  *check(batch, { options, settings }) {
    if (batch.tables.length < 2) return
    const asked = new Set(batch.tables)
    const scale: Scale = {
      percent: options.tolerancePercent,
      units: settings.rosters.get('units') as Roster | undefined,
    }
    const having = new Map(
      COMPARED.map((aspect) => [aspect, new Set(batch.tables.filter((table) => hasAspect(table, aspect)))]),
    )
    for (const { records, isAmbiguous } of batch.projects()) {
      const lines = records.filter(({ table }) => asked.has(table))
      if (lines.length < 2) continue
      const tables = linesByTable(lines)
      if (tables.size < 2) continue
      if (isAmbiguous) {
        yield UNDECIDABLE
        continue
      }
      for (const aspect of COMPARED) {
        const said: Line[] = []
        for (const [table, own] of tables)
          if (having.get(aspect)!.has(table)) said.push(...soleLine(aspect, own, scale))
        const reference = mostAgreed(aspect, said, scale)
        if (!reference) continue
        for (const line of said) {
          if (!isHeldAgainst(aspect, reference, line) || isSaidAlike(aspect, reference, line, scale) !== false) continue
          if (!isOneProject(reference, line, scale)) yield UNDECIDABLE
          else yield conflict(aspect, line, reference)
        }
      }
    }
  },
})

/** Whether two lines say the same aspect of the same time. */
function isHeldAgainst(aspect: Aspect, a: Line, b: Line): boolean {
  return a !== b && mayBeCompared(a.table, b.table) && isCommon(aspect, a.table, b.table)
}

/** The line that says the aspect for its table; none where lines of one table say it differently. */
function soleLine(aspect: Aspect, lines: readonly Line[], scale: Scale): Line[] {
  const [first, ...others] = lines.filter((line) => line.read(aspect).state === 'ok')
  if (!first) return []
  return others.every((line) => isSaidAlike(aspect, first, line, scale) !== false) ? [first] : []
}

/** The line most others agree with; of equals that of the key-project table, else the first. */
function mostAgreed(aspect: Aspect, said: readonly Line[], scale: Scale): Line | null {
  if (said.length < 2) return null
  // Two cannot outvote each other.
  if (said.length < 3) return said.find(({ table }) => isKind(table, 'plan')) ?? said[0] ?? null
  const weighed = said.slice(0, MOST_WEIGHED)
  let best: { readonly line: Line; readonly votes: number } | null = null
  for (const line of weighed) {
    const agree = weighed.filter(
      (other) => isHeldAgainst(aspect, line, other) && isSaidAlike(aspect, line, other, scale) === true,
    )
    const votes = 2 * agree.length + (isKind(line.table, 'plan') ? 1 : 0)
    if (votes > (best?.votes ?? -1)) best = { line, votes }
  }
  return best?.line ?? null
}

function conflict(aspect: Aspect, line: Line, reference: Line) {
  const field = fields.find(({ name }) => name === aspect)!
  const [own, other] = [datumOf(field.type, aspect, line), datumOf(field.type, aspect, reference)]
  const list = tableWords(reference.table)
  const message = typeof own === 'string' ? 'text' : isTenThousandfold(own, other) ? 'scale' : 'value'
  return {
    at: line.at(aspect),
    message,
    data: { field: field.title, own, other, list },
    expected: other,
    related: [{ at: reference.at(aspect), note: 'there' }],
  } as const
}

function datumOf(type: FieldType, aspect: Aspect, line: Line): Datum {
  if (type === 'amount') return line.amount(aspect as 'total')!
  if (type === 'month') return line.month(aspect as 'start')!
  if (type === 'people') return line.people('leader')!.names.join('、')
  if (type === 'enum') return line.choice('nature')!
  return quoted(line.text(aspect as 'unit')!)
}

function isTenThousandfold(own: Datum, other: Datum): boolean {
  if (typeof own !== 'object' || typeof other !== 'object' || !('value' in own) || !('value' in other)) return false
  const ratio = Math.abs(own.value / other.value)
  return [ratio, 1 / ratio].some((times) => times > 9_900 && times < 10_100)
}
