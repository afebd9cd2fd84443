import { UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { dayWords, isEarlier } from './readings.js'

export default defineRule({
  id: 'date-library-order',
  title: { zh: '出库早于入库', en: 'Left the library before it entered' },
  why: {
    zh: '项目在四库之间滚动推进，出入库日期颠倒，平台上就看不出它现在在哪个库。',
    en: 'Projects move from library to library; with the dates reversed nobody can tell in which one a project is.',
  },
  help: { zh: '按平台上的记录改正写错的日期。', en: 'Correct the wrong date after the platform’s record.' },
  source: {
    zh: '种子002“依托全市“四库”管理服务平台，对谋划生成的项目按标准入库，滚动推进”',
    en: 'Seed 002: planned projects enter the four libraries and move on through them',
  },
  severity: 'error',
  on: 'record',
  tables: ['reserve'],
  columns: ['entryDate', 'exitDate'],
  messages: {
    before: { zh: '出库日期{exit}早于入库日期{entry}', en: 'left {exit}, entered {entry}' },
  },
  examples: {
    bad: `
平陆县四库项目清单
单位：亿元
序号 | 所在库 | 项目名称 | 总投资 | 入库日期  | 出库日期
1    | 储备库 | 甲项目   | 3.00   | 2025年5月 | 2025年2月!
! 出库日期2025年2月早于入库日期2025年5月
`,
    good: `
平陆县四库项目清单
单位：亿元
序号 | 所在库 | 项目名称 | 总投资 | 入库日期  | 出库日期
1    | 储备库 | 甲项目   | 3.00   | 2025年5月 | 2025年5月
2    | 储备库 | 乙项目   | 3.00   | 2025年5月 |
`,
  },
  *check(record) {
    // What is still in the library has no date of leaving.
    if (record.isBlank('exitDate')) return
    const [entry, exit] = [record.month('entryDate'), record.month('exitDate')]
    if (!entry || !exit) return yield UNDECIDABLE
    if (!isEarlier(exit, entry)) return
    const sameMonth = exit.first === entry.first
    yield {
      at: record.at('exitDate'),
      message: 'before',
      data: sameMonth ? { entry: dayWords(entry), exit: dayWords(exit) } : { entry, exit },
      related: [{ at: record.at('entryDate') }],
    }
  },
})
