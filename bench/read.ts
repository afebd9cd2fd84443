/**
 * Reading measured: kplint beside ExcelJS and SheetJS on the same workbooks, each in a fresh process, and beside the
 * floor that no reader can go below (inflate every part and look at every byte once).
 *
 *   npx tsx bench/read.ts [--quick] [workbook …]
 *
 * CPU is user + system of reading and visiting every cell, without starting Node or loading the library; memory is the
 * peak of the whole process. Ratios hold on any machine, seconds only on this one.
 */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { createInflateRaw } from 'node:zlib'
import { bundle } from '../test/browser/bundle.js'
import { type ShapeName, shapes, workbookPath } from './data.js'

/** What one process measured. */
export interface Measure {
  readonly reader: Reader
  readonly workbook: ShapeName
  /** Seconds. */
  readonly cpu: number
  readonly wall: number
  /** Megabytes. */
  readonly rss: number
  /** Cells seen that are not blank; sum of the numbers; signs of the texts; replacement characters among them. */
  readonly seen: Seen
  /** Why it failed, where it did. */
  readonly error?: string
}

export interface Seen {
  cells: number
  sum: number
  signs: number
  damaged: number
}

/** kplint first: the others are told as multiples of it. */
export const readers = ['kplint', 'floor', 'sheetjs', 'exceljs'] as const
export type Reader = (typeof readers)[number]

const run = promisify(execFile)
/** kplint's reader as it is shipped: bundled. The libraries come as they are installed. */
const reader = join(import.meta.dirname, '.cache', 'reader.mjs')
let bundled = false
/** Milliseconds after which a reader is given up: some never end on a blank formatted tail. */
const TIMEOUT = 300_000

/** Measures one reader on one workbook in a process of its own, `times` times; the least CPU counts. */
export async function measure(name: Reader, workbook: ShapeName, times = 1): Promise<Measure> {
  const path = await workbookPath(workbook)
  if (!bundled) await bundle(join(import.meta.dirname, '../src/hosts/file.ts'), reader, 'node')
  bundled = true
  const results: Measure[] = []
  for (let i = 0; i < times; i++) {
    const command = [...process.execArgv, '--max-old-space-size=8192', import.meta.filename, '--child', name, path]
    try {
      const { stdout } = await run(process.execPath, command, { maxBuffer: 1 << 20, timeout: TIMEOUT })
      results.push({
        reader: name,
        workbook,
        ...(JSON.parse(stdout.trim().split('\n').at(-1)!) as Omit<Measure, 'reader' | 'workbook'>),
      })
    } catch (error) {
      const { killed, stderr = '' } = error as { killed?: boolean; stderr?: string }
      const said = stderr
        .split('\n')
        .find((text) => /Error: /.test(text))
        ?.trim()
      const message = killed ? `gave up after ${TIMEOUT / 1000} s` : `fails: ${said ?? 'without a word'}`
      results.push({
        reader: name,
        workbook,
        cpu: Number.NaN,
        wall: Number.NaN,
        rss: Number.NaN,
        seen: nothing(),
        error: message,
      })
    }
  }
  return results.reduce((best, next) => (next.cpu < best.cpu ? next : best))
}

/** Measures all readers on the workbooks, one after the other. */
export async function* measureAll(workbooks: readonly ShapeName[], times = 1): AsyncGenerator<Measure> {
  for (const workbook of workbooks) for (const name of readers) yield await measure(name, workbook, times)
}

export const heading = 'workbook  reader    CPU s   ×kplint   wall s   peak MB  damaged texts'

/** A measure as a line under `heading`; `own` is kplint's of the same workbook. */
export function line(m: Measure, own: Measure | undefined): string {
  const ratio = own ? (m.cpu / own.cpu).toFixed(2) : ''
  const figures = [m.cpu.toFixed(2), ratio, m.wall.toFixed(2), m.rss.toFixed(0), String(m.seen.damaged)]
  const widths = [7, 9, 9, 9, 14]
  const cells = m.error ? ` ${m.error}` : figures.map((figure, i) => figure.padStart(widths[i]!)).join('')
  return `${m.workbook.padEnd(10)}${m.reader.padEnd(8)}${cells}`
}

function nothing(): Seen {
  return { cells: 0, sum: 0, signs: 0, damaged: 0 }
}

function see(seen: Seen, value: unknown): void {
  if (value === null || value === undefined) return
  seen.cells++
  if (typeof value === 'number') seen.sum += value
  else if (typeof value === 'string') {
    seen.signs += value.length
    if (value.includes('\ufffd')) seen.damaged++
  }
}

/** Loads a reader, and gives the work that is measured. */
const work: Record<Reader, () => Promise<(path: string) => Promise<Seen>>> = {
  async kplint() {
    const { readFile } = (await import(pathToFileURL(reader).href)) as typeof import('../src/hosts/file.js')
    return async (path) => {
      const seen = nothing()
      for (const sheet of (await readFile(path)).sheets) {
        for (let row = 0; row < sheet.rows; row++) {
          const width = sheet.rowWidth(row)
          for (let col = 0; col < width; col++) see(seen, sheet.value(row, col))
        }
      }
      return seen
    }
  },
  async sheetjs() {
    const { read } = await import('@e965/xlsx')
    const { readFileSync } = await import('node:fs')
    return async (path) => {
      const seen = nothing()
      const book = read(readFileSync(path), { dense: true, cellText: false, cellStyles: true })
      for (const name of book.SheetNames) {
        // At Excel's row limit SheetJS gives the name of a sheet and no sheet.
        if (!book.Sheets[name]) throw new Error('the sheet is missing')
        const data = (book.Sheets[name] as unknown as { '!data'?: ({ v?: unknown } | undefined)[][] })['!data'] ?? []
        for (const row of data) for (const cell of row ?? []) see(seen, cell?.v)
      }
      return seen
    }
  },
  async exceljs() {
    const { default: ExcelJS } = await import('exceljs')
    return async (path) => {
      const seen = nothing()
      const book = new ExcelJS.Workbook()
      await book.xlsx.readFile(path)
      for (const sheet of book.worksheets) {
        sheet.eachRow((row) =>
          row.eachCell((cell) => see(seen, cell.type === ExcelJS.ValueType.Formula ? cell.result : cell.value)),
        )
      }
      return seen
    }
  },
  async floor() {
    const { closeSync, fstatSync, openSync, readSync } = await import('node:fs')
    const { openZip } = await import('../src/ooxml/zip.js')
    const { defaultLimits } = await import('../src/ooxml/source.js')
    const { nodeInflate } = await import('../src/hosts/file.js')
    return async (path) => {
      const fd = openSync(path, 'r')
      const read = (offset: number, length: number): Buffer => {
        const bytes = Buffer.allocUnsafe(length)
        readSync(fd, bytes, 0, length, offset)
        return bytes
      }
      const zip = (await openZip({ size: fstatSync(fd).size, read }, path, nodeInflate, defaultLimits))!
      let sum = 0
      for (const entry of zip.entries) {
        const header = read(entry.offset, 30)
        const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
        const inflate = createInflateRaw({ chunkSize: 1 << 18 })
        inflate.end(read(start, entry.packed))
        for await (const piece of inflate) for (let i = 0; i < piece.length; i++) sum = (sum + piece[i]) | 0
      }
      closeSync(fd)
      return { ...nothing(), sum }
    }
  },
}

async function child(name: Reader, path: string): Promise<void> {
  const read = await work[name]()
  const cpu = process.cpuUsage()
  const wall = performance.now()
  const seen = await read(path)
  const { user, system } = process.cpuUsage(cpu)
  const rss = process.resourceUsage().maxRSS / 1024
  process.stdout.write(
    `${JSON.stringify({ cpu: (user + system) / 1e6, wall: (performance.now() - wall) / 1e3, rss, seen })}\n`,
  )
}

async function main(): Promise<void> {
  const [first, name, path] = process.argv.slice(2)
  if (first === '--child') return child(name as Reader, path!)
  const named = process.argv.slice(2).filter((name): name is ShapeName => name in shapes)
  const quick: ShapeName[] = ['small', '3k', '20k']
  const full: ShapeName[] = [...quick, '50k', 'tail', '1m', 'limit']
  const chosen = named.length > 0 ? named : process.argv.includes('--quick') ? quick : full
  process.stdout.write(`${heading}\n`)
  let own: Measure | undefined
  for await (const measured of measureAll(chosen)) {
    if (measured.reader === 'kplint') own = measured
    process.stdout.write(`${line(measured, own)}\n`)
  }
}

if (process.argv[1] === import.meta.filename) await main()
