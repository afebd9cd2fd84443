/** A table as rules see it: columns by meaning, rows as records that read by meaning. */
import { BLANK, ColumnReader } from './column.js'
import type { Range, Ref, Sheet, Value } from './grid.js'
import type { FieldsOf, FieldTypes, Settings } from './rule.js'
import type { Column, Group, RowRole, Table } from './table/model.js'
import type { Amount, Choice, MoneyUnit, Month, People, Percent, Reading } from './values.js'
import type { FieldDef, FieldType } from './vocabulary.js'

/** A table with its columns by meaning. `F` maps the names of fields to how they are read. */
export class TableView<F extends FieldTypes = FieldTypes> {
  /** The report period (year × 12 + month − 1): the title's, else the run's; null where neither says. */
  readonly period: number | null
  /** The plan year: the title's, else a heading's, else the run's. */
  readonly year: number | null
  /** The unit a pack gives tables of this kind that state none. */
  private readonly usualUnit: MoneyUnit | null
  private readonly readers = new Map<string, ColumnReader>()
  /** Of columns no field is read from: repeated months, qualified ones. */
  private readonly others = new Map<string, ColumnReader>()
  private readonly all = new Map<string, Column[]>()
  private subjectField: string | null = null
  /** The span a month field is read from where it has no month of its own. */
  private readonly spans = new Map<string, ColumnReader>()
  private rows: readonly number[] | null = null
  /** Merges down the rows of the records, by column. */
  private covers: ReadonlyMap<number, readonly Range[]> | null = null

  constructor(
    readonly table: Table,
    readonly date1904: boolean,
    private readonly settings: Settings,
  ) {
    for (const column of table.columns) {
      if (!column.field) continue
      const list = this.all.get(column.field.name)
      if (list) list.push(column)
      else this.all.set(column.field.name, [column])
    }
    for (const [name, columns] of this.all) {
      const plain = columns.filter((column) => column.qualifier === null)
      const [one] = plain.length > 0 ? plain : columns
      const chosen = columns.length === 1 || plain.length === 1 ? one : undefined
      const usable = chosen ?? (columns[0]!.field!.repeats ? columns[0] : undefined)
      if (usable) this.readers.set(name, new ColumnReader(this, usable, usable.field!))
      if (usable?.field?.role === 'subject') this.subjectField = name
    }
    for (const reader of this.readers.values())
      for (const field of reader.def.gives ?? []) if (!this.spans.has(field)) this.spans.set(field, reader)
    this.year = table.title?.year ?? headingYear(table) ?? settings.year ?? yearOf(settings.period)
    // Where some headings state a unit and others none, nobody can say which the others mean.
    const isStated = table.columns.some(({ unit }) => unit !== null)
    this.usualUnit = isStated ? null : (settings.units.get(table.kind?.name ?? '') ?? null)
    const { title } = table
    this.period = title?.month != null && this.year !== null ? this.year * 12 + title.month - 1 : settings.period
  }

  get sheet(): Sheet {
    return this.table.sheet
  }

  /** The name of the kind of table, null where it is not known. */
  get kind(): string | null {
    return this.table.kind?.name ?? null
  }

  get groups(): readonly Group[] {
    return this.table.groups
  }

  /**
   * The column a rule means by `field`: the only one without a qualifier. Null where there is none, or where several are as good
   * (then nothing can be said of the field).
   */
  column(field: keyof F & string): Column | null {
    return this.readers.get(field)?.column ?? null
  }

  /** Every column of the field, from left to right: qualified ones and repeated months too. */
  columns(field: keyof F & string): readonly Column[] {
    return this.all.get(field) ?? []
  }

  /** True where the field can be read of a record: by its own column or through a span that gives it. */
  has(field: keyof F & string): boolean {
    return this.readers.has(field) || this.spans.has(field)
  }

  /**
   * False of a field that is neither here nor in tables of this kind at all, where the kind has columns of its own: a roster of units
   * has no 总投资 and lacks none. A rule that needs it is not about such a table.
   */
  concerns(field: string): boolean {
    const { kind } = this.table
    if (!kind?.evidence || this.has(field)) return true
    return [kind.columns ?? [], kind.signs, kind.required].some((list) => list.flat().includes(field))
  }

  /** The columns of all fields read as one of `types`, from left to right. */
  columnsOfType(...types: readonly FieldType[]): readonly Column[] {
    return this.table.columns.filter((column) => column.field !== null && types.includes(column.field.type))
  }

  /** The unit of a money column: its heading's, else the table's, else what a pack says of this kind of table; null where none does. */
  unitOf(column: Column): MoneyUnit | null {
    return column.unit ?? this.table.unit?.value ?? this.usualUnit
  }

  /** True where every money column has a unit. */
  get hasUnit(): boolean {
    return this.columnsOfType('amount').every((column) => this.unitOf(column) !== null)
  }

  /** What a row below the header is. */
  role(row: number): RowRole | null {
    return this.table.roles[row - this.table.header.bottom - 1] ?? null
  }

  /** The rows of the records, ascending. */
  dataRows(): readonly number[] {
    if (this.rows === null) {
      const first = this.table.header.bottom + 1
      this.rows = this.table.roles.flatMap((role, i) => (role === 'data' ? first + i : []))
    }
    return this.rows
  }

  /** The records, top to bottom, each its own object. */
  *records(): Iterable<TableRecord<F>> {
    for (const row of this.dataRows()) yield new TableRecord<F>(this, row)
  }

  /** The number of records. */
  get size(): number {
    return this.dataRows().length
  }

  /** The row of the cell a covered cell is merged with, where that stands above it in the same column; else null. */
  mergedFrom(row: number, col: number): number | null {
    this.covers ??= coversOf(this.table)
    const merges = this.covers.get(col)
    if (!merges) return null
    let [low, high] = [0, merges.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (merges[middle]!.top < row) low = middle + 1
      else high = middle
    }
    const above = merges[low - 1]
    return above && row <= above.bottom ? above.top : null
  }

  /** The field that tells the rows of one subject apart (`parts` of its kind); null where every row is a subject of its own. */
  get part(): string | null {
    return this.table.kind?.parts?.find((name) => this.readers.has(name) && name !== this.subjectField) ?? null
  }

  /** True of a row that goes on with the project above it: the cell of its name is merged with the one above. */
  isContinued(row: number): boolean {
    const column = this.subjectField === null ? undefined : this.readers.get(this.subjectField)?.column
    return column !== undefined && this.mergedFrom(row, column.col) !== null
  }

  ref(row: number, col: number): Ref {
    return { sheet: this.table.sheetIndex, row, col }
  }

  /** The cell of the heading of a column; of a missing one, the first cell of the header. */
  headingOf(field: keyof F & string): Ref {
    return this.column(field)?.at ?? this.ref(this.table.header.top, this.table.range.left)
  }

  /** What stands in a cell of any row, read as that column's field is read (a total row's amount, a second month's value). */
  readCell(row: number, column: Column): Reading<unknown> {
    if (!column.field) return BLANK
    return this.readerOf(column).read(row)
  }

  /** Money in a cell of any row; null where it is blank or cannot be read. */
  amountIn(row: number, column: Column): Amount | null {
    if (column.field?.type !== 'amount') return null
    return okOf(this.readCell(row, column)) as Amount | null
  }

  /** A cell was read and its reading taken from memory. @internal */
  recalled(_row: number, _col: number): void {}

  /** Works out, column by column, what is the same for all cells of a column: whoever reads the first cell would wait for it. @internal */
  *warm(): Generator<undefined, void, undefined> {
    for (const reader of this.readers.values()) {
      reader.warm()
      yield
    }
  }

  /** @internal */
  readField(row: number, field: string): Reading<unknown> {
    const reader = this.readers.get(field)
    const reading = reader ? reader.read(row) : BLANK
    if (reader && reading.state !== 'blank') return reading
    const span = this.spans.get(field)
    if (!span) return reading
    const both = span.read(row) as Reading<{ from: Month; to: Month }>
    if (both.state !== 'ok') return both
    return { state: 'ok', value: span.def.gives?.[0] === field ? both.value.from : both.value.to }
  }

  /** The column a field is read from, a span's where it has none of its own. @internal */
  sourceOf(field: string): Column | null {
    return (this.readers.get(field) ?? this.spans.get(field))?.column ?? null
  }

  /** The names that split the cells of a people field, null where no roster is given. @internal */
  peopleNames(def: FieldDef): ReadonlySet<string> | null {
    return (def.roster === undefined ? undefined : this.settings.rosters.get(def.roster))?.names ?? null
  }

  /** What a row is about: the text of its subject column, white space around it removed. `''` where there is none. */
  subjectOf(row: number): string {
    if (this.subjectField === null) return ''
    const reading = this.readField(row, this.subjectField)
    return reading.state === 'ok' ? (reading.value as string) : ''
  }

  protected readerOf(column: Column): ColumnReader {
    const field = column.field!
    const usual = this.readers.get(field.name)
    if (usual && usual.column === column) return usual
    const key = `${field.name}@${column.col}`
    let reader = this.others.get(key)
    if (!reader) {
      reader = new ColumnReader(this, column, field)
      this.others.set(key, reader)
    }
    return reader
  }
}

/** One row read by meaning: of an open table, or of one that is only remembered. */
export abstract class RowReader<F extends FieldTypes = FieldTypes> {
  /** 0-based row in the sheet. */
  abstract readonly row: number

  /** True where the field can be read in this table at all. */
  abstract has(field: keyof F & string): boolean

  /** The cell of the field (of a span that stands in for it). Throws where the table has no such column: ask `has` or `needs`. */
  abstract at(field: keyof F & string): Ref

  /** What the cell says, and if nothing, why. */
  abstract read(field: keyof F & string): Reading<unknown>

  /** The project's name, `''` where the row has none. */
  abstract get subject(): string

  /** True where the cell holds nothing, or a sign for nothing (— 无 待定), or the table has no such column. */
  isBlank(field: keyof F & string): boolean {
    const { state } = this.read(field)
    return state === 'blank' || state === 'placeholder'
  }

  amount(field: FieldsOf<F, 'amount'>): Amount | null {
    return okOf(this.read(field)) as Amount | null
  }
  number(field: FieldsOf<F, 'number'>): number | null {
    return okOf(this.read(field)) as number | null
  }
  percent(field: FieldsOf<F, 'percent'>): Percent | null {
    return okOf(this.read(field)) as Percent | null
  }
  month(field: FieldsOf<F, 'month'>): Month | null {
    return okOf(this.read(field)) as Month | null
  }
  people(field: FieldsOf<F, 'people'>): People | null {
    return okOf(this.read(field)) as People | null
  }
  yes(field: FieldsOf<F, 'yesno'>): boolean | null {
    return okOf(this.read(field)) as boolean | null
  }
  choice(field: FieldsOf<F, 'enum'>): string | null {
    return (okOf(this.read(field)) as Choice | null)?.value ?? null
  }
  text(field: FieldsOf<F, 'text'>): string | null {
    return okOf(this.read(field)) as string | null
  }
}

/** One row of a table, read by meaning. */
export class TableRecord<F extends FieldTypes = FieldTypes> extends RowReader<F> {
  constructor(
    readonly table: TableView<F>,
    readonly row: number,
  ) {
    super()
  }

  has(field: keyof F & string): boolean {
    return this.table.has(field)
  }

  at(field: keyof F & string): Ref {
    const column = this.table.sourceOf(field)
    if (!column) throw new Error(`no column for ${field}`)
    return this.table.ref(this.row, column.col)
  }

  read(field: keyof F & string): Reading<unknown> {
    return this.table.readField(this.row, field)
  }

  /** The stored value of the cell; null where the table has no such column. */
  value(field: keyof F & string): Value {
    const column = this.table.sourceOf(field)
    return column ? this.table.sheet.value(this.row, column.col) : null
  }

  get subject(): string {
    return this.table.subjectOf(this.row)
  }
}

function okOf(reading: Reading<unknown>): unknown {
  return reading.state === 'ok' ? reading.value : null
}

/** Cells merged downwards below the header, by column and from top to bottom (Excel lets no two of them overlap). */
function coversOf({ sheet, header, range }: Table): Map<number, Range[]> {
  const covers = new Map<number, Range[]>()
  for (const merge of sheet.merges) {
    if (merge.top === merge.bottom || merge.top <= header.bottom || merge.top > range.bottom) continue
    const list = covers.get(merge.left)
    if (list) list.push(merge)
    else covers.set(merge.left, [merge])
  }
  for (const list of covers.values()) list.sort((a, b) => a.top - b.top)
  return covers
}

function headingYear(table: Table): number | null {
  for (const column of table.columns) if (column.year !== null && column.field?.datesTable) return column.year
  return null
}

function yearOf(period: number | null): number | null {
  return period === null ? null : Math.floor(period / 12)
}
