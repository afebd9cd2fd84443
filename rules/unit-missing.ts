import { defineRule } from './fields.js'

export default defineRule({
  id: 'unit-missing',
  title: { zh: '缺责任单位', en: 'No responsible unit' },
  why: {
    zh: '没有责任单位，催报、核实都不知道找谁。',
    en: 'Without a responsible unit nobody knows whom to ask.',
  },
  help: {
    zh: '填上责任单位。公司、乡镇、供销社都可以是责任单位；“—”“待定”等于没填。',
    en: 'Enter it. Companies, townships and co-operatives may be responsible; a dash or 待定 says nothing.',
  },
  source: {
    zh: '种子002每条措施都写明“责任单位”，附件有此列',
    en: 'Seed 002: 责任单位 under every clause and in the annex',
  },
  severity: 'error',
  on: 'record',
  columns: ['unit'],
  gathers: true,
  messages: {
    missing: { zh: '没有责任单位', en: 'no responsible unit' },
  },
  examples: {
    bad: `
单位：万元
序号 | 项目名称 | 责任单位 | 总投资
1    | 甲项目   | 水利局   | 6000
2    | 乙项目   | !        | 8000
3    | 丙项目   | ␠!       | 7000
4    | 丁项目   | 发改局   | 7000
5    | 戊项目   | 发改局   | 7000
! 没有责任单位
! 没有责任单位
`,
    good: [
      `
单位：万元
序号              | 项目名称 | 责任单位 | 总投资
一、产业类（2项） | <        | <        | <
1                 | 甲项目   | 兴虞公司 | 6000
2                 | 乙项目   | 张店镇   | 8000
合计              |          |          | 14000
`,
      `
平陆县2025年重点项目表
单位：万元
序号 | 项目名称 | 责任单位 | 总投资
1    | 甲项目   | 水利局   | 6000
^    | ^        |          | 2000
2    | 乙项目   | 张店镇   | 8000
`,
    ],
  },
  *check(record) {
    if (record.isBlank('unit') && !record.table.isContinued(record.row))
      yield { at: record.at('unit'), message: 'missing' }
  },
})
