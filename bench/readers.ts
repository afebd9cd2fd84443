/**
 * The process that is measured: `node reader.mjs <reader> <workbook …>` reads the workbooks one after the other, looks at every cell
 * and tells what it used. Start and loading the library are left out. Compiled on its own, so that nothing else is in the process.
 */
import { closeSync, existsSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs'
import { createInflateRaw } from 'node:zlib'
import type * as Entry from './entry.js'

/** kplint first: the others are told as multiples of it. */
export const readers = ['kplint', 'inflate', 'floor', 'sheetjs', 'hucre', 'exceljs'] as const
export type Reader = (typeof readers)[number]

/** What was found: cells that are not blank, the sum of the numbers, signs of the texts, U+FFFD among them, formulas. */
export interface Seen {
  cells: number
  sum: number
  signs: number
  damaged: number
  formulas: number
}

function nothing(): Seen {
  return { cells: 0, sum: 0, signs: 0, damaged: 0, formulas: 0 }
}

/** Some libraries give dates as `Date`: Excel's number of a day is what all are compared by. */
function see(seen: Seen, value: unknown): void {
  if (value === null || value === undefined) return
  seen.cells++
  if (typeof value === 'number') seen.sum += value
  else if (value instanceof Date) seen.sum += value.getTime() / 864e5 + 25_569
  else if (typeof value === 'string') {
    seen.signs += value.length
    if (value.includes('\ufffd')) seen.damaged++
  }
}

type Work = (path: string, seen: Seen) => Promise<void>

/** Loads a reader, and gives the work that is measured. */
const work: Record<Reader, () => Promise<Work>> = {
  async kplint() {
    const { readFile } = await entry()
    return async (path, seen) => {
      for (const sheet of (await readFile(path)).sheets) {
        let styled = 0
        for (let row = 0; row < sheet.rows; row++) {
          const width = sheet.rowWidth(row)
          for (let col = 0; col < width; col++) {
            see(seen, sheet.value(row, col))
            if (sheet.formula(row, col) !== null) seen.formulas++
            if (sheet.format(row, col) !== 'General') styled++
          }
          if (sheet.isRowHidden(row)) styled++
        }
        if (styled < 0) throw new Error('never')
      }
    }
  },
  async inflate() {
    return (path, seen) => inflateAll(path, seen, false)
  },
  async floor() {
    return (path, seen) => inflateAll(path, seen, true)
  },
  async sheetjs() {
    const { read } = await import('@e965/xlsx')
    return async (path, seen) => {
      // Without cellStyles it does not tell which rows are hidden, without cellNF no formats.
      const book = read(readFileSync(path), { dense: true, cellText: false, cellStyles: true, cellNF: true })
      for (const name of book.SheetNames) {
        // At Excel's row limit SheetJS gives the name of a sheet and no sheet.
        if (!book.Sheets[name]) throw new Error('the sheet is missing')
        type Cell = { v?: unknown; f?: string } | undefined
        const data = (book.Sheets[name] as unknown as { '!data'?: Cell[][] })['!data'] ?? []
        for (const row of data)
          for (const cell of row ?? []) {
            see(seen, cell?.v)
            if (cell?.f !== undefined) seen.formulas++
          }
      }
    }
  },
  async hucre() {
    const { readXlsx } = await import('hucre/xlsx')
    return async (path, seen) => {
      const book = await readXlsx(readFileSync(path), { readStyles: true })
      for (const sheet of book.sheets) {
        for (const row of sheet.rows) for (const value of row) see(seen, value)
        for (const cell of sheet.cells?.values() ?? []) if (cell.formula !== undefined) seen.formulas++
      }
    }
  },
  async exceljs() {
    const { default: ExcelJS } = await import('exceljs')
    return async (path, seen) => {
      const book = new ExcelJS.Workbook()
      await book.xlsx.readFile(path)
      for (const sheet of book.worksheets) {
        sheet.eachRow((row) =>
          row.eachCell((cell) => {
            const formula = cell.type === ExcelJS.ValueType.Formula
            see(seen, formula ? cell.result : cell.value)
            if (formula) seen.formulas++
          }),
        )
      }
    }
  },
}

/** kplint, bundled beside this file. */
function entry(): Promise<typeof Entry> {
  return import(new URL('./kplint.mjs', import.meta.url).href) as Promise<typeof Entry>
}

/** Inflates every part, and looks at every byte once where `look` is set. */
async function inflateAll(path: string, seen: Seen, look: boolean): Promise<void> {
  const { defaultLimits, nodeInflate, openZip } = await entry()
  const fd = openSync(path, 'r')
  const read = (offset: number, length: number): Buffer => {
    const bytes = Buffer.allocUnsafe(length)
    readSync(fd, bytes, 0, length, offset)
    return bytes
  }
  const zip = (await openZip({ size: fstatSync(fd).size, read }, path, nodeInflate, defaultLimits))!
  let sum = 0
  for (const one of zip.entries) {
    const header = read(one.offset, 30)
    const start = one.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
    const inflate = createInflateRaw({ chunkSize: 1 << 18 })
    inflate.end(read(start, one.packed))
    for await (const piece of inflate) {
      const bytes = piece as Uint8Array
      if (look) for (let i = 0; i < bytes.length; i++) sum = (sum + bytes[i]!) | 0
    }
  }
  closeSync(fd)
  seen.sum += sum
}

/** The peak of this process. Linux's own count is asked first: the other still holds what the process that started this one had. */
function peakMegabytes(): number {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : ''
  const peak = /^VmHWM:\s+(\d+)/m.exec(status)?.[1]
  return (peak === undefined ? process.resourceUsage().maxRSS : Number(peak)) / 1024
}

async function main(name: Reader, paths: readonly string[]): Promise<void> {
  const read = await work[name]()
  const seen = nothing()
  const cpu = process.cpuUsage()
  const wall = performance.now()
  for (const path of paths) await read(path, seen)
  const { user, system } = process.cpuUsage(cpu)
  const used = {
    cpu: (user + system) / 1e6,
    wall: (performance.now() - wall) / 1e3,
    rss: peakMegabytes(),
  }
  process.stdout.write(`${JSON.stringify({ ...used, seen })}\n`)
}

/** A list of workbooks comes as a file of one path a line, named `@file`. */
if (process.argv[1]?.endsWith('reader.mjs')) {
  const [name, ...named] = process.argv.slice(2)
  const paths = named.flatMap((one) =>
    one.startsWith('@') ? readFileSync(one.slice(1), 'utf8').trim().split('\n') : [one],
  )
  await main(name as Reader, paths)
}
