/**
 * Reading measured: kplint beside other libraries and programs on the same workbooks, each in a fresh process, all interleaved, and
 * beside the floors that no reader can go below: inflating every part, and that and looking at every byte once.
 *
 *   npx tsx bench/read.ts [--quick] [--without=libreoffice,…] [workbook …] [many]
 *
 * CPU is user + system of reading and looking at every cell, without starting Node or loading the library; memory is the peak of the
 * whole process. Ratios hold on any machine, seconds only on this one.
 */
import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import ts from 'typescript'
import { bundle } from '../test/browser/bundle.js'
import { type ShapeName, shapes, smallWorkbooks, workbookPath } from './data.js'
import { isInstalled, type Program, programs, runProgram } from './programs.js'
import { rowsTable, targetTable } from './read-targets.js'
import { type Reader, readers, type Seen } from './readers.js'

/** What one process measured; the median of several by CPU. */
export interface Measure {
  readonly reader: Reader | Program
  /** A workbook of `shapes`, or so many small ones. */
  readonly workbook: string
  /** Seconds. */
  readonly cpu: number
  readonly wall: number
  /** Megabytes. */
  readonly rss: number
  /** Null where the program does not tell. */
  readonly seen: Seen | null
  /** Why it failed, or what it found that is not there, or that it is not installed. */
  readonly error?: string
  /** How many times it was measured. */
  readonly times: number
}

const run = promisify(execFile)
const folder = join(import.meta.dirname, '.cache', 'bench')
const child = join(folder, 'reader.mjs')
/** Milliseconds after which a reader is given up: some never end on a blank formatted tail. */
const TIMEOUT = 600_000

let prepared: Promise<void> | null = null

/** kplint's reader as it is shipped, bundled; the process that is measured beside it. */
function prepare(): Promise<void> {
  prepared ??= (async () => {
    mkdirSync(folder, { recursive: true })
    await bundle(join(import.meta.dirname, 'entry.ts'), join(folder, 'kplint.mjs'), 'node')
    const source = readFileSync(join(import.meta.dirname, 'readers.ts'), 'utf8')
    const options = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext }
    writeFileSync(child, ts.transpileModule(source, { compilerOptions: options }).outputText)
  })()
  return prepared
}

const failed = { cpu: Number.NaN, wall: Number.NaN, rss: Number.NaN, seen: null, times: 1 }

async function once(reader: Reader | Program, workbook: string, paths: readonly string[]): Promise<Measure> {
  const what = { reader, workbook }
  try {
    if (isProgram(reader)) return { ...what, ...(await runProgram(reader, paths[0]!, TIMEOUT)), times: 1 }
    // Two runs at once do not share it.
    const list = join(folder, `list-${process.pid}`)
    writeFileSync(list, paths.join('\n'))
    const command = ['--max-old-space-size=8192', child, reader, `@${list}`]
    const { stdout } = await run(process.execPath, command, { maxBuffer: 1 << 20, timeout: TIMEOUT })
    return { ...what, ...JSON.parse(stdout.trim().split('\n').at(-1)!), times: 1 }
  } catch (error) {
    const { killed, stderr = '', message = '' } = error as { killed?: boolean; stderr?: string; message?: string }
    const memory = /heap out of memory/.test(stderr)
    const said = stderr.split('\n').find((text) => /Error: /.test(text))
    const why = memory ? 'out of memory' : (said ?? message).trim().slice(0, 100)
    return { ...what, ...failed, error: killed ? `gave up after ${TIMEOUT / 1000} s` : `fails: ${why}` }
  }
}

function isProgram(name: Reader | Program): name is Program {
  return (programs as readonly string[]).includes(name)
}

/** A reader is right where it found what kplint found; ExcelJS, which repeats merged values, has no merged values here. */
function checked(measure: Measure, own: Measure | undefined): Measure {
  const { seen, reader } = measure
  if (!seen || !own?.seen || reader === 'inflate' || reader === 'floor') return measure
  const wrong = (['cells', 'signs'] as const).find((what) => seen[what] !== own.seen![what])
  const sum = Math.abs(seen.sum - own.seen.sum) > Math.abs(own.seen.sum) * 1e-9
  if (seen.damaged > 0) return { ...measure, error: `damages ${seen.damaged} texts` }
  if (wrong !== undefined) return { ...measure, error: `differs: ${wrong} ${seen[wrong]}, not ${own.seen[wrong]}` }
  return sum ? { ...measure, error: `differs: sum ${seen.sum}, not ${own.seen.sum}` } : measure
}

/** How thoroughly to measure. */
export interface Pace {
  /** Who reads. */
  readonly readers: readonly (Reader | Program)[]
  /** How often the quick ones do; the slow ones do once where it takes minutes. */
  readonly times: number
}

/** What is measured of a workbook: everybody, three times; once those that take minutes with it. */
export function paceOf(workbook: ShapeName, quick: boolean): Pace {
  const own: readonly Reader[] = ['kplint', 'inflate', 'floor']
  if (workbook === '1k' || workbook === '10k' || workbook === '100k') return { readers: own, times: 3 }
  if (quick) return { readers: [...own, 'sheetjs', 'hucre'], times: 3 }
  return { readers: [...readers, ...programs], times: 3 }
}

/** CPU seconds from which on one measure is enough. */
const LONG = 20

/** Measures the readers of the pace on some workbooks, in turns. */
async function measure(workbook: string, paths: readonly string[], pace: Pace): Promise<Measure[]> {
  await prepare()
  const all = new Map<Reader | Program, Measure[]>()
  for (let i = 0; i < pace.times; i++) {
    for (const reader of pace.readers) {
      const before = all.get(reader) ?? []
      if (before.some(({ cpu, error }) => error !== undefined || cpu > LONG)) continue
      const absent = isProgram(reader) && !isInstalled(reader)
      const next: Measure = absent
        ? { reader, workbook, ...failed, error: 'not installed' }
        : await once(reader, workbook, paths)
      all.set(reader, [...before, next])
    }
  }
  const medians = [...all.values()].map((list) => {
    const sorted = [...list].sort((a, b) => a.cpu - b.cpu)
    return { ...sorted[sorted.length >> 1]!, rss: Math.max(...list.map(({ rss }) => rss)), times: list.length }
  })
  const own = medians.find(({ reader }) => reader === 'kplint')
  return medians.map((one) => checked(one, own))
}

/** Measures every reader of its pace on each workbook, but those to be left out. */
export async function* measureAll(
  workbooks: readonly ShapeName[],
  quick: boolean,
  without: readonly string[] = [],
): AsyncGenerator<Measure[]> {
  for (const workbook of workbooks) {
    const pace = paceOf(workbook, quick)
    const chosen = { ...pace, readers: pace.readers.filter((reader) => !without.includes(reader)) }
    yield await measure(workbook, [await workbookPath(workbook)], chosen)
  }
}

/** Measures small workbooks in one process per reader: kplint from 10 to 10,000 of them, the libraries with 2,000. */
export async function measureMany(quick: boolean): Promise<Measure[]> {
  const paths = await smallWorkbooks(2000)
  const own: Pace = { readers: ['kplint', 'inflate'], times: 3 }
  const results: Measure[] = []
  for (const count of [10, 100, 1000]) results.push(...(await measure(`${count} small`, paths.slice(0, count), own)))
  const peers: readonly Reader[] = quick ? ['sheetjs', 'hucre'] : ['sheetjs', 'hucre', 'exceljs']
  results.push(...(await measure('2000 small', paths, { readers: [...own.readers, ...peers], times: 3 })))
  const again = [paths, paths, paths, paths, paths].flat()
  results.push(...(await measure('10000 small', again, own)))
  return results
}

export const heading = 'workbook     reader         CPU s  ×kplint   wall s  peak MB   n  '

/** A measure as a line under `heading`; `own` is kplint's of the same workbook. */
export function line(m: Measure, own: Measure | undefined): string {
  const told = (n: number, digits: number): string => (Number.isFinite(n) ? n.toFixed(digits) : '—')
  const ratio = own ? told(m.cpu / own.cpu, 2) : ''
  const figures = [told(m.cpu, 2), ratio, told(m.wall, 2), told(m.rss, 0), String(m.times)]
  const widths = [7, 9, 9, 9, 4]
  const cells = Number.isNaN(m.cpu) ? '' : figures.map((figure, i) => figure.padStart(widths[i]!)).join('')
  return `${m.workbook.padEnd(13)}${m.reader.padEnd(13)}${cells}${m.error ? `  ${m.error}` : ''}`
}

/** The measures of one workbook as lines. */
export function lines(measures: readonly Measure[]): string {
  return measures
    .map((one) => {
      const own = measures.find(({ reader, workbook }) => reader === 'kplint' && workbook === one.workbook)
      return line(one, own)
    })
    .join('\n')
}

/** The workbooks that are read, the large ones not with `quick`. */
export function workbooksOf(quick: boolean): readonly ShapeName[] {
  const small = ['small', '3k', '20k', '1k', '10k'] as const
  return quick ? small : [...small, '50k', '100k', 'tail', '1m', 'limit']
}

async function main(): Promise<void> {
  const without =
    process.argv
      .find((one) => one.startsWith('--without='))
      ?.slice(10)
      .split(',') ?? []
  const named = process.argv.slice(2).filter((name): name is ShapeName => name in shapes)
  const quick = process.argv.includes('--quick')
  const all: Measure[] = []
  console.log(heading)
  for await (const some of measureAll(named.length > 0 ? named : workbooksOf(quick), quick, without)) {
    all.push(...some)
    console.log(lines(some))
  }
  if (named.length === 0 || process.argv.includes('many')) {
    const many = await measureMany(quick)
    all.push(...many)
    console.log(lines(many))
  }
  console.log(`\n${rowsTable(all)}\n\n${targetTable(all)}`)
}

if (process.argv[1] === import.meta.filename) await main()
