import { UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { byGroup, mismatches, type StatedSum, statedSums } from './sums.js'

export default defineRule({
  id: 'arith-subtotal-mismatch',
  title: { zh: '小计与分组不符', en: 'Subtotal is not the sum of its group' },
  why: {
    zh: '分领域、分乡镇的通报直接取小计；小计错了，分组排名就错了，合计也常常跟着错。',
    en: 'Bulletins by domain or township take the subtotals; a wrong one puts the ranking wrong, and often the total with it.',
  },
  help: {
    zh: '核对这一组的明细，再改用 SUM 公式。小计可以在明细的上面或下面，分类行自己带金额时也按小计核对；两种摆法都加不上才报。合计的差额如果正好来自小计，只报小计。',
    en: 'Check the rows of the group, then use SUM. A subtotal may stand above or below its rows, and a section row with amounts counts as one; it is reported only if neither placement fits. A total that is wrong by just as much is not reported again.',
  },
  source: { zh: '各地调度表中常见', en: 'seen in dispatch tables of many counties' },
  severity: 'error',
  on: 'table',
  supersedes: ['arith-total-row-mismatch'],
  messages: {
    more: {
      zh: '“{label}”的{column}为{printed}，本组{n}行相加为{sum}，多{off}',
      en: '{column} of “{label}” is {printed}, the {n} rows of the group add up to {sum}: {off} too much',
    },
    less: {
      zh: '“{label}”的{column}为{printed}，本组{n}行相加为{sum}，少{off}',
      en: '{column} of “{label}” is {printed}, the {n} rows of the group add up to {sum}: {off} too little',
    },
    left: {
      zh: '“{label}”漏加了“{project}”，{column}少{off}，共{n}列不符',
      en: '“{label}” leaves out “{project}”: {column} is {off} too little, {n} columns differ',
    },
    blanks: {
      zh: '“{label}”的{column}为{printed}，本组已填的相加为{sum}，多{off}；有{blanks}行空着，请核实',
      en: '{column} of “{label}” is {printed}, the rows filled in add up to {sum}: {off} more; rows left blank: {blanks}, please check',
    },
    rounding: {
      zh: '“{label}”的{column}为{printed}，本组相加为{sum}，差{off}，在四舍五入范围内',
      en: '{column} of “{label}” is {printed}, its group adds up to {sum}: {off} apart, within rounding',
    },
  },
  examples: {
    bad: [
      `
单位：万元
序号 | 项目名称 | 总投资 | 年度计划投资
一、产业类（2项） | < | < | <
1    | 甲项目   | 79300  | 3000
2    | 乙项目   | 100000 | 20000
小计 | <        | 179300 | 21000!
二、社会民生类（1项） | < | < | <
3    | 丙项目   | 60000  | 20000
小计 | <        | 60000  | 20000
合计 | <        | 239300 | 43000
! “小计”的年度计划投资为21000万元，本组2行相加为23000万元，少2000万元
`,
      `
单位：万元
序号 | 项目名称 | 总投资 | 年度计划投资
一、产业类 | <  | 179300 | 23000
1    | 甲项目   | 79300  | 3000
2    | 乙项目   | 100000 | 20000
二、社会民生类 | < | 65000! | 20000
3    | 丙项目   | 60000  | 20000
合计 | <        | 244300 | 43000
! “二、社会民生类”的总投资为65000万元，本组1行相加为60000万元，多5000万元
`,
      `
单位：万元
序号 | 项目名称 | 总投资 | 年度计划投资
小计 | <        | 79300! | 3000!
1    | 甲项目   | 79300  | 3000
2    | 乙项目   | 100000 | 20000
小计 | <        | 60000  | 20000
3    | 丙项目   | 60000  | 20000
合计 | <        | 139300 | 23000
! “小计”漏加了“乙项目”，总投资少100000万元，共2列不符
`,
    ],
    good: `
单位：万元
序号 | 项目名称 | 总投资 | 年度计划投资 | 本月完成投资
一、产业类（2项） | < | < | < | <
小计 | <        | 179300 | 23000        |
1    | 甲项目   | 79300  | 3000         | 300
2    | 乙项目   | 100000 | 20000        |
二、社会民生类（1项） | < | < | < | <
小计 | <        | 60000  | 20000        | 200
3    | 丙项目   | 60000  | 20000        | 200
合计 | <        | 239300 | 43000        | 500
`,
  },
  *check(table) {
    const groups = byGroup(statedSums(table, 'subtotal', 'section'))
    const differing = groups.flat().filter(({ verdict }) => verdict === 'differs')
    const totals =
      differing.length > 0 ? [...statedSums(table, 'total')].filter(({ verdict }) => verdict === 'differs') : []
    const caused = totals.filter((total) =>
      isSumOf(
        total,
        differing.filter(({ column }) => column === total.column),
      ),
    )
    for (const group of groups) {
      for (const { verdict } of group) if (verdict === 'undecidable') yield UNDECIDABLE
      for (const finding of mismatches(table, group)) {
        const cols = new Set((finding.places ?? [finding.at]).map(({ col }) => col))
        const explains = caused.filter(({ at }) => cols.has(at.col)).map(({ at }) => at)
        yield finding.message === 'rounding' ? finding : { ...finding, explains }
      }
    }
  },
})

/** True of a total that is wrong by just as much as the subtotals together: it was added from them. */
function isSumOf(total: StatedSum, subtotals: readonly StatedSum[]): boolean {
  const off = subtotals.reduce((sum, { difference }) => sum + difference.value, 0)
  return Math.abs(total.difference.value - off) <= (total.printed.hi - total.printed.lo) / 2 + 1e-6
}
