/** A sheet that is filled row by row, from the top and the left: how every text format is kept. */
import { MAX_COLS, MAX_ROWS, type Range, type Sheet, type Value } from '../core/index.js'
import { isPlain, ReadError, type Render, renderPlain } from '../ooxml/index.js'

/** What becomes of a cell. */
export interface Cell {
  readonly value: Value
  /** Number format code. */
  readonly format: string
  /** Without `=`; null where there is none. */
  readonly formula: string | null
}

/** What a sheet has besides its cells. Rows and columns are 0-based. */
export interface SheetLook {
  readonly name: string
  readonly merges?: readonly Range[]
  readonly hiddenRows?: ReadonlySet<number>
  readonly hiddenCols?: ReadonlySet<number>
  /** The rows, `to` excluded, that may be written shorter than others, so that a cell may be missing (`Sheet.hasCell`). */
  readonly raggedRows?: { readonly from: number; readonly to: number }
}

/** What a cell holds. */
const Kind = { blank: 0, text: 1, number: 2, other: 3 } as const

/** Texts that are kept once, however often they stand in a sheet. Past this many, each stands for itself. */
const SHARED_TEXTS = 100_000
/** Longer texts are not looked for. */
const SHARED_LENGTH = 64
/** Cells of one sheet. */
const MAX_CELLS = 60_000_000

/** Takes cells row by row. Throws ReadError `too-large` beyond the rows and columns of a worksheet. */
export class SheetBuilder {
  private kinds = new Uint8Array(64)
  private formats = new Uint16Array(64)
  private numbers = new Float64Array(64)
  private starts = new Uint32Array(16)
  private count = 0
  private row = 0
  private readonly texts: string[] = []
  private readonly shared = new Map<string, number>()
  private readonly others: Value[] = []
  private readonly codes: string[] = ['General']
  private readonly codeOf = new Map([['General', 0]])
  private readonly formulas = new Map<number, string>()

  /** `file` is named by errors. */
  constructor(private readonly file: string) {}

  /** The row that is being filled. */
  get rows(): number {
    return this.row
  }

  /** How many cells the row that is being filled has. */
  get width(): number {
    return this.count - this.starts[this.row]!
  }

  /** The next cell of the row, a text; blank where it is empty. */
  text(text: string): void {
    const at = this.next()
    if (text === '') return
    this.kinds[at] = Kind.text
    this.numbers[at] = this.textId(text)
  }

  /** The next cell of the row. */
  cell({ value, format, formula }: Cell): void {
    if (typeof value === 'string' && value !== '') this.text(value)
    else {
      const at = this.next()
      if (typeof value === 'number') {
        this.kinds[at] = Kind.number
        this.numbers[at] = value
      } else if (value !== null && value !== '') {
        this.kinds[at] = Kind.other
        this.numbers[at] = this.others.push(value) - 1
      }
    }
    if (format !== 'General') this.formats[this.count - 1] = this.formatId(format)
    if (formula !== null) this.formulas.set(this.count - 1, formula)
  }

  /** The row is complete. */
  endRow(): void {
    if (++this.row > MAX_ROWS) throw new ReadError('too-large', this.file, `more than ${MAX_ROWS} rows`)
    if (this.row === this.starts.length) this.starts = grown(this.starts, new Uint32Array(this.row * 2))
    this.starts[this.row] = this.count
  }

  /** The sheet, as filled until now. The builder is not used any more. */
  finish(look: SheetLook, render: Render): FilledSheet {
    return new FilledSheet(look, render, {
      rows: this.row,
      starts: this.starts,
      kinds: this.kinds,
      formats: this.formats,
      numbers: this.numbers,
      texts: this.texts,
      others: this.others,
      codes: this.codes,
      formulas: this.formulas,
    })
  }

  private next(): number {
    if (this.width >= MAX_COLS) throw new ReadError('too-large', this.file, `more than ${MAX_COLS} columns`)
    if (this.count >= MAX_CELLS) throw new ReadError('too-large', this.file, `more than ${MAX_CELLS} cells`)
    if (this.count === this.kinds.length) {
      const size = this.count * 2
      this.kinds = grown(this.kinds, new Uint8Array(size))
      this.formats = grown(this.formats, new Uint16Array(size))
      this.numbers = grown(this.numbers, new Float64Array(size))
    }
    return this.count++
  }

  private textId(text: string): number {
    if (text.length > SHARED_LENGTH) return this.texts.push(text) - 1
    const known = this.shared.get(text)
    if (known !== undefined) return known
    const id = this.texts.push(text) - 1
    if (this.shared.size < SHARED_TEXTS) this.shared.set(text, id)
    return id
  }

  private formatId(code: string): number {
    const known = this.codeOf.get(code)
    if (known !== undefined) return known
    // A file may name what formats it likes; what comes after so many shows as General.
    if (this.codes.length > 0xffff) return 0
    this.codeOf.set(code, this.codes.length)
    return this.codes.push(code) - 1
  }
}

function grown<T extends Uint8Array | Uint16Array | Uint32Array | Float64Array>(from: T, to: T): T {
  to.set(from as never)
  return to
}

interface Filled {
  readonly rows: number
  /** Where a row's cells begin; one more than rows. */
  readonly starts: Uint32Array
  readonly kinds: Uint8Array
  readonly formats: Uint16Array
  /** Numbers; of a text its index in `texts`, of anything else its index in `others`. */
  readonly numbers: Float64Array
  readonly texts: readonly string[]
  readonly others: readonly Value[]
  readonly codes: readonly string[]
  readonly formulas: ReadonlyMap<number, string>
}

/** A sheet as it was filled. */
export class FilledSheet implements Sheet {
  readonly name: string
  readonly state = 'visible'
  readonly rows: number
  readonly cols: number
  readonly merges: readonly Range[]
  readonly hasCell?: (row: number, col: number) => boolean
  private readonly hiddenRows: ReadonlySet<number>
  private readonly hiddenCols: ReadonlySet<number>

  constructor(
    look: SheetLook,
    private readonly render: Render,
    private readonly filled: Filled,
  ) {
    this.name = look.name
    this.merges = look.merges ?? []
    this.hiddenRows = look.hiddenRows ?? new Set()
    this.hiddenCols = look.hiddenCols ?? new Set()
    let rows = 0
    let cols = 0
    for (let row = 0; row < filled.rows; row++) {
      const width = this.rowWidth(row)
      if (width === 0) continue
      rows = row + 1
      cols = Math.max(cols, width)
    }
    this.rows = rows
    this.cols = cols
    const ragged = look.raggedRows
    if (ragged)
      this.hasCell = (row, col) =>
        row >= ragged.from && row < ragged.to ? this.at(row, col) >= 0 : row < rows && col >= 0 && col < cols
  }

  rowWidth(row: number): number {
    const { starts, kinds, formulas, rows } = this.filled
    if (!(row >= 0 && row < rows)) return 0
    const start = starts[row]!
    let end = starts[row + 1]!
    while (end > start && kinds[end - 1] === Kind.blank && (formulas.size === 0 || !formulas.has(end - 1))) end--
    return end - start
  }

  value(row: number, col: number): Value {
    const at = this.at(row, col)
    if (at < 0) return null
    const { kinds, numbers, texts, others } = this.filled
    const kind = kinds[at]
    if (kind === Kind.blank) return null
    const number = numbers[at]!
    if (kind === Kind.number) return number
    return kind === Kind.text ? texts[number]! : others[number]!
  }

  formula(row: number, col: number): string | null {
    return this.filled.formulas.get(this.at(row, col)) ?? null
  }

  format(row: number, col: number): string {
    const at = this.at(row, col)
    return at < 0 ? 'General' : this.filled.codes[this.filled.formats[at]!]!
  }

  text(row: number, col: number): string {
    const value = this.value(row, col)
    if (value === null) return ''
    if (typeof value === 'string') return value
    if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
    if (typeof value === 'object') return value.error
    const format = this.format(row, col)
    return renderPlain(format, value) ?? (isPlain(format) ? String(value) : this.render(format, value, false))
  }

  isRowHidden(row: number): boolean {
    return this.hiddenRows.has(row)
  }

  isColHidden(col: number): boolean {
    return this.hiddenCols.has(col)
  }

  /** The index of a cell; -1 where its row was written shorter. */
  private at(row: number, col: number): number {
    const { starts, rows } = this.filled
    if (!(row >= 0 && row < rows && col >= 0)) return -1
    const at = starts[row]! + col
    return at < starts[row + 1]! ? at : -1
  }
}
