/** What a host is: the place a workbook lives in, with the means to read it and to change single cells. */
import type { Edit, Ref, RefusedEdit, Workbook } from '../core/index.js'

export interface Host {
  /** The name messages use: a path, a workbook's title. */
  readonly name: string
  /** Reads without changing anything. */
  read(): Promise<Workbook>
  /** Makes the edits whose cells still hold `from`; gives back those refused. */
  write(edits: readonly Edit[]): Promise<readonly RefusedEdit[]>
  /** Brings a cell before the user's eyes, where the host has any. */
  show?(at: Ref): Promise<void>
}
