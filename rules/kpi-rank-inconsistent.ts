import { type TableRecord, UNDECIDABLE } from '../src/core/index.js'
import { defineRule, type Fields } from './fields.js'

/** What a ranking may be by, the likeliest first. */
const MEASURES = ['score', 'rate', 'startRate', 'yearCum', 'agreedTotal'] as const

export default defineRule({
  id: 'kpi-rank-inconsistent',
  title: { zh: '排名与数据不符', en: 'Rank does not follow the figures' },
  why: {
    zh: '通报和季排名要点名前两名和后两名，排错一名就有单位来找。',
    en: 'Bulletins name the first two and the last two; a wrong rank brings somebody to the door.',
  },
  help: {
    zh: '按得分（没有得分的按完成率、开工率等）从高到低重排。分数相同的名次可以并列（1、2、2、4或1、2、2、3），也可以任意先后。表里看不出按哪一列排的，不判。',
    en: 'Rank by score, or by rate where there is none, from high to low. Equal figures may share a rank or stand in either order. Where no column explains the ranks, nothing is judged.',
  },
  source: {
    zh: '种子000“月通报、季排名”；种子001临猗“排名在前两名…后两位…连续两次考核排在倒数第一”',
    en: 'Seed 000: monthly bulletin, quarterly ranking; seed 001 (Linyi): first two, last two',
  },
  severity: 'error',
  on: 'table',
  tables: ['ranking', 'signStat'],
  columns: ['rank'],
  messages: {
    order: {
      zh: '排第{rank}，按{measure}应为第{wanted}',
      en: 'ranked {rank}, by {measure} it is {wanted}',
    },
    gap: { zh: '排第{rank}，共{n}个，名次应从1连续排到{n}', en: 'ranked {rank}; ranks of {n} go from 1 to {n}' },
  },
  examples: {
    bad: [
      `
2025年一季度重点项目排名表
序号 | 乡镇   | 项目个数 | 得分 | 排名
1    | 张店镇 | 3        | 95   | 1
2    | 常乐镇 | 4        | 80   | 2!
3    | 部官镇 | 2        | 90   | 3!
4    | 曹川镇 | 2        | 70   | 4
! 排第2，按得分应为第3
! 排第3，按得分应为第2
`,
      `
2025年一季度重点项目排名表
序号 | 乡镇   | 项目个数 | 排名
1    | 张店镇 | 3        | 1
2    | 常乐镇 | 4        | 2
3    | 部官镇 | 2        | 5!
! 排第5，共3个，名次应从1连续排到3
`,
    ],
    good: [
      `
2025年一季度重点项目排名表
序号 | 乡镇   | 项目个数 | 得分 | 排名
1    | 张店镇 | 3        | 95   | 1
2    | 常乐镇 | 4        | 90   | 2
3    | 部官镇 | 2        | 90   | 2
4    | 曹川镇 | 2        | 70   | 4
`,
      `
2025年一季度重点项目排名表
序号 | 乡镇   | 项目个数 | 得分 | 排名
1    | 张店镇 | 3        | 90   | 2
2    | 常乐镇 | 4        | 90   | 1
3    | 部官镇 | 2        | 80   | 3
4    | 曹川镇 | 2        |      |
`,
      `
2025年一季度重点项目排名表
序号 | 乡镇   | 项目个数 | 得分 | 排名
1    | 张店镇 | 3        | 10   | 4
2    | 常乐镇 | 4        | 90   | 2
3    | 部官镇 | 2        | 20   | 1
4    | 曹川镇 | 2        | 80   | 3
`,
    ],
  },
  *check(table) {
    const ranked = [...table.records()].map((record) => ({ record, rank: record.number('rank') }))
    const field = MEASURES.find((name) => table.has(name))
    const rows = ranked.map(({ record, rank }) => ({ record, rank, value: field ? measureOf(record, field) : null }))
    if (rows.some(({ rank, value }) => rank === null || (field && value === null))) {
      yield UNDECIDABLE
      return
    }
    const said = rows.map((row) => ({ ...row, rank: row.rank!, value: row.value ?? 0 }))
    if (!field) {
      yield* gaps(said)
      return
    }
    const wrong = outOfOrder(said)
    // Ranks that follow nothing in the table follow something else.
    if (wrong.length > said.length / 2) {
      yield UNDECIDABLE
      return
    }
    for (const { record, rank, wanted } of wrong)
      yield {
        at: record.at('rank'),
        message: 'order',
        data: { rank, wanted, measure: table.column(field)!.field!.title },
        expected: wanted,
        subject: `area:${record.subject}`,
        related: [{ at: record.at(field) }],
      }
  },
})

interface Ranked {
  readonly record: TableRecord<Fields>
  readonly rank: number
  readonly value: number
}

function measureOf(record: TableRecord<Fields>, field: (typeof MEASURES)[number]): number | null {
  if (field === 'score') return record.number(field)
  if (field === 'yearCum' || field === 'agreedTotal') return record.amount(field)?.value ?? null
  return record.percent(field)?.value ?? null
}

/** Rows whose rank is none that their value allows: ties may share the first rank, count on, or leave no gap behind them. */
function outOfOrder(rows: readonly Ranked[]): (Ranked & { readonly wanted: number })[] {
  const sorted = [...rows].sort((a, b) => b.value - a.value)
  const places = new Map<number, { first: number; last: number; dense: number }>()
  sorted.forEach(({ value }, i) => {
    const place = places.get(value)
    if (place) place.last = i + 1
    else places.set(value, { first: i + 1, last: i + 1, dense: places.size + 1 })
  })
  return rows.flatMap((row) => {
    const { first, last, dense } = places.get(row.value)!
    const fits = (row.rank >= first && row.rank <= last) || row.rank === dense
    return fits ? [] : [{ ...row, wanted: first }]
  })
}

/** Without figures to rank by: ranks beyond the number of rows, fractions and zero. */
function* gaps(rows: readonly Ranked[]) {
  for (const { record, rank } of rows)
    if (!Number.isInteger(rank) || rank < 1 || rank > rows.length)
      yield {
        at: record.at('rank'),
        message: 'gap' as const,
        data: { rank, n: rows.length },
        subject: `area:${record.subject}`,
      }
}
