import { type BatchView, compactText, type Ref, type Roster, UNDECIDABLE, type Words } from '../src/core/index.js'
import { defineRule, type Fields } from './fields.js'
import { isKind, type Ledger, listed, tableWords } from './joined.js'
import { monthAt, quoted } from './readings.js'

/** A report besides the monthly ones: the words of its title, and every how many months it is due (3, 6 or 12). */
interface Extra {
  readonly titleWords: readonly string[]
  readonly months: number
}

export default defineRule({
  id: 'kpi-report-cadence',
  title: { zh: '未按期报送', en: 'Report missing for a period' },
  why: {
    zh: '调度是月通报、季排名：缺一个月，累计就接不上，这个单位当月也没有排名。',
    en: 'Dispatch is monthly, ranking quarterly: with a month missing the sums do not connect and the unit has no rank.',
  },
  help: {
    zh: '补报缺的月份，或者把那个月的文件一起放进来。看往期和本期的调度表：同一填报单位（没有填报单位的按标题）头一份到最近一份之间每个月都要有，跨年也一样；1月份免报，可以并在2月里。名册写了后继（successor）的单位，改名前后算一家。上期报过的单位本期没有的，也提（本期报了的单位不比没有报的少才提，只查自己一份的不提）。季度排名、半年和年终总结由规则包给出字样（also）才查。',
    en: 'Hand in what is missing, or add that month’s file. Of each reporting unit (without one, of each title) every month between its first and its latest dispatch must be there; January is waived; a unit and its successor in the roster are one. A unit that reported last time and not now is told too, unless fewer report now than do not (one’s own file alone). Quarterly rankings, half-year and annual summaries are asked for where a pack names them (also).',
  },
  source: {
    zh: '种子000“月通报、季排名、半年观摩、年终总结”；福建省统计局：1月份数据免报',
    en: 'Seed 000: monthly bulletins, quarterly rankings; statistics of Fujian: January is waived',
  },
  severity: 'warning',
  on: 'batch',
  tables: ['dispatch', 'ranking'],
  reads: ['name'],
  given: ['previous'],
  options: { also: [] as readonly Extra[] },
  messages: {
    gap: { zh: '{whose}缺{months}的报表', en: '{whose}: no report for {months}' },
    latest: {
      zh: '往期报过、本期没有报的有{count}家：{units}。本期看了{tables}张调度表：{reporters}',
      en: '{count} units reported before and not this period: {units}. Dispatch tables looked at: {tables}: {reporters}',
    },
    also: { zh: '到{period}应有的“{report}”没有找到', en: '“{report}” due by {period} was not found' },
    last: { zh: '最近一份', en: 'the latest' },
  },
  examples: {
    bad: [
      {
        table: `
平陆县2025年5月重点项目调度表
填报单位：水利局 | | | 单位：万元
项目名称! | 总投资 | 本月完成投资 | 本年累计完成投资
甲项目    | 8000   | 500          | 1200
! 月度调度表（水利局）缺2025年4月的报表
`,
        previous: `
平陆县2025年3月重点项目调度表
填报单位：水利局 | | | 单位：万元
项目名称 | 总投资 | 本月完成投资 | 本年累计完成投资
甲项目   | 8000   | 500          | 700
`,
      },
      {
        table: `
平陆县2025年5月重点项目调度表
填报单位：水利局 | | | 单位：万元
项目名称! | 总投资 | 本月完成投资 | 本年累计完成投资
甲项目    | 8000   | 500          | 1200
! 往期报过、本期没有报的有1家：张店镇（最近2025年4月）。本期看了1张调度表：水利局
`,
        previous: [
          `
平陆县2025年4月重点项目调度表
填报单位：张店镇 | | | 单位：万元
项目名称 | 总投资 | 本月完成投资 | 本年累计完成投资
乙项目   | 8000   | 500          | 700
`,
        ],
      },
      {
        options: { also: [{ titleWords: ['季度排名', '季排名'], months: 3 }] },
        table: `
平陆县2025年4月重点项目调度表
单位：万元
项目名称! | 总投资 | 本月完成投资 | 本年累计完成投资
甲项目    | 8000   | 500          | 1200
! 到2025年3月应有的“季度排名”没有找到
`,
        previous: ['2025年3月', '2025年1-2月'].map(
          (month) => `
平陆县${month}重点项目调度表
单位：万元
项目名称 | 总投资 | 本月完成投资 | 本年累计完成投资
甲项目   | 8000   | 500          | 700
`,
        ),
      },
    ],
    good: [
      {
        settings: { rosters: { units: [{ name: '县水利局', accepted: ['水利局'] }, '张店镇'] } },
        table: `
平陆县2025年5月重点项目调度表
填报单位：县水利局 | | | 单位：万元
项目名称 | 总投资 | 本月完成投资 | 本年累计完成投资
甲项目   | 8000   | 500          | 1200
`,
        previous: [
          `
平陆县2025年4月重点项目调度表
填报单位：水利局 | | | 单位：万元
项目名称 | 总投资 | 本月完成投资 | 本年累计完成投资
甲项目   | 8000   | 500          | 700
`,
        ],
      },
      {
        settings: {
          rosters: {
            units: [
              { name: '县农业局', accepted: ['农业局'], to: '2025-04', successor: '县农业农村局' },
              '县农业农村局',
              '县水利局',
            ],
          },
        },
        table: `
平陆县2025年5月重点项目调度表
填报单位：县农业农村局 | | | 单位：万元
项目名称 | 总投资 | 本月完成投资 | 本年累计完成投资
甲项目   | 8000   | 500          | 1200
`,
        beside: [
          `
平陆县2025年5月重点项目调度表
填报单位：县水利局 | | | 单位：万元
项目名称 | 总投资 | 本月完成投资 | 本年累计完成投资
乙项目   | 9000   | 600          | 1300
`,
        ],
        previous: ['农业局', '县水利局'].map(
          (unit, i) => `
平陆县2025年4月重点项目调度表
填报单位：${unit} | | | 单位：万元
项目名称 | 总投资 | 本月完成投资 | 本年累计完成投资
${['甲', '乙'][i]}项目   | ${8 + i}000   | 500          | 700
`,
        ),
      },
      {
        options: { also: [{ titleWords: ['季度排名'], months: 3 }] },
        table: `
平陆县2025年3月重点项目调度表
填报单位：水利局 | | | 单位：万元
项目名称 | 总投资 | 本月完成投资 | 本年累计完成投资
甲项目   | 8000   | 500          | 1200
`,
        beside: [
          `
平陆县2025年3月重点项目季度排名表
单位：万元
乡镇   | 项目个数 | 年度计划投资 | 本年累计完成投资 | 排名
张店镇 | 1        | 3000         | 500              | 1
`,
        ],
        previous: [
          `
平陆县2025年2月重点项目调度表
填报单位：水利局 | | | 单位：万元
项目名称 | 总投资 | 本月完成投资 | 本年累计完成投资
甲项目   | 8000   | 500          | 700
`,
          `
平陆县2024年12月重点项目调度表
填报单位：水利局 | | | 单位：万元
项目名称 | 总投资 | 本月完成投资 | 本年累计完成投资
甲项目   | 8000   | 500          | 5700
`,
        ],
      },
    ],
  },
  *check(batch, { options, settings }) {
    const keyOf = unitKey(settings.rosters.get('units') ?? null)
    const now = batch.tables.reduce((latest, { period }) => Math.max(latest, period ?? -1), -1)
    if (now < 0) {
      yield UNDECIDABLE
      return
    }
    const silent: Ledger[] = []
    for (const [key, series] of seriesOf(batch, keyOf)) {
      const months = new Set(series.flatMap(({ period }) => period ?? []))
      const latest = Math.max(...months)
      const last = series.find(({ period }) => period === latest)
      if (!last) continue
      const own = series.find(({ isPrevious }) => !isPrevious)
      // By the title alone a table that is called otherwise now would look like one that is gone.
      if (!own && last.reportingUnit !== null && last.period! < now) silent.push(last)
      const missing = own ? gapsIn(months) : []
      if (!own || missing.length === 0) continue
      if (series.some(({ period }) => period === null)) yield UNDECIDABLE
      else
        yield {
          at: cellOf(own),
          message: 'gap',
          data: { whose: tableWords(own), months: monthsWords(missing) },
          subject: `gap:${key}`,
          related: [{ at: cellOf(last), note: 'last' }],
        }
    }
    yield* notNow(batch.tables, silent, keyOf)
    yield* missingExtras(batch, options.also, now)
  },
})

type UnitKey = (unit: string) => string

/** A unit by the name the roster has for it (水利局 is 县水利局), after all changes of name; else as it is written. */
function unitKey(roster: Roster | null): UnitKey {
  return (unit) => {
    const entry = roster?.find(unit)?.entry
    return compactText(entry ? roster.line(entry).at(-1)!.name : unit)
  }
}

/** The units that reported before and not now, in one finding. */
function* notNow(tables: readonly Ledger[], silent: readonly Ledger[], keyOf: UnitKey) {
  const reporting = tables.filter((table) => isKind(table, 'dispatch') && table.reportingUnit !== null)
  const reporters = new Set(reporting.map(({ reportingUnit }) => keyOf(reportingUnit!)))
  const [first] = reporting
  // A clerk who checks one unit's own file beside last month's folder is not told of all the others.
  if (silent.length === 0 || silent.length > reporters.size || !first) return
  // A dispatch that does not say of when or whose it is may be one of theirs.
  if (tables.some(isOpen)) yield UNDECIDABLE
  else
    yield {
      at: cellOf(first),
      message: 'latest',
      data: {
        count: silent.length,
        units: listed(silent.map(lastWords)),
        tables: reporting.length,
        reporters: reportersWords(reporting.map(({ reportingUnit }) => quoted(reportingUnit!))),
      },
      subject: 'latest',
      related: silent.map((table) => ({ at: cellOf(table), note: 'last' })),
    } as const
}

/** The dispatch tables of one reporter (of one title where no reporter is named), of every period. */
function seriesOf(batch: BatchView<Fields>, keyOf: UnitKey): Map<string, Ledger[]> {
  const series = new Map<string, Ledger[]>()
  for (const table of [...batch.current, ...batch.previous]) {
    if (!isKind(table, 'dispatch')) continue
    const key = table.reportingUnit
      ? keyOf(table.reportingUnit)
      : compactText(table.title ?? '').replace(/\d+(?:[-~至]\d+)?/g, '')
    const own = series.get(key)
    if (own) own.push(table)
    else series.set(key, [table])
  }
  return series
}

/** Months without a report between the first and the last; January is waived. */
function gapsIn(months: ReadonlySet<number>): number[] {
  if (months.size === 0) return []
  const [first, last] = [Math.min(...months), Math.max(...months)]
  const gaps: number[] = []
  // Titles can name any year: what lies further apart is no series.
  if (last - first > LONGEST_SERIES) return []
  for (let month = first; month < last; month++) if (!months.has(month) && month % 12 !== 0) gaps.push(month)
  return gaps
}

const LONGEST_SERIES = 36

/** Rankings and summaries a pack names that were due since the earliest period and are not there. */
function* missingExtras(batch: BatchView<Fields>, also: unknown, now: number) {
  const all = [...batch.current, ...batch.previous]
  const earliest = all.reduce((first, { period }) => Math.min(first, period ?? now), now)
  const [first] = batch.tables
  for (const { titleWords, months } of extrasIn(also)) {
    const named = all.filter(({ title }) => titleWords.some((word) => compactText(title ?? '').includes(word)))
    for (let due = earliest + 1; due <= now; due++) {
      if ((due + 1) % months !== 0 || due - earliest > LONGEST_SERIES) continue
      const isThere = named.some(({ period }) => period === null || (period > due - months && period <= due + 1))
      if (isThere || !first) continue
      yield {
        at: cellOf(first),
        message: 'also',
        data: { report: quoted(titleWords[0]!), period: monthAt(due) },
        subject: `also:${titleWords[0]}:${due}`,
      } as const
    }
  }
}

/** What a pack gives, as far as it is of the form; a pack may hold anything. */
function extrasIn(also: unknown): Extra[] {
  const list = Array.isArray(also) ? (also as Partial<Extra>[]) : []
  return list.flatMap((extra) => {
    const words = Array.isArray(extra?.titleWords) ? extra.titleWords.filter((word) => typeof word === 'string') : []
    const months = extra?.months
    return words.length > 0 && (months === 3 || months === 6 || months === 12) ? [{ titleWords: words, months }] : []
  })
}

function cellOf(table: Ledger): Ref {
  return table.headingOf('name')
}

function isOpen(table: Ledger): boolean {
  return isKind(table, 'dispatch') && (table.period === null || table.reportingUnit === null)
}

/** 张店镇（最近2025年4月） */
function lastWords({ reportingUnit, period }: Ledger): Words {
  const unit = quoted(reportingUnit ?? '')
  const month = monthsWords([period!])
  return { zh: `${unit}（最近${month.zh}）`, en: `${unit} (latest ${month.en})` }
}

/** Each once, the first few by name: 水利局、交通局等7家 */
function reportersWords(units: readonly string[]): Words {
  const names = [...new Set(units)]
  const { zh, en } = listed(names.slice(0, MAX_REPORTERS).map((name) => ({ zh: name, en: name })))
  if (names.length <= MAX_REPORTERS) return { zh, en }
  return { zh: `${zh}等${names.length}家`, en: `${en} and ${names.length - MAX_REPORTERS} more` }
}

const MAX_REPORTERS = 5

function monthsWords(months: readonly number[]): Words {
  const names = months.map((month) => [Math.floor(month / 12), (month % 12) + 1] as const)
  return {
    zh: names.map(([year, month]) => `${year}年${month}月`).join('、'),
    en: names.map(([year, month]) => `${year}-${String(month).padStart(2, '0')}`).join(', '),
  }
}
