/** What was promised of reading, beside what was measured. */
import { shapes } from './data.js'
import type { Measure } from './read.js'
import { type Target, table, target } from './targets.js'

/** The best binding of calamine that there was to measure took so many milliseconds of CPU for one small workbook. */
const CALAMINE = 0.77

/** Cells of the longest table that are not blank: the heading, and of every second row one less. */
const LIMIT_CELLS = (shapes.limit.rows + 1) * shapes.limit.cols - Math.floor(shapes.limit.rows / 2)

/** The promises about reading; those not measured say so. */
export function readTargets(measures: readonly Measure[]): Target[] {
  const of = (workbook: string, reader: string): Measure | undefined =>
    measures.find((one) => one.workbook === workbook && one.reader === reader)
  const cpu = (workbook: string, reader: string): number => of(workbook, reader)?.cpu ?? Number.NaN
  const ratio = (workbook: string, a: string, b: string): number => cpu(workbook, a) / cpu(workbook, b)
  const each = (workbook: string): number => (cpu(workbook, 'kplint') * 1000) / Number.parseInt(workbook, 10)
  const perRow = (name: '10k' | '100k' | '1m'): number => cpu(name, 'kplint') / shapes[name].rows
  const limit = of('limit', 'kplint')
  return [
    target('100万行×12列，SheetJS ÷ kplint · 1,000,000 × 12', '≥', 12, ratio('1m', 'sheetjs', 'kplint'), '×'),
    target('100万行×12列，hucre ÷ kplint', '≥', 12, ratio('1m', 'hucre', 'kplint'), '×'),
    target('100万行×12列，ExcelJS ÷ kplint', '≥', 25, ratio('1m', 'exceljs', 'kplint'), '×'),
    target('100万行×12列，kplint ÷ 只解压 · inflating alone', '≤', 5, ratio('1m', 'kplint', 'inflate'), '×'),
    target('100万行×12列，全部读入的内存峰值 · peak memory', '≤', 350, of('1m', 'kplint')?.rss ?? Number.NaN, ' MB'),
    {
      what: 'Excel 的最大行数读得完 · Excel’s row limit is read',
      wanted: `${LIMIT_CELLS}`,
      measured: limit?.seen ? String(limit.seen.cells) : '—',
      met: limit ? limit.error === undefined && limit.seen?.cells === LIMIT_CELLS : null,
    },
    target('一百万空白行 ÷ 下限 · a blank tail ÷ the floor', '≤', 1.5, ratio('tail', 'kplint', 'floor'), '×'),
    target('每行：100万行 ÷ 1万行 · per row, 1,000,000 ÷ 10,000', '≤', 1.2, perRow('1m') / perRow('10k'), '×'),
    target('每行：100万行 ÷ 10万行 · per row, 1,000,000 ÷ 100,000', '≤', 1.2, perRow('1m') / perRow('100k'), '×'),
    target('2,000 本小工作簿，每本 · small workbooks, each', '≤', CALAMINE, each('2000 small'), ' ms'),
    target(
      '每本：10,000 本 ÷ 1,000 本 · each, 10,000 ÷ 1,000',
      '≤',
      1.2,
      each('10000 small') / each('1000 small'),
      '×',
    ),
    target('最小的工作簿，kplint ÷ SheetJS · the smallest workbook', '≤', 1, ratio('small', 'kplint', 'sheetjs'), '×'),
  ]
}

export function targetTable(measures: readonly Measure[]): string {
  return `${table(readTargets(measures))}\ncalamine（WASM）不在 npm 上，没有并排量；0.77 毫秒是以前量的 · calamine in WASM is not on the npm registry and was not measured beside; its 0.77 ms were measured before`
}

/** Time per row and per workbook as their number grows. */
export function rowsTable(measures: readonly Measure[]): string {
  const own = measures.filter(({ reader }) => reader === 'kplint')
  const rows = (['1k', '10k', '100k', '1m'] as const).flatMap((name) => {
    const one = own.find(({ workbook }) => workbook === name)
    return one
      ? [`${String(shapes[name].rows).padStart(9)} rows ${((one.cpu * 1e6) / shapes[name].rows).toFixed(1)} µs/row`]
      : []
  })
  const many = own
    .filter(({ workbook }) => workbook.endsWith(' small'))
    .map(
      ({ workbook, cpu }) =>
        `${workbook.replace(' small', '').padStart(9)} workbooks ${((cpu * 1000) / Number.parseInt(workbook, 10)).toFixed(2)} ms each`,
    )
  return ['每行和每本的时间（含预热）· time per row and per workbook, warm-up included', ...rows, ...many].join('\n')
}
