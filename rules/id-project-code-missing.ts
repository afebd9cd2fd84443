import { defineRule } from './fields.js'
import { quoted } from './readings.js'

/** Words in a cell of documents that say there is none yet; a number, a date or a tick is one. */
const NOT_DONE = /^(?:无|没有|否|[×✗✘xX]|缺|未|尚未|待|正在|拟|0$|不)|(?:办理|申报|编制|审批|报批|完善)中/

export default defineRule({
  id: 'id-project-code-missing',
  title: { zh: '缺项目代码', en: 'No project code' },
  why: {
    zh: '没有代码，这个项目和在线平台、统计库、上月的表只能靠名称对，改个名就断了。',
    en: 'Without a code a project is followed by its name alone, on the platform, in the statistics and from month to month.',
  },
  help: {
    zh: '已立项、备案的，到在线平台查代码补上；还没有赋码的空着即可。立项或备案栏已经填了文号而没有代码的，需要核实。',
    en: 'Once approved or filed, look the code up on the platform; a project without one yet may stay blank. Where an approval is given and no code, it is to be confirmed.',
  },
  source: {
    zh: '湖北省通知：项目名称须附项目代码；发改投资〔2020〕1439号',
    en: 'a notice of Hubei; NDRC investment notice 2020 No. 1439',
  },
  severity: 'info',
  off: true,
  on: 'record',
  tables: ['plan', 'dispatch'],
  columns: ['code'],
  gathers: true,
  messages: {
    blank: { zh: '没有项目代码', en: 'no project code' },
    approved: {
      zh: '已有立项文件“{document}”，没有项目代码',
      en: 'approved by “{document}”, yet no project code',
    },
  },
  examples: {
    bad: `
平陆县2025年重点项目表
单位：万元
序号 | 项目名称 | 项目代码 | 立项文件 | 总投资 | 2025年计划投资
1 | 甲项目 | ! | 平发改备案〔2024〕12号 | 6000 | 500
2 | 乙项目 | 暂无! | 办理中 | 7000 | 500
3 | 丙项目 | '2404-140829-04-01-123456 | | 800 | 300
4 | 丁项目 | '2404-140829-04-01-123457 | | 900 | 300
5 | 戊项目 | ! | | 900 | 300
! 已有立项文件“平发改备案〔2024〕12号”，没有项目代码
! 没有项目代码
! 没有项目代码
`,
    good: `
平陆县2025年重点项目表
单位：万元
序号 | 项目名称 | 项目代码 | 总投资 | 2025年计划投资
1 | 甲项目 | '2404-140829-04-01-123456 | 6000 | 500
2 | 乙项目（一期） | '2404-140829-04-01-123457 | 7000 | 500
^ | ^ | ^ | | 200
3 | 丙项目 | '2404-1408 | 800 | 300
合计 | < | < | 13800 | 1500
`,
  },
  *check(record) {
    if (!record.isBlank('code') || record.table.isContinued(record.row)) return
    const at = record.at('code')
    const document = record.text('approvalDoc')
    if (document === null || NOT_DONE.test(document)) yield { at, message: 'blank' }
    else yield { at, message: 'approved', severity: 'warning', data: { document: quoted(document) } }
  },
})
