import { UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'

/** Half of the last place of a sum of scores with one decimal. */
const NOISE = 0.05

export default defineRule({
  id: 'arith-star-score',
  title: { zh: '总分与各项指标不符', en: 'Total score is not the sum of its indicators' },
  why: {
    zh: '星级按总分评，总分加错，企业的星级就错了，企业会来问。',
    en: 'Stars are given by the total; add it up wrongly and an enterprise has the wrong stars, and asks.',
  },
  help: {
    zh: '总分应等于各项指标得分之和；有加分、扣分的，单列一项。有指标空着的不判。',
    en: 'The total is the sum of the indicators; give bonus and deduction columns of their own. With a blank indicator nothing is judged.',
  },
  source: {
    zh: '种子001“六大类16项指标进行企业量化星级管理”',
    en: 'Seed 001: enterprises are rated by 16 indicators in six classes',
  },
  severity: 'error',
  on: 'record',
  tables: ['star'],
  columns: ['score', 'indicator'],
  supersedes: ['kpi-star-order'],
  messages: {
    sum: {
      zh: '总分{score}，{n}项指标相加为{sum}',
      en: 'total {score}, the {n} indicators come to {sum}',
    },
  },
  examples: {
    bad: `
2025年企业星级评价表
序号 | 企业名称 | 税收贡献 | 研发投入 | 安全生产 | 得分 | 星级
1    | 甲公司   | 30       | 25       | 30       | 95!  | 五星级
2    | 乙公司   | 20       | 25       | 30       | 75   | 四星级
! 总分95，3项指标相加为85
`,
    good: `
2025年企业星级评价表
序号 | 企业名称 | 税收贡献 | 研发投入 | 安全生产 | 得分 | 星级
1    | 甲公司   | 30       | 25       | 30       | 85   | 五星级
2    | 乙公司   | 20.4     | 25.3     | 30       | 75.7 | 四星级
3    | 丙公司   | 20       |          | 30       | 60   | 三星级
`,
  },
  *check(record) {
    const { table, row } = record
    const columns = table.columns('indicator')
    const score = record.number('score')
    const parts = columns.map((column) => table.readCell(row, column))
    // A column nobody knows may be an indicator with other things in it.
    const isWhole = table.table.columns.every(({ field, path }) => field !== null || path.every((text) => text === ''))
    if (score === null || !isWhole || parts.some(({ state }) => state !== 'ok')) {
      yield UNDECIDABLE
      return
    }
    const sum = parts.reduce((total, part) => total + (part.state === 'ok' ? (part.value as number) : 0), 0)
    if (columns.length < 2 || Math.abs(sum - score) <= NOISE) return
    const rounded = Math.round(sum * 100) / 100
    yield {
      at: record.at('score'),
      message: 'sum',
      data: { score, sum: rounded, n: columns.length },
      expected: rounded,
      difference: Math.round((score - sum) * 100) / 100,
      explains: [record.at('star')],
      subject: `enterprise:${record.subject}`,
    }
  },
})
