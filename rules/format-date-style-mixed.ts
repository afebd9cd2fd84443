import {
  type Column,
  dayOfSerial,
  type Fix,
  isDateFormat,
  type Month,
  type Ref,
  readMonth,
  type TableView,
} from '../src/core/index.js'
import { defineRule, type Fields } from './fields.js'
import { quoted, rewrite } from './readings.js'

/**
 * Dates of one column written in several ways. What counts is how they look: an Excel date shown as 2025年4月 is written like the
 * text 2025年4月. A year, a quarter or 年底 beside months is another precision, not another style; so is a day.
 */
export default defineRule({
  id: 'format-date-style-mixed',
  title: { zh: '日期写法不统一', en: 'Mixed date styles' },
  why: {
    zh: '“2025年4月”“2025.4”“2025-04”混在一列，筛选要点三处，排序是乱的。',
    en: 'With 2025年4月, 2025.4 and 2025-04 in one column a filter needs three ticks and sorting fails.',
  },
  help: {
    zh: '按本列多数的写法统一（一样多时写“2025年4月”）；文本可自动修复，Excel日期请改单元格格式。只写年份、季度、“年底”的，是精度不同，不算。',
    en: 'Use the style of most cells (2025年4月 where there is none); text is rewritten by kplint fix, of an Excel date change the format. Years, quarters and 年底 are another precision and do not count.',
  },
  source: { zh: '公开项目表中常见', en: 'seen in public tables' },
  severity: 'info',
  off: true,
  on: 'table',
  gathers: true,
  messages: {
    other: {
      zh: '“{text}”的写法与本列不同，本列多写作“{sample}”',
      en: '“{text}” is written unlike the column, which has “{sample}”',
    },
  },
  examples: {
    bad: `
单位：万元
序号 | 项目名称 | 总投资 | 计划开工时间 | 计划竣工时间
1 | 城西小学建设项目 | 6000 | 2025年4月 | 2026-05
2 | 光伏发电项目 | 7500 | 2025.6! | 2026-10
3 | 供热管网工程 | 3300 | @2025年9月 | 2026年12月!
4 | 市民广场项目 | 3300 | 2025年3月10日 | 2026年底
5 | 雨污分流改造 | 3300 | 202503! | 预计2026/8!
6 | 城东小学建设项目 | 3300 | 2025年3月 | 2026-12
7 | 灌区改造工程 | 3300 | 2025年5月 | 2026-11
! “2025.6”的写法与本列不同，本列多写作“2025年4月”
! “2026年12月”的写法与本列不同，本列多写作“2026-05”
! “202503”的写法与本列不同，本列多写作“2025年4月”
! “预计2026/8”的写法与本列不同，本列多写作“2026-05”
~>
单位：万元
序号 | 项目名称 | 总投资 | 计划开工时间 | 计划竣工时间
1 | 城西小学建设项目 | 6000 | 2025年4月 | 2026-05
2 | 光伏发电项目 | 7500 | 2025年6月 | 2026-10
3 | 供热管网工程 | 3300 | @2025年9月 | 2026-12
4 | 市民广场项目 | 3300 | 2025年3月10日 | 2026年底
5 | 雨污分流改造 | 3300 | 2025年3月 | 预计2026/8
6 | 城东小学建设项目 | 3300 | 2025年3月 | 2026-12
7 | 灌区改造工程 | 3300 | 2025年5月 | 2026-11
`,
    good: `
单位：万元
序号 | 项目名称 | 总投资 | 计划开工时间 | 计划竣工时间 | 实际开工时间
1 | 城西小学建设项目 | 6000 | 2025年4月 | 2026-5 | 2025.4
2 | 光伏发电项目 | 7500 | @2025年6月 | 2026-10 | 2025.06
3 | 供热管网工程 | 3300 | 2025年三季度 | 待定 | ~2025.6
4 | 市民广场项目 | 3300 | 2025年4月10日 | 2026年 | 未开工
`,
  },
  *check(view) {
    for (const column of view.columnsOfType('month')) {
      const dates = [...datesOf(view, column)]
      const usual = usualOf(dates)
      if (!usual) continue
      for (const date of dates) {
        if (date.notation === usual.notation) continue
        const to = written(date.month, usual)
        const sample = date.month.day === null ? usual.ofMonth : usual.ofDay
        yield {
          at: date.at,
          message: 'other',
          data: { text: quoted(date.text), sample: quoted(sample) },
          ...(to === null ? {} : { expected: to, ...fixOf(view, date, to) }),
        }
      }
    }
  },
})

interface Dated {
  readonly at: Ref
  /** As shown. */
  readonly text: string
  readonly month: Month
  /** What the style has between its figures: `年` `-` `/` `.`, `''` for 202504; else the style or the format itself. */
  readonly notation: string
}

/** How most dates of a column are written. */
interface Usual {
  readonly notation: string
  /** True where a month below ten is written with a nought before it. */
  readonly isPadded: boolean
  /** A date of it that is known to the month, to the day; the other where there is none. */
  readonly ofMonth: string
  readonly ofDay: string
}

/** The dates of a column that are known to the month or the day. */
function* datesOf(view: TableView<Fields>, column: Column): Iterable<Dated> {
  for (const row of view.dataRows()) {
    const value = view.sheet.value(row, column.col)
    const reading = view.readCell(row, column)
    if (value === null || reading.state !== 'ok') continue
    const month = reading.value as Month
    if (month.first !== month.last) continue
    const text = typeof value === 'string' ? value : view.sheet.text(row, column.col)
    const notation = notationOf(value, month, text, view.sheet.format(row, column.col))
    if (notation !== null) yield { at: view.ref(row, column.col), text, month, notation }
  }
}

const NOTATIONS: ReadonlyMap<string, string> = new Map([
  ['y年m月', '年'],
  ['y年m月d日', '年'],
  ['y-m', '-'],
  ['y-m-d', '-'],
  ['y/m', '/'],
  ['y/m/d', '/'],
  ['y.m', '.'],
  ['y.m.d', '.'],
  ['decimal', '.'],
  ['yyyymm', ''],
  ['yyyymmdd', ''],
])

/** Notations that a person types. */
const TYPED: ReadonlySet<string> = new Set(NOTATIONS.values())

function notationOf(value: unknown, month: Month, text: string, format: string): string | null {
  if (typeof value === 'number' && isDateFormat(format)) {
    const shown = readMonth(text, 'General', false)
    return (shown.state === 'ok' ? NOTATIONS.get(shown.value.style) : undefined) ?? format
  }
  if (month.style === 'serial-unformatted') return month.style
  const style = month.style.replace(/\+$/, '')
  return style.startsWith('汉字') ? '汉字' : (NOTATIONS.get(style) ?? null)
}

/** The notation of most dates; of equally many, 年 first. Null where there are no dates. */
function usualOf(dates: readonly Dated[]): Usual | null {
  const groups = new Map<string, Dated[]>()
  for (const date of dates) {
    const group = groups.get(date.notation)
    if (group) group.push(date)
    else groups.set(date.notation, [date])
  }
  const weight = (notation: string): number => (notation === '年' ? 1 : 0)
  const [most] = [...groups].sort(([m, a], [n, b]) => b.length - a.length || weight(n) - weight(m))
  if (!most) return null
  const [notation, group] = most
  const first = group[0]!.text
  return {
    notation,
    isPadded: notation === '' || group.some(({ text }) => /\D0\d/.test(text)),
    ofMonth: group.find(({ month }) => month.day === null)?.text ?? first,
    ofDay: group.find(({ month }) => month.day !== null)?.text ?? first,
  }
}

/** A date in the notation of a column; null where the column's is none to be typed, or words stand around the date. */
function written({ first, day, style }: Month, { notation, isPadded }: Usual): string | null {
  if (style.endsWith('+') || !TYPED.has(notation)) return null
  const [m = '', d] = [(first % 12) + 1, ...(day === null ? [] : [dayOfSerial(day).day])].map((part) =>
    isPadded ? String(part).padStart(2, '0') : String(part),
  )
  const year = Math.floor(first / 12)
  if (notation === '年') return `${year}年${m}月${d === undefined ? '' : `${d}日`}`
  return [year, m, ...(d === undefined ? [] : [d])].join(notation)
}

/** What was typed is rewritten; a date of Excel stays one and is shown otherwise, which a person chooses. */
function fixOf(view: TableView<Fields>, { at, month }: Dated, to: string): { readonly fix?: Fix } {
  const from = view.sheet.value(at.row, at.col)
  if (!month.style.startsWith('serial')) return rewrite(view, at, to)
  if (view.sheet.formula(at.row, at.col) !== null) return {}
  const isChinese = to.includes('年')
  const sign = isChinese ? '' : (/\D/.exec(to)?.[0] ?? '')
  const date = isChinese ? 'yyyy"年"m"月"' : `yyyy${sign}mm`
  const day = month.day === null ? '' : isChinese ? 'd"日"' : `${sign}dd`
  return { fix: { safe: false, edits: [{ at, from, to: from, format: date + day }] } }
}
