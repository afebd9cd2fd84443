import { compactText, type Ref, type TableRecord, UNDECIDABLE } from '../src/core/index.js'
import { defineRule, type Fields } from './fields.js'
import { isStillHeld, quoted } from './readings.js'

/**
 * A roster is what every other table is read by: a name, a short form or another spelling may stand for one unit only, a leader may
 * be listed once. Entries that have ended (终止日期, 承接单位) are left out: an old name is rightly a former name of its successor, and a leader
 * may have held one post after another.
 */
export default defineRule({
  id: 'id-roster-duplicate',
  title: { zh: '名册重复', en: 'Listed twice in a roster' },
  why: {
    zh: '名册里一个写法对着两家单位、一位领导列了两行，汇总时项目就不知道归谁，个数也会多算。',
    en: 'Where one spelling stands for two units, or a leader has two lines, projects go to the wrong one and are counted twice.',
  },
  help: {
    zh: '重复的合并成一行；一个简称只留给一家单位；同名不同人的，姓名后用括号加以区别（如“王飞（女）”）；换了职务的，前一任填终止日期。填了终止日期或承接单位的不比。企业包联表里一家企业列两行的也在这里提。',
    en: 'Make one line of two; leave a short form to one unit only; tell namesakes apart in brackets; give an earlier post its end. Entries with an end or a successor are not compared. An enterprise listed twice in an assignment of leaders is reported here too.',
  },
  source: {
    zh: '规则包名册的要求：一个写法只能对应一条；种子001“10名县级领导分别包联全县76家规上工业企业”',
    en: 'What the rosters of a pack demand: one form, one entry; seed 001: ten leaders for 76 enterprises',
  },
  severity: 'warning',
  on: 'table',
  tables: ['units', 'leaders', 'lead'],
  columns: [['unitName', 'person', 'enterprise']],
  messages: {
    unitName: { zh: '单位与第{row}行重复', en: 'the same unit as in row {row}' },
    person: { zh: '姓名与第{row}行相同', en: 'the same name as in row {row}' },
    enterprise: { zh: '企业与第{row}行重复', en: 'the same enterprise as in row {row}' },
    form: {
      zh: '“{form}”也是第{row}行“{name}”的写法，对不上是哪一家',
      en: '“{form}” also stands for “{name}” in row {row}: nobody can tell which is meant',
    },
    earlier: { zh: '先列出的一行', en: 'the line before' },
  },
  examples: {
    bad: [
      `
平陆县责任单位名册
序号 | 单位名称     | 简称     | 其他写法       | 单位类别 | 终止日期
1    | 县农业农村局 | 农业局   | 县农业局、农委 | 县直     |
2    | 县水利局     | 水利局   |                | 县直     |
3    | 县 水利局!   | 水务局   |                | 县直     |
4    | 县农业中心   | 农业局!  |                | 县直     |
! 单位与第4行重复
! “农业局”也是第3行“县农业农村局”的写法，对不上是哪一家
`,
      `
平陆县县级领导名册
序号 | 姓名    | 职务           | 排序 | 分管工作
1    | 张首华  | 县委常委       | 1    | 工业
2    | 王  飞  | 副县长         | 2    | 农业
3    | 王飞!   | 经开区管委主任 | 3    | 园区
! 姓名与第4行相同
`,
      `
河津市2025年县级领导包联规上工业企业一览表 | < | < | < | <
序号 | 企业名称            | 包联领导 | 职务     | 联系人
1    | 河津甲能源有限公司  | 张首华   | 副市长   | 王一
2    | 河津甲能源有限公司! | 李波     | 市委常委 | 李二
! 企业与第3行重复
`,
    ],
    good: `
平陆县责任单位名册
序号 | 单位名称     | 简称   | 其他写法 | 单位类别 | 起始日期  | 终止日期  | 承接单位
1    | 县农业局     | 农业局 |          | 县直     |           | 2019年3月 | 县农业农村局
2    | 县农业农村局 | 农业局 | 县农业局 | 县直     | 2019年3月 |           |
3    | 县水利局     | 水利局 | 水利局   | 县直     |           | ——        |
4    | 县林业局     | 林业局 | 无       | 县直     |           |           |
5    | 县民政局     |        | 无       | 县直     |           |           |
`,
  },
  *check(table) {
    const subject = (['unitName', 'person', 'enterprise'] as const).find((field) => table.has(field))
    if (!subject) return
    const known = new Map<string, { readonly at: Ref; readonly name: string; readonly isName: boolean }>()
    for (const record of table.records()) {
      if (table.isContinued(record.row) || record.text(subject) === null) continue
      if (record.read('until').state === 'unreadable' && !isStillHeld(record.value('until'))) yield UNDECIDABLE
      if ((!record.isBlank('until') && !isStillHeld(record.value('until'))) || !record.isBlank('successor')) continue
      const told = new Set<Ref>()
      for (const { form, at, isName } of formsOf(record, subject)) {
        const first = known.get(compactText(form))
        if (!first) known.set(compactText(form), { at, name: record.text(subject)!, isName })
        else if (first.at.row !== record.row && told.size === 0) {
          told.add(first.at)
          yield {
            at,
            message: isName && first.isName ? subject : 'form',
            data: { row: first.at.row + 1, form: quoted(form), name: quoted(first.name) },
            related: [{ at: first.at, note: 'earlier' }],
          }
        }
      }
    }
  },
})

interface Form {
  readonly form: string
  readonly at: Ref
  readonly isName: boolean
}

/** The name of an entry and the other forms that stand for it, each with its cell. */
function formsOf(record: TableRecord<Fields>, subject: 'unitName' | 'person' | 'enterprise'): Form[] {
  const own = { form: record.text(subject) ?? '', at: record.at(subject), isName: true }
  if (subject !== 'unitName') return [own]
  const others = (['shortName', 'otherNames'] as const).flatMap((field) =>
    (record.text(field) ?? '')
      .split(/[、，,;；/／|\r\n]+/)
      .filter((form) => compactText(form) !== '')
      .map((form) => ({ form, at: record.at(field), isName: false })),
  )
  return [own, ...others]
}
