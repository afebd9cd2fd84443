/** Which project, which finding: keys that survive sorting, inserted rows and renamed sheets. */
import type { Ref } from './grid.js'
import type { TableView } from './record.js'
import { compactText } from './values.js'

/**
 * What a cell of a table is about, as a key: of a record its project code, else its normalised name (`''` where it has neither);
 * of a total its label; of a heading `heading`; of anything else `table`.
 */
export function subjectKey(view: TableView, at: Ref): string {
  const { header } = view.table
  if (at.row >= header.top && at.row <= header.bottom) return 'heading'
  if (view.role(at.row) === 'data') return recordKey(codeIn(view, at.row), view.subjectOf(at.row))
  const group = view.groups.find(({ row }) => row === at.row)
  return group ? `${group.kind}:${compactText(group.label).replace(/\d+/g, '')}` : 'table'
}

const PUNCTUATION = /\p{P}/u
/** Longer texts are no names; their punctuation stays. */
const LONGEST_NAME = 1000

/** A project's name for comparison: white space, width, brackets and punctuation removed, but not between digits (1-2号). */
export function nameKey(name: string): string {
  const solid = compactText(name)
  return solid.length <= LONGEST_NAME && PUNCTUATION.test(solid)
    ? solid.replace(/(?<!\d)\p{P}+|\p{P}+(?!\d)/gu, '')
    : solid
}

/** Names as numbers: those that are equal once compared (`nameKey`) have the same one. */
export class NameNumbers {
  private readonly known = new Map<string, number>()

  /** So many there are: numbers are 0 to `size` − 1. */
  get size(): number {
    return this.known.size
  }

  /** The number of a name; −1 of a blank one. */
  of(name: string): number {
    const key = nameKey(name)
    if (key === '') return -1
    let number = this.known.get(key)
    if (number === undefined) {
      number = this.known.size
      this.known.set(key, number)
    }
    return number
  }
}

/** The key of a project: its code, else its name (each as written, `''` where there is none). */
export function recordKey(code: string, name: string): string {
  return code === '' ? `name:${compactText(name)}` : `code:${compactText(code)}`
}

/** What stands in the code column of a row, `''` where it has none. */
export function codeIn(view: Pick<TableView, 'table' | 'readCell'>, row: number): string {
  for (const column of view.table.columns) {
    if (column.field?.role !== 'code') continue
    const reading = view.readCell(row, column)
    if (reading.state === 'ok') return String(reading.value)
  }
  return ''
}

/** Gives each key its ordinal among its equals, in the order asked: `a`, `a#2`, `a#3`. */
export class Ordinals {
  private readonly seen = new Map<string, number>()

  next(key: string): string {
    const n = (this.seen.get(key) ?? 0) + 1
    this.seen.set(key, n)
    return n === 1 ? key : `${key}#${n}`
  }
}
