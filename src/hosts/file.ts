/** Workbooks in files, for Node: read, and changed cell by cell without ever leaving half a file. */
import { isUtf8, transcode } from 'node:buffer'
import { createHash, randomBytes } from 'node:crypto'
import { closeSync, constants, fstatSync, openSync, readSync, type Stats, writeSync } from 'node:fs'
import { type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { crc32, createInflateRaw, deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Edit, Notes, RefusedEdit, Words } from '../core/index.js'
import {
  type Inflate,
  isAsIntended,
  type Patched,
  patchWorkbook,
  ReadError,
  type ReadErrorCode,
  type ReadLang,
  readWorkbook,
  type Source,
  type XlsxWorkbook,
} from '../ooxml/index.js'
import { faultWords, type Host } from './host.js'
import { leaveAtExit, removeAtExit } from './temporary.js'

/** Inflation by Node's zlib. */
export const nodeInflate: Inflate = {
  whole: (data, size) =>
    inflateRawSync(data, { maxOutputLength: Math.max(1, size), chunkSize: Math.max(64, size + 1) }),
  async *stream(pieces) {
    const inflate = createInflateRaw({ chunkSize: 1 << 20 })
    const source = Readable.from(pieces)
    source.on('error', (error) => inflate.destroy(error))
    source.pipe(inflate)
    try {
      for await (const piece of inflate) yield piece as Uint8Array
    } finally {
      source.destroy()
      inflate.destroy()
    }
  },
  crc32: (data, seed) => crc32(data, seed),
  isUtf8,
  // Four times as fast as TextDecoder, which does not use the vector code that Node has.
  decode: (data) => transcode(data, 'utf8', 'ucs2').toString('ucs2'),
}

/**
 * Reads a workbook from a file. Throws ReadError, which names the file, where it is missing, no ordinary file,
 * unreadable or no workbook; nothing is opened that could block.
 */
export async function readFile(path: string): Promise<XlsxWorkbook> {
  return withFile(path, (source) => readWorkbook(source, { name: path, inflate: nodeInflate }))
}

/** Opens a file, hands its bytes to `use` and closes it when that is done. Throws ReadError as `readFile` does, and what `use` throws. */
export async function withFile<T>(path: string, use: (source: Source) => Promise<T>): Promise<T> {
  const { descriptor, stats } = openFile(path)
  try {
    return await use(fileSource(descriptor, stats.size, path))
  } finally {
    closeSync(descriptor)
  }
}

/** Bytes read or copied at a time. */
const PIECE = 1 << 20

/** The SHA-256 of a file's bytes, in hexadecimal. Throws ReadError as `readFile` does. */
export async function sha256(path: string): Promise<string> {
  const { descriptor } = openFile(path)
  try {
    const hash = createHash('sha256')
    const piece = new Uint8Array(PIECE)
    for (;;) {
      const count = readSync(descriptor, piece, 0, piece.length, null)
      if (count === 0) return hash.digest('hex')
      hash.update(piece.subarray(0, count))
    }
  } catch (error) {
    throw new ReadError('unreadable', path, codeOf(error))
  } finally {
    closeSync(descriptor)
  }
}

/**
 * Opens an ordinary file for reading. O_NONBLOCK: opening a pipe that nobody writes to must not wait. Synchronous: of a small workbook
 * waiting for a thread to open it takes longer than reading it.
 */
function openFile(path: string): { readonly descriptor: number; readonly stats: Stats } {
  let descriptor: number
  try {
    descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  } catch (error) {
    throw new ReadError(reason(error), path, codeOf(error))
  }
  const stats = fstatSync(descriptor)
  if (stats.isFile()) return { descriptor, stats }
  closeSync(descriptor)
  throw new ReadError(stats.isDirectory() ? 'directory' : 'not-file', path)
}

function reason(error: unknown): ReadErrorCode {
  const code = codeOf(error)
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG') return 'missing'
  if (code === 'EISDIR') return 'directory'
  if (code === 'ENXIO' || code === 'ENODEV') return 'not-file'
  return 'unreadable'
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

/** Files up to so many bytes are read in one go: of a small workbook the many short reads take longer than their bytes. */
const WHOLE = 1 << 18

/** Bytes of an open file. Reads are short and mostly from the page cache, so they are synchronous. */
function fileSource(descriptor: number, size: number, path: string): Source {
  const read = (offset: number, length: number): Uint8Array => {
    const bytes = new Uint8Array(length)
    let done = 0
    try {
      while (done < length) {
        const count = readSync(descriptor, bytes, done, length - done, offset + done)
        if (count === 0) throw new ReadError('truncated', path, `at ${offset + done}`)
        done += count
      }
    } catch (error) {
      throw error instanceof ReadError ? error : new ReadError('unreadable', path, codeOf(error))
    }
    return bytes
  }
  if (size > WHOLE) return { size, read }
  let whole: Uint8Array | null = null
  return {
    size,
    read(offset, length) {
      whole ??= read(0, size)
      return whole.subarray(offset, offset + length)
    },
  }
}

/** Parts above this many bytes are packed faster and a fifth larger. */
const LARGE = 50 * 2 ** 20

function nodeDeflate(bytes: Uint8Array): Uint8Array {
  return deflateRawSync(bytes, { level: bytes.length > LARGE ? 1 : 6 })
}

const writeErrors = {
  'not-written': {
    zh: '未能写入，原文件没有改动。请检查磁盘空间和文件夹权限，并关闭正在使用它的程序。',
    en: 'Could not be written; the original is as it was. Check disk space and permissions, and close programs using it.',
  },
  changed: {
    zh: '文件在处理期间被别的程序改动，没有写入。请关闭正在使用它的程序后重试。',
    en: 'The file was changed by another program meanwhile and was not written. Close that program and try again.',
  },
  mismatch: faultWords.mismatch,
  'no-notes': faultWords['no-notes'],
} as const satisfies { readonly [code: string]: Words }

export type WriteErrorCode = keyof typeof writeErrors

/** A file was not written. The original is as it was. */
export class WriteError extends Error {
  override readonly name = 'WriteError'

  constructor(
    readonly code: WriteErrorCode,
    readonly file: string,
    readonly detail = '',
  ) {
    super(`${file}：${writeErrors[code].zh}`)
  }

  text(lang: ReadLang): string {
    return writeErrors[this.code][lang === 'en' ? 'en' : 'zh']
  }
}

/** What became of the edits. */
export type Written = Omit<Patched, 'bytes' | 'notes'>

/**
 * Makes edits in a workbook and writes it to `out`, by default in its own place. The new file is written beside `out`
 * under another name, read back, compared cell by cell with what it should be, and only then takes the name.
 * Throws ReadError or WriteError; then `out` is as it was.
 */
export async function writeFile(path: string, edits: readonly Edit[], out = path): Promise<Written> {
  return patchFile(path, edits, null, out)
}

/**
 * Keeps the notes in a workbook, in place of those it had, and writes it to `out` in the manner of `writeFile`: nothing else in it
 * changes by a byte. A file that holds just these notes is not written. Throws ReadError or WriteError; then `out` is as it was.
 */
export async function writeNotes(path: string, notes: Notes, out = path): Promise<void> {
  await patchFile(path, [], notes, out)
}

async function patchFile(path: string, edits: readonly Edit[], kept: Notes | null, out: string): Promise<Written> {
  const { descriptor, stats: opened } = openFile(path)
  try {
    const source = fileSource(descriptor, opened.size, path)
    const options = { name: path, inflate: nodeInflate, deflate: nodeDeflate, ...(kept ? { notes: kept } : {}) }
    const before = await readWorkbook(source, options)
    const { bytes, notes, ...written } = await patchWorkbook(source, edits, options, before)
    if (notes === 'odd') throw new WriteError('no-notes', path)
    const verify = async (temp: string): Promise<void> => {
      const after = await readFile(temp).catch((error) => {
        throw new WriteError('mismatch', path, error instanceof Error ? error.message : '')
      })
      if (!isAsIntended(before, after, written, kept)) throw new WriteError('mismatch', path)
    }
    const unchanged = async (): Promise<void> => {
      // Excel and WPS save under another name and rename: what counts is the file that has the name now.
      const [read, named] = [fstatSync(descriptor), await stat(path).catch(() => null)]
      if (!named || [read, named].some((now) => !isSameState(now, opened))) throw new WriteError('changed', path)
    }
    if (bytes || out !== path) await replaceFile(out, opened.mode, bytes ?? wholeOf(source), verify, unchanged)
    return written
  } finally {
    closeSync(descriptor)
  }
}

function isSameState(now: Stats, then: Stats): boolean {
  return now.ino === then.ino && now.size === then.size && now.mtimeMs === then.mtimeMs
}

async function* wholeOf(source: Source): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < source.size; at += PIECE) yield await source.read(at, Math.min(PIECE, source.size - at))
}

/** A file as a host. */
export function fileHost(path: string): Host {
  return {
    name: path,
    async read(look) {
      look?.signal?.throwIfAborted()
      const workbook = await readFile(path)
      look?.signal?.throwIfAborted()
      return workbook
    },
    write: async (edits): Promise<readonly RefusedEdit[]> => (await writeFile(path, edits)).refused,
    writeNotes: (notes) => writeNotes(path, notes),
  }
}

async function replaceFile(
  out: string,
  mode: number,
  bytes: AsyncIterable<Uint8Array>,
  verifyFile: (temp: string) => Promise<void>,
  unchanged: () => Promise<void>,
): Promise<void> {
  // A link keeps pointing at its file: the file is what is replaced.
  const target = await realpath(out).catch(() => out)
  // A pipe or device that took a file in its place would be lost.
  const there = await stat(target).catch(() => null)
  if (there && !there.isFile()) throw new WriteError('not-written', out, 'not an ordinary file')
  // A name may have 255 bytes; a Chinese sign takes three of them.
  const temp = join(dirname(target), `.${basename(target).slice(0, 40)}.${randomBytes(6).toString('hex')}.tmp`)
  removeAtExit(temp)
  try {
    const handle = await open(temp, 'wx', mode & 0o777)
    try {
      for await (const piece of bytes) writeAll(handle, piece)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await verifyFile(temp)
    await unchanged()
    await rename(temp, target)
  } catch (error) {
    await rm(temp, { force: true })
    fail(out, error)
  } finally {
    leaveAtExit(temp)
  }
}

function writeAll(handle: FileHandle, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(handle.fd, bytes, done, bytes.length - done)
}

function fail(file: string, error: unknown): never {
  if (error instanceof ReadError || error instanceof WriteError) throw error
  throw new WriteError('not-written', file, error instanceof Error ? error.message : '')
}
