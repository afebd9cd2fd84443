/** What an explanation claims of its row, held against what the row says: 已开工 where the start is blank. */
import { isBlank } from './grid.js'
import { codeIn, recordKey } from './identity.js'
import type { TableView } from './record.js'
import { normalizeText, type Reading, readYesNo } from './values.js'
import type { Claim, FieldClaim, FieldDef, Vocabulary, Words } from './vocabulary.js'
import { valueKey } from './witness.js'

/** A claim with the clause that makes it. */
export interface Said {
  readonly claim: Claim
  readonly clause: string
}

/** What denies a claim: the field, and what its cell holds (null: nothing). */
export interface Denial {
  readonly field: Words
  readonly value: string | null
}

const CLAUSES = /[,;.!?:()[\]、。…“”‘’"'\n—]+/
/** Signs of a clause that are looked at, and of a value that are quoted. */
const LONGEST_CLAUSE = 100
const LONGEST_VALUE = 24
/** A clause with one of these denies, asks, plans or supposes: it claims nothing. */
const UNCERTAIN =
  /[未没不非无若待误错拟将]|没有|如果|如已|假如|是否|预计|计划|争取|力争|不是|\b(?:not|never|if|will|plan)/

/** The claims a text makes, each once. */
export function claimsIn(text: string, claims: readonly Claim[]): Said[] {
  if (claims.length === 0) return []
  const said = new Map<Claim, string>()
  for (const piece of normalizeText(text).split(CLAUSES)) {
    const clause = piece.trim().slice(0, LONGEST_CLAUSE)
    if (clause === '' || UNCERTAIN.test(clause)) continue
    for (const claim of claims) if (!said.has(claim) && claim.says.test(clause)) said.set(claim, clause)
  }
  return [...said].map(([claim, clause]) => ({ claim, clause }))
}

/** Every claim of a vocabulary, each once. */
export function claimsOf({ fields }: Vocabulary): Claim[] {
  return [...new Set(fields.flatMap((field) => field.claims?.map(({ claim }) => claim) ?? []))]
}

/** Table and row → what is denied there: claims by their places among the vocabulary's. */
export type DenialsData = readonly (readonly [
  row: string,
  denied: readonly (readonly [claim: number, denial: Denial])[],
])[]

/** What the rows of some projects deny: looked up while their workbook is open, kept when it is closed. */
export class Denials {
  private constructor(private readonly known: Map<string, ReadonlyMap<Claim, Denial>>) {}

  /** Looks at the rows of the projects with one of `subjects` (keys as `recordKey` gives them). */
  static open(views: readonly TableView[], claims: ReadonlySet<Claim>, subjects: ReadonlySet<string>): Denials {
    const denials = new Denials(new Map())
    if (claims.size === 0) return denials
    views.forEach((view, table) => {
      const bearers = bearersOf(view, claims)
      if (bearers.length === 0) return
      let key = ''
      for (const row of view.dataRows()) {
        if (!view.isContinued(row)) key = recordKey(codeIn(view, row), view.subjectOf(row))
        if (subjects.has(key)) denials.note(view, table, row, bearers)
      }
    })
    return denials
  }

  /** What `data` came from. `claims` are the vocabulary's, in its order. */
  static kept(data: DenialsData, claims: readonly Claim[]): Denials {
    return new Denials(
      new Map(
        data.map(([row, denied]) => [row, new Map(denied.map(([claim, denial]) => [claims[claim]!, denial] as const))]),
      ),
    )
  }

  /** The same as plain data: claims by their places among `claims`. */
  data(claims: readonly Claim[]): DenialsData {
    return [...this.known].map(([row, denied]) => [
      row,
      [...denied].map(([claim, denial]) => [claims.indexOf(claim), denial] as const),
    ])
  }

  /** What denies a claim in a row of a table; null where nothing does. `table` is an index into the views. */
  of(claim: Claim, table: number, row: number): Denial | null {
    return this.known.get(`${table},${row}`)?.get(claim) ?? null
  }

  private note(view: TableView, table: number, row: number, bearers: readonly Bearer[]): void {
    const denied = new Map<Claim, Denial>()
    const open = new Set<Claim>()
    for (const { def, col, test } of bearers) {
      const bearing = bearingOf(def, test, readingIn(view, row, def, col))
      if (bearing === 'bears' || bearing === 'open') open.add(test.claim)
      if (bearing !== 'denies') continue
      const value = valueKey(view.sheet.value(row, col))
      const denial = { field: def.title, value: value === '' ? null : value.slice(0, LONGEST_VALUE) }
      // A cell that says no goes before one that says nothing.
      const known = denied.get(test.claim)
      if (!known || (known.value === null && denial.value !== null)) denied.set(test.claim, denial)
    }
    for (const claim of open) denied.delete(claim)
    if (denied.size > 0) this.known.set(`${table},${row}`, denied)
  }
}

/** A column that bears on a claim. */
interface Bearer {
  readonly def: FieldDef
  readonly col: number
  readonly test: FieldClaim
}

function bearersOf(view: TableView, claims: ReadonlySet<Claim>): Bearer[] {
  const defs = new Set(view.table.columns.flatMap(({ field }) => field ?? []))
  return [...defs].flatMap((def) =>
    (def.claims ?? []).flatMap((test) => {
      const column = claims.has(test.claim) ? view.sourceOf(def.name) : null
      return column ? [{ def, col: column.col, test }] : []
    }),
  )
}

/** A formula whose result nobody has computed says neither yes nor no. */
function readingIn(view: TableView, row: number, { name }: FieldDef, col: number): Reading<unknown> {
  const isUncalculated = isBlank(view.sheet.value(row, col)) && view.sheet.formula(row, col) !== null
  return isUncalculated ? { state: 'unreadable', reason: 'unparseable' } : view.readField(row, name)
}

function bearingOf(
  { type }: FieldDef,
  { blankDenies, filledIsSilent, denying, bearing }: FieldClaim,
  reading: Reading<unknown>,
): 'bears' | 'denies' | 'open' | 'silent' {
  if (reading.state === 'unreadable') return 'open'
  if (reading.state !== 'ok') return blankDenies ? 'denies' : 'silent'
  if (filledIsSilent) return 'silent'
  if (type === 'yesno') return reading.value ? 'bears' : 'denies'
  if (type === 'text') {
    const said = readYesNo(reading.value as string)
    return said.state === 'ok' && !said.value ? 'denies' : 'bears'
  }
  if (type !== 'enum') return 'bears'
  const { value } = reading.value as { readonly value: string }
  return denying?.includes(value) ? 'denies' : bearing?.includes(value) ? 'bears' : 'silent'
}
