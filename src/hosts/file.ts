/** Workbooks in files, for Node. */
import { createHash } from 'node:crypto'
import { readSync } from 'node:fs'
import { constants, type FileHandle, open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib'
import {
  type Inflate,
  ReadError,
  type ReadErrorCode,
  readWorkbook,
  type Source,
  type XlsxWorkbook,
} from '../ooxml/index.js'

/** Inflation by Node's zlib. */
export const nodeInflate: Inflate = {
  whole: (data, size) =>
    inflateRawSync(data, { maxOutputLength: Math.max(1, size), chunkSize: Math.max(64, size + 1) }),
  async *stream(pieces) {
    const inflate = createInflateRaw({ chunkSize: 1 << 18 })
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
}

/**
 * Reads a workbook from a file. Throws ReadError, which names the file, where it is missing, no ordinary file,
 * unreadable or no workbook; nothing is opened that could block.
 */
export async function readFile(path: string): Promise<XlsxWorkbook> {
  const handle = await openFile(path)
  try {
    const { size } = await handle.stat()
    return await readWorkbook(handleSource(handle, size, path), { name: path, inflate: nodeInflate })
  } finally {
    await handle.close()
  }
}

/** The SHA-256 of a file's bytes, in hexadecimal. Throws ReadError as `readFile` does. */
export async function sha256(path: string): Promise<string> {
  const handle = await openFile(path)
  try {
    const hash = createHash('sha256')
    for await (const chunk of handle.createReadStream({ autoClose: false })) hash.update(chunk)
    return hash.digest('hex')
  } finally {
    await handle.close()
  }
}

/** Opens an ordinary file for reading. O_NONBLOCK: opening a pipe that nobody writes to must not wait. */
async function openFile(path: string): Promise<FileHandle> {
  let handle: FileHandle
  try {
    handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  } catch (error) {
    throw new ReadError(reason(error), path, codeOf(error))
  }
  const stat = await handle.stat()
  if (stat.isFile()) return handle
  await handle.close()
  throw new ReadError(stat.isDirectory() ? 'directory' : 'not-file', path)
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

/** Bytes of an open file. Reads are short and mostly from the page cache, so they are synchronous. */
function handleSource(handle: FileHandle, size: number, path: string): Source {
  return {
    size,
    read(offset, length) {
      const bytes = new Uint8Array(length)
      let done = 0
      try {
        while (done < length) {
          const count = readSync(handle.fd, bytes, done, length - done, offset + done)
          if (count === 0) throw new ReadError('truncated', path, `at ${offset + done}`)
          done += count
        }
      } catch (error) {
        throw error instanceof ReadError ? error : new ReadError('unreadable', path, codeOf(error))
      }
      return bytes
    },
  }
}
