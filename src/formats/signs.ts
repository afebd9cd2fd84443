/** How much text one file may hold. */
import { ReadError } from '../ooxml/index.js'

/** Signs (UTF-16 code units) of one file: a few kilobytes can be made to stand for gigabytes of them. */
export const MAX_SIGNS = 128 * 2 ** 20

/** Counts the signs that are kept of a file. */
export class Signs {
  private count = 0

  /** `file` is named by errors. */
  constructor(private readonly file: string) {}

  /** So many more. Throws ReadError `too-large` where they are more than any file's. */
  take(count: number): void {
    this.count += count
    if (this.count > MAX_SIGNS) throw new ReadError('too-large', this.file, `more than ${MAX_SIGNS} signs`)
  }
}
