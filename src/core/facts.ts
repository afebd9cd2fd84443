/**
 * What is remembered of a table once its workbook is closed: the fields rules over several workbooks read, by column, in typed arrays
 * where they are numbers. A hundred workbooks are joined without one of them being held open.
 */
import { BLANK } from './column.js'
import type { Ref } from './grid.js'
import { codeIn, recordKey } from './identity.js'
import { RowReader, type TableView } from './record.js'
import type { Datum, FieldTypes } from './rule.js'
import { MoneyStore, PlainStore, type Store } from './stores.js'
import type { Group } from './table/model.js'
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

/** A table as remembered. */
export class FactTable<F extends FieldTypes = FieldTypes> {
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
  private readonly header: { readonly top: number; readonly bottom: number; readonly left: number }
  private readonly columns: readonly FactColumn[]
  private readonly stores = new Map<string, Store>()
  private readonly cols = new Map<string, number>()
  private readonly rows: Int32Array
  private names: Names | null = null
  private groups: readonly FactSum[] | null = null
  private readonly bottom: number
  /** The table itself as long as its workbook is open; then what is asked for is read when it is asked for. */
  private view: TableView | null

  /**
   * Remembers `wanted` fields of a table. `book` is the workbook's place in the batch, `index` the table's in its report.
   * `isPrevious`: of a workbook of an earlier period.
   */
  constructor(
    view: TableView,
    private readonly wanted: ReadonlySet<string>,
    readonly book: number,
    readonly index: number,
    readonly isPrevious: boolean,
    readonly file: string,
  ) {
    const { table } = view
    this.view = view
    this.sheet = table.sheet.name
    this.sheetIndex = table.sheetIndex
    this.kind = view.kind
    this.title = table.title?.text ?? null
    this.place = table.title?.place ?? null
    this.reportingUnit = table.reportingUnit?.value || null
    this.period = view.period
    this.year = view.year
    this.header = { ...table.header, left: table.range.left }
    this.bottom = table.range.bottom
    this.columns = table.columns.map(({ col, field, path, at }) => ({
      col,
      def: field,
      heading: path.at(-1) ?? '',
      at: { sheet: at.sheet, row: at.row, col: at.col },
    }))
    this.rows = Int32Array.from(view.dataRows())
    for (const field of wanted) {
      const column = view.sourceOf(field)
      if (column) this.cols.set(field, column.col)
    }
  }

  /** Takes down everything that is wanted and lets the workbook go. */
  close(): void {
    if (!this.view) return
    this.namesOf()
    for (const field of this.cols.keys()) this.storeOf(field)
    this.groups = this.sums
    this.view = null
  }

  /** The total and subtotal rows. */
  get sums(): readonly FactSum[] {
    const { view } = this
    if (!view) return this.groups ?? []
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
  /** @internal */
  codeAt(index: number): string {
    return this.namesOf().codes[index] ?? ''
  }
  /** @internal */
  isContinuedAt(index: number): boolean {
    return this.namesOf().continued[index] === 1
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
    return this.groups?.find((group) => group.row === row)?.values.get(field) ?? null
  }

  private storeOf(field: string): Store {
    const known = this.stores.get(field)
    if (known) return known
    const [view, size] = [this.view!, this.rows.length]
    const isMoney = view.columns(field)[0]?.field?.type === 'amount'
    const store: Store = isMoney ? new MoneyStore(size) : new PlainStore(size)
    this.rows.forEach((row, i) => {
      store.put(i, view.readField(row, field))
    })
    this.stores.set(field, store)
    return store
  }

  private namesOf(): Names {
    if (this.names) return this.names
    const view = this.view!
    const continued = Uint8Array.from(this.rows, (row) => (view.isContinued(row) ? 1 : 0))
    const [subjects, codes]: [string[], string[]] = [[], []]
    this.rows.forEach((row, i) => {
      const goesOn = continued[i] === 1 && i > 0
      subjects.push(goesOn ? subjects[i - 1]! : view.subjectOf(row))
      codes.push(codeIn(view, row) || (goesOn ? codes[i - 1]! : ''))
    })
    this.names = { subjects, codes: codes.some((code) => code !== '') ? codes : [], continued }
    return this.names
  }
}

/** What each record is about. */
interface Names {
  readonly subjects: readonly string[]
  /** Empty where no record has a code. */
  readonly codes: readonly string[]
  readonly continued: Uint8Array
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
