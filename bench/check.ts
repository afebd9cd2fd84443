/**
 * The whole check measured: the command line as it is shipped, every rule and the 平陆 pack, beside kplint, ExcelJS and SheetJS that
 * merely read the same workbook, and beside Node doing nothing. Whole processes: start, load, read, judge, print.
 */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { smallWorkbooks } from './data.js'
import { dispatchPath } from './dispatch.js'
import { type Target, target } from './targets.js'

const run = promisify(execFile)
const root = join(import.meta.dirname, '..')
const cli = join(root, 'dist', 'kplint.cjs')
const meter = join(import.meta.dirname, 'meter.cjs')

export const programs = ['node', 'kplint', 'reading', 'sheetjs', 'exceljs'] as const
export type Program = (typeof programs)[number]

/** What one process took. */
export interface Cost {
  readonly program: Program
  readonly rows: number
  readonly faulty: boolean
  /** User and system, seconds. */
  readonly cpu: number
  readonly wall: number
  /** Peak, megabytes. */
  readonly rss: number
}

const SCRIPTS: Record<Exclude<Program, 'kplint'>, string> = {
  node: '0',
  reading: `import(${JSON.stringify(join(root, 'dist', 'file.js'))}).then(({ readFile }) => readFile(process.env.BENCH_FILE))`,
  sheetjs: `require('@e965/xlsx').read(require('fs').readFileSync(process.env.BENCH_FILE), { dense: true, cellStyles: true })`,
  exceljs: `new (require('exceljs').Workbook)().xlsx.readFile(process.env.BENCH_FILE)`,
}

async function once(program: Program, rows: number, faulty: boolean): Promise<Cost> {
  const file = await dispatchPath(rows, faulty)
  const used =
    program === 'kplint'
      ? await meteredCheck([file, '--pack', 'pinglu'])
      : await metered(['-e', SCRIPTS[program]], { BENCH_FILE: file })
  return { program, rows, faulty, ...used }
}

/** What a process used: CPU and wall seconds, peak megabytes. */
export type Used = Pick<Cost, 'cpu' | 'wall' | 'rss'>

/** What `kplint check` with those arguments uses. Findings make it exit with 1: that is its answer, not a failure. */
export function meteredCheck(args: readonly string[]): Promise<Used> {
  if (!existsSync(cli)) throw new Error('dist/kplint.cjs is missing: npm run build')
  return metered([cli, 'check', ...args, '--no-config'], {}, 1)
}

async function metered(args: readonly string[], more: NodeJS.ProcessEnv, answer = 0): Promise<Used> {
  const env = { ...process.env, ...more, NODE_OPTIONS: '' }
  const { stderr } = await run(process.execPath, ['-r', meter, ...args], { cwd: root, env, maxBuffer: 1 << 30 }).catch(
    (error: { code?: unknown; stderr: string }) => {
      if (error.code !== answer) throw error
      return error
    },
  )
  const line = stderr.split('\n').findLast((one) => one.startsWith('{"cpu"'))
  if (line === undefined) throw new Error(`no measure of ${args.join(' ')}`)
  return JSON.parse(line) as Used
}

/** Longer tables are read by kplint alone: bench/read.ts has what the others take. */
const MOST_OF_PEERS = 100_000

/** Measures every program on tables of those lengths, interleaved, `times` times; the median CPU counts. */
export async function measureChecks(lengths: readonly number[], times: number): Promise<Cost[]> {
  const costs = new Map<string, Cost[]>()
  for (let i = 0; i < times; i++)
    for (const rows of lengths)
      for (const program of programs)
        for (const faulty of program === 'kplint' ? [false, true] : [false]) {
          if (rows > MOST_OF_PEERS && (program === 'sheetjs' || program === 'exceljs')) continue
          const cost = await once(program, rows, faulty)
          const key = `${program} ${rows} ${faulty}`
          costs.set(key, [...(costs.get(key) ?? []), cost])
        }
  return [...costs.values()].map((list) => list.sort((a, b) => a.cpu - b.cpu)[list.length >> 1]!)
}

/** The figures as lines of a table. */
export function checkTable(costs: readonly Cost[]): string {
  const lines = ['rows     program                 CPU s  ×kplint  wall s  peak MB  CPU µs/row']
  for (const cost of costs) {
    const own = costs.find(({ program, rows, faulty }) => program === 'kplint' && rows === cost.rows && !faulty)!
    const name =
      cost.program === 'kplint'
        ? cost.faulty
          ? 'kplint, all rows faulty'
          : 'kplint, all rules'
        : cost.program === 'reading'
          ? 'kplint, reading alone'
          : cost.program
    const figures = [
      cost.cpu.toFixed(2),
      (cost.cpu / own.cpu).toFixed(2),
      cost.wall.toFixed(2),
      cost.rss.toFixed(0),
      ((cost.cpu * 1e6) / cost.rows).toFixed(0),
    ]
    const widths = [6, 9, 8, 9, 12]
    lines.push(
      `${String(cost.rows).padEnd(9)}${name.padEnd(23)}${figures.map((text, i) => text.padStart(widths[i]!)).join('')}`,
    )
  }
  return lines.join('\n')
}

/** What starting takes, CPU seconds: least and median of some interleaved runs. */
export interface Start {
  readonly what: string
  readonly least: number
  readonly median: number
}

/** Node alone, `kplint --version`, one small workbook with and without a pack; `cold`: with no compiled code kept from a run before. */
export async function measureStarts(times: number): Promise<Start[]> {
  const file = await dispatchPath(15, false)
  const check = [cli, 'check', file, '--no-config']
  const cold = { KPLINT_NO_CODE_CACHE: '1' }
  const cases: readonly (readonly [what: string, args: readonly string[], env: NodeJS.ProcessEnv])[] = [
    ['node', ['-e', '0'], {}],
    ['--version', [cli, '--version'], {}],
    ['--version, cold', [cli, '--version'], cold],
    ['check', check, {}],
    ['check, cold', check, cold],
    ['check --pack', [...check, '--pack', 'pinglu'], {}],
    ['check --pack, cold', [...check, '--pack', 'pinglu'], cold],
  ]
  const seen = cases.map((): number[] => [])
  // The first round leaves compiled code for the others.
  for (let i = 0; i <= times; i++)
    for (const [k, [, args, env]] of cases.entries()) {
      const { cpu } = await metered(args, env)
      if (i > 0) seen[k]!.push(cpu)
    }
  return cases.map(([what], k) => {
    const sorted = seen[k]!.sort((a, b) => a - b)
    return { what, least: sorted[0]!, median: sorted[sorted.length >> 1]! }
  })
}

/** The figures as lines of a table. */
export function startTable(starts: readonly Start[]): string {
  const [node] = starts
  const ms = (seconds: number): string => (seconds * 1000).toFixed(0).padStart(8)
  return [
    'start                    least  median  over Node (CPU ms)',
    ...starts.map(
      ({ what, least, median }) => `${what.padEnd(22)}${ms(least)}${ms(median)}${ms(median - node!.median)}`,
    ),
  ].join('\n')
}

/** Checks a folder of many small workbooks in one process. */
export async function measureSmall(count: number, times: number): Promise<Used> {
  const files = await smallWorkbooks(count)
  const seen: Used[] = []
  for (let i = 0; i < times; i++) seen.push(await meteredCheck([...files, '--quiet']))
  return seen.sort((a, b) => a.cpu - b.cpu)[seen.length >> 1]!
}

/** What was promised of the whole check, beside what was measured. */
export function checkTargets(
  costs: readonly Cost[],
  starts: readonly Start[],
  small: Used | null,
  count: number,
): Target[] {
  const start = (what: string): number => starts.find((one) => one.what === what)?.median ?? Number.NaN
  const cpu = (program: Program, rows: number, faulty = false): number =>
    costs.find((one) => one.program === program && one.rows === rows && one.faulty === faulty)?.cpu ?? Number.NaN
  const perRow = (rows: number): number => (cpu('kplint', rows) - cpu('node', rows)) / rows
  const above = (program: Program, rows: number): number => cpu(program, rows) - cpu('node', rows)
  const rss = costs.find(({ program, rows, faulty }) => program === 'kplint' && rows === 1_000_000 && !faulty)?.rss
  return [
    target(
      '一本小工作簿，比 Node 空转多 · one small workbook, over Node',
      '≤',
      60,
      (start('check') - start('node')) * 1000,
      ' ms',
    ),
    target('3,000 × 16，比 Node 空转多 · over Node', '≤', 0.5, above('kplint', 3000), ' s'),
    target(
      `${count} 本小工作簿，每本 · small workbooks, each`,
      '≤',
      0.77,
      small ? (small.cpu * 1000) / count : Number.NaN,
      ' ms',
    ),
    target('每行：100万行 ÷ 5万行 · per row, 1,000,000 ÷ 50,000', '≤', 1.2, perRow(1_000_000) / perRow(50_000), '×'),
    ...[3000, 50_000].map((rows) =>
      target(
        `每行一个问题 ÷ 干净，${rows} 行 · a finding in every row ÷ clean`,
        '≤',
        2,
        cpu('kplint', rows, true) / cpu('kplint', rows),
        '×',
      ),
    ),
    target(
      '100万行，检查 ÷ 读 · 1,000,000 rows, check ÷ reading',
      '≤',
      4,
      above('kplint', 1_000_000) / above('reading', 1_000_000),
      '×',
    ),
    target('100万行的内存峰值 · peak memory of 1,000,000 rows', '≤', 250, rss ?? Number.NaN, ' MB'),
  ]
}
