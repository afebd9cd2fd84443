import { type Column, NOISE, type Percent, type Ref, type TableView, UNDECIDABLE } from '../src/core/index.js'
import { defineRule, type Fields } from './fields.js'
import { percentLike, standsFor } from './rates.js'
import { columnTitle } from './sums.js'

type Table = TableView<Fields>

export default defineRule({
  id: 'arith-share-not-100',
  title: { zh: '占比之和不为100%', en: 'Shares do not sum to 100 %' },
  why: {
    zh: '占比加起来不是100%，一眼就看得出来；多半是改了投资额、个数而占比没有重算。',
    en: 'Shares that do not make 100 % are seen at a glance; mostly an amount or a count was changed and they were not computed anew.',
  },
  help: {
    zh: '按各行的投资额（个数）÷合计重算，最好用公式。每个占比按印出的位数允许舍入或截尾，合起来还不到或超过100%才报。只在看得出是同一个总体的占比时判：合计行的占比是100%，或多数行的占比等于本行的某个金额（个数）÷各行之和。有空着的，除非已超过100%，不判。',
    en: 'Compute them anew as amount (count) ÷ sum, best by formula. Each may be rounded or cut off at its last printed place. Judged only where they are shares of one whole for certain: the total row says 100 %, or most rows are an amount (count) of theirs ÷ the sum. With a blank share nothing is said, unless the others exceed 100 %.',
  },
  source: {
    zh: '公开通报中的占比多为1至2位小数，有的截尾',
    en: 'published shares mostly have one or two decimals, some cut off',
  },
  severity: 'warning',
  on: 'table',
  messages: {
    sum: {
      zh: '“{heading}”各行相加为{sum}，不是100%',
      en: '“{heading}” adds up to {sum}, not 100 %',
    },
    row: {
      zh: '“{heading}”各行相加为{sum}，不是100%；这一行填{printed}，按{column}算是{expected}',
      en: '“{heading}” adds up to {sum}, not 100 %; this row is {printed}, by {column} it is {expected}',
    },
  },
  examples: {
    bad: [
      `
平陆县2025年5月各乡镇重点项目完成情况排名
单位：万元
序号 | 乡镇     | 项目个数 | 年度计划投资 | 本月完成投资 | 占比（%） | 排名
1    | 圣人涧镇 | 12       | 42000        | 4000         | 40.0      | 1
2    | 常乐镇   | 9        | 31000        | 3000         | 30.0      | 2
3    | 张店镇   | 8        | 25000        | 2000         | 25.0!     | 3
4    | 张村镇   | 4        | 11000        | 1000         | 10.0      | 4
! “占比”各行相加为105.0%，不是100%；这一行填25.0%，按本月完成投资算是20.0%
`,
      `
平陆县2025年5月各乡镇重点项目完成情况排名
单位：万元
序号 | 乡镇     | 项目个数 | 个数占比 | 年度计划投资 | 投资占比 | 排名
1    | 圣人涧镇 | 12       | 41%      | 42000        | 46%      | 1
2    | 常乐镇   | 9        | 31%      | 31000        | 32%      | 2
3    | 张店镇   | 8        | 28%      | 25000        | 17%      | 3
合计 | <        | 29       | 100%     | 98000        | 100%!    |
! “占比”各行相加为95%，不是100%
`,
    ],
    good: [
      `
平陆县2025年5月各乡镇重点项目完成情况排名
单位：万元
序号 | 乡镇     | 项目个数 | 年度计划投资 | 本月完成投资 | 占比（%） | 排名
1    | 圣人涧镇 | 12       | 42000        | 3000         | 33.3      | 1
2    | 常乐镇   | 9        | 31000        | 3000         | 33.3      | 2
3    | 张店镇   | 8        | 25000        | 3000         | 33.3      | 3
合计 | <        | 29       | 98000        | 9000         | 100.0     |
`,
      `
平陆县2025年5月各乡镇重点项目完成情况排名
单位：万元
序号 | 乡镇     | 项目个数 | 年度计划投资 | 本月完成投资 | 占比（%） | 排名
1    | 圣人涧镇 | 12       | 42000        | 3000         | 62.5      | 1
2    | 常乐镇   | 9        | 31000        | 3000         | 41.0      | 2
3    | 张店镇   | 8        | 25000        | 3000         | 38.0      | 3
`,
    ],
  },
  *check(table) {
    for (const column of table.columns('share')) {
      const list = sharesOf(table, column)
      const verdict = judge(list)
      if (verdict === 'agrees') continue
      const source = verdict === 'undecidable' ? null : sourceOf(table, list)
      const isWhole = source !== null || (list.total !== null && isHundred(list.total.share))
      if (verdict === 'undecidable' || !isWhole) {
        yield UNDECIDABLE
        continue
      }
      const sum = list.shares.reduce((all, { share }) => all + (share?.value ?? 0), 0)
      const wrong = source?.wrong.length === 1 ? source.wrong[0]! : null
      const [heading, like] = [columnTitle(column), list.shares[0]!.share]
      const data = { heading, sum: percentLike(sum, like) }
      const odd = wrong &&
        source && {
          column: columnTitle(source.column),
          printed: percentLike(wrong.share.value, like),
          expected: percentLike(wrong.expected, like),
        }
      yield {
        at: wrong ? wrong.at : (list.total?.at ?? column.at),
        message: odd ? 'row' : 'sum',
        data: { ...data, ...odd },
        expected: odd ? odd.expected : '100%',
        difference: Number((sum - 100).toFixed(6)),
        related: (source?.wrong ?? []).filter((one) => one !== wrong).map(({ at }) => ({ at })),
      }
    }
  },
})

interface Share {
  readonly row: number
  readonly at: Ref
  /** Null where it is blank. */
  readonly share: Percent | null
}

/** The shares of the rows a total stands for (of all rows, where there is none). */
interface Shares {
  readonly shares: readonly Share[]
  readonly total: Share | null
  readonly isUnread: boolean
}

function sharesOf(table: Table, column: Column): Shares {
  const group = table.groups.find(({ kind, rows }) => kind === 'total' && rows.length > 0)
  const rows = group?.rows ?? table.dataRows()
  const read = (row: number): Share => ({ row, at: table.ref(row, column.col), share: percentIn(table, row, column) })
  const isUnread = rows.some((row) => table.readCell(row, column).state === 'unreadable')
  return {
    shares: rows.map(read),
    total: group && percentIn(table, group.row, column) ? read(group.row) : null,
    isUnread,
  }
}

function percentIn(table: Table, row: number, column: Column): Percent | null {
  const reading = table.readCell(row, column)
  return reading.state === 'ok' ? (reading.value as Percent) : null
}

/** Whether the shares can make 100 %, each rounded or cut off at its last place. */
function judge({ shares, isUnread }: Shares): 'agrees' | 'more' | 'less' | 'undecidable' {
  const filled = shares.flatMap(({ share }) => share ?? [])
  const least = filled.reduce((sum, { lo }) => sum + lo, 0)
  const most = filled.reduce((sum, { value, lo, hi }) => sum + Math.max(hi, value + (hi - lo)), 0)
  if (isUnread || filled.length < 2) return 'undecidable'
  if (least > 100 + NOISE) return 'more'
  if (most >= 100 - NOISE) return filled.length < shares.length ? 'undecidable' : 'agrees'
  return filled.length < shares.length ? 'undecidable' : 'less'
}

/** The amount or count the shares are of, and the rows whose share does not follow from it. */
interface Source {
  readonly column: Column
  readonly wrong: readonly { readonly at: Ref; readonly share: Percent; readonly expected: number }[]
}

/** The column at least two rows and half of them all are shares of; null where there is none. */
function sourceOf(table: Table, { shares }: Shares): Source | null {
  for (const column of quantities(table)) {
    const parts = shares.map(({ row }) => quantityIn(table, row, column))
    const whole = parts.reduce<number>((sum, part) => sum + (part ?? Number.NaN), 0)
    if (!(whole > 0)) continue
    const wrong = shares.flatMap(({ at, share }, i) => {
      const expected = (100 * parts[i]!) / whole
      return !share || standsFor(share, expected) ? [] : [{ at, share, expected }]
    })
    const right = shares.filter(({ share }) => share !== null).length - wrong.length
    if (right >= 2 && right * 2 >= shares.length) return { column, wrong }
  }
  return null
}

/** Columns of amounts and counts looked at; of wider tables nobody can say what a share is of. */
const MOST_COLUMNS = 100

function quantities(table: Table): readonly Column[] {
  const isQuantity = ({ field }: Column): boolean => field?.type === 'amount' || field?.count === true
  return table.table.columns.filter(isQuantity).slice(0, MOST_COLUMNS)
}

/** An amount or a count; null of anything else. */
function quantityIn(table: Table, row: number, column: Column): number | null {
  if (column.field?.type === 'amount') return table.amountIn(row, column)?.value ?? null
  if (column.field?.count !== true) return null
  const reading = table.readCell(row, column)
  return reading.state === 'ok' ? (reading.value as number) : null
}

function isHundred(share: Percent | null): boolean {
  return share !== null && standsFor(share, 100)
}
