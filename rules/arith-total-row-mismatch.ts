import { UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { byGroup, mismatches, statedSums } from './sums.js'

export default defineRule({
  id: 'arith-total-row-mismatch',
  title: { zh: '合计与明细不符', en: 'Total row is not the sum of the rows' },
  why: {
    zh: '通报只引用合计。合计和明细对不上，上级会打电话来问哪个数是真的，整张表都要重报。',
    en: 'Bulletins quote the total alone. Where it does not fit the rows, the bureau asks which figure is true and the whole table goes back.',
  },
  help: {
    zh: '先看有没有漏加的行、以文本存储的数字，再改用 SUM 公式。空格不算0：有空格而合计偏大时，只提请核实。在四舍五入范围内的差额只作提示；一个项目在几列都漏加的，只报一条。一般格式的合计按它自己显示的位数判断，因此以整数填写的合计不报。个数列分毫不差才算对。',
    en: 'Look for rows left out and for numbers stored as text, then use SUM. A blank is not 0: where the total is larger and cells are blank, this is only a query. A project left out of several columns is one finding. A difference within rounding is advice; a total without a number format is judged by the decimals it shows, so a total in whole numbers passes. Counts must be exact.',
  },
  source: {
    zh: '龙泉驿2009、云浮2017等公开表（合计在首行）；宿迁（合计取整）；统计报表审核惯例',
    en: 'public tables (Longquanyi 2009 and Yunfu 2017 put the total first, Suqian rounds it); statistical audit practice',
  },
  severity: 'error',
  on: 'table',
  messages: {
    more: {
      zh: '“{label}”的{column}为{printed}，{n}行明细相加为{sum}，多{off}',
      en: '{column} of “{label}” is {printed}, its {n} rows add up to {sum}: {off} too much',
    },
    less: {
      zh: '“{label}”的{column}为{printed}，{n}行明细相加为{sum}，少{off}',
      en: '{column} of “{label}” is {printed}, its {n} rows add up to {sum}: {off} too little',
    },
    left: {
      zh: '“{label}”漏加了“{project}”，{column}少{off}，共{n}列不符',
      en: '“{label}” leaves out “{project}”: {column} is {off} too little, {n} columns differ',
    },
    blanks: {
      zh: '“{label}”的{column}为{printed}，已填的明细相加为{sum}，多{off}；有{blanks}行空着，请核实',
      en: '{column} of “{label}” is {printed}, the rows filled in add up to {sum}: {off} more; rows left blank: {blanks}, please check',
    },
    rounding: {
      zh: '“{label}”的{column}为{printed}，明细相加为{sum}，差{off}，在四舍五入范围内',
      en: '{column} of “{label}” is {printed}, its rows add up to {sum}: {off} apart, within rounding',
    },
  },
  examples: {
    bad: [
      `
平陆县2025年重点项目表
单位：万元
序号 | 项目名称 | 总投资  | 年度计划投资
1    | 甲项目   | 79300   | 3000
2    | 乙项目   | 100000  | 20000
3    | 丙项目   | 60000   | 25000
合计 | <        | 179300! | 23000!
! “合计”漏加了“丙项目”，总投资少60000万元，共2列不符
`,
      `
平陆县2025年重点项目表
单位：万元
序号 | 项目名称 | 总投资  | 年度计划投资
1    | 甲项目   | 79300   | 3000
2    | 乙项目   | 100000  | 20000
3    | 丙项目   | 60000   | 20000
合计 | <        | 239300  | 41000!
! “合计”的年度计划投资为41000万元，3行明细相加为43000万元，少2000万元
`,
      `
序号 | 项目名称 | 总投资（亿元） | 年度计划投资（亿元）
全县 | <        | 23.93!         | 4.32!
1    | 甲项目   | 7.93           | 0.30
2    | 乙项目   | 10.00          | 2.00
3    | 丙项目   | 5.00           | 2.01
! “全县”的总投资为23.93亿元，3行明细相加为22.93亿元，多1.00亿元
! “全县”的年度计划投资为4.32亿元，明细相加为4.31亿元，差0.01亿元，在四舍五入范围内
`,
      `
单位：万元
序号 | 项目名称 | 总投资 | 本月完成投资
1    | 甲项目   | 79300  | 300
2    | 乙项目   | 100000 |
3    | 丙项目   | 60000  | 200
合计 | <        | 239300 | 700!
! “合计”的本月完成投资为700万元，已填的明细相加为500万元，多200万元；有1行空着，请核实
`,
      `
平陆县2025年5月各乡镇重点项目完成情况排名
单位：万元
序号 | 乡镇     | 项目个数 | 本月完成投资 | 完成率 | 排名
1    | 圣人涧镇 | 12       | 4000         | 40%    | 1
2    | 常乐镇   | 9        | 3000         | 30%    | 2
3    | 张店镇   | 8        | 2000         | 25%    | 3
合计 | <        | 30!      | 9000         | 32%    |
! “合计”的项目个数为30，3行明细相加为29，多1
`,
    ],
    good: [
      `
单位：万元
序号 | 项目名称 | 总投资             | 年度计划投资 | 本月完成投资
1    | 甲项目   | 79300              | 3000         | 约300
2    | 乙项目   | 100000             | 20000        | 1200
3    | 丙项目   | 60000              | ——           |
合计：3个 | <   | =SUM(C3:C5) -> 239300 |  23000    | 900
`,
      `
序号 | 项目名称 | 总投资（亿元） | 年度计划投资（亿元）
1    | 甲项目   | 7.93           | 0.30
2    | 乙项目   | 10.00          | 2.00
3    | 丙项目   | 6.00           | 2.00
合计 | <        | 24             |
`,
    ],
  },
  *check(table) {
    for (const group of byGroup(statedSums(table, 'total'))) {
      for (const { verdict } of group) if (verdict === 'undecidable') yield UNDECIDABLE
      yield* mismatches(table, group)
    }
  },
})
