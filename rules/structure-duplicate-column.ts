import { type Column, compactText } from '../src/core/index.js'
import { defineRule, type FieldName } from './fields.js'

/**
 * Two columns for one field. Under different group headings, for different years, months or quarters they are different columns.
 * The same heading twice is an error. Two headings that kplint takes for one field (责任单位 and 主管部门) may both be meant: that is
 * advice, because rules about the field are then skipped.
 */
export default defineRule({
  id: 'structure-duplicate-column',
  title: { zh: '同一内容有两列', en: 'Two columns for one thing' },
  why: {
    zh: '同一个数有两列，汇总的人不知道取哪一列，两列还常常对不上；有关的检查也只好跳过。',
    en: 'With two columns for one figure nobody knows which to take, and they rarely agree; checks of the field are skipped.',
  },
  help: {
    zh: '删去多余的一列；确实是两回事的，把列名写清楚，或加上分组表头。',
    en: 'Delete one of them; where they mean two things, say so in the heading or in a heading above.',
  },
  source: { zh: '各地项目表中常见', en: 'seen in tables of many counties' },
  severity: 'error',
  on: 'table',
  messages: {
    twice: { zh: '列名“{heading}”出现两次', en: 'the heading “{heading}” stands twice' },
    same: {
      zh: '“{heading}”和“{first}”都像“{field}”，分不清用哪一列，有关检查会跳过',
      en: '“{heading}” and “{first}” both look like {field}; checks of it are skipped',
    },
  },
  examples: {
    bad: [
      `
重点项目表（单位：万元） | < | < | < | < | <
序号 | 项目名称 | 责任单位 | 总投资 | 年度计划投资 | 总投资!
1 | 城西小学建设项目 | 住建局 | 6000 | 2000 | 6000
2 | 光伏发电项目 | 发改局 | 7500 | 1500 | 7500
! 列名“总投资”出现两次
`,
      `
重点项目表（单位：万元） | < | < | < | < | <
序号 | 项目名称 | 责任单位 | 主管部门! | 总投资 | 总投资（亿元）!
1 | 城西小学建设项目 | 住建局 | 教育局 | 6000 | 0.60
2 | 光伏发电项目 | 发改局 | 能源局 | 7500 | 0.75
! “主管部门”和“责任单位”都像“责任单位”，分不清用哪一列，有关检查会跳过
! “总投资（亿元）”和“总投资”都像“总投资”，分不清用哪一列，有关检查会跳过
`,
    ],
    good: [
      `
单位：万元
序号 | 项目名称 | 政府直接投资项目 | < | PPP项目 | <
^ | ^ | 总投资 | 年度计划投资 | 总投资 | 年度计划投资
1 | 城西小学建设项目 | 6000 | 2000 | |
2 | 光伏发电项目 | | | 7500 | 1500
`,
      `
单位：万元
序号 | 项目名称 | 总投资 | 2024年计划投资 | 2025年计划投资 | 1月完成投资 | 2月完成投资 | 1月形象进度 | 2月形象进度
1 | 城西小学建设项目 | 6000 | 1000 | 2000 | 100 | 200 | 基础 | 主体
`,
      `
2025年5月各乡镇重点项目完成情况排名
单位：万元
序号 | 乡镇 | 项目个数 | 占比 | 本月完成投资 | 占比 | 排名
1 | 城关镇 | 6 | 60% | 300 | 50% | 1
2 | 张店镇 | 4 | 40% | 300 | 50% | 2
`,
    ],
  },
  *check(view) {
    const first = new Map<string, Column>()
    for (const column of view.table.columns) {
      const { field } = column
      if (!field || RELATIVE.has(field.name)) continue
      const key = [field.name, column.qualifier, column.year, column.month, column.quarter].join('|')
      const earlier = first.get(key)
      if (!earlier) first.set(key, column)
      else if (
        earlier.at.col !== column.at.col &&
        !(field.repeats && column.month === null && column.quarter === null)
      ) {
        const heading = headingOf(column)
        const data = { heading, first: headingOf(earlier), field: field.title }
        const found = { at: column.at, data, related: [{ at: earlier.at }] }
        yield heading === headingOf(earlier)
          ? { ...found, message: 'twice' }
          : { ...found, message: 'same', severity: 'info' }
      }
    }
  },
})

/** A 占比 is of the column before it: a table has one for the counts and one for the money. */
const RELATIVE: ReadonlySet<string> = new Set<FieldName>(['share'])

function headingOf({ path }: Column): string {
  return compactText(path.at(-1) ?? '')
    .replaceAll('(', '（')
    .replaceAll(')', '）')
}
