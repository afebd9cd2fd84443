import { defineRule } from './fields.js'
import { readCodes } from './keys.js'
import { quoted, rewrite } from './readings.js'

export default defineRule({
  id: 'id-project-code-format',
  title: { zh: '项目代码格式错误', en: 'Project code malformed' },
  why: {
    zh: '项目代码是项目一生唯一的编号，错一位就和在线平台、统计库对不上。',
    en: 'The code names a project for life; with one digit wrong it matches neither the approval platform nor the statistics library.',
  },
  help: {
    zh: '到投资项目在线审批监管平台核对，照抄24位代码（20位数字，4个短横线），单元格先设为文本。只缺短横线的附有改法。打包项目可以在一格里写几个代码。“办理中”一类的字样只作提示。校验位的算法没有公开，不查。',
    en: 'Copy it from the approval platform: 24 characters, 20 digits and 4 dashes, into a cell formatted as text. Where only the dashes are missing they are offered. A packed project may have several codes in a cell. Words such as 办理中 are advice only. The check digit is not looked at: its rule is not published.',
  },
  source: {
    zh: '发改投资〔2020〕1439号；GB/T 40058-2021；国家发展改革委问答（4位时间、6位地区、2位部门、2位类型、5位随机码和1位校验码）',
    en: 'NDRC investment notice 2020 No. 1439; GB/T 40058-2021; NDRC Q&A',
  },
  severity: 'error',
  on: 'record',
  columns: ['code'],
  gathers: true,
  messages: {
    malformed: {
      zh: '项目代码“{code}”格式不对，应为4-6-2-2-6位数字，如2404-140829-04-01-123456',
      en: 'project code “{code}” is malformed: 4-6-2-2-6 digits wanted, such as 2404-140829-04-01-123456',
    },
    undashed: { zh: '项目代码缺短横线，应写“{codes}”', en: 'project code without dashes, write “{codes}”' },
    none: {
      zh: '“{code}”不是项目代码，还没有赋码的请空着',
      en: '“{code}” is no project code: leave the cell blank until there is one',
    },
    number: {
      zh: '项目代码存成了数值，后几位已经丢失，请设为文本重新填写',
      en: 'the project code was stored as a number and has lost its last digits: format the cell as text and enter it again',
    },
  },
  examples: {
    bad: [
      `
序号 | 项目名称 | 项目代码                  | 责任单位
1    | 甲项目   | '2404-140829-04-01-12345! | 发改局
2    | 乙项目   | 24041408290401123456!     | 发改局
3    | 丙项目   | '24041408290401123457!    | 水利局
4    | 丁项目   | 平发改备案〔2024〕12号!   | 水利局
5    | 戊项目   | '2404-140829-04-01-123458 | 水利局
6    | 己项目   | '2404-140829-04-01-123459 | 水利局
7    | 庚项目   | '2404-140829-04-01-123460 | 水利局
8    | 辛项目   | 办理中!                   | 水利局
9    | 壬项目   | '2404-140829-04-01-123462 | 水利局
! 项目代码“2404-140829-04-01-12345”格式不对，应为4-6-2-2-6位数字，如2404-140829-04-01-123456
! 项目代码存成了数值，后几位已经丢失，请设为文本重新填写
! 项目代码缺短横线，应写“2404-140829-04-01-123457”
! 项目代码“平发改备案〔2024〕12号”格式不对，应为4-6-2-2-6位数字，如2404-140829-04-01-123456
! “办理中”不是项目代码，还没有赋码的请空着
`,
    ],
    good: `
序号 | 项目名称 | 项目代码                                          | 责任单位
1    | 甲项目   | '2404-140829-04-01-123456                         | 发改局
2    | 乙项目   | 2015—000052—76—01—500282                          | 发改局
3    | 丙项目   |                                                   | 水利局
4    | 丁项目   | 暂无                                              | 水利局
5    | 戊项目   | 2404-140829-04-01-123457↵2404-140829-04-01-123458 | 水利局
6    | 己项目   | ２４０４-140829-04-01-␠123459                     | 水利局
`,
  },
  *check(record) {
    const text = record.text('code')
    if (text === null) return
    const at = record.at('code')
    if (typeof record.value('code') === 'number' && text.length > 15) {
      yield { at, message: 'number' }
      return
    }
    const cell = readCodes(text)
    if (!cell.codes && !/\p{N}/u.test(text))
      yield { at, message: 'none', severity: 'info', data: { code: quoted(text) } }
    else if (!cell.codes) yield { at, message: 'malformed', data: { code: quoted(text) } }
    else if (cell.undashed) {
      const codes = cell.codes.join('、')
      yield {
        at,
        message: 'undashed',
        data: { codes },
        expected: codes,
        ...rewrite(record.table, at, codes, { safe: false }),
      }
    }
  },
})
