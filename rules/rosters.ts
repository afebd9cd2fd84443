/** The rosters that are handed in as tables (领导名册, 单位名册), and the names of a ledger beside them. */
import { type BatchView, compactText, Roster, type RosterEntry, squeeze } from '../src/core/index.js'
import type { Fields } from './fields.js'
import { isKind, type Ledger, type Line } from './joined.js'
import { findUnit, unitsIn } from './keys.js'

/** The rosters of a batch as one. */
export interface Listed {
  readonly roster: Roster
  /** The first of them. */
  readonly table: Ledger
  /** False where an entry cannot be read: it may be any name. */
  readonly isWhole: boolean
}

/** The leaders listed in a batch; null where no table lists them. */
export function leadersIn(batch: BatchView<Fields>): Listed | null {
  return listed(
    batch,
    'leaders',
    (line) => line.text('person'),
    () => [],
  )
}

/** The units listed in a batch with their other forms; null where no table lists them. */
export function unitsOf(batch: BatchView<Fields>): Listed | null {
  return listed(
    batch,
    'units',
    (line) => line.text('unitName'),
    (line) => FORMS.flatMap((field) => line.text(field)?.split(SEPARATOR) ?? []),
  )
}

const SEPARATOR = /[、，,;；/／|\r\n]+/

function listed(
  batch: BatchView<Fields>,
  kind: 'leaders' | 'units',
  nameOf: (line: Line) => string | null,
  formsOf: (line: Line) => string[],
): Listed | null {
  const tables = batch.current.filter((table) => isKind(table, kind))
  const [first] = tables
  if (!first) return null
  const entries: RosterEntry[] = []
  let isWhole = true
  for (const table of tables)
    for (const line of table.records()) {
      const name = nameOf(line)
      if (name === null || FORMS.some((field) => line.read(field).state === 'unreadable')) isWhole = false
      if (name === null) continue
      entries.push({ ...OPEN, name, accepted: formsOf(line).filter((form) => compactText(form) !== '') })
    }
  return { roster: new Roster(entries), table: first, isWhole }
}

const FORMS = ['shortName', 'otherNames'] as const
const OPEN = { aliases: [], rank: null, kind: null, from: null, to: null, successor: null }

/** The names in one column of a table, held against a roster. */
export interface LookedUp {
  /** Different names the roster has. */
  readonly known: number
  readonly unknown: readonly { readonly line: Line; readonly name: string }[]
  /** Cells that cannot be split into names. */
  readonly unclear: number
}

/** Looks up every name of a column; of units only offices are asked for, companies and townships need not be listed. */
export function lookUp(table: Ledger, field: 'leader' | 'unit', { roster }: Listed): LookedUp {
  const known = new Set<string>()
  const unknown: { readonly line: Line; readonly name: string }[] = []
  let unclear = 0
  for (const line of table.records()) {
    if (line.isContinued || line.isBlank(field)) continue
    const names = field === 'leader' ? leadersOf(line, roster) : unitNames(line, roster)
    if (!names) unclear++
    for (const { name, isKnown } of names ?? []) {
      if (isKnown) known.add(squeeze(name))
      else unknown.push({ line, name })
    }
  }
  return { known: known.size, unknown, unclear }
}

interface Name {
  readonly name: string
  readonly isKnown: boolean
}

function leadersOf(line: Line, roster: Roster): Name[] | null {
  const people = line.people('leader')
  if (!people?.certain) return null
  return people.names.map((name) => ({ name, isKnown: roster.find(name) !== null }))
}

function unitNames(line: Line, roster: Roster): Name[] | null {
  const text = line.text('unit')
  if (text === null) return null
  const found = unitsIn(text, roster).map((part) => findUnit(part, roster))
  return found.flatMap(({ name, entry, isOffice }) => (entry || isOffice ? [{ name, isKnown: entry !== null }] : []))
}
