import { nameKey } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { readCodes } from './keys.js'

export default defineRule({
  id: 'id-duplicate-name',
  title: { zh: '项目名称重复', en: 'Duplicate project name' },
  why: {
    zh: '同名的两行不是重报就是复制后忘了改名，个数和投资额会多算一份，逐月对比也分不清。',
    en: 'Two rows of one name are a double entry or a copied row: the project is counted twice and cannot be told apart next month.',
  },
  help: {
    zh: '重报的删去一行，抄错的改名；确是两个项目的，在名称里写明期次、标段或乡镇。空格、括号和标点不同也算同名。两行的项目代码不同的，只请核实。',
    en: 'Remove the double or correct the name; tell two projects apart by phase, lot or township. White space, brackets and punctuation make no difference. Where the project codes differ it is only to be confirmed.',
  },
  source: { zh: '常理：重点项目一项一行', en: 'Common sense: one row per project' },
  severity: 'error',
  on: 'table',
  columns: ['name'],
  messages: {
    repeated: { zh: '项目名称与第{row}行重复', en: 'same project name as in row {row}' },
    codesDiffer: {
      zh: '项目名称与第{row}行重复，而项目代码不同，请核实',
      en: 'same project name as in row {row}, but another project code: please confirm',
    },
    earlier: { zh: '先出现的同名项目', en: 'the same name before' },
  },
  examples: {
    bad: `
序号 | 项目名称                       | 项目代码                  | 总投资（万元）
1    | 平陆县城西小学建设项目（一期） |                           | 6000
2    | 平陆县城西小学 建设项目(一期)! |                           | 7000
3    | 农村公路改造工程               | '2404-140829-04-01-123456 | 800
4    | 农村公路改造工程!              | '2404-140829-04-01-123457 | 900
! 项目名称与第2行重复
! 项目名称与第4行重复，而项目代码不同，请核实
`,
    good: [
      `
序号 | 项目名称                       | 项目代码 | 总投资（万元）
1    | 平陆县城西小学建设项目（一期） |          | 6000
2    | 平陆县城西小学建设项目（二期） |          | 7000
3    | 变电站1-2号工程                |          | 800
4    | 变电站12号工程                 |          | 900
小计 |                                |          | 14700
`,
      `
重点项目前期手续台账
序号 | 项目名称             | 手续名称 | 办理状态 | 文号
1    | 平陆县城西小学项目   | 立项     | 办结     | 平审批〔2024〕5号
2    | 平陆县城西小学项目   | 施工许可 | 办理中   |
3    | 张店镇供热管网工程   | 立项     | 办结     | 平审批〔2024〕9号
`,
    ],
  },
  *check(table) {
    if (table.part !== null) return
    // Name → the first row that has it: a table may have a million of them.
    const rows = new Map<string, number>()
    const codes = new Map<number, string>()
    for (const record of table.records()) {
      const { row } = record
      const key = nameKey(record.subject)
      if (key === '') continue
      const at = record.at('name')
      const text = record.text('code')
      const code = text === null ? undefined : readCodes(text).codes?.join()
      const first = rows.get(key)
      if (first === undefined) {
        rows.set(key, row)
        if (code !== undefined) codes.set(row, code)
        continue
      }
      const known = codes.get(first)
      const differ = code !== undefined && known !== undefined && code !== known
      yield {
        at,
        message: differ ? 'codesDiffer' : 'repeated',
        ...(differ ? { severity: 'warning' as const } : {}),
        data: { row: first + 1 },
        related: [{ at: { ...at, row: first }, note: 'earlier' }],
      }
    }
  },
})
