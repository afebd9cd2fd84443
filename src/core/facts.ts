/**
 * What is remembered of a table once its workbook is closed: the fields rules over several workbooks read, by column, in typed arrays
 * where they are numbers. A hundred workbooks are joined without one of them being held open.
 */
import { BLANK } from './column.js'
import type { Ref } from './grid.js'
import { codeIn, type NameNumbers, nameKey, recordKey } from './identity.js'
import { RowReader, type TableView } from './record.js'
import type { Datum, FieldTypes } from './rule.js'
import { newStore, type Store, type StoreData, storeOf } from './stores.js'
import type { Group } from './table/model.js'
import { apart } from './values/text.js'
import type { Amount, Choice, Month, People, Percent, Reading } from './values.js'
import type { FieldDef, Words } from './vocabulary.js'

/** One row of a remembered table: a project, or a line that goes on with it. */
export class FactRecord<F extends FieldTypes = FieldTypes> extends RowReader<F> {
  constructor(
    readonly table: FactTable<F>,
    /** Its place among the records of the table, 0-based. */
    readonly index: number,
  ) {
    super()
  }

  get row(): number {
    return this.table.rowOf(this.index)
  }

  has(field: keyof F & string): boolean {
    return this.table.has(field)
  }

  at(field: keyof F & string): Ref {
    const col = this.table.colOf(field)
    if (col === null) throw new Error(`no column for ${field}`)
    return this.table.ref(this.row, col)
  }

  read(field: keyof F & string): Reading<unknown> {
    return this.table.readFact(this.index, field)
  }

  /** The project's name; of a line that goes on with the project above, that project's. */
  get subject(): string {
    return this.table.subjectAt(this.index)
  }

  /** The same as names are compared (`nameKey`). */
  get nameKey(): string {
    return nameKey(this.subject)
  }

  /** The project's codes as written in its code cell, `''` where it has none. */
  get code(): string {
    return this.table.codeAt(this.index)
  }

  /** True of a line that goes on with the project above it: the cell of its name is merged with the one above. */
  get isContinued(): boolean {
    return this.table.isContinuedAt(this.index)
  }
}

/** A total or subtotal row with the amounts and numbers that are remembered of it. */
export interface FactSum {
  readonly kind: Group['kind']
  readonly label: string
  readonly row: number
  /** The readings of the remembered fields of this row. */
  readonly values: ReadonlyMap<string, Reading<unknown>>
}

interface FactColumn {
  readonly col: number
  readonly def: FieldDef | null
  readonly heading: string
  readonly at: Ref
}

/** A table as plain data, but for its readings (`FactPage`). Fields by their names; positions are 0-based. */
export interface FactData {
  readonly head: FactHead
  readonly columns: readonly {
    readonly col: number
    readonly field: string | null
    readonly heading: string
    readonly row: number
  }[]
  /** Field → its column. */
  readonly cols: readonly (readonly [field: string, col: number])[]
  readonly rows: Int32Array
  readonly names: Names
}

/** What is read of a remembered table: large, and seldom wanted of all tables at once. */
export interface FactPage {
  readonly stores: readonly (readonly [field: string, readings: StoreData])[]
  readonly sums: readonly (Omit<FactSum, 'values'> & {
    readonly values: readonly (readonly [field: string, reading: Reading<unknown>])[]
  })[]
}

/** What a table says of itself. */
interface FactHead {
  readonly sheet: string
  readonly sheetIndex: number
  readonly kind: string | null
  readonly title: string | null
  /** The place the title names (`平陆县`), null where it names none. */
  readonly place: string | null
  /** 填报单位 as the table states it, null where it states none. */
  readonly reportingUnit: string | null
  /** Months: year × 12 + month − 1; the title's, else the run's. */
  readonly period: number | null
  readonly year: number | null
  readonly header: { readonly top: number; readonly bottom: number; readonly left: number }
  readonly bottom: number
}

/** Where a table stands in a batch. */
export interface FactPlace {
  /** The workbook's place. */
  readonly book: number
  /** The table's in its report. */
  readonly index: number
  /** Of a workbook of an earlier period. */
  readonly isPrevious: boolean
  readonly file: string
}

/** Where the readings of a closed table are taken from; asked again each time they were let go. */
export type FetchPage = () => FactPage

/** A table as remembered. */
export class FactTable<F extends FieldTypes = FieldTypes> implements FactHead, FactPlace {
  readonly sheet: string
  readonly sheetIndex: number
  readonly kind: string | null
  readonly title: string | null
  readonly place: string | null
  readonly reportingUnit: string | null
  readonly period: number | null
  readonly year: number | null
  readonly header: FactHead['header']
  readonly bottom: number
  readonly book: number
  readonly index: number
  readonly isPrevious: boolean
  readonly file: string
  private stores = new Map<string, Store>()
  private page: FactPage | null = null
  private continued: ReadonlySet<number> | null = null
  private numbered: { readonly by: NameNumbers; readonly numbers: Int32Array } | null = null

  private constructor(
    head: FactHead,
    place: FactPlace,
    private readonly wanted: ReadonlySet<string>,
    private readonly columns: readonly FactColumn[],
    private readonly cols: ReadonlyMap<string, number>,
    private readonly rows: Int32Array,
    private names: Names | null,
    /** The table itself as long as its workbook is open; then what is asked for is read when it is asked for. */
    private readonly source: TableView | FetchPage,
  ) {
    this.sheet = head.sheet
    this.sheetIndex = head.sheetIndex
    this.kind = head.kind
    this.title = head.title
    this.place = head.place
    this.reportingUnit = head.reportingUnit
    this.period = head.period
    this.year = head.year
    this.header = head.header
    this.bottom = head.bottom
    this.book = place.book
    this.index = place.index
    this.isPrevious = place.isPrevious
    this.file = place.file
  }

  /** The table of an open workbook; `wanted` fields of it can be read. */
  static open<F extends FieldTypes>(view: TableView, wanted: ReadonlySet<string>, place: FactPlace): FactTable<F> {
    const { table } = view
    const columns = table.columns.map(({ col, field, path, at }) => ({
      col,
      def: field,
      heading: path.at(-1) ?? '',
      at: { sheet: at.sheet, row: at.row, col: at.col },
    }))
    const cols = new Map<string, number>()
    for (const field of wanted) {
      const column = view.sourceOf(field)
      if (column) cols.set(field, column.col)
    }
    const head: FactHead = {
      sheet: table.sheet.name,
      sheetIndex: table.sheetIndex,
      kind: view.kind,
      title: table.title?.text ?? null,
      place: table.title?.place ?? null,
      reportingUnit: table.reportingUnit?.value || null,
      period: view.period,
      year: view.year,
      header: { top: table.header.top, bottom: table.header.bottom, left: table.range.left },
      bottom: table.range.bottom,
    }
    return new FactTable<F>(head, place, wanted, columns, cols, Int32Array.from(view.dataRows()), null, view)
  }

  /** The table that `data` came from. `fields` are the vocabulary's, by name. */
  static kept<F extends FieldTypes>(
    { head, columns, cols, rows, names }: FactData,
    wanted: ReadonlySet<string>,
    place: FactPlace,
    fields: ReadonlyMap<string, FieldDef>,
    fetch: FetchPage,
  ): FactTable<F> {
    const known = columns.map(({ col, field, heading, row }) => ({
      col,
      def: field === null ? null : (fields.get(field) ?? null),
      heading,
      at: { sheet: head.sheetIndex, row, col },
    }))
    return new FactTable<F>(head, place, wanted, known, new Map(cols), rows, names, fetch)
  }

  /** What is to be remembered of an open table. Texts are copied: a workbook's may be pieces of the whole of it and keep that. */
  take(): { readonly data: FactData; readonly page: FactPage } {
    const { sheet, sheetIndex, kind, title, place, reportingUnit, period, year, header, bottom } = this
    for (const field of this.cols.keys()) this.storeOf(field)
    const copies = new Copies()
    const copied = (text: string): string => copies.of(text)
    const { subjects, codes, continued } = this.namesOf()
    return {
      data: {
        head: { sheet, sheetIndex, kind, title, place, reportingUnit, period, year, header, bottom },
        columns: this.columns.map(({ col, def, heading, at }) => ({
          col,
          field: def?.name ?? null,
          heading,
          row: at.row,
        })),
        cols: [...this.cols],
        rows: this.rows,
        names: { subjects: subjects.map(copied), codes: codes.map(copied), continued },
      },
      page: {
        stores: [...this.stores].map(([field, store]) => [field, store.data(copied)]),
        sums: this.sums.map((sum) => ({ ...sum, values: [...sum.values] })),
      },
    }
  }

  /** Lets go what can be fetched again. */
  rest(): void {
    if (typeof this.source !== 'function') return
    this.page = null
    this.stores = new Map()
  }

  private get view(): TableView | null {
    return typeof this.source === 'function' ? null : this.source
  }

  private get fetched(): FactPage {
    if (typeof this.source !== 'function') throw new Error('the table is open')
    return (this.page ??= this.source())
  }

  /** The total and subtotal rows. */
  get sums(): readonly FactSum[] {
    const { view } = this
    if (!view) return this.fetched.sums.map((sum) => ({ ...sum, values: new Map(sum.values) }))
    return view.groups
      .filter(({ kind }) => kind !== 'section')
      .map(({ kind, label, row }) => {
        const values = [...this.cols.keys()].map((field) => [field, view.readField(row, field)] as const)
        return { kind, label, row, values: new Map(values) }
      })
  }

  /** The number of records. */
  get size(): number {
    return this.rows.length
  }

  *records(): Iterable<FactRecord<F>> {
    for (let i = 0; i < this.rows.length; i++) yield new FactRecord(this, i)
  }

  recordAt(index: number): FactRecord<F> {
    return new FactRecord(this, index)
  }

  /** True where the field can be read. Throws where nobody asked for it to be remembered: a rule names its fields in `reads`. */
  has(field: keyof F & string): boolean {
    if (!this.wanted.has(field)) throw new Error(`${field} is not remembered: name it in the rule's reads`)
    return this.cols.has(field)
  }

  ref(row: number, col: number): Ref {
    return { book: this.book, sheet: this.sheetIndex, row, col }
  }

  /** The cell of the heading of a field's column; of a missing one, the first cell of the header. */
  headingOf(field: keyof F & string): Ref {
    const col = this.colOf(field)
    const column = this.columns.find((one) => one.col === col)
    return column ? { ...column.at, book: this.book } : this.ref(this.header.top, this.header.left)
  }

  /** The heading of a field's column as written, its group left out; `''` where there is no such column. */
  headingText(field: keyof F & string): string {
    const col = this.colOf(field)
    return this.columns.find((one) => one.col === col)?.heading ?? ''
  }

  /** @internal */
  rowOf(index: number): number {
    return this.rows[index]!
  }
  /** @internal */
  colOf(field: string): number | null {
    return this.cols.get(field) ?? null
  }
  /** @internal */
  readFact(index: number, field: keyof F & string): Reading<unknown> {
    return this.has(field) ? this.storeOf(field).get(index) : BLANK
  }
  /** @internal */
  subjectAt(index: number): string {
    return this.namesOf().subjects[index]!
  }
  /** The numbers of the records' names, worked out once. @internal */
  nameNumbers(names: NameNumbers): Int32Array {
    if (this.numbered?.by !== names)
      this.numbered = { by: names, numbers: Int32Array.from(this.namesOf().subjects, (name) => names.of(name)) }
    return this.numbered.numbers
  }
  /** @internal */
  codeAt(index: number): string {
    return this.namesOf().codes[index] ?? ''
  }
  /** True where a record has a code. @internal */
  get hasCodes(): boolean {
    return this.namesOf().codes.length > 0
  }
  /** @internal */
  isContinuedAt(index: number): boolean {
    return this.continuedOf().has(index)
  }

  /** Its place among the records of the row that holds a cell; −1 where that is no record. @internal */
  indexOf(row: number): number {
    let [low, high] = [0, this.rows.length - 1]
    while (low <= high) {
      const middle = (low + high) >> 1
      const found = this.rows[middle]!
      if (found === row) return middle
      if (found < row) low = middle + 1
      else high = middle - 1
    }
    return -1
  }

  /** True where a cell lies in this table. @internal */
  holds({ sheet, row }: Ref): boolean {
    return sheet === this.sheetIndex && row >= this.header.top && row <= this.bottom
  }

  /** The key of what a cell is about, as `subjectKey` gives it for an open table. @internal */
  subjectKey(row: number): string {
    if (row >= this.header.top && row <= this.header.bottom) return 'heading'
    const index = this.indexOf(row)
    return index < 0 ? 'table' : recordKey(this.codeAt(index), this.subjectAt(index))
  }

  /** The field and the heading of a column. @internal */
  columnAt(col: number): { readonly def: FieldDef | null; readonly heading: Words } | null {
    const column = this.columns.find((one) => one.col === col)
    return column ? { def: column.def, heading: { zh: column.heading, en: column.heading } } : null
  }

  /** What a cell holds, for a person; null where it is not remembered. @internal */
  shown(row: number, col: number): Datum | null {
    const def = this.columnAt(col)?.def
    const reading = this.indexOf(row) < 0 ? null : this.readingAt(row, col)
    return def && reading?.state === 'ok' ? datumOf(def, reading.value) : null
  }

  /** What a cell of a record, a total or a subtotal says; null where it is not remembered. @internal */
  readingAt(row: number, col: number): Reading<unknown> | null {
    const field = this.columnAt(col)?.def?.name
    if (field === undefined || this.cols.get(field) !== col) return null
    const index = this.indexOf(row)
    if (index >= 0) return this.storeOf(field).get(index)
    const isSum = this.view?.groups.some((group) => group.row === row && group.kind !== 'section')
    if (isSum) return this.view!.readField(row, field)
    if (this.view) return null
    const sum = this.fetched.sums.find((one) => one.row === row)
    return sum?.values.find(([name]) => name === field)?.[1] ?? null
  }

  private storeOf(field: string): Store {
    const known = this.stores.get(field)
    if (known) return known
    const store = this.view ? this.readStore(this.view, field) : this.fetchStore(field)
    this.stores.set(field, store)
    return store
  }

  private readStore(view: TableView, field: string): Store {
    const store = newStore(view.columns(field)[0]?.field?.type === 'amount', this.rows.length)
    this.rows.forEach((row, i) => {
      store.put(i, view.readField(row, field))
    })
    return store
  }

  private fetchStore(field: string): Store {
    const data = this.fetched.stores.find(([name]) => name === field)?.[1]
    return data ? storeOf(data) : newStore(false, this.rows.length)
  }

  private namesOf(): Names {
    if (this.names) return this.names
    const view = this.view!
    const continued = new Set<number>()
    const [subjects, codes]: [string[], string[]] = [[], []]
    this.rows.forEach((row, i) => {
      if (view.isContinued(row)) continued.add(i)
      const goesOn = i > 0 && continued.has(i)
      subjects.push(goesOn ? subjects[i - 1]! : view.subjectOf(row))
      codes.push(codeIn(view, row) || (goesOn ? codes[i - 1]! : ''))
    })
    this.names = { subjects, codes: codes.some((code) => code !== '') ? codes : [], continued: [...continued] }
    return this.names
  }

  private continuedOf(): ReadonlySet<number> {
    return (this.continued ??= new Set(this.namesOf().continued))
  }
}

/** Copies of texts that keep nothing else in memory, one of equal texts. */
class Copies {
  private readonly known = new Map<string, string>()

  of(text: string): string {
    let copy = this.known.get(text)
    if (copy === undefined) {
      copy = apart(text)
      this.known.set(copy, copy)
    }
    return copy
  }
}

/** What each record is about. */
interface Names {
  readonly subjects: readonly string[]
  /** Empty where no record has a code. */
  readonly codes: readonly string[]
  /** The records that go on with the one before. */
  readonly continued: readonly number[]
}

/** A value of a field as data for a message. */
function datumOf({ type }: FieldDef, value: unknown): Datum | null {
  switch (type) {
    case 'amount':
      return value as Amount
    case 'month':
      return value as Month
    case 'number':
      return value as number
    case 'percent':
      return (value as Percent).value
    case 'people':
      return (value as People).names.join('、')
    case 'enum':
      return (value as Choice).value
    case 'yesno':
      return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' }
    case 'text':
      return value as string
    case 'span':
      return null
  }
}
