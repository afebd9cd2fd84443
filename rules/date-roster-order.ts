import { UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { dayWords, isEarlier, isStillHeld } from './readings.js'

export default defineRule({
  id: 'date-roster-order',
  title: { zh: '名册起止颠倒', en: 'End before beginning in a roster' },
  why: {
    zh: '终止早于起始，这一条在哪个月都不算在任、在用，名下的项目全被当成填错。',
    en: 'An entry that ends before it begins holds in no month, and every project under it is taken for a mistake.',
  },
  help: {
    zh: '核对任职（启用）和离任（停用）的年月，多半是填反了。只填一头的、同一个月起止的不提。',
    en: 'Check both dates; mostly they are swapped. With one of them blank, or both in one month, nothing is said.',
  },
  source: { zh: '常理；名册的起止见规则包说明', en: 'Common sense; rosters of a pack have a beginning and an end' },
  severity: 'error',
  on: 'record',
  tables: ['units', 'leaders'],
  columns: ['since', 'until'],
  messages: {
    before: { zh: '终止{until}早于起始{since}', en: 'ends {until}, before it begins {since}' },
  },
  examples: {
    bad: `
平陆县县级领导名册
序号 | 姓名   | 职务   | 任职时间  | 离任时间
1    | 张首华 | 副县长 | 2023年5月 | 2021年8月!
2    | 李波   | 副县长 | 2021年8月 | 2023年5月
! 终止2021年8月早于起始2023年5月
`,
    good: `
平陆县县级领导名册
序号 | 姓名   | 职务     | 任职时间  | 离任时间
1    | 张首华 | 副县长   | 2021年8月 |
2    | 李波   | 副县长   |           | 2023年5月
3    | 王  飞 | 县委常委 | 2021年8月 | 2021年8月
4    | 程丽珍 | 副县长   | 2021年    | 2021年5月
5    | 郑文红 | 副县长   | 2021年8月 | 至今
`,
  },
  *check(record) {
    const [since, until] = [record.month('since'), record.month('until')]
    const isLost = (['since', 'until'] as const).some((field) => record.read(field).state === 'unreadable')
    if (isLost && !isStillHeld(record.value('until'))) yield UNDECIDABLE
    if (!since || !until || !isEarlier(until, since)) return
    yield {
      at: record.at('until'),
      message: 'before',
      data: { until: dayWords(until), since: dayWords(since) },
      related: [{ at: record.at('since') }],
    }
  },
})
