import { type Ref, type TableRecord, type TableView, UNDECIDABLE } from '../src/core/index.js'
import { defineRule, type Fields } from './fields.js'

export default defineRule({
  id: 'structure-seq-broken',
  title: { zh: '序号不连续或重复', en: 'Sequence numbers not 1..n' },
  why: {
    zh: '通报和电话里都按序号说项目，缺号像是漏了一个项目，重号会让两个项目对不上。',
    en: 'Bulletins and phone calls name projects by their number: a gap looks like a project left out, a double mixes two up.',
  },
  help: {
    zh: '核对是否漏行或多行，再重新编号。每个分类从1重新编号是允许的；只保留部分项目的表沿用原来的序号时，整列只提一次。',
    en: 'Look for a missing or additional row, then number anew. Starting at 1 in each section is allowed; a table that keeps the numbers of a longer one is told so once.',
  },
  source: { zh: '公开的重点项目表中常见', en: 'seen in public key-project tables' },
  severity: 'warning',
  on: 'table',
  columns: ['seq'],
  options: { wholeColumnShare: 0.3 },
  messages: {
    expected: { zh: '序号是{actual}，按顺序应为{expected}', en: 'number {actual}, expected {expected} by order' },
    repeated: {
      zh: '序号{actual}重复，按顺序应为{expected}',
      en: 'number {actual} again, expected {expected} by order',
    },
    column: {
      zh: '序号整列不连续：{records}个项目中有{n}处接不上',
      en: 'the whole column is not in sequence: {n} breaks in {records} projects',
    },
    earlier: { zh: '已有的序号{actual}', en: 'the earlier {actual}' },
  },
  examples: {
    bad: [
      `
单位：万元
序号 | 项目名称 | 总投资
1    | 甲项目   | 100
2    | 乙项目   | 200
2!   | 丙项目   | 300
4    | 丁项目   | 400
! 序号2重复，按顺序应为3
`,
      `
单位：万元
序号 | 项目名称 | 总投资
1    | 甲项目   | 100
2    | 乙项目   | 200
4!   | 丙项目   | 300
5    | 丁项目   | 400
! 序号是4，按顺序应为3
`,
    ],
    good: [
      `
单位：万元
序号 | 项目名称 | 总投资
一、产业类（2项） | < | <
1    | 甲项目   | 100
2    | 乙项目   | 200
二、基础设施类（2项） | < | <
1    | 丙项目   | 300
2    | 丁项目   | 400
合计 |          | 1000
`,
      `
单位：万元
序号 | 项目名称 | 总投资
1    | 甲项目   | 100
     | 乙项目   | 200
3    | 丙项目   | 300
`,
      `
单位：万元
序号 | 项目名称   | 总投资
1    | 甲项目     | 300
     | 甲项目一期 | 200
2    | 乙项目     | 300
`,
      `
单位：万元
序号 | 项目名称   | 总投资
1    | 甲项目     | 300
1.1  | 甲项目一期 | 200
1.2  | 甲项目二期 | 100
2    | 乙项目     | 300
`,
      `
单位：万元
序号 | 项目名称 | 总投资
1    | 甲项目   | 100
^    | ^        | 200
2    | 乙项目   | 300
`,
      `
重大项目要素保障清单
序号 | 项目名称 | 要素名称 | 落实状态
1    | 甲项目   | 用地     | 办理中
1    | 甲项目   | 供电     | 已落实
2    | 乙项目   | 用地     | 已落实
`,
      `
重大项目要素保障清单
序号 | 项目名称 | 要素名称 | 落实状态
1    | 甲项目   | 用地     | 办理中
2    | ^        | 供电     | 已落实
3    | 乙项目   | 用地     | 已落实
`,
    ],
  },
  *check(table, { options }) {
    const breaks: { at: Ref; actual: number; expected: number; earlier: Ref | undefined }[] = []
    const seen = new Map<number, Ref>()
    let wanted: readonly Next[] = [exactly(1)]
    // Where a section has begun and none of its numbers has been read: what comes next if it counts anew.
    let anew: Next | null = null
    const sections = new Set(table.groups.filter(({ kind }) => kind !== 'total').map(({ row }) => row))
    let previousRow = table.table.header.bottom
    let records = 0
    let last: number | null = null
    for (const record of table.records()) {
      records++
      for (let row = previousRow + 1; row < record.row; row++) if (sections.has(row)) anew = exactly(1)
      previousRow = record.row
      const actual = record.number('seq')
      if (goesOn(table, record, actual, last)) continue
      last = actual
      // 1.1 is a part of project 1.
      if (actual !== null && !Number.isInteger(actual)) continue
      if (actual === null) {
        yield UNDECIDABLE
        wanted = wanted.map(orOneMore)
        anew = anew && orOneMore(anew)
        continue
      }
      if (anew && isIn(anew, actual)) {
        seen.clear()
        wanted = [anew]
      }
      anew = null
      const at = record.at('seq')
      // After a break the count may go on from what is written or from what should have been.
      const expected = wanted[0]!.most
      const isNext = wanted.some((next) => isIn(next, actual))
      if (!isNext) breaks.push({ at, actual, expected, earlier: seen.get(actual) })
      wanted = isNext ? [exactly(actual + 1)] : [exactly(expected + 1), exactly(actual + 1)]
      if (!seen.has(actual)) seen.set(actual, at)
    }
    if (breaks.length > 2 && breaks.length > records * options.wholeColumnShare) {
      yield {
        at: table.headingOf('seq'),
        message: 'column',
        data: { n: breaks.length, records },
        related: breaks.slice(0, 10),
      }
      return
    }
    for (const { at, actual, expected, earlier } of breaks)
      yield {
        at,
        message: earlier ? 'repeated' : 'expected',
        data: { actual, expected },
        expected,
        ...(earlier ? { related: [{ at: earlier, note: 'earlier' }] } : {}),
        fix: { safe: false, edits: [{ at, from: table.sheet.value(at.row, at.col), to: expected }] },
      }
  },
})

/**
 * True of a row that has no number of its own: it goes on with the project above it, or is another part of it (手续, 要素) under the
 * same number.
 */
function goesOn(
  table: TableView<Fields>,
  record: TableRecord<Fields>,
  actual: number | null,
  last: number | null,
): boolean {
  const isSame = actual !== null && actual === last
  if (table.part !== null) return isSame || table.mergedFrom(record.row, record.at('seq').col) !== null
  return table.isContinued(record.row)
}

/** The numbers that may come next: a row without one may have used up a number or be a part of the project above it. */
interface Next {
  readonly least: number
  readonly most: number
}

function exactly(number: number): Next {
  return { least: number, most: number }
}

function orOneMore({ least, most }: Next): Next {
  return { least, most: most + 1 }
}

function isIn({ least, most }: Next, number: number): boolean {
  return least <= number && number <= most
}
