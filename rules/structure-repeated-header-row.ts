import { isBlank, type TableView } from '../src/core/index.js'
import { defineRule, type Fields } from './fields.js'

/** The header printed again among the data, as page breaks of a printed table leave it. A header of two rows is one finding. */
export default defineRule({
  id: 'structure-repeated-header-row',
  title: { zh: '数据区重复出现表头', en: 'Header repeated inside the data' },
  why: {
    zh: '多出来的表头会被当成项目，筛选、排序、透视都会乱，求和遇到文字会断。',
    en: 'The extra header is taken for a project: filters, sorting and pivots go wrong and sums meet text.',
  },
  help: {
    zh: '删去这一行；要每页都印表头，用“页面布局→打印标题”。删行请手工进行。',
    en: 'Delete the row, by hand. To print the header on every page use Page Layout, Print Titles.',
  },
  source: {
    zh: '种子002附件：表头在6号、12号之前又印了一次',
    en: 'Seed 002, annex: the header again before projects 6 and 12',
  },
  severity: 'warning',
  on: 'table',
  messages: {
    again: { zh: '表头在数据中间又出现一次，应删去', en: 'the header stands again among the data; delete it' },
  },
  examples: {
    bad: [
      `
重点项目表（单位：万元） | < | < | <
序号 | 项目名称 | 责任单位 | 总投资
1 | 城西小学建设项目 | 住建局 | 6000
2 | 光伏发电项目 | 发改局 | 7500
序号! | 项目名称 | 责任单位 | 总投资
3 | 供热管网工程 | 张店镇 | 3300
! 表头在数据中间又出现一次，应删去
`,
      `
单位：万元
序号 | 项目名称 | 开工时间 | < | 总投资
^ | ^ | 计划 | 实际 | ^
1 | 城西小学建设项目 | 2025年4月 | 2025年4月 | 6000
2 | 光伏发电项目 | 2025年1月 | 2025年2月 | 7500
序号! | 项目名称 | 开工时间 | < | 总投资
^ | ^ | 计划 | 实际 | ^
3 | 供热管网工程 | 2025年9月 | | 3300
! 表头在数据中间又出现一次，应删去
`,
    ],
    good: `
单位：万元
序号 | 项目名称 | 责任单位 | 总投资
一、产业类（1项） | < | < | <
1 | 光伏发电项目 | 发改局 | 7500
二、社会民生类（1项） | < | < | <
2 | 城西小学建设项目 | 住建局 | 6000
合计 | | | 13500
`,
  },
  *check(view) {
    const { header, roles } = view.table
    const height = header.bottom - header.top + 1
    let run = 0
    for (let i = 0; i < roles.length; i++) {
      run = roles[i] === 'repeated-header' ? run + 1 : 0
      if (run % height === 1 || (run > 0 && height === 1))
        yield { at: firstFilled(view, header.bottom + 1 + i), message: 'again' }
    }
  },
})

function firstFilled(view: TableView<Fields>, row: number) {
  const { left, right } = view.table.range
  let col = left
  while (col < right && isBlank(view.sheet.value(row, col))) col++
  return view.ref(row, col)
}
