import { type Amount, type Finding, NOISE, PAUSE, type Related, type TableView } from '../src/core/index.js'
import { consequencesOf, JUDGED_BY_AMOUNTS } from './consequences.js'
import { defineRule, type Fields } from './fields.js'
import { type Identity, identitiesOf, type Repair, repairsOf } from './identities.js'
import { asWritten, neighboursOf, type Slip, slipOf, WEAK } from './slips.js'
import { amountEdit, columnTitle } from './sums.js'

export default defineRule({
  id: 'arith-likely-wrong-cell',
  title: { zh: '几处对不上，多半错在一格', en: 'Several sums fail, most likely by one cell' },
  why: {
    zh: '一格写错，行里的累计、列里的小计和合计会一起对不上；逐个去改合计，错的那格还在。',
    en: 'One wrong cell makes the sums of its row and of its column fail together; mending the sums leaves it where it is.',
  },
  help: {
    zh: '先核对指出的这一格：改成所示的数，列出的几处就都对得上，而且不会弄坏原来对得上的。这是推断，以原始凭证为准。并列的几格分不清时一起列出。只有一处对不上的，见各自的规则；差一万倍的见“疑似万元/亿元写错”。',
    en: 'Check this cell first: with the figure shown all the sums listed hold, and none that holds now would break. It is an inference; the vouchers decide. Where several cells are as likely all are named. A single sum that fails is told by its own rule, a factor of ten thousand by the rule about units.',
  },
  source: {
    zh: '由各勾稽关系推出；柞水2012、湖南2012的公开数据即由合计反推出错的一格',
    en: 'From the identities themselves; the published slips of Zhashui 2012 and Hunan 2012 were found by their sums',
  },
  severity: 'error',
  on: 'table',
  supersedes: [
    'arith-total-row-mismatch',
    'arith-subtotal-mismatch',
    'arith-month-sum-vs-cumulative',
    'invest-not-positive',
    ...JUDGED_BY_AMOUNTS,
  ],
  messages: {
    cell: {
      zh: '{column}填{actual}，改为{expected}，{n}处合计就都对得上{slip}',
      en: '{column} is {actual}; with {expected} all {n} sums would hold{slip}',
    },
    either: {
      zh: '{column}填{actual}，改为{expected}，{n}处合计就都对得上{slip}；也可能错在{others}',
      en: '{column} is {actual}; with {expected} all {n} sums would hold{slip}; it may also be {others}',
    },
    broken: { zh: '现在对不上', en: 'fails now' },
    other: { zh: '也可能错在这里', en: 'it may also be here' },
  },
  examples: {
    bad: [
      `
平陆县2025年2月重点项目调度表
单位：万元
序号 | 项目名称 | 总投资 | 至上年底累计完成投资 | 本年累计完成投资 | 自开工累计完成投资
1    | 甲项目   | 79300  | 3000                 | 500              | 3500
2    | 乙项目   | 60000  | 20000                | 1530!            | 21350
3    | 丙项目   | 60000  | 20000                | 800              | 20800
合计 | <        | 199300 | 43000                | 2650             | 45650
! 本年累计完成投资填1530万元，改为1350万元，2处合计就都对得上（相邻两位数字颠倒）
`,
      `
平陆县2025年2月重点项目调度表
单位：万元
序号     | 项目名称 | 总投资  | 本年累计完成投资
一、产业 | <        |         |
1        | 甲项目   | 79300   | 500
2        | 乙项目   | 600000! | 1350
小计     | <        | 139300  | 1850
二、民生 | <        |         |
3        | 丙项目   | 33000   | 800
小计     | <        | 33000   | 800
合计     | <        | 172300  | 2650
! 总投资填600000万元，改为60000万元，2处合计就都对得上（小数点错位）
`,
    ],
    good: [
      `
平陆县2025年2月重点项目调度表
单位：万元
序号 | 项目名称 | 总投资 | 至上年底累计完成投资 | 本年累计完成投资 | 自开工累计完成投资
1    | 甲项目   | 79300  | 3000                 | 500              | 3500
2    | 乙项目   | 60000  | 20000                | 1350             | 21351
3    | 丙项目   | 60000  | 20000                | 800              | 20800
合计 | <        | 199300 | 43000                | 2650             | 45651
`,
      `
平陆县2025年2月重点项目调度表
单位：万元
序号 | 项目名称 | 总投资 | 至上年底累计完成投资 | 本年累计完成投资 | 自开工累计完成投资
1    | 甲项目   | 79300  | 3000                 | 500              | 3500
2    | 乙项目   | 60000  | 20000                |                  | 21350
合计 | <        | 139300 | 23000                | 1850             | 24850
`,
    ],
  },
  *check(table) {
    // Most tables add up; of those nothing is held.
    if (!(yield* isBroken(table))) return
    const identities: Identity[] = []
    for (const identity of identitiesOf(table)) if (identities.push(identity) % SLICE === 0) yield PAUSE
    let left = repairsOf(table, identities).map((repair) => ranked(table, repair))
    while (left.length > 0) {
      const most = Math.max(...left.map(({ repaired }) => repaired.length))
      const all = left.filter(({ repaired }) => repaired.length === most)
      // Two cells wrong by nearly as much are told apart from the two across by the sums that come out to the digit.
      const exact = all.filter(({ isExact }) => isExact)
      const best = exact.length > 0 ? exact : all
      const rank = Math.min(...best.map(({ slip }) => slip.rank))
      const first = best.find(({ slip }) => slip.rank === rank)!
      const rivals = best.filter((one) => one !== first && one.slip.rank === rank && overlap(one, first))
      if (rivals.length < MOST_NAMED && isTold(first, rivals)) yield say(table, first, rivals)
      // What is repaired, or as likely by many cells as by one, is no evidence for another cell.
      const gone = new Set([first, ...rivals].flatMap(({ repaired }) => repaired))
      left = left.filter(({ repaired }) => !repaired.some((identity) => gone.has(identity)))
    }
  },
})

/** Identities looked at between two pauses. */
const SLICE = 2000
/** As many cells that are as likely are named; more of them tell nothing. */
const MOST_NAMED = 3

function* isBroken(table: TableView<Fields>): Generator<typeof PAUSE, boolean, undefined> {
  let n = 0
  for (const { holds } of identitiesOf(table)) {
    if (!holds) return true
    if (++n % SLICE === 0) yield PAUSE
  }
  return false
}

interface Ranked extends Repair {
  readonly slip: Slip
}

function ranked(table: TableView<Fields>, repair: Repair): Ranked {
  const { row, column, from, to } = repair
  const neighbours = neighboursOf(table, row, column)
  return { ...repair, slip: slipOf(asWritten(table, column, from.value), asWritten(table, column, to), neighbours) }
}

function overlap(a: Repair, b: Repair): boolean {
  return a.repaired.some((identity) => b.repaired.includes(identity))
}

/**
 * Sums of a row and of a column cross in one cell, whatever the slip. Of sums of one column alone every row would do: there a slip
 * has to tell one from the others, and a figure that would become 0 is a row that was left out.
 */
function isTold({ repaired, slip, to }: Ranked, rivals: readonly Ranked[]): boolean {
  if (Math.abs(to) <= NOISE) return false
  const isCrossed = repaired.some(({ along }) => along === 'row')
  return isCrossed || (slip.rank < WEAK && rivals.length === 0)
}

function say(
  table: TableView<Fields>,
  repair: Ranked,
  rivals: readonly Ranked[],
): Finding<'cell' | 'either' | 'broken' | 'other'> {
  const { row, column, from, to, repaired, slip } = repair
  const at = table.ref(row, column.col)
  const expected: Amount = { ...from, value: to, lo: to, hi: to, isText: false, typedUnit: null }
  const edit = amountEdit(table, at, column, expected)
  const others = rivals.map((one) => columnTitle(one.column))
  const isElsewhere = ({ at: whole }: Identity): boolean => whole.row !== at.row || whole.col !== at.col
  const related: Related<'broken' | 'other'>[] = [
    ...rivals.map((one) => ({ at: table.ref(one.row, one.column.col), note: 'other' as const })),
    ...repaired.filter(isElsewhere).map((identity) => ({ at: identity.at, note: 'broken' as const })),
  ]
  return {
    at,
    message: rivals.length > 0 ? 'either' : 'cell',
    data: {
      column: columnTitle(column),
      actual: from,
      expected,
      n: repaired.length,
      slip: slip.words.zh === '' ? '' : { zh: `（${slip.words.zh}）`, en: ` (${slip.words.en})` },
      others: { zh: others.map(({ zh }) => zh).join('、'), en: others.map(({ en }) => en).join(', ') },
    },
    expected,
    // Of several cells that are as likely nobody knows which findings follow from it.
    explains: [
      ...repaired.map((identity) => identity.at),
      ...(rivals.length > 0 ? [] : consequencesOf(table, row, column)),
    ],
    related,
    ...(edit ? { fix: { safe: false, edits: [edit] } } : {}),
  }
}
