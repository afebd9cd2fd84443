import { type Finding, type TableRecord, UNDECIDABLE } from '../src/core/index.js'
import { defineRule, type Fields } from './fields.js'

const STARS = ['未评星', '一星级', '二星级', '三星级', '四星级', '五星级']

export default defineRule({
  id: 'kpi-star-order',
  title: { zh: '得分低的星级反而高', en: 'More stars for a lower score' },
  why: {
    zh: '星级由得分定，得分低的星级反而高，公示出去就有企业来问。',
    en: 'Stars follow the score; where a lower one has more of them, enterprises ask as soon as it is published.',
  },
  help: {
    zh: '对照评定标准核对两家企业的得分和星级。一票否决降星的，在备注里写明。',
    en: 'Check both enterprises against the standard. Where stars were taken away for another reason, say so in the remarks.',
  },
  source: {
    zh: '种子001“六大类16项指标进行企业量化星级管理”',
    en: 'Seed 001: stars by the score of 16 indicators',
  },
  severity: 'warning',
  on: 'table',
  tables: ['star'],
  columns: ['enterprise', 'score', 'star'],
  messages: {
    order: {
      zh: '得{score}分评为{star}，而得{better}分的“{other}”只有{less}',
      en: '{star} for {score}, while “{other}” with {better} has {less} only',
    },
    low: {
      zh: '得{score}分只有{star}，而“{other}”（{better}分）等{n}家得分低的星级都更高',
      en: '{star} for {score}, while {n} with lower scores have more: “{other}” ({better}) is one of them',
    },
  },
  examples: {
    bad: [
      `
2025年企业星级评价表
序号 | 企业名称 | 得分 | 星级
1    | 甲公司   | 95   | 四星级
2    | 乙公司   | 90   | 五星级!
3    | 丙公司   | 60   | 三星级
! 得90分评为五星级，而得95分的“甲公司”只有四星级
`,
      `
2025年企业星级评价表
序号 | 企业名称 | 得分 | 星级
1    | 甲公司   | 95   | 五星级
2    | 乙公司   | 86   | 四星级
3    | 丙公司   | 972  | 三星级!
! 得972分只有三星级，而“甲公司”（95分）等2家得分低的星级都更高
`,
    ],
    good: `
2025年企业星级评价表
序号 | 企业名称 | 得分 | 星级     | 备注
1    | 甲公司   | 95   | 五星级   |
2    | 乙公司   | 90   | 五星级   |
3    | 丙公司   | 88   | 未评星   | 发生安全事故，一票否决
4    | 丁公司   | 60   | 三星级   |
5    | 戊公司   |      | 五星级   |
`,
  },
  *check(table) {
    const rated = [...table.records()].map((record) => {
      const star = record.choice('star')
      return { record, score: record.number('score'), rank: star === null ? null : STARS.indexOf(star), star }
    })
    const known = rated
      .filter(({ score, rank }) => score !== null && rank !== null && rank >= 0)
      .sort((a, b) => b.score! - a.score!)
    if (known.length < rated.length) yield UNDECIDABLE
    const found = [...outOfOrder(known)]
    const [first, second] = found
    // Of one that is below several others, its own stars (or score) are wrong, not theirs.
    if (first && second && found.every(({ least }) => least === first.least)) {
      const { least, one } = first
      yield told('low', least, one, found.length)
    } else for (const { one, least } of found) yield told('order', one, least, 1)
  },
})

interface Rated {
  readonly record: TableRecord<Fields>
  readonly score: number | null
  readonly rank: number | null
  readonly star: string | null
}

/** Those with more stars than one with a higher score, from the highest score down. What a remark explains is no measure. */
function* outOfOrder(known: readonly Rated[]): Iterable<{ readonly one: Rated; readonly least: Rated }> {
  let least: Rated | null = null
  let pending: Rated[] = []
  for (const one of known) {
    if (pending.length > 0 && pending[0]!.score! > one.score!) {
      for (const before of pending) if (least === null || before.rank! < least.rank!) least = before
      pending = []
    }
    const isPlain = one.record.isBlank('remark')
    if (least !== null && one.rank! > least.rank! && isPlain) yield { one, least }
    if (isPlain) pending.push(one)
  }
}

function told<const M extends 'order' | 'low'>(message: M, one: Rated, than: Rated, n: number): Finding<M> {
  return {
    at: one.record.at('star'),
    message,
    data: {
      score: one.score!,
      star: one.star!,
      better: than.score!,
      other: than.record.subject,
      less: than.star!,
      n,
    },
    subject: `enterprise:${one.record.subject}`,
    related: [{ at: than.record.at('star') }],
  }
}
