/** The rows of a table from its header down to where it ends. */
import type { HeaderBlock } from './header.js'
import type { Mark } from './marks.js'
import type { Column, RowRole } from './model.js'
import { RowReader } from './rows.js'
import type { Strip } from './strip.js'

/** A table ends where so many blank rows are followed by something that is no record. */
const GAP = 2

/** The rows of a table as found. */
export interface Body {
  /** One role per row from the first below the header; blank rows and notes at the end are left out. */
  readonly roles: RowRole[]
  /** The rows that are what a person said. */
  readonly said: ReadonlySet<number>
  readonly marks: readonly Mark[]
  /** The first row that was not taken. */
  readonly next: number
}

/**
 * Reads rows until `to`, or until something that is not of this table begins. `strip` is as wide as the table, `stem` the column of its
 * subject; `isCut`: another header follows `to`.
 */
export function readBody(
  strip: Strip,
  header: HeaderBlock,
  columns: readonly Column[],
  stem: number,
  to: number,
  isCut: boolean,
  title: string,
  isApart: boolean,
): Body {
  const reader = new RowReader(strip, header, columns, stem, isApart)
  const { guide } = strip
  const reach = guide.reaches.get(header.bottom) ?? -1
  const said = new Set<number>()
  let lastSaid = -1
  const roles: RowRole[] = []
  const first = header.bottom + 1
  let end = first
  let blanks = 0
  let isAfterGap = false
  let row = first
  for (; row <= to; row++) {
    const word = guide.rows.get(row)
    const own = reader.roleOf(row)
    const role = word === undefined ? own : reader.takeSaid(row, own, word)
    if (word !== undefined) {
      said.add(row)
      lastSaid = row
    }
    if (role === 'header') {
      const printed = reader.printedAgain(row, end, title)
      if (printed === null && word === undefined) break
      for (const above of printed ?? []) roles[above - first] = 'note'
      roles.push('repeated-header')
      end = row + 1
      blanks = 0
      continue
    }
    if (role === 'other-header') break
    if (role === 'blank') {
      if (own === 'blank') blanks++
      roles.push('blank')
      if (word !== undefined) end = row + 1
      continue
    }
    const isApartBelow = blanks >= GAP || (blanks > 0 && reader.isClosed)
    if (isApartBelow && word === undefined && row >= reach && !reader.belongs(row, role)) {
      isAfterGap = true
      break
    }
    blanks = 0
    roles.push(role)
    // A heading of nothing at the end is kept where it is numbered and no total stands above it.
    const isLabel = role === 'note' || (role === 'section' && !(reader.isNumbered(row) && !reader.isClosed))
    if (word !== undefined || !isLabel) end = row + 1
    reader.follow(role)
  }
  // What stands between the last record and another header belongs to that header.
  if ((row <= to || isCut) && !isAfterGap) end = Math.max(reader.lastRecord(first, roles), lastSaid + 1)
  roles.length = end - first
  return { roles, said, marks: reader.marks.filter((mark) => mark.row < end), next: end }
}
