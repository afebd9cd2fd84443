import { type Group, type Ref, type TableView, UNDECIDABLE } from '../src/core/index.js'
import { defineRule, type Fields } from './fields.js'
import { canCount } from './sums.js'

/** A count that a title or a label states otherwise than its rows. */
interface Miscount {
  readonly at: Ref
  readonly group: Group | null
  readonly stated: number
  readonly actual: number
}

export default defineRule({
  id: 'arith-count-label-mismatch',
  title: { zh: '项目个数与标注不符', en: 'Number of rows is not the number stated' },
  why: {
    zh: '文件和通报先看“15个项目”。标注的个数和行数对不上，要么漏了项目，要么标题没改，收表的人会退回来问。',
    en: 'A document is read by its “15 projects”. Where rows and label differ a project is missing or the title is stale, and the table comes back.',
  },
  help: {
    zh: '先查是否漏行或多行，再改标注的个数。写“左右、约、近、余”的不比；打包项目一行可能算几个，表中写明“打包、拆分、子项”的不判；序号为1.1的子项、没有名称的行可算可不算。总的个数与分类的个数差得一样多时，只报分类。',
    en: 'Look for a missing or additional row first, then correct the count. Approximate counts (左右, 约, 近, 余) are not compared; packed projects may count several in a row, so tables that speak of 打包, 拆分 or 子项 are not judged; rows numbered 1.1 or without a name may count or not. Where the whole is out by as much as one section, the section alone is reported.',
  },
  source: {
    zh: '种子002附件标题“15个重点推进项目”；江门444项“打包项目拆分后共569项”',
    en: 'seed 002, the title of the annex (15 projects); Jiangmen: 444 projects, 569 with packed ones split',
  },
  severity: 'error',
  on: 'table',
  messages: {
    title: {
      zh: '标题写{stated}个，表中有{actual}个项目',
      en: 'the title says {stated} projects, the table has {actual}',
    },
    label: {
      zh: '“{label}”标注{stated}个，这一组有{actual}个项目',
      en: '“{label}” says {stated}, projects there: {actual}',
    },
    same: { zh: '这里也写{stated}个', en: 'says {stated} too' },
  },
  examples: {
    bad: [
      `
平陆县2025年3个重点项目
单位：万元
序号 | 项目名称 | 总投资
一、产业类（2项） | < | <
1    | 甲项目   | 79300
2    | 乙项目   | 100000
二、基础设施类（2项）! | < | <
3    | 丙项目   | 60000
合计：3个 | <   | 239300
! “二、基础设施类（2项）”标注2个，这一组有1个项目
`,
      `
平陆县2025年4个重点项目!
单位：万元
序号 | 项目名称 | 总投资
1    | 甲项目   | 79300
2    | 乙项目   | 100000
3    | 丙项目   | 60000
合计：4个 | <   | 239300
! 标题写4个，表中有3个项目
`,
    ],
    good: [
      `
平陆县2025年重点项目表（共3个）
单位：万元
序号 | 项目名称 | 总投资
一、产业类（2项） | < | <
1    | 甲项目   | 79300
2    | 乙项目   | 100000
二、基础设施类（约5项） | < | <
3    | 丙项目   | 60000
合计：3个 | <   | 239300
`,
      `
平陆县2025年2个重点项目
单位：万元
序号 | 项目名称     | 总投资
1    | 甲项目       | 79300
1.1  | 甲项目一期   | 30000
1.2  | 甲项目二期   | 49300
2    | 乙项目       | 100000
`,
      `
平陆县2025年2个重点项目
单位：万元
序号 | 项目名称     | 总投资
     | 甲项目       | 79300
1.1  | 甲项目一期   | 30000
1.2  | 甲项目二期   | 49300
2    | 乙项目       | 100000
`,
      `
平陆县2025年2个重点项目
单位：万元
序号 | 项目名称 | 责任单位 | 总投资
1    | 甲项目   | 水利局   | 79300
^    | ^        | 住建局   | 20000
2    | 乙项目   | 水利局   | 100000
`,
      `
平陆县2025年5个重点项目
单位：万元
序号 | 项目名称 | 总投资 | 备注
1    | 甲项目   | 79300  |
2    | 乙项目   | 100000 | 打包项目，含4个子项
`,
    ],
  },
  *check(table) {
    const { title } = table.table
    const found: Miscount[] = []
    const compare = (stated: Group['count'] | null, at: Ref | null, group: Group | null, rows: readonly number[]) => {
      if (!stated || !at || stated.approximate || rows.length === 0) return
      if ([rows, group?.otherRows ?? []].some((some) => canCount(table, some, stated.value))) return
      // A project on two lines, its name merged down over both, is one.
      const actual = rows.filter((row) => !table.isContinued(row)).length
      found.push({ at, group, stated: stated.value, actual })
    }
    if (title?.count) compare({ ...title.count, at: title.at }, title.at, null, [...table.dataRows()])
    for (const group of table.groups) compare(group.count, group.count?.at ?? null, group, group.rows)
    if (found.length === 0) return
    if (isPacked(table)) {
      yield UNDECIDABLE
      return
    }
    const wholes = found.filter(({ group }) => group === null || group.kind === 'total')
    const parts = found.filter(({ group }) => group !== null && group.kind !== 'total')
    const [only] = parts
    const off = parts.length === 1 && only ? only.stated - only.actual : null
    for (const part of parts) {
      const same = wholes.filter((whole) => whole.stated - whole.actual === off)
      yield { ...say(part), related: same.map(({ at, stated }) => ({ at, note: 'same', data: { stated } })) }
    }
    const own = wholes.filter((whole) => whole.stated - whole.actual !== off)
    for (const [i, whole] of own.entries()) {
      if (own.findIndex(({ stated }) => stated === whole.stated) < i) continue
      const same = own.filter((other) => other !== whole && other.stated === whole.stated)
      yield { ...say(whole), related: same.map(({ at, stated }) => ({ at, note: 'same', data: { stated } })) }
    }
  },
})

function say({ at, group, stated, actual }: Miscount) {
  const data = { label: group?.label ?? '', stated, actual }
  const message: 'title' | 'label' = group ? 'label' : 'title'
  return { at, message, data, expected: actual, difference: stated - actual }
}

const PACKED = /打包|拆分|子项/

function isPacked(table: TableView<Fields>): boolean {
  if (PACKED.test(table.table.title?.text ?? '') || table.groups.some(({ label }) => PACKED.test(label))) return true
  for (const record of table.records())
    for (const text of [record.subject, record.text('remark'), record.text('content')])
      if (text !== null && PACKED.test(text)) return true
  return false
}
