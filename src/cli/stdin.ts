/** A workbook from standard input: taken down in a file of its own, as readers of workbooks jump about in them. */
import { randomBytes } from 'node:crypto'
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { leaveAtExit, removeAtExit } from '../hosts/temporary.js'
import type { Command } from './args.js'
import type { Asked } from './asked.js'
import { codeOf, type Input, type Io } from './io.js'
import { refuse } from './words.js'

/** What is reported of a workbook without a name. */
const NAMELESS = '<stdin>'
/** More bytes than this are not taken. */
const MAX_BYTES = 2 ** 30
const MEGABYTE = 2 ** 20

/** Options that are about files. */
const OF_FILES = ['shard', 'watch', 'since']

/** A workbook that was taken down; `remove` takes it away again. */
export interface Spooled extends Pick<Asked, 'jobs'> {
  remove(): void
}

/** Takes the workbook from standard input as it comes. Throws `UsageError`; then nothing is left. */
export async function takeStdin({ paths, options }: Command, io: Io, maxBytes = MAX_BYTES): Promise<Spooled> {
  if (paths.length > 0) refuse('stdin-paths', { name: paths[0]! })
  for (const name of OF_FILES) if (options.has(name)) refuse('stdin-without', { name })
  const { stdin } = io
  if (!stdin || stdin.isTTY) return refuse('stdin-terminal')
  const path = join(tmpdir(), `kplint-${randomBytes(8).toString('hex')}.tmp`)
  const remove = (): void => {
    rmSync(path, { force: true })
    leaveAtExit(path)
  }
  removeAtExit(path)
  try {
    await write(stdin, made(path), maxBytes)
  } catch (error) {
    remove()
    if (error instanceof Error && 'words' in error) throw error
    return refuse('unreadable', { name: NAMELESS, detail: codeOf(error) })
  }
  const file = options.value('stdin-name') ?? NAMELESS
  return { jobs: [{ file, folder: io.cwd, isEarlier: false, spool: path }], remove }
}

/** A file only its owner can read. */
function made(path: string): number {
  try {
    return openSync(path, 'wx', 0o600)
  } catch (error) {
    return refuseSpool(error)
  }
}

async function write(input: Input, descriptor: number, maxBytes: number): Promise<void> {
  try {
    let size = 0
    for await (const bytes of input) {
      size += bytes.length
      if (size > maxBytes) refuse('stdin-large', { n: maxBytes / MEGABYTE })
      put(descriptor, bytes)
    }
  } finally {
    closeSync(descriptor)
  }
}

function put(descriptor: number, bytes: Uint8Array): void {
  try {
    for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done)
  } catch (error) {
    refuseSpool(error)
  }
}

function refuseSpool(error: unknown): never {
  return refuse('stdin-folder', { folder: tmpdir(), detail: codeOf(error), variable: TEMPORARY })
}

/** What names the folder for temporary files. */
const TEMPORARY = process.platform === 'win32' ? 'TEMP' : 'TMPDIR'
