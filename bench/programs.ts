/**
 * Programs of other languages that read the same workbooks, where they are installed: CPU and peak memory of the process and all it
 * starts, from Linux's /proc. Their own start is in the figures; without it LibreOffice takes about two seconds less.
 */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Seen } from './readers.js'

export const programs = ['libreoffice', 'ssconvert', 'openpyxl'] as const
export type Program = (typeof programs)[number]

const OPENPYXL = `
import sys, json, datetime, openpyxl
seen = dict(cells=0, sum=0.0, signs=0, damaged=0, formulas=0)
book = openpyxl.load_workbook(sys.argv[1], read_only=True, data_only=True)
for sheet in book.worksheets:
    for row in sheet.iter_rows(values_only=True):
        for value in row:
            if value is None: continue
            seen['cells'] += 1
            if isinstance(value, datetime.datetime): seen['sum'] += (value - datetime.datetime(1899, 12, 30)).total_seconds() / 86400
            elif isinstance(value, (int, float)): seen['sum'] += value
            elif isinstance(value, str):
                seen['signs'] += len(value.encode('utf-16-le')) // 2
                if '\\ufffd' in value: seen['damaged'] += 1
print(json.dumps(seen))
`

/** The Python that has openpyxl: the usual one, else the system's; undefined where neither has. */
const python = ['python3', '/usr/bin/python3'].find(
  (name) => spawnSync(name, ['-c', 'import openpyxl'], { stdio: 'ignore', timeout: 60_000 }).status === 0,
)

/** The command that reads a workbook; LibreOffice gets a profile of its own, for a running one would take the work over. */
function command(name: Program, path: string, folder: string): readonly [string, readonly string[]] {
  if (name === 'openpyxl') return [python ?? 'python3', ['-c', OPENPYXL, path]]
  if (name === 'ssconvert') return ['ssconvert', [path, join(folder, 'out.csv')]]
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  return ['soffice', [profile, '--headless', '--convert-to', 'csv', '--outdir', folder, path]]
}

/** True where the program is there; on other systems than Linux it could not be measured. */
export function isInstalled(name: Program): boolean {
  if (process.platform !== 'linux') return false
  if (name === 'openpyxl') return python !== undefined
  const program = name === 'libreoffice' ? 'soffice' : name
  return spawnSync(program, ['--version'], { stdio: 'ignore', timeout: 60_000 }).status === 0
}

/** What a program used to read a workbook; `seen` where it tells. Throws where it fails or takes longer than `timeout` ms. */
export async function runProgram(name: Program, path: string, timeout: number) {
  const folder = mkdtempSync(join(tmpdir(), 'kplint-bench-'))
  try {
    const before = childSeconds()
    const start = performance.now()
    const child = spawn(...command(name, path, folder), { stdio: ['ignore', 'pipe', 'ignore'], detached: true })
    let out = ''
    let rss = 0
    child.stdout.on('data', (piece) => {
      out += piece
    })
    const poll = setInterval(() => {
      rss = Math.max(rss, treeMegabytes(child.pid!))
    }, 50)
    let late = false
    const limit = setTimeout(() => {
      late = true
      // The group is this program and what it started, nothing else.
      process.kill(-child.pid!, 'SIGKILL')
    }, timeout)
    const code = await new Promise((resolve) => {
      child.on('error', () => resolve('not started'))
      child.on('close', resolve)
    })
    clearInterval(poll)
    clearTimeout(limit)
    if (late) throw new Error(`gave up after ${timeout / 1000} s`)
    if (code !== 0) throw new Error(`fails: exit ${String(code)}`)
    const wall = (performance.now() - start) / 1e3
    return { cpu: childSeconds() - before, wall, rss, seen: out.startsWith('{') ? (JSON.parse(out) as Seen) : null }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** CPU seconds of all processes that this one started and that ended; the ticks of /proc are hundredths. */
function childSeconds(): number {
  const fields = statOf(process.pid)
  return (Number(fields[13]) + Number(fields[14])) / 100
}

/** The fields of /proc/<pid>/stat after the name, which may hold spaces. */
function statOf(pid: number): string[] {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
  return text.slice(text.lastIndexOf(')') + 2).split(' ')
}

/** Resident megabytes of a process and all under it, now. */
function treeMegabytes(root: number): number {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      parents.set(Number(name), Number(statOf(Number(name))[1]))
    } catch {
      // It ended meanwhile.
    }
  }
  let total = 0
  for (const pid of parents.keys()) {
    let at: number | undefined = pid
    while (at !== undefined && at !== root) at = parents.get(at)
    if (at !== root) continue
    try {
      total += Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
    } catch {
      // It ended meanwhile.
    }
  }
  return total
}
