import { compactText, isError, type TableView, UNDECIDABLE, type UnreadableReason } from '../src/core/index.js'
import { defineRule, type Fields } from './fields.js'
import { isStillHeld, quoted } from './readings.js'

/**
 * A date cell that holds something and no date. The 2017.1 trap is `format-date-float-trap`. Not reported: placeholders; 未开工 and
 * the like where an actual date would stand (nothing has happened yet); a duration (24个月) in a 工期 column. A month or quarter
 * without its year (3月, 二季度) and a status (已开工) are warnings: a reader understands them, but no date can be reckoned with.
 * Words in a column of deadlines (长期, 立行立改, 已完成) are undecidable: a task may have no day.
 */
export default defineRule({
  id: 'format-date-unparseable',
  title: { zh: '日期无法识别', en: 'Date not recognised' },
  why: {
    zh: '认不出日期，就不知道该不该开工、有没有超期，这个项目的时间检查全部落空。',
    en: 'Without a date nobody can say whether a start is due or a finish overdue: no check of this project’s dates can be made.',
  },
  help: {
    zh: '写成“2025年4月”或Excel日期；还没定就空着。只写“3月”“二季度”的，补上年份。',
    en: 'Write 2025年4月 or an Excel date; leave it blank while undecided. Add the year to a month or quarter that stands alone.',
  },
  source: { zh: '种子002附件的日期写法', en: 'how seed 002 writes dates' },
  severity: 'error',
  on: 'table',
  gathers: true,
  messages: {
    text: { zh: '“{text}”不是能识别的日期', en: '“{text}” is no date that can be read' },
    range: {
      zh: '“{text}”：没有这个日期，或年份不合情理',
      en: '“{text}”: there is no such date, or its year makes no sense',
    },
    state: { zh: '“{text}”是状态，不是日期', en: '“{text}” is a status, not a date' },
    year: { zh: '“{text}”没有写年份', en: '“{text}” does not say the year' },
    span: { zh: '“{text}”看不出从何时到何时', en: '“{text}” does not say from when to when' },
    error: { zh: '公式出错，显示{text}，没有日期', en: 'the formula fails and shows {text}, not a date' },
  },
  examples: {
    bad: `
单位：万元
序号 | 项目名称 | 总投资 | 计划开工时间 | 计划竣工时间 | 实际开工时间
1 | 城西小学建设项目 | 6000 | 资金到位后! | 2026年13月! | #N/A!
2 | 光伏发电项目 | 7500 | 二季度! | 2025年2月30日! | 已开工!
3 | 供热管网工程 | 3300 | 3月底! | 2206年5月! | 2025.4.31!
! “资金到位后”不是能识别的日期
! “2026年13月”：没有这个日期，或年份不合情理（本列共3处）
! 公式出错，显示#N/A，没有日期
! “二季度”没有写年份
! “已开工”是状态，不是日期
! “3月底”没有写年份
! “2025.4.31”：没有这个日期，或年份不合情理
`,
    good: [
      `
单位：万元
序号 | 项目名称 | 总投资 | 计划开工时间 | 计划竣工时间 | 实际开工时间 | 建设工期
1 | 城西小学建设项目 | 6000 | 2025年4月 | 2026.12 | 未开工 | 24个月
2 | 光伏发电项目 | 7500 | @2025-04-10 | 2026年底 | —— | 2025.3-2026.10
3 | 供热管网工程 | 3300 | 202504 | 2026年三季度 | 尚未开工 | 2年
4 | 市民广场项目 | 3300 | ~2026.1 | 待定 | ␠ | 18
`,
      `
平陆县县级领导名册
序号 | 姓名 | 职务 | 任职时间 | 离任时间
1 | 张首华 | 副县长 | 2021年8月 | 至今
2 | 李波 | 副县长 | 2021年8月 | 2023年5月
`,
      `
重大项目堵点问题台账
序号 | 项目名称 | 堵点描述 | 发现日期 | 责任单位 | 责任人 | 完成时限 | 状态
1 | 甲项目 | 周边道路破损 | 2025年3月 | 交运局 | 张三 | 长期坚持 | 推进中
2 | 乙项目 | 围挡占道 | 2025年3月 | 住建局 | 李四 | 立行立改 | 已销号
`,
    ],
  },
  *check(view) {
    for (const column of view.columnsOfType('month', 'span')) {
      const { name, type, open } = column.field!
      for (const row of view.dataRows()) {
        const reading = view.readCell(row, column)
        if (reading.state !== 'unreadable' || (name === 'until' && isStillHeld(view.sheet.value(row, column.col))))
          continue
        const at = view.ref(row, column.col)
        const text = shown(view, row, column.col)
        const message = complaint(reading.reason, text, ACTUAL.has(name), type === 'span')
        if (!message) continue
        if (open && WORDS.has(message)) {
          yield UNDECIDABLE
          continue
        }
        yield { at, message, data: { text: quoted(text) }, ...(MILD.has(message) ? { severity: 'warning' } : {}) }
      }
    }
  },
})

/** Dates of what has happened. */
const ACTUAL: ReadonlySet<string> = new Set(['actualStart', 'actualFinish', 'includedDate'])
/** What may stand in a column that is open to words: no number in it, or what has become of it. */
const WORDS: ReadonlySet<string> = new Set(['text', 'state'])
const MILD: ReadonlySet<string> = new Set(['year', 'state'])
const STATE = /^(?:已|正在|在建|续建|完工|竣工|投产|停工|开工$)[^\d]*$/
const NOT_YET = /^(?:[尚还]?未|没有|暂未|不涉及)/
const DURATION = /^(?:约|共)?(?:\d{1,4}(?:\.\d)?|[一二三四五六七八九十半]{1,3})(?:个?月|年半?|天|日)?$/
const YEARLESS =
  /^(?:计划|预计|拟)?(?:(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份|底|初|末|中旬|上旬|下旬|\d{1,2}[日号])?|第?[一二三四1-4]季度?[初末底]?|[上下]半年|年[底初末]|\d{1,2})(?:前|左右)?$/

function complaint(reason: UnreadableReason, text: string, isActual: boolean, isSpan: boolean) {
  const words = compactText(text)
  if (reason === 'ambiguous-decimal') return null
  if (reason === 'error') return 'error'
  if (reason === 'out-of-range') return 'range'
  if (isSpan) return DURATION.test(words) ? null : 'span'
  if (isActual && NOT_YET.test(words)) return null
  if (STATE.test(words)) return 'state'
  return YEARLESS.test(words) ? 'year' : 'text'
}

/** The cell as shown; an error value by its name. */
function shown(view: TableView<Fields>, row: number, col: number): string {
  const value = view.sheet.value(row, col)
  return isError(value) ? value.error : typeof value === 'string' ? value : view.sheet.text(row, col)
}
