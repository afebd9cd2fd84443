/**
 * The whole check measured: the command line as it is shipped, every rule and the 平陆 pack, beside ExcelJS and SheetJS that merely read
 * the same workbook, and beside Node doing nothing. Whole processes: start, load, read, judge, print.
 */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { dispatchPath } from './dispatch.js'

const run = promisify(execFile)
const root = join(import.meta.dirname, '..')
const cli = join(root, 'dist', 'kplint.cjs')
const meter = join(import.meta.dirname, 'meter.cjs')

export const programs = ['node', 'kplint', 'sheetjs', 'exceljs'] as const
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

/** Measures every program on tables of those lengths, interleaved, `times` times; the median CPU counts. */
export async function measureChecks(lengths: readonly number[], times: number): Promise<Cost[]> {
  const costs = new Map<string, Cost[]>()
  for (let i = 0; i < times; i++)
    for (const rows of lengths)
      for (const program of programs)
        for (const faulty of program === 'kplint' ? [false, true] : [false]) {
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
      cost.program === 'kplint' ? (cost.faulty ? 'kplint, all rows faulty' : 'kplint, all rules') : cost.program
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
