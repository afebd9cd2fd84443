/**
 * Batches measured: workbooks of 300 projects each, joined with as many of the month before. The time per row must not rise with the
 * number of workbooks: joins go through an index.
 */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { meteredCheck, type Used } from './check.js'
import { writeBook } from './data.js'

const folder = join(import.meta.dirname, '.cache')

/** Projects in one workbook. */
const ROWS = 300

/** What checking a batch took. */
export interface BatchCost extends Used {
  readonly workbooks: number
  /** Projects of this month. */
  readonly rows: number
}

/** Checks batches of these sizes once each, together with the month before. */
export async function measureBatches(sizes: readonly number[]): Promise<BatchCost[]> {
  const costs: BatchCost[] = []
  for (const workbooks of sizes) {
    const [now, before] = [await batchPath(workbooks, 5), await batchPath(workbooks, 4)]
    const report = join(folder, 'join.json')
    const used = await meteredCheck([now, '--previous', before, '--format', 'json', '--output', report])
    rmSync(report)
    costs.push({ workbooks, rows: workbooks * ROWS, ...used })
  }
  return costs
}

/** A way to run one and the same batch. */
export interface Way extends Used {
  readonly what: string
}

/** One batch in one go, with a cache (first and again) and by two threads, interleaved `times` times; the least CPU of each. */
export async function measureWays(workbooks: number, times: number): Promise<Way[]> {
  const [now, before] = [await batchPath(workbooks, 5), await batchPath(workbooks, 4)]
  const cache = join(folder, 'kept')
  const report = join(folder, 'join.json')
  const asked = [now, '--previous', before, '--format', 'json', '--output', report]
  const ways: readonly (readonly [what: string, options: readonly string[]])[] = [
    ['一个线程 one thread', ['--threads', '1']],
    ['两个线程 two threads', ['--threads', '2']],
    ['自己定 auto', []],
    ['缓存，第一次 cache, first', ['--threads', '1', '--cache-dir', cache]],
    ['缓存，再一次 cache, again', ['--threads', '1', '--cache-dir', cache]],
  ]
  const least = new Map<string, Way>()
  for (let i = 0; i < times; i++) {
    rmSync(cache, { recursive: true, force: true })
    for (const [what, options] of ways) {
      const used = await meteredCheck([...asked, ...options])
      const known = least.get(what)
      if (!known || used.cpu < known.cpu) least.set(what, { what, ...used })
    }
  }
  rmSync(cache, { recursive: true, force: true })
  rmSync(report)
  return [...least.values()]
}

/** The figures of the ways as lines of a table. */
export function waysTable(ways: readonly Way[]): string {
  const lines = ways.map(
    ({ what, cpu, wall, rss }) =>
      `${cpu.toFixed(2).padStart(7)}  ${wall.toFixed(2).padStart(7)}  ${rss.toFixed(0).padStart(8)}  ${what}`,
  )
  return ['  CPU s   wall s   peak MB', ...lines].join('\n')
}

/** The figures as lines of a table. */
export function batchTable(costs: readonly BatchCost[]): string {
  const lines = ['workbooks   rows      CPU s   wall s  peak MB  CPU µs/row  ×first']
  const [first] = costs
  for (const { workbooks, rows, cpu, wall, rss } of costs) {
    const figures = [
      cpu.toFixed(2),
      wall.toFixed(2),
      rss.toFixed(0),
      ((cpu * 1e6) / rows).toFixed(0),
      (cpu / rows / (first!.cpu / first!.rows)).toFixed(2),
    ]
    const widths = [9, 9, 9, 12, 8]
    lines.push(
      `${String(workbooks).padEnd(12)}${String(rows).padEnd(6)}${figures.map((text, i) => text.padStart(widths[i]!)).join('')}`,
    )
  }
  return lines.join('\n')
}

/** The folder of a batch of one month, made first where it is not there yet. */
async function batchPath(workbooks: number, month: number): Promise<string> {
  const path = join(folder, `batch-${workbooks}-${month}`)
  if (existsSync(path)) return path
  mkdirSync(`${path}.part`, { recursive: true })
  for (let book = 0; book < workbooks; book++)
    await writeBook(join(`${path}.part`, `单位${book}.xlsx`), sheet(book, month), ['<sst/>'])
  renameSync(`${path}.part`, path)
  return path
}

const HEADINGS =
  '序号 项目名称 责任单位 建设性质 总投资 2025年计划投资 至上年底累计完成投资 本月完成投资 本年累计完成投资 自开工累计完成投资 计划开工时间 计划竣工时间 开工状态 包联领导'.split(
    ' ',
  )
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

function* sheet(book: number, month: number): Generator<string> {
  let row = 0
  const line = (cells: readonly (string | number)[]): string => {
    row++
    return `<row r="${row}">${cells.map((value, col) => cell(`${String.fromCharCode(65 + col)}${row}`, value)).join('')}</row>`
  }
  yield `<worksheet xmlns="${MAIN}"><sheetData>`
  yield line([`平陆县2025年${month}月重点项目调度表`])
  yield line(['单位：万元'])
  yield line(HEADINGS)
  for (let i = 1; i <= ROWS; i++) yield line(project(book, i, month))
  yield '</sheetData></worksheet>'
}

function cell(at: string, value: string | number): string {
  return typeof value === 'number'
    ? `<c r="${at}"><v>${value}</v></c>`
    : `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`
}

/** One project as reported for a month. In May every hundredth has a total of its own making. */
function project(book: number, i: number, month: number): (string | number)[] {
  const total = 10_000 + ((book * ROWS + i) % 977) * 13 + (month === 5 && i % 100 === 0 ? 3000 : 0)
  const prior = 500 + (i % 31)
  const monthly = 20 + (i % 13) + month
  const year = Array.from({ length: month }, (_, m) => 20 + (i % 13) + m + 1).reduce((sum, one) => sum + one, 0)
  return [
    i,
    `第${book}单位第${i}号基础设施建设项目`,
    `第${book}单位`,
    '续建',
    total,
    1000 + (i % 89) * 7,
    prior,
    monthly,
    year,
    prior + year,
    '2023年3月',
    '2026年10月',
    '在建',
    '张华峰',
  ]
}
