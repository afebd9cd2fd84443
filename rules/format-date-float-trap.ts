import { defineRule } from './fields.js'

/**
 * A date typed as the number 2017.1: January, or October whose last zero Excel has dropped. Other decimals (2017.4, 2017.11) can be
 * one month only; text keeps its zero; a cell that prints 2017.10 by its format says October. Nobody but the clerk can tell, so
 * there is no fix.
 */
export default defineRule({
  id: 'format-date-float-trap',
  title: { zh: '日期被当作小数', en: 'Date typed as a decimal' },
  why: {
    zh: 'Excel 把2017.10存成2017.1，一月和十月差九个月，开工竣工全错也看不出来。',
    en: 'Excel stores 2017.10 as 2017.1: January and October are nine months apart and nothing shows the difference.',
  },
  help: {
    zh: '核对后改写成“2017年1月”或“2017年10月”，以后整列都用这种写法或Excel日期。',
    en: 'Find out which is meant and write 2017年1月 or 2017年10月; use that form, or Excel dates, for the whole column.',
  },
  source: {
    zh: '环保部门填表说明：2017.4会显示成错误的年月',
    en: 'Form guide of the environment ministry: 2017.4 shows as a wrong month',
  },
  severity: 'error',
  on: 'table',
  gathers: true,
  messages: {
    which: {
      zh: '{text}是{year}年1月还是{year}年10月？小数存不下末尾的0',
      en: '{text}: January or October {year}? A decimal does not keep its last zero',
    },
  },
  examples: {
    bad: `
单位：万元
序号 | 项目名称 | 总投资 | 计划开工时间 | 计划竣工时间
1 | 城西小学建设项目 | 6000 | ~2025.4 | ~2026.1!
2 | 光伏发电项目 | 7500 | ~2025.1! | ~2026.11
3 | 供热管网工程 | 3300 | ~2025.6 | 2026年10月
! 2026.1是2026年1月还是2026年10月？小数存不下末尾的0
! 2025.1是2025年1月还是2025年10月？小数存不下末尾的0
`,
    good: `
单位：万元
序号 | 项目名称 | 总投资 | 计划开工时间 | 计划竣工时间
1 | 城西小学建设项目 | 2025.1 | ~2025.4 | '2026.10
2 | 光伏发电项目 | 7500 | '2025.1 | 2026.10
3 | 供热管网工程 | 3300 | 2025 | 2026.12
`,
  },
  *check(view) {
    for (const column of view.columnsOfType('month', 'span'))
      for (const row of view.dataRows()) {
        const reading = view.readCell(row, column)
        if (reading.state !== 'unreadable' || reading.reason !== 'ambiguous-decimal') continue
        const year = Math.floor(Number(view.sheet.value(row, column.col)))
        yield { at: view.ref(row, column.col), message: 'which', data: { text: `${year}.1`, year } }
      }
  },
})
