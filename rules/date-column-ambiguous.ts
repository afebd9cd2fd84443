import { compactText } from '../src/core/index.js'
import { defineRule } from './fields.js'

export default defineRule({
  id: 'date-column-ambiguous',
  title: { zh: '开工时间列含义不清', en: 'Start column mixes planned and actual' },
  why: {
    zh: '同一列里有的是计划、有的是实际，开工率就没法算：收表的人分不清哪些项目真的开工了。',
    en: 'With planned and actual dates in one column nobody can compute a start rate: who has really begun is not to be seen.',
  },
  help: {
    zh: '分成“计划开工时间”和“实际开工时间”两列。表里另有实际开工时间一列的不提；只写“开工时间”的也不提。',
    en: 'Make two columns, 计划开工时间 and 实际开工时间. Nothing is said where there is a column of actual starts, or of a plain 开工时间.',
  },
  source: { zh: '种子002附件表头“（计划）开工时间”', en: 'seed 002, heading （计划）开工时间 of the annex' },
  severity: 'info',
  on: 'table',
  tables: ['plan', 'dispatch'],
  needs: ['start'],
  messages: {
    mixed: {
      zh: '“{heading}”说不清是计划还是实际开工时间，请分成计划、实际两列',
      en: '“{heading}” may be planned or actual: make two columns, planned and actual',
    },
  },
  examples: {
    bad: [
      `
平陆县2025年重点项目表
项目名称 | 总投资（亿元） | 建设性质 | （计划）↵开工时间! | 计划竣工时间
甲项目   | 7.50           | 新建     | 2025年1月         | 2026年10月
! “（计划）开工时间”说不清是计划还是实际开工时间，请分成计划、实际两列
`,
      `
平陆县2025年重点项目表
项目名称 | 总投资（亿元） | 建设性质 | 开工/计划开工时间! | 计划竣工时间
甲项目   | 7.50           | 新建     | 2025年1月          | 2026年10月
! “开工/计划开工时间”说不清是计划还是实际开工时间，请分成计划、实际两列
`,
    ],
    good: [
      `
平陆县2025年重点项目表
项目名称 | 总投资（亿元） | 建设性质 | 计划开工时间 | 计划竣工时间
甲项目   | 7.50           | 新建     | 2025年1月    | 2026年10月
`,
      `
平陆县2025年重点项目表
项目名称 | 总投资（亿元） | 建设性质 | 开工时间  | 竣工时间
甲项目   | 7.50           | 新建     | 2025年1月 | 2026年10月
`,
      `
平陆县2025年5月重点项目调度表
项目名称 | 本月完成投资（万元） | （计划）开工时间 | 实际开工时间
甲项目   | 300                  | 2025年1月        | 2025年2月
`,
    ],
  },
  *check(table) {
    const column = table.column('start')
    if (!column || table.has('actualStart')) return
    const written = (column.path.at(-1) ?? '').replace(/\s+/g, '')
    const heading = compactText(written)
    if (BRACKETED.test(heading) || BOTH.test(heading))
      yield { at: column.at, message: 'mixed', data: { heading: written } }
  },
})

/** (计划)开工时间, 开工(拟开工)时间: the word in brackets may hold or not. 开工时间(计划) is plain. */
const BRACKETED = /\((?:计划|拟|预计|实际)\)开工|开工\((?:计划|拟|预计|实际)(?:开工)?\)时间/
/** 开工/计划开工时间, 实际/预计开工时间, 计划(实际)开工时间. */
const BOTH = /开工[/或、](?:计划|拟|预计)|实际.{0,6}(?:计划|拟|预计)|(?:计划|拟|预计).{0,6}实际/
