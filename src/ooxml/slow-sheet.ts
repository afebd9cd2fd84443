/** A sheet read from the conforming tokenizer's events: for odd XML, and to hold the fast scanner against. */
import { MAX_ROWS, parseAddress } from '../core/grid.js'
import { FORMULA, Kind, looks } from './cells.js'
import { isoSerial } from './dates.js'
import { parseDecimal } from './number.js'
import { SheetFrame } from './sheet-data.js'
import { type Attributes, isTrue, XmlError } from './xml.js'

interface OpenCell {
  readonly row: number
  readonly col: number
  readonly type: string
  readonly style: number
  value: string | null
  inline: string | null
  formula: string
  formulaAttributes: Attributes | null
}

/** Throws XmlError where a row or cell is at no place of a sheet. */
export class SlowSheet extends SheetFrame {
  private row = -1
  private col = -1
  private cell: OpenCell | null = null
  /** How many `<rPh>` are open: what they hold is not part of the text. */
  private phonetic = 0

  override open(name: string, attributes: Attributes): void {
    super.open(name, attributes)
    const depth = this.path.length
    if (this.path[1] !== 'sheetData' || depth < 3) return
    const parent = this.path[depth - 2]
    if (depth === 3 && name === 'row') this.openRow(attributes)
    else if (depth === 4 && name === 'c' && parent === 'row') this.openCell(attributes)
    else if (!this.cell) return
    else if (depth === 5 && name === 'v') this.cell.value ??= ''
    else if (depth === 5 && name === 'f') this.cell.formulaAttributes = attributes
    else if (depth === 5 && name === 'is') this.cell.inline ??= ''
    else if (name === 'rPh') this.phonetic++
  }

  override text(text: string): void {
    super.text(text)
    const cell = this.cell
    if (!cell) return
    const depth = this.path.length
    const name = this.path[depth - 1]
    if (depth === 5 && name === 'v') cell.value += text
    else if (depth === 5 && name === 'f') cell.formula += text
    else if (name === 't' && this.phonetic === 0 && this.path[4] === 'is') cell.inline += text
  }

  override close(name: string): void {
    if (this.cell && name === 'rPh') this.phonetic--
    else if (this.cell && name === 'c' && this.path.length === 4) this.closeCell(this.cell)
    super.close(name)
  }

  private openRow(attributes: Attributes): void {
    const stated = attributes.get('r')
    const row = stated === undefined ? this.row + 1 : whole(stated, 'row') - 1
    if (row < 0 || row >= MAX_ROWS) throw new XmlError(`row ${stated}`)
    this.row = row
    this.col = -1
    this.sheet.row(row, isTrue(attributes.get('hidden')))
  }

  private openCell(attributes: Attributes): void {
    const stated = attributes.get('r')
    const place = stated === undefined ? { row: this.row, col: this.col + 1 } : parseAddress(stated)
    if (!place || place.col >= 16_384 || stated?.includes('$')) throw new XmlError(`cell ${stated}`)
    this.row = place.row
    this.col = place.col
    const style = whole(attributes.get('s') ?? '0', 'style')
    this.cell = {
      ...place,
      type: attributes.get('t') ?? 'n',
      style: style > 0xffff ? 0 : style,
      value: null,
      inline: null,
      formula: '',
      formulaAttributes: null,
    }
  }

  private closeCell(cell: OpenCell): void {
    this.cell = null
    this.phonetic = 0
    const { sheet } = this
    let formula = 0
    if (cell.formulaAttributes) {
      const text = cell.formula === '' ? -1 : sheet.formulaTexts.add(cell.formula)
      if (sheet.formula(cell.row, cell.col, text, cell.formulaAttributes)) formula = FORMULA
    }
    const [kind, number] = this.content(cell)
    if ((kind | formula) !== 0) sheet.cells.set(cell.row, cell.col, looks(kind | formula, cell.style), number)
  }

  /** The kind and number of the value, by the cell's type. What does not fit its type is kept as the text it is. */
  private content(cell: OpenCell): readonly [kind: number, number: number] {
    const { sheet } = this
    const { type, value } = cell
    if (type === 'inlineStr') {
      const text = cell.inline ?? value
      return text === null ? [Kind.blank, 0] : [Kind.text, sheet.texts.add(text)]
    }
    if (value === null) return [Kind.blank, 0]
    if (type === 'str') return [Kind.text, sheet.texts.add(value)]
    const trimmed = value.trim()
    if (trimmed === '') return [Kind.blank, 0]
    if (type === 's' && /^\d{1,9}$/.test(trimmed)) {
      sheet.sharedSeen(Number(trimmed))
      return [Kind.shared, Number(trimmed)]
    }
    if (type === 'b' && /^(?:0|1|true|false)$/.test(trimmed)) return [Kind.boolean, isTrue(trimmed) ? 1 : 0]
    if (type === 'e') return [Kind.error, sheet.texts.add(value)]
    if (type === 'd') {
      const serial = isoSerial(trimmed, sheet.date1904)
      if (serial !== null) return [Kind.date, serial]
    }
    const number = type === 's' || type === 'b' ? Number.NaN : parseDecimal(trimmed)
    return Number.isNaN(number) ? [Kind.text, sheet.texts.add(value)] : [Kind.number, number]
  }
}

function whole(text: string, what: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new XmlError(`${what} ${text}`)
  return Number(text)
}
