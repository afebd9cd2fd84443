import { compareAmounts, minusAmount, scaleAmount, UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { compared, saysNew } from './follow.js'
import { FOLLOWS } from './renames.js'

export default defineRule({
  id: 'period-total-changed',
  title: { zh: '总投资变动无说明', en: 'Total investment changed without a note' },
  why: {
    zh: '总投资以批复为准，未经批准不应调整。两期不一样又没有说明，开工率、完成率的口径就变了，上级会来问。',
    en: 'The total is what was approved and is not changed without approval; where it changes silently, every rate changes its base.',
  },
  help: {
    zh: '填错的改回来；经批准调整的，在备注或调整说明里写明文号。备注与上期一字不差的，不算说明这次变动。变动在0.5%以内的不报；变到2倍以上或一半以下的必须改。',
    en: 'Mend it, or name the approved adjustment in the remarks; remarks that are the same as last period’s explain nothing. Changes up to 0.5 % are left alone; more than double or less than half is an error.',
  },
  source: {
    zh: '“未经批准的不应调整计划总投资”（计划总投资指标解释）；某区台账：700000改为120000无说明',
    en: 'The definition of 计划总投资: not to be adjusted without approval; a district ledger went from 700000 to 120000 without a word',
  },
  severity: 'warning',
  on: 'batch',
  tables: ['dispatch', 'plan'],
  columns: ['total'],
  reads: [...FOLLOWS, 'problem', 'adjustDoc'],
  given: ['previous'],
  options: { percent: 0.5, times: 2 },
  messages: {
    changed: {
      zh: '总投资{now}，{when}是{before}，{way}{off}，没有说明',
      en: 'the total is {now}, in {when} it was {before}: {way}{off} without a note',
    },
    last: { zh: '{when}', en: '{when}' },
  },
  examples: {
    bad: {
      table: `
平陆县2025年5月重点项目调度表
单位：万元
项目名称               | 总投资  | 本月完成投资 | 本年累计完成投资 | 备注
平陆县城西小学建设项目 | 19600!  | 500          | 4400             |
平陆县市民广场项目     | 11500   | 300          | 1300             |
官扬水改扩建工程       | 120000! | 200          | 3200             | 省级重点
! 总投资19600万元，2025年4月是18600万元，增加1000万元，没有说明
! 总投资120000万元，2025年4月是700000万元，减少580000万元，没有说明
`,
      previous: `
平陆县2025年4月重点项目调度表
单位：万元
项目名称               | 总投资 | 本月完成投资 | 本年累计完成投资 | 备注
官扬水改扩建工程       | 700000 | 200          | 3000             | 省级重点
平陆县城西小学建设项目 | 18600  | 500          | 3900             |
平陆县市民广场项目     | 11500  | 300          | 1000             |
`,
    },
    good: {
      table: `
平陆县2025年5月重点项目调度表
单位：亿元
项目名称               | 总投资 | 本月完成投资 | 本年累计完成投资 | 备注
平陆县城西小学建设项目 | 1.86   | 0.05         | 0.44             |
平陆县市民广场项目     | 2.15   | 0.03         | 0.13             | 平发改〔2025〕12号调整概算
官扬水改扩建工程       |        | 0.02         | 0.32             |
黄河大桥维修工程       | 1.00   | 0.02         | 0.32             |
`,
      previous: `
平陆县2025年4月重点项目调度表
单位：万元
项目名称               | 总投资 | 本月完成投资 | 本年累计完成投资
官扬水改扩建工程       | 700000 | 200          | 3000
平陆县城西小学建设项目 | 18640  | 500          | 3900
平陆县市民广场项目     | 11500  | 300          | 1000
黄河大桥维修工程       | 9960   | 300          | 3000
`,
    },
  },
  *check(batch, { options: { percent, times } }) {
    yield* compared(batch, function* (step) {
      const { now, last, when } = step
      const [total, before] = [now.amount('total'), last.amount('total')]
      if (!total || !before || total.value <= 0 || before.value <= 0) return yield UNDECIDABLE
      const order = compareAmounts(total, before)
      if (order === null) return yield UNDECIDABLE
      const [low, high] = [scaleAmount(before, 1 - percent / 100), scaleAmount(before, 1 + percent / 100)]
      if (compareAmounts(total, high) !== 'greater' && compareAmounts(total, low) !== 'less') return
      if (saysNew(step, ['remark', 'adjustDoc'])) return
      const isMore = order === 'greater'
      const isFar = isMore
        ? compareAmounts(total, scaleAmount(before, times)) === 'greater'
        : compareAmounts(total, scaleAmount(before, 1 / times)) === 'less'
      yield {
        at: now.at('total'),
        message: 'changed',
        data: {
          now: total,
          when,
          before,
          way: isMore ? { zh: '增加', en: 'up by ' } : { zh: '减少', en: 'down by ' },
          off: isMore ? minusAmount(total, before) : minusAmount(before, total),
        },
        ...(isFar ? { severity: 'error' } : {}),
        difference: minusAmount(total, before),
        related: [{ at: last.at('total'), note: 'last' }],
      }
    })
  },
})
