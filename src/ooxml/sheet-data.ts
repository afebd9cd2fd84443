/** What both readers of a sheet's XML write into, and what stands before and after its rows. */
import { MAX_COLS, parseRange, type Range } from '../core/grid.js'
import { Bits, Cells } from './cells.js'
import { Formulas } from './formulas.js'
import { Texts } from './texts.js'
import { type Attributes, type Handler, isTrue } from './xml.js'

/** A rule of Excel's own on what may be typed into cells. */
export interface Validation {
  /** The cells it holds for. */
  readonly ranges: readonly Range[]
  /** `list`, `whole`, `decimal`, `date`, `time`, `textLength`, `custom` or `none`. */
  readonly type: string
  /** `between` where the file has none. */
  readonly operator: string
  readonly allowBlank: boolean
  /** As formulas without `=`; a list in quotes is a list of texts. Null where absent. */
  readonly formula1: string | null
  readonly formula2: string | null
}

/** The data of one sheet as it is read. */
export class SheetData {
  readonly cells = new Cells()
  /** Texts that stand in the sheet itself. */
  readonly texts: Texts
  readonly formulaTexts: Texts
  readonly formulas: Formulas
  readonly merges: Range[] = []
  readonly validations: Validation[] = []
  readonly hiddenRows = new Bits()
  readonly hiddenCols = new Bits()
  /** Rows are hidden unless they are listed (`zeroHeight`). */
  zeroHeight = false
  readonly listedRows = new Bits()
  /** The highest number of a shared string seen; -1 where none was. */
  highestShared = -1

  constructor(
    readonly date1904: boolean,
    decode?: (bytes: Uint8Array) => string,
  ) {
    this.texts = new Texts(decode)
    this.formulaTexts = new Texts(decode)
    this.formulas = new Formulas(this.formulaTexts)
  }

  row(row: number, hidden: boolean): void {
    if (hidden) this.hiddenRows.add(row)
    if (this.zeroHeight) this.listedRows.add(row)
  }

  sharedSeen(index: number): void {
    if (index > this.highestShared) this.highestShared = index
  }

  /** Notes the formula of a cell, `text` -1 where it has none of its own. False where there is none at all. */
  formula(row: number, col: number, text: number, attributes: Attributes | null): boolean {
    const type = attributes?.get('t')
    if (type === 'shared') {
      const shared = Number(attributes?.get('si') ?? -1)
      this.formulas.add(row, col, { text, shared: Number.isInteger(shared) ? shared : -1, area: null })
      return true
    }
    if (type === 'array' || type === 'dataTable') {
      const own = type === 'dataTable' && text < 0 ? this.formulaTexts.add(tableFormula(attributes!)) : text
      const area = parseRanges(attributes?.get('ref') ?? '')[0] ?? null
      const single = area === null || (area.top === area.bottom && area.left === area.right)
      this.formulas.add(row, col, { text: own, shared: -1, area: single ? null : area })
      return own >= 0
    }
    if (text < 0) return false
    this.formulas.add(row, col, { text, shared: -1, area: null })
    return true
  }
}

/** What Excel shows for a cell of a what-if table: `TABLE(row input, column input)`. */
function tableFormula(attributes: Attributes): string {
  const r1 = attributes.get('r1') ?? ''
  const r2 = attributes.get('r2') ?? ''
  if (isTrue(attributes.get('dt2D'))) return `TABLE(${r1},${r2})`
  return isTrue(attributes.get('dtr')) ? `TABLE(${r1},)` : `TABLE(,${r1})`
}

/** Reads what stands around the rows: columns, merges, data validations. */
export class SheetFrame implements Handler {
  /** The open elements, outermost first. */
  protected readonly path: string[] = []
  private validation: { attributes: Attributes; formulas: [string | null, string | null]; sqref: string } | null = null
  private readonly words: string[] = []
  private columns = 0

  constructor(protected readonly sheet: SheetData) {}

  /** True where the rows come next. */
  get inData(): boolean {
    return this.path.length === 2 && this.path[0] === 'worksheet' && this.path[1] === 'sheetData'
  }

  /** True once the rows' element was met. */
  dataSeen = false

  open(name: string, attributes: Attributes): void {
    this.path.push(name)
    if (name === 'sheetData' && this.inData) this.dataSeen = true
    this.words.length = 0
    if (name === 'mergeCell') this.merge(attributes)
    else if (name === 'col') this.column(attributes)
    else if (name === 'sheetFormatPr') this.sheet.zeroHeight = isTrue(attributes.get('zeroHeight'))
    else if (name === 'dataValidation' || name === 'x14:dataValidation') {
      this.validation = { attributes, formulas: [null, null], sqref: attributes.get('sqref') ?? '' }
    }
  }

  text(text: string): void {
    if (this.validation) this.words.push(text)
  }

  close(name: string): void {
    this.path.pop()
    const validation = this.validation
    if (!validation) return
    const parent = this.path.at(-1)
    const text = this.words.join('')
    if (name === 'formula1' || (name === 'xm:f' && parent === 'x14:formula1')) validation.formulas[0] = text
    else if (name === 'formula2' || (name === 'xm:f' && parent === 'x14:formula2')) validation.formulas[1] = text
    else if (name === 'xm:sqref') validation.sqref = text
    else if (name === 'dataValidation' || name === 'x14:dataValidation') this.endValidation()
  }

  private endValidation(): void {
    const { attributes, formulas, sqref } = this.validation!
    this.validation = null
    this.sheet.validations.push({
      ranges: parseRanges(sqref),
      type: attributes.get('type') ?? 'none',
      operator: attributes.get('operator') ?? 'between',
      allowBlank: isTrue(attributes.get('allowBlank')),
      formula1: formulas[0],
      formula2: formulas[1],
    })
  }

  private merge(attributes: Attributes): void {
    for (const range of parseRanges(attributes.get('ref') ?? '')) if (isBlock(range)) this.sheet.merges.push(range)
  }

  private column(attributes: Attributes): void {
    if (!isTrue(attributes.get('hidden')) || ++this.columns > MAX_COLS) return
    const from = Number(attributes.get('min'))
    const to = Math.min(Number(attributes.get('max')), MAX_COLS)
    if (!Number.isInteger(from) || !Number.isInteger(to)) return
    for (let col = Math.max(from, 1); col <= to; col++) this.sheet.hiddenCols.add(col - 1)
  }
}

/** True of more than one cell. */
function isBlock(range: Range): boolean {
  return range.bottom > range.top || range.right > range.left
}

/** The blocks of a `sqref` or `ref` list; what is no range is left out. */
export function parseRanges(list: string): Range[] {
  return list
    .split(/[ \t\r\n]+/)
    .map(parseRange)
    .filter((range) => range !== null)
}
