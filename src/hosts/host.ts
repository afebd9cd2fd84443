/** What a host is: the place a workbook lives in, with the means to read it and to change single cells. */
import type { Ref, Value, Workbook } from '../core/grid.js'
import type { Edit } from '../core/rule.js'

/** An edit that was not made, and why. */
export interface RefusedEdit {
  readonly edit: Edit
  /**
   * `changed`: the cell no longer holds `from`. `formula`: its value is computed. `no-sheet`: there is no such sheet.
   * `value`: `to` is nothing a cell can hold (an error, a number that is not finite, a text above 32,767 signs).
   */
  readonly reason: RefusedReason
}

export type RefusedReason = 'changed' | 'formula' | 'no-sheet' | 'value'

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

/** True where a cell that should hold `from` does. */
export function holds(value: Value, from: Value): boolean {
  if (typeof value === 'object' && value !== null && typeof from === 'object' && from !== null) {
    return value.error === from.error
  }
  return Object.is(value, from) || (value === 0 && from === 0)
}
