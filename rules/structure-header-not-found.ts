import { defineRule } from './fields.js'

/** A sheet that looks like a ledger (at least 3 rows × 4 columns, projects and money) and has no header that can be read. */
export default defineRule({
  id: 'structure-header-not-found',
  title: { zh: '找不到表头', en: 'Header row not found' },
  why: {
    zh: '没有表头就不知道每一列是什么，这张表一条也没法检查，收表的人也读不了。',
    en: 'Without a header nobody knows what a column means: nothing on this sheet can be checked or read.',
  },
  help: {
    zh: '在数据上方加一行列名，至少有“项目名称”和另一列（如“总投资”）；列名写在一行或合并的几行里。',
    en: 'Put a row of headings above the data, with 项目名称 and at least one more (总投资, say), in one row or merged rows.',
  },
  source: {
    zh: '实际项目表中没有表头的工作簿',
    en: 'Real workbooks without a header',
  },
  severity: 'error',
  on: 'sheet',
  messages: {
    none: {
      zh: '像一张项目表，但找不到含“项目名称”和另一列名的表头，这张表没有检查',
      en: 'looks like a table of projects, but no header has 项目名称 and one more heading; this sheet was not checked',
    },
  },
  examples: {
    bad: [
      `
平陆县重点项目情况! | < | < | < | <
1 | 平陆县城西小学建设项目 | 住建局 | 6000 | 2000
2 | 平陆100MW风电建设项目 | 发改局 | 75000 | 15000
3 | 张店镇供热管网工程 | 张店镇 | 3300 | 800
4 | 市民广场建设项目 | 住建局 | 11500 | 5000
! 像一张项目表，但找不到含“项目名称”和另一列名的表头，这张表没有检查
`,
    ],
    good: [
      `
项目名称 | 责任单位 | 总投资（万元） | 年度计划投资（万元）
平陆县城西小学建设项目 | 住建局 | 6000 | 2000
平陆100MW风电建设项目 | 发改局 | 75000 | 15000
张店镇供热管网工程 | 张店镇 | 3300 | 800
`,
      `
县级领导名册
1 | 杜中伟 | 县委 | 常委
2 | 翟纪亭 | 县政府 | 副县长
3 | 张首华 | 县政府 | 副县长
`,
      `
填表说明
注：项目名称标注▲的为省级重点
`,
    ],
  },
  *check({ headless, sheetIndex }) {
    if (headless) yield { at: { sheet: sheetIndex, row: headless.top, col: headless.left }, message: 'none' }
  },
})
