import { defineRule, fields } from './fields.js'

/**
 * Columns a table of its kind must have. What a pack demands is an error; without one, the list of the kind (the columns of seed
 * 002's annex) is a warning. A combined 起止年限 stands for start and finish; a column that is there twice is there.
 */
export default defineRule({
  id: 'structure-required-column-missing',
  title: { zh: '缺少必填列', en: 'Required column missing' },
  why: {
    zh: '缺一列，全县就没法按它汇总，要打电话一个项目一个项目地问；有关的检查也做不了。',
    en: 'Without the column the county cannot sum by it and phones project by project; the checks that need it cannot be made.',
  },
  help: {
    zh: '补上这些列；列名换了说法的，改回常用名称，或在配置里登记。',
    en: 'Add the columns. A heading in other words should use the usual one, or be registered in the configuration.',
  },
  source: { zh: '种子002附件的列', en: 'Columns of the annex of seed 002' },
  severity: 'error',
  on: 'table',
  messages: {
    missing: { zh: '缺少{n}列：{columns}', en: 'missing columns ({n}): {columns}' },
  },
  examples: {
    bad: [
      `
平陆县2025年重点项目计划表 | < | < | < | < | <
单位：万元
序号! | 项目名称 | 责任单位 | 总投资 | 2025年计划投资 | 建设起止年限
1 | 城西小学建设项目 | 住建局 | 6000 | 2000 | 2024.8-2026.5
2 | 光伏发电项目 | 发改局 | 7500 | 1500 | 2025.1-2026.10
! 缺少2列：建设性质、包联领导
`,
      {
        table: `
平陆县2025年重点项目计划表 | < | < | <
单位：万元
项目名称! | 责任单位 | 总投资 | 2025年计划投资
城西小学建设项目 | 住建局 | 6000 | 2000
光伏发电项目 | 发改局 | 7500 | 1500
! 缺少2列：项目代码、计划开工时间或建设起止年限
`,
        settings: { required: { plan: ['name', 'total', 'code', ['start', 'span']] } },
      },
    ],
    good: [
      `
平陆县2025年重点项目计划表 | < | < | < | < | < | < | <
单位：万元
序号 | 项目名称 | 责任单位 | 建设性质 | 总投资 | 2025年计划投资 | 建设起止年限 | 县级包联领导
1 | 城西小学建设项目 | 住建局 | 续建 | 6000 | 2000 | 2024.8-2026.5 | 张首华
`,
      {
        table: `
平陆县2025年重点项目计划表 | < | <
单位：万元
项目名称 | 总投资 | 2025年计划投资
城西小学建设项目 | 6000 | 2000
`,
        settings: { required: { plan: ['name', 'total'] } },
      },
    ],
  },
  *check(view, { settings }) {
    const { kind, header, range } = view.table
    if (!kind) return
    const present = new Set(
      view.table.columns.flatMap(({ field }) => (field ? [field.name, ...(field.gives ?? [])] : [])),
    )
    const demanded = settings.required.get(kind.name)
    const missing = (demanded ?? kind.required)
      .map((need) => (typeof need === 'string' ? [need] : need))
      .filter((choice) => !choice.some((name) => present.has(name)))
    if (missing.length === 0) return
    const columns = {
      zh: missing.map((choice) => choice.map((name) => titleOf(name).zh).join('或')).join('、'),
      en: missing.map((choice) => choice.map((name) => titleOf(name).en).join(' or ')).join(', '),
    }
    const at = view.ref(header.top, range.left)
    const severity = demanded ? 'error' : 'warning'
    yield { at, message: 'missing', severity, data: { n: missing.length, columns }, subject: 'table' }
  },
})

const titles = new Map(fields.map(({ name, title }) => [name, title]))

function titleOf(name: string) {
  return titles.get(name) ?? { zh: name, en: name }
}
