/**
 * What a run leaves to the next one about the same workbook: the cells as they were, the tables as they were found, what every rule
 * said, and which columns it had looked at to say it. A rule is not asked again where nothing it looked at has changed; as a check
 * has no state, it would say the same.
 */
import type { ColumnFacts } from './column.js'
import type { Sheet, SheetState, Workbook } from './grid.js'
import { type Changes, KeptSheet, NO_CHANGES } from './kept.js'
import type { Correction } from './notes.js'
import type { Outcome, Settings, SheetView } from './rule.js'
import type { SheetTables, Table } from './table/model.js'
import { hasLooked, type Looks, WatchedSheet, WatchedView } from './watched.js'

/** What was known of a sheet when its run ended. */
interface KnownSheet {
  readonly sheet: Sheet
  readonly kept: KeptSheet
  readonly found: SheetTables
  readonly tables: readonly TableMemory[]
  /** What the rules about whole sheets said, by their ids. */
  readonly said: Map<string, readonly Outcome[]>
}

/** What has to be the same for a sheet to be compared with the one in its place before. A copy: a workbook may be changed in place. */
interface Frame {
  readonly date1904: boolean
  readonly sheets: readonly { readonly name: string; readonly state: SheetState }[]
  readonly corrections: readonly Correction[]
}

/** Everything that is known of a workbook. A run that was broken off leaves none. */
export interface Known {
  readonly frame: Frame
  readonly sheets: ReadonlyMap<number, KnownSheet>
}

type Find = (sheet: Sheet) => SheetTables

const NOTHING: readonly Outcome[] = []

/** The memory of one run: what it may take from the one before, and what it leaves. */
export class Memory {
  private readonly frame: Frame
  private readonly before: Known | null
  private readonly sheets = new Map<number, KnownSheet>()
  /** Sheets on which no cell has changed. */
  private readonly still = new Set<number>()
  private readonly tables = new Map<Table, TableMemory>()
  /** The sheets as they were found in this run. */
  readonly views: SheetView[] = []

  /** `touched` says of a sheet's name whether it may have changed; one that is another object is compared all the same. */
  constructor(
    book: Workbook,
    before: Known | null,
    private readonly settings: Settings,
    private readonly touched: (sheet: string) => boolean,
  ) {
    this.frame = frameOf(book)
    this.before = before && isEqual(before.frame, this.frame) ? before : null
  }

  /** The tables of a sheet, as `find` finds them; not sought again where no cell has changed. */
  *tablesOf(sheet: Sheet, sheetIndex: number, find: Find): Generator<undefined, SheetTables, undefined> {
    const found = yield* this.find(sheet, sheetIndex, find)
    this.views.push({ sheet, sheetIndex, ...found })
    return found
  }

  private *find(sheet: Sheet, index: number, find: Find): Generator<undefined, SheetTables, undefined> {
    const before = this.before?.sheets.get(index) ?? null
    const isStill = before !== null && before.sheet === sheet && !this.touched(sheet.name)
    const { kept, changes } = isStill
      ? { kept: before.kept, changes: NO_CHANGES }
      : yield* KeptSheet.take(sheet, before?.kept ?? null)
    if (!kept) return find(sheet)
    yield
    const watched = new WatchedSheet(sheet)
    const isSame = before !== null && changes === NO_CHANGES
    const found = isSame ? onSheet(before.found, watched) : find(watched)
    if (isSame) this.still.add(index)
    const tables = found.tables.map((table, i) => {
      const old = before?.tables[i]
      const memory = new TableMemory(watched, table, kept.cols, changes && old?.isOf(table) ? { old, changes } : null)
      this.tables.set(table, memory)
      return memory
    })
    this.sheets.set(index, { sheet, kept, found, tables, said: isSame ? before.said : new Map() })
    return found
  }

  /** The view of a table with its memory; null where nothing is remembered of its sheet. */
  viewOf(table: Table): WatchedView | null {
    const memory = this.tables.get(table)
    if (!memory) return null
    return (memory.view = new WatchedView(table, this.frame.date1904, this.settings))
  }

  of(table: Table): TableMemory | null {
    return this.tables.get(table) ?? null
  }

  /** What a rule said of a sheet; null where it has to be asked. */
  ofSheet({ sheetIndex }: SheetView, rule: string): readonly Outcome[] | null {
    return this.still.has(sheetIndex) ? (this.sheets.get(sheetIndex)?.said.get(rule) ?? null) : null
  }

  /** Takes down what a rule said of a sheet. */
  keep({ sheetIndex }: SheetView, rule: string, said: readonly Outcome[]): void {
    this.sheets.get(sheetIndex)?.said.set(rule, said)
  }

  /** What is known when the run has ended. Nothing of the runs before is held any longer. */
  end(): Known {
    for (const table of this.tables.values()) table.end()
    return { frame: this.frame, sheets: this.sheets }
  }
}

function frameOf({ date1904, sheets, notes }: Workbook): Frame {
  return {
    date1904,
    sheets: sheets.map(({ name, state }) => ({ name, state })),
    corrections: [...(notes?.corrections ?? [])],
  }
}

function onSheet({ tables, ...found }: SheetTables, sheet: Sheet): SheetTables {
  return { ...found, tables: tables.map((table) => ({ ...table, sheet })) }
}

/** What the rules say of one table. They are known by their places: those about records first, then those about the table. */
export class TableMemory {
  view: WatchedView | null = null
  private facts: readonly ColumnFacts[] = []
  private readonly looks: (Looks | undefined)[] = []
  // What was said, one entry after another: the row (−1: of the table), the rule, the outcome.
  private readonly rows: number[] = []
  private readonly rules: number[] = []
  private readonly outcomes: Outcome[] = []
  /** How far the memory of the run before has been gone through. */
  private next = 0
  /** The rules that have to be asked of every row, and whether one about records is among them. */
  private again: ReadonlySet<number> = new Set()
  private asksRecords = true

  constructor(
    private readonly sheet: WatchedSheet,
    private readonly table: Table,
    private readonly cols: number,
    private before: { readonly old: TableMemory; readonly changes: Changes } | null,
  ) {}

  /** True of a table that was read as this one: the same rows and columns of the same meaning, the same title, unit and groups. */
  isOf({ sheet: _, ...table }: Table): boolean {
    const { sheet: __, ...own } = this.table
    return isEqual(own, table)
  }

  /**
   * Finds out who has to be asked again; `records` is the number of rules about records. A rule that looked at a column in which
   * something changed is asked of every row. If the columns are read with something else than before (the decimals most cells print),
   * all are asked everything.
   */
  *prepare(records: number): Generator<undefined, void, undefined> {
    const { old, changes } = this.before ?? { old: null, changes: NO_CHANGES }
    const factsOf = (i: number, col: number) => (old && !changes.cols.has(col) ? (old.facts[i] ?? null) : null)
    this.facts = this.view ? yield* this.view.facts(factsOf) : []
    if (!old) return
    if (!isEqual(this.facts, old.facts)) {
      this.before = null
      return
    }
    const again = new Set<number>()
    for (const [rule, looks] of old.looks.entries()) {
      if (looks && hasLooked(looks, changes.cols)) again.add(rule)
      else this.looks[rule] = looks
    }
    this.again = again
    this.asksRecords = [...again].some((rule) => rule < records)
  }

  /** Says again what all rules said of a row, in which nobody has to be asked; false where somebody has. */
  recallAll(row: number, say: (rule: number, outcome: Outcome) => void): boolean {
    if (!this.before || this.asksRecords || this.before.changes.rows.has(row)) return false
    const { rows, rules, outcomes } = this.before.old
    for (; rows[this.next] === row; this.next++) {
      const rule = rules[this.next]!
      const outcome = outcomes[this.next]!
      this.keep(rule, row, outcome)
      say(rule, outcome)
    }
    return true
  }

  /**
   * What a rule said of a row (−1: of the table); null where it has to be asked. Rows and rules must be gone through in the same order
   * in every run.
   */
  recall(rule: number, row: number): readonly Outcome[] | null {
    if (!this.before) return null
    const { old, changes } = this.before
    const from = this.next
    while (old.rows[this.next] === row && old.rules[this.next] === rule) this.next++
    if (this.again.has(rule) || changes.rows.has(row)) return null
    return from === this.next ? NOTHING : old.outcomes.slice(from, this.next)
  }

  /** A rule begins to look at a row (−1: at the table): what it sees elsewhere is noted. */
  watch(rule: number, row: number): void {
    this.sheet.watch((this.looks[rule] ??= new Uint8Array(this.cols + 1)), row)
  }

  rest(): void {
    this.sheet.rest()
  }

  keep(rule: number, row: number, outcome: Outcome): void {
    this.rows.push(row)
    this.rules.push(rule)
    this.outcomes.push(outcome)
  }

  /** Lets go of the run before. */
  end(): void {
    this.before = null
    this.view = null
  }
}

/** True of plain data that says the same: values, lists, records, maps and sets (these in the same order). */
function isEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((one, i) => isEqual(one, b[i]))
  if (a instanceof Map || a instanceof Set)
    return a.constructor === b.constructor && isEqual([...a], [...(b as Iterable<unknown>)])
  const [own, other] = [Object.entries(a), new Map(Object.entries(b))]
  return own.length === other.size && own.every(([key, value]) => other.has(key) && isEqual(value, other.get(key)))
}
