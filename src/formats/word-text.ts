/** The paragraphs and tables of a document of Word, in their order: what a person reads with all changes accepted. */
import { apart } from '../core/index.js'
import type { Attributes, Handler } from '../ooxml/xml.js'
import { withoutEdges } from './edges.js'
import { symbol } from './word-symbols.js'

/** A cell as the document has it. */
export interface WordCell {
  /** Its paragraphs, one below the other. */
  readonly text: string
  /** Columns of the grid it covers. */
  readonly span: number
  /** `start`: the cells below that go on are merged with it. `on`: it is merged with the one above. */
  readonly merge: 'none' | 'start' | 'on'
}

/** A row as the document has it. */
export interface WordRow {
  /** Columns of the grid left out at its beginning. */
  readonly before: number
  readonly cells: readonly WordCell[]
  readonly isHidden: boolean
}

/** Who is told of what stands in the body. */
export interface WordReader {
  paragraph(text: string): void
  table(rows: readonly WordRow[]): void
  /** Called for every cell with the columns it covers, and for every row with one and the columns left out: limits are kept while reading. */
  columns(count: number): void
  /** Called for what is read of texts, with how many signs it has. */
  signs(count: number): void
}

/** What a person does not read in the text: deleted or moved away, boxes that float, pictures, phonetic signs. */
const UNREAD: ReadonlySet<string> = new Set([
  'w:del',
  'w:moveFrom',
  'w:txbxContent',
  'w:pict',
  'w:drawing',
  'w:object',
  'w:rt',
  'w:footnote',
  'w:endnote',
  'w:comment',
  '?:AlternateContent',
])
/** No table of a person's has a cell this wide. */
const MAX_SPAN = 1000
/** Signs of one paragraph or cell. */
const MAX_TEXT = 1 << 20

interface OpenRow {
  before: number
  cells: WordCell[]
  isHidden: boolean
  isDeleted: boolean
}

interface OpenCell {
  readonly paragraphs: string[]
  length: number
  span: number
  merge: WordCell['merge']
  isDeleted: boolean
}

/** Walks `word/document.xml`. Of a table within a cell nothing is read. */
export class WordText implements Handler {
  /** Depth of what is not read; 0 where all is. */
  private unread = 0
  /** Tables that are open; within the second, nothing is read. */
  private tables = 0
  private rows: WordRow[] = []
  private row: OpenRow | null = null
  private openCell: OpenCell | null = null
  private line = ''
  private isText = false
  private isVanished = false
  /** Properties of rows and cells stand in elements of their own; those of a change that was tracked are the old ones. */
  private properties: 'row' | 'cell' | 'run' | null = null

  constructor(private readonly reader: WordReader) {}

  open(name: string, attributes: Attributes): void {
    if (this.unread > 0 || (UNREAD.has(name) && this.properties === null)) {
      this.unread++
      return
    }
    if (this.tables > 1 && name !== 'w:tbl') return
    switch (name) {
      case 'w:tbl':
        this.tables++
        break
      case 'w:tr':
        this.row = { before: 0, cells: [], isHidden: false, isDeleted: false }
        break
      case 'w:tc':
        this.openCell = { paragraphs: [], length: 0, span: 1, merge: 'none', isDeleted: false }
        break
      case 'w:trPr':
        this.properties = 'row'
        break
      case 'w:tcPr':
        this.properties = 'cell'
        break
      case 'w:rPr':
      case 'w:pPr':
        this.properties ??= 'run'
        break
      case 'w:trPrChange':
      case 'w:tcPrChange':
      case 'w:rPrChange':
      case 'w:pPrChange':
        this.unread++
        break
      case 'w:p':
        this.line = ''
        break
      case 'w:r':
        this.isVanished = false
        break
      case 'w:t':
        this.isText = !this.isVanished
        break
      default:
        if (this.properties === null) this.sign(name, attributes)
        else this.property(name, attributes)
    }
  }

  close(name: string): void {
    if (this.unread > 0) {
      this.unread--
      return
    }
    if (this.tables > 1 && name !== 'w:tbl') return
    switch (name) {
      case 'w:tbl':
        this.closeTable()
        break
      case 'w:tr':
        this.closeRow()
        break
      case 'w:tc':
        this.closeCell()
        break
      case 'w:trPr':
      case 'w:tcPr':
      case 'w:pPr':
        this.properties = null
        break
      case 'w:rPr':
        if (this.properties === 'run') this.properties = null
        break
      case 'w:p':
        this.closeParagraph()
        break
      case 'w:t':
        this.isText = false
        break
    }
  }

  text(text: string): void {
    if (this.isText && this.unread === 0 && this.tables < 2) this.add(text)
  }

  private add(text: string): void {
    if (this.line.length >= MAX_TEXT) return
    this.reader.signs(text.length)
    this.line += text
  }

  /** What stands in a run besides its text. */
  private sign(name: string, attributes: Attributes): void {
    if (this.isVanished) return
    if (name === 'w:tab' || name === 'w:ptab') this.add(' ')
    else if (name === 'w:cr' || (name === 'w:br' && (attributes.get('w:type') ?? 'textWrapping') === 'textWrapping'))
      this.add('\n')
    else if (name === 'w:noBreakHyphen') this.add('-')
    else if (name === 'w:sym') this.add(symbol(attributes.get('w:font') ?? '', attributes.get('w:char') ?? ''))
  }

  private property(name: string, attributes: Attributes): void {
    const value = attributes.get('w:val')
    const { row, openCell } = this
    if (this.properties === 'run') {
      if (name === 'w:vanish') this.isVanished = isOn(value)
    } else if (this.properties === 'row' && row) {
      if (name === 'w:gridBefore') row.before = columns(value, 0)
      else if (name === 'w:hidden') row.isHidden = isOn(value)
      else if (name === 'w:del') row.isDeleted = true
    } else if (this.properties === 'cell' && openCell) {
      if (name === 'w:gridSpan') openCell.span = columns(value, 1)
      else if (name === 'w:vMerge') openCell.merge = value === 'restart' ? 'start' : 'on'
      else if (name === 'w:cellDel') openCell.isDeleted = true
    }
  }

  private closeParagraph(): void {
    const text = this.line
    this.line = ''
    this.reader.signs(1)
    const { openCell } = this
    if (!openCell) {
      if (this.tables === 0) this.reader.paragraph(text)
    } else if (openCell.length < MAX_TEXT) {
      openCell.paragraphs.push(text)
      openCell.length += text.length + 1
    }
  }

  private closeCell(): void {
    const { openCell, row } = this
    this.openCell = null
    if (!openCell || !row) return
    const { span, merge, isDeleted } = openCell
    const text = isDeleted ? '' : apart(withoutEdges(openCell.paragraphs.join('\n'), '\n'))
    row.cells.push({ text, span, merge })
    this.reader.columns(span)
  }

  private closeRow(): void {
    const { row } = this
    this.row = null
    if (!row || row.isDeleted) return
    this.reader.columns(row.before + 1)
    this.rows.push(row)
  }

  private closeTable(): void {
    this.tables--
    if (this.tables > 0) return
    const { rows } = this
    this.rows = []
    this.row = null
    this.openCell = null
    this.reader.table(rows)
  }
}

/** ST_OnOff (ISO/IEC 29500-1, 22.9.2.7). */
function isOn(value: string | undefined): boolean {
  return !/^(?:0|false|off)$/.test(value ?? '')
}

function columns(value: string | undefined, least: number): number {
  const number = /^\d{1,6}$/.test(value ?? '') ? Number(value) : least
  return Math.min(MAX_SPAN, Math.max(least, number))
}
