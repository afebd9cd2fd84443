/** What a large run does not need at hand, in a file without a name. */
import { randomBytes } from 'node:crypto'
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import type { Shelf, Words } from '../core/index.js'
import { leaveAtExit, removeAtExit } from '../hosts/temporary.js'

/** Records and findings that stay in memory (some hundred megabytes): most runs never need a file. */
const AT_HAND = 500_000

/** The system's folder for temporary files cannot be written, or is full. `code`: the system's word for it. */
export class ShelfError extends Error {
  readonly words: Words

  constructor(code: string) {
    super(code)
    const folder = tmpdir()
    this.words = {
      zh: `这么多工作簿要用临时文件，但临时文件夹“${folder}”写不了（${code}）。请腾出空间，或用环境变量 ${VARIABLE} 换一个文件夹`,
      en: `so many workbooks need a temporary file, but the folder “${folder}” cannot be written (${code}). Make room, or name another in ${VARIABLE}`,
    }
  }
}

const VARIABLE = process.platform === 'win32' ? 'TEMP' : 'TMPDIR'

/** Keeps what is light in memory and lays the rest down in a temporary file. Throws `ShelfError` where that cannot be. */
export class FileShelf implements Shelf {
  private weight = 0
  private end = 0
  private descriptor: number | null = null
  private path: string | null = null

  /** `atHand`: the weight that stays in memory. */
  constructor(private readonly atHand = AT_HAND) {}

  put<T>(data: T, weight: number): () => T {
    this.weight += weight + 1
    if (this.weight <= this.atHand) return () => data
    const bytes = serialize(data)
    const at = this.end
    this.write(bytes, at)
    this.end += bytes.length
    const { length } = bytes
    return () => deserialize(this.read(at, length)) as T
  }

  private write(bytes: Buffer, at: number): void {
    try {
      const descriptor = this.open()
      for (let done = 0; done < bytes.length; )
        done += writeSync(descriptor, bytes, done, bytes.length - done, at + done)
    } catch (error) {
      throw error instanceof Error && 'code' in error ? new ShelfError(String(error.code)) : error
    }
  }

  /** Removes what was laid down. Nothing can be taken up again. */
  close(): void {
    if (this.descriptor !== null) closeSync(this.descriptor)
    this.descriptor = null
    this.remove()
  }

  private remove(): void {
    if (this.path === null) return
    rmSync(this.path, { force: true })
    leaveAtExit(this.path)
    this.path = null
  }

  private open(): number {
    if (this.descriptor !== null) return this.descriptor
    const path = join(tmpdir(), `kplint-${randomBytes(8).toString('hex')}.tmp`)
    removeAtExit(path)
    this.path = path
    this.descriptor = openSync(path, 'wx+', 0o600)
    // Where the system lets an open file lose its name, nothing is left behind even if the run is killed.
    if (process.platform !== 'win32') this.remove()
    return this.descriptor
  }

  private read(at: number, length: number): Buffer {
    const bytes = Buffer.allocUnsafe(length)
    for (let done = 0; done < length; ) {
      const count = readSync(this.descriptor!, bytes, done, length - done, at + done)
      if (count === 0) throw new Error('a temporary file was cut')
      done += count
    }
    return bytes
  }
}
