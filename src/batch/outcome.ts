/** What becomes of one file of a run: plain data, whichever thread or machine made it. */
import { resolve } from 'node:path'
import type { Parcel, Words } from '../core/index.js'
import type { FileFormat } from '../formats/words.js'
import type { Picture } from '../reports/picture.js'
import type { FileError } from '../reports/run.js'

/** A file of a run: to be checked, or of an earlier period and only to be remembered. */
export interface Job {
  /** As found; relative to `folder`. */
  readonly file: string
  readonly folder: string
  readonly isEarlier: boolean
  /** Which settings of its own it has (the overrides that hold for it); absent: none. */
  readonly group?: string
  /** The file its bytes are in, where that is another one: what came by standard input. */
  readonly spool?: string
}

/** The whole path a file goes by. */
export function pathOf({ folder, file }: Pick<Job, 'folder' | 'file'>): string {
  return resolve(folder, file)
}

/** The whole path of the file its bytes are in. */
export function bytesOf(job: Job): string {
  return job.spool ?? pathOf(job)
}

/** A file that was read. */
export interface Read {
  readonly kind: 'read'
  /** What the file turned out to be. */
  readonly format: FileFormat
  /** Of the file's bytes, in hexadecimal; null where nobody asked for it. */
  readonly sha256: string | null
  /** What was odd about the file. */
  readonly warnings: readonly Words[]
  readonly parcel: Parcel
  /** Its tables as shown; null where nobody asked for them. */
  readonly picture: Picture | null
}

/** A file that could not be read or not be checked. */
export interface Unread {
  readonly kind: 'unread'
  readonly error: FileError
}

export type Outcome = Read | Unread
