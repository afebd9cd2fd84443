/** Reading the cells of one column: everything that is the same for all of them is worked out once, each distinct text once. */
import { isBlank, type Value } from './grid.js'
import type { TableView } from './record.js'
import type { Column } from './table/model.js'
import {
  columnDecimals,
  percentScale,
  type Reading,
  readAmount,
  readEnum,
  readMonth,
  readNumber,
  readPeople,
  readPercent,
  readSpan,
  readText,
  readYesNo,
} from './values.js'
import type { FieldDef, FieldType } from './vocabulary.js'

/** What a blank cell says, whatever its field. */
export const BLANK: Reading<never> = { state: 'blank' }
/** Distinct texts remembered per column; past that, texts are read anew (a column of a million different texts). */
const MEMO_LIMIT = 20_000

/** The part of a table a column is read with. */
type ReaderView = Pick<
  TableView,
  'sheet' | 'date1904' | 'unitOf' | 'dataRows' | 'peopleNames' | 'mergedFrom' | 'recalled'
>

/** What holds for every row a merged cell covers; money and numbers in it are said once and would be counted twice. */
const SHARED: ReadonlySet<FieldType> = new Set(['text', 'people', 'enum', 'yesno', 'month', 'span'])

/** What is worked out of a column and the same for all its cells; null where nobody has asked. */
export interface ColumnFacts {
  /** The decimals most of its numbers print. */
  readonly decimals: { readonly value: number | null } | null
  readonly scale: { readonly value: 'fraction' | 'percent' | null } | null
}

/** The reader of one column of a table. */
export class ColumnReader {
  private readonly memo = new Map<string, Reading<unknown>>()
  private readonly isShared: boolean
  private lastRow = -1
  private last: Reading<unknown> = BLANK
  private decimals: ColumnFacts['decimals'] = null
  private scale: ColumnFacts['scale'] = null

  constructor(
    private readonly view: ReaderView,
    readonly column: Column,
    readonly def: FieldDef,
  ) {
    this.isShared = SHARED.has(def.type) && def.role === undefined
  }

  /** What the cell in a row says. Rules ask one record after another, so the last answer is kept. */
  read(row: number): Reading<unknown> {
    if (row === this.lastRow) this.view.recalled(row, this.column.col)
    else {
      this.last = this.readAnew(row)
      this.lastRow = row
    }
    return this.last
  }

  private readAnew(row: number): Reading<unknown> {
    const { sheet } = this.view
    const value = sheet.value(row, this.column.col)
    if (value === null) {
      const top = this.isShared ? this.view.mergedFrom(row, this.column.col) : null
      return top === null ? BLANK : this.read(top)
    }
    if (typeof value !== 'string') return this.parse(value, sheet.format(row, this.column.col))
    const known = this.memo.get(value)
    if (known !== undefined) return known
    const reading = isBlank(value) ? BLANK : this.parse(value, 'General')
    if (this.memo.size < MEMO_LIMIT) this.memo.set(value, reading)
    return reading
  }

  /** Works out what is the same for all cells. */
  warm(): void {
    if (this.def.type === 'amount') this.columnDecimals()
    if (this.def.type === 'percent') this.fractions()
  }

  /** What is the same for all cells, as far as it has been worked out; of a column with the same cells it may be taken over. */
  get facts(): ColumnFacts {
    return { decimals: this.decimals, scale: this.scale }
  }
  set facts({ decimals, scale }: ColumnFacts) {
    this.decimals = decimals
    this.scale = scale
  }

  /** Reads any value as a cell of this column would be read. */
  parse(value: Value, format: string): Reading<unknown> {
    switch (this.def.type) {
      case 'amount':
        return readAmount(value, format, { unit: this.view.unitOf(this.column), decimals: this.columnDecimals() })
      case 'number':
        return readNumber(value, format)
      case 'percent':
        return readPercent(value, format, { fractions: this.fractions() })
      case 'month':
        return readMonth(value, format, this.view.date1904)
      case 'span':
        return readSpan(value, format, this.view.date1904)
      case 'people':
        return readPeople(value, this.view.peopleNames(this.def))
      case 'yesno':
        return readYesNo(value)
      case 'enum':
        return readEnum(value, this.def.values ?? [])
      case 'text':
        return readText(value)
    }
  }

  private columnDecimals(): number | null {
    return (this.decimals ??= { value: columnDecimals(this.cells()) }).value
  }

  /** Whether a bare 0.82 of this column means 82 %; null where its cells do not tell. */
  private fractions(): boolean | null {
    this.scale ??= { value: percentScale(this.cells()) }
    return this.scale.value === null ? null : this.scale.value === 'fraction'
  }

  private *cells(): Iterable<{ value: Value; format: string }> {
    const { sheet } = this.view
    const cell = { value: null as Value, format: 'General' }
    for (const row of this.view.dataRows()) {
      cell.value = sheet.value(row, this.column.col)
      if (cell.value === null) continue
      cell.format = typeof cell.value === 'number' ? sheet.format(row, this.column.col) : 'General'
      yield cell
    }
  }
}
