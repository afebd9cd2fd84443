import { isBlankText, readMonth, type Table } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { quoted } from './readings.js'

/**
 * Who reports, who filled the table in, who checked it and when, as far as an office demands it (`demand`). Nothing is demanded
 * without a pack: published lists carry no signatures. What is signed anywhere on a sheet holds for all its tables.
 */
export default defineRule({
  id: 'structure-signature-missing',
  title: { zh: '缺填报单位、填报人、审核人或日期', en: 'Reporting unit, filler, reviewer or date missing' },
  why: {
    zh: '没有填报单位、填报人和审核人的表，收表的人不知道向谁核实，正式报送会被退回。',
    en: 'Without names nobody knows whom to ask, and a formal submission comes back.',
  },
  help: {
    zh: '在表头上方或表下补齐。要哪几项由本县规则包的 demand 写明：填报单位、填报人、审核人、负责人、填报日期；写法不限（报送部门、制表人、复核人……）。日期要能认出。',
    en: 'Fill them in above or below the table. Which ones are demanded is the option demand of the county’s pack: 填报单位, 填报人, 审核人, 负责人, 填报日期; synonyms will do. The date has to be readable.',
  },
  source: {
    zh: '报送格式：沣西新城进度表的报送部门；其余为通行做法',
    en: 'forms as submitted; the rest is common practice',
  },
  severity: 'warning',
  on: 'sheet',
  options: {
    /** Which of 填报单位, 填报人, 审核人, 负责人, 填报日期 are demanded. */
    demand: null as readonly string[] | null,
    /** The kinds of table that are signed. */
    kinds: ['dispatch', 'stat', 'start'] as readonly string[],
  },
  messages: {
    missing: { zh: '缺{parts}', en: 'not filled in: {parts}' },
    date: { zh: '填报日期“{text}”认不出来', en: 'the date “{text}” cannot be read' },
  },
  examples: {
    bad: {
      options: { demand: ['填报单位', '填报人', '审核人', '填报日期'] },
      table: `
# 五月
平陆县2025年5月重点项目调度表 | < | < | <
报送部门：水利局 | < | < | 单位：万元
序号! | 项目名称 | 总投资 | 本月完成投资
1 | 甲项目 | 6000 | 500
2 | 乙项目 | 8000 | 600
填报人：张三 | 审核人： | | 填报日期：下旬!
# 六月
平陆县2025年6月重点项目调度表 | < | < | <
 | < | < | 单位：万元
序号! | 项目名称 | 总投资 | 本月完成投资
1 | 甲项目 | 6000 | 500
2 | 乙项目 | 8000 | 600
! 缺审核人
! 填报日期“下旬”认不出来
! 缺填报单位、填报人、审核人、填报日期
`,
    },
    good: [
      {
        options: { demand: ['填报单位', '填报人', '审核人', '填报日期'] },
        table: `
# 五月
平陆县2025年5月重点项目调度表 | < | < | <
填报单位（盖章）：水利局 | < | < | 单位：万元
序号 | 项目名称 | 总投资 | 本月完成投资
1 | 甲项目 | 6000 | 500
2 | 乙项目 | 8000 | 600
制表人：张三 | 复核： | 李四 | 2025年6月3日
# 清单
平陆县2025年重点项目清单 | < | < | <
序号 | 项目名称 | 总投资（万元） | 年度计划投资（万元）
1 | 甲项目 | 6000 | 500
`,
      },
      `
平陆县2025年5月重点项目调度表 | < | < | <
单位：万元 | < | < | <
序号 | 项目名称 | 总投资 | 本月完成投资
1 | 甲项目 | 6000 | 500
`,
    ],
  },
  *check(view, { options: { demand, kinds } }) {
    const asked = PARTS.filter(({ name }) => Array.isArray(demand) && demand.includes(name))
    const table = view.tables.find(({ kind }) => kind !== null && kinds.includes(kind.name))
    if (!table || asked.length === 0) return
    const stated = view.tables.flatMap(statedBy).filter(({ value }) => !isBlankText(value))
    const missing = asked.filter(({ label }) => !stated.some((one) => label.test(one.label)))
    if (missing.length > 0) {
      const parts = { zh: missing.map(({ name }) => name).join('、'), en: missing.map(({ en }) => en).join(', ') }
      const at = { sheet: view.sheetIndex, row: table.header.top, col: table.range.left }
      yield { at, message: 'missing', data: { parts }, subject: 'signature' }
    }
    const dates = asked.includes(DATE) ? stated.filter(({ label }) => DATE.label.test(label)) : []
    if (dates.length > 0 && dates.every(({ value }) => readMonth(value, 'General', false).state !== 'ok'))
      yield { at: dates[0]!.at, message: 'date', data: { text: quoted(dates[0]!.value) }, subject: 'signature-date' }
  },
})

const DATE = {
  name: '填报日期',
  en: 'date',
  label: /^(?:日期|时间|(?:填报|填表|报送|制表|上报|报出|编制|填写)(?:日期|时间))$/,
}
/** What may be demanded, and the labels it goes by (`Table.signatures`; the reporting unit goes by its own name). */
const PARTS = [
  { name: '填报单位', en: 'reporting unit', label: /^填报单位$/ },
  { name: '填报人', en: 'filled in by', label: /^(?:填报|填表|制表|报送|编制|经办|录入)人$/ },
  { name: '审核人', en: 'checked by', label: /^(?:审核|复核|审批|审定|签发)人?$/ },
  { name: '负责人', en: 'head', label: /负责人$|领导(?:签字|签名)?$/ },
  DATE,
]

/** Everything a table is signed with, blank entries included. */
function statedBy({ reportingUnit, signatures }: Table) {
  const named = [...signatures].map(([label, { value, at }]) => ({ label, value, at }))
  return reportingUnit ? [{ label: '填报单位', ...reportingUnit }, ...named] : named
}
