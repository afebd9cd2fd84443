/** What each row below a header is. A plain row costs one or two look-ups and no memory. */
import { isBlankText } from '../grid.js'
import { PrintedHeader } from './again.js'
import { isCaption, isSignature } from './caption.js'
import type { HeaderBlock } from './header.js'
import { fold, squeeze } from './heading.js'
import {
  arabicLevel,
  isAreaName,
  isChineseNumeral,
  isNumberLike,
  MAX_LABEL,
  mayBeLabel,
  numeralLevel,
  type RowLabel,
  readCount,
  readLabel,
} from './label.js'
import { isHeaderLike } from './lexicon.js'
import { type Mark, markSaid, readMark } from './marks.js'
import type { Column, RowRole } from './model.js'
import { beginsApart } from './search.js'
import { cellsOf, isFilled, lastCol, type Strip, textAt } from './strip.js'
import { isTitleLike, yearIn } from './title.js'

/** A single cell longer than this is a sentence. */
const MAX_SECTION = 40

/** Reads rows one by one, from the first below the header down. `strip` is as wide as the table. */
export class RowReader {
  readonly marks: Mark[] = []
  /** True below a total that has records above it: what follows without a number is no record. */
  isClosed = false
  private hasRecords = false
  /** The last 其中 row, or one that goes on with it: `其中：续建项目`, `新建项目`. */
  private ofWhich = -2
  /** True below a note: numbered lines that follow are its items. */
  private isAfterNote = false
  private readonly seq: number
  private readonly money: readonly number[]
  private readonly isDetail: readonly boolean[]
  private readonly hasDetails: boolean
  private readonly printed: PrintedHeader
  // What `look` saw of the row at hand.
  private filled = 0
  private texts = 0
  private details = 0
  private amounts = 0
  private firstCol = -1

  constructor(
    private readonly strip: Strip,
    private readonly header: HeaderBlock,
    columns: readonly Column[],
    /** The column of the subject, or what stands in for it. */
    private readonly subject: number,
    /** True where the rows are about something else than projects: a county is a record there, no group. */
    private readonly isApart = false,
  ) {
    this.seq = columns.find((column) => column.field?.role === 'sequence')?.col ?? -1
    this.money = columns.filter((column) => column.field?.type === 'amount').map((column) => column.col)
    const isDetail: boolean[] = []
    for (const { col, field } of columns)
      isDetail[col] = field !== null && field.role === undefined && DETAIL.has(field.type)
    this.isDetail = isDetail
    this.hasDetails = isDetail.filter(Boolean).length >= 2
    this.printed = new PrintedHeader(strip, header, isApart ? this.subject : null)
  }

  /** Takes note of a row that was taken. */
  follow(role: RowRole): void {
    if (role === 'data') this.hasRecords = true
    this.isAfterNote = role === 'note'
    if (role === 'total') this.isClosed = this.hasRecords
    else if (role === 'data' || role === 'section') this.isClosed = false
  }

  roleOf(row: number): RowRole | 'header' | 'other-header' {
    if (this.isPlain(row)) return 'data'
    this.look(row)
    if (this.filled === 0) return 'blank'
    if (this.texts >= 2) {
      if (this.printed.isRepeatedIn(row, this.filled)) return 'header'
      if (this.namesSubject(row) && isHeaderLike(this.strip.lexicon, cellsOf(this.strip, row))) return 'other-header'
      if (this.texts > 2 && this.texts === this.filled && beginsApart(this.strip, row, this.header.bottom + 1))
        return 'other-header'
    }
    return this.labelled(row) ?? this.unlabelled(row)
  }

  /** Takes a person's word for a row that would be read as `own`: what it stands for follows from that. */
  takeSaid(row: number, own: RowRole | 'header' | 'other-header', said: RowRole): RowRole | 'header' {
    const mark = this.marks.at(-1)?.row === row ? this.marks.pop()! : null
    if (this.ofWhich === row && said !== 'note') this.ofWhich = -2
    if (said === 'section' || said === 'subtotal' || said === 'total') {
      if (own !== 'blank') this.look(row)
      const at = own === 'blank' ? this.subject : this.firstCol
      this.marks.push(markSaid(this.strip, { seq: this.seq, subject: this.subject }, row, at, said, mark))
    }
    return said === 'repeated-header' ? 'header' : said
  }

  /** A record seen at a glance: a number in 序号, or an amount, beside a name that is no label. */
  private isPlain(row: number): boolean {
    const { sheet } = this.strip
    const name = sheet.value(row, this.subject)
    if (typeof name !== 'string' || isBlankText(name)) return false
    if (this.seq >= 0) {
      if (!isNumberLike(sheet.value(row, this.seq))) return false
    } else {
      const [a, b] = this.money
      const amount = a !== undefined && typeof sheet.value(row, a) === 'number'
      if (!amount && !(b !== undefined && typeof sheet.value(row, b) === 'number')) return false
    }
    return !mayBeLabel(name) || (this.seq >= 0 && readLabel(fold(name.slice(0, MAX_LABEL))).kind === 'plain')
  }

  private look(row: number): void {
    const { sheet, left } = this.strip
    const right = lastCol(this.strip, row)
    this.filled = 0
    this.texts = 0
    this.details = 0
    this.amounts = 0
    this.firstCol = -1
    for (let col = left; col <= right; col++) {
      const value = sheet.value(row, col)
      if (value === null || (typeof value === 'string' && isBlankText(value))) continue
      if (this.firstCol < 0) this.firstCol = col
      this.filled++
      if (typeof value === 'string') this.texts++
      if (this.isDetail[col]) this.details++
      else if (col !== this.seq && col !== this.subject && (typeof value === 'number' || this.money.includes(col)))
        this.amounts++
    }
  }

  private namesSubject(row: number): boolean {
    const { sheet, lexicon, left, right } = this.strip
    const afterBreak = row > 0 && !isFilled(sheet, row - 1, this.subject)
    for (let col = left; col <= right; col++) {
      const value = sheet.value(row, col)
      if (typeof value !== 'string' || value.length > 24) continue
      if (afterBreak && value.includes('名称')) return true
      if (lexicon.byHeading.get(fold(value))?.role === 'subject') return true
    }
    return false
  }

  /**
   * Of a header met again: the lines printed again above it where this table goes on (none, or its title), null where a new
   * table begins with it.
   */
  printedAgain(row: number, end: number, title: string): number[] | null {
    const own = squeeze(title)
    const printed: number[] = []
    let blank = false
    for (let above = row - 1; above >= end; above--) {
      if (this.strip.guide.rows.has(above)) continue
      const cells = cellsOf(this.strip, above)
      if (cells.length === 0) blank = true
      for (const { text } of cells) {
        const folded = squeeze(text.slice(0, MAX_LABEL))
        if (folded === own || /续表?\)?$/.test(folded) || isCaption(text)) printed.push(above)
        else if (yearIn(folded) !== null || isTitleLike(folded)) return null
      }
    }
    if (printed.length > 0) while (printed.includes(this.marks.at(-1)?.row ?? -1)) this.marks.pop()
    if (printed.length > 0 || !blank || this.seq < 0) return printed
    const below = this.strip.sheet.value(row + this.header.bottom - this.header.top + 1, this.seq)
    return below === 1 || below === '1' ? null : printed
  }

  private labelled(row: number): RowRole | null {
    const { sheet } = this.strip
    const numbered = this.seq >= 0 && isNumberLike(sheet.value(row, this.seq))
    const at = numbered && this.firstCol === this.seq ? this.subject : this.firstCol
    const text = textAt(sheet, row, at).slice(0, MAX_LABEL)
    let folded = fold(text)
    if (SPLIT_SUM.test(folded)) folded += fold(textAt(sheet, row, at + 1).slice(0, MAX_LABEL))
    const label = readLabel(folded)
    if (label.kind === 'note') return 'note'
    if (at > this.subject && !/^(?:合计|总计|小计|共计)/.test(folded)) return null
    if (label.kind === 'of-which') {
      if (this.details > 0) return null
      this.ofWhich = row
      return 'note'
    }
    if (label.kind === 'total' || label.kind === 'subtotal') {
      if (numbered && this.details > 1) return null
      this.mark(row, label.kind, at, label, false)
      return label.kind
    }
    if (numbered) return null
    if (isSignature(text)) return 'note'
    return this.heading(row, at, folded, label)
  }

  /** A row that heads a group: `一、产业类（5项）`, `一 | 产业类`, with or without the sums of the group. */
  private heading(row: number, at: number, folded: string, label: RowLabel): RowRole | null {
    if (this.details > 0) return null
    const numeral = at === this.seq && isChineseNumeral(folded)
    const level = numeral ? numeralLevel(folded) : label.level
    if (level === null || folded.length > MAX_SECTION + 20) return null
    const kind = this.amounts > 0 ? 'subtotal' : 'section'
    this.mark(row, kind, at, { kind: 'numbered', level }, true)
    return kind
  }

  private unlabelled(row: number): RowRole {
    const { sheet } = this.strip
    const hasSeq = this.seq >= 0
    const numbered = hasSeq && isNumberLike(sheet.value(row, this.seq))
    const named = isFilled(sheet, row, this.subject)
    if (numbered) return this.filled === 1 ? 'blank' : 'data'
    const text = textAt(sheet, row, this.firstCol).slice(0, MAX_LABEL)
    if (this.filled === 1) return this.single(row, text, named)
    if (this.isClosed && this.details < 2) return 'note'
    if (this.ofWhich === row - 1 && this.goesOn(text)) {
      this.ofWhich = row
      return 'note'
    }
    if (this.details === 0 && this.headsGroup(row, text, named)) {
      const kind = this.amounts > 0 ? 'subtotal' : 'section'
      this.mark(row, kind, this.firstCol, { kind: 'plain', level: null }, true)
      return kind
    }
    if (named) return 'data'
    if (this.firstCol <= this.subject && this.details + this.amounts === 0) return 'note'
    return this.amounts > 0 || this.details > 1 ? 'data' : 'note'
  }

  /** A row below 其中 that names another part of the same sum. */
  private goesOn(text: string): boolean {
    return this.details === 0 && this.amounts > 0 && (this.seq >= 0 || this.hasDetails) && !isAreaName(text)
  }

  /** One cell alone: a section's name, a sentence, or a record of which only the name is known. */
  private single(row: number, text: string, named: boolean): RowRole {
    const folded = fold(text)
    if (this.firstCol > this.subject) return 'note'
    const counted = readCount(folded) !== null
    if (folded.length > MAX_SECTION || /[。；]/.test(folded) || (counted && folded.length > 20)) {
      return named && this.seq >= 0 && !counted && !/[。；]$/.test(folded) ? 'data' : 'note'
    }
    if (this.isAfterNote && arabicLevel(folded) !== null) return 'note'
    const wide = (this.strip.merges.at(row, this.firstCol)?.right ?? this.firstCol) > this.subject
    const heads =
      !named ||
      wide ||
      counted ||
      arabicLevel(folded) !== null ||
      (!this.isApart && (isAreaName(text) || CLASS.test(folded)))
    if (!heads) return 'data'
    this.mark(row, 'section', this.firstCol, { kind: 'plain', level: arabicLevel(folded) }, true)
    return 'section'
  }

  /** A group row with sums and no number: a county or a unit, its count and its amounts, nothing that belongs to one project. */
  private headsGroup(row: number, text: string, named: boolean): boolean {
    if (
      !this.hasDetails ||
      this.firstCol > this.subject ||
      typeof this.strip.sheet.value(row, this.firstCol) !== 'string'
    )
      return false
    if (!named || this.firstCol < this.subject)
      return this.seq < 0 || !isFilled(this.strip.sheet, row, this.seq) || this.firstCol === this.seq
    const span = this.strip.merges.at(row, this.firstCol)
    if (span && span.left <= this.seq && this.seq >= 0) return true
    return !this.isApart && (readCount(fold(text)) !== null || isAreaName(text))
  }

  isNumbered(row: number): boolean {
    const mark = this.marks.at(-1)
    return mark?.row === row && mark.level !== null
  }

  /** True where a row after a gap is still of this table. */
  belongs(row: number, role: RowRole): boolean {
    if (role === 'total' || role === 'subtotal' || this.isNumbered(row)) return true
    if (role === 'section') return this.isPlain(row + 1)
    if (role !== 'data' || this.isClosed) return false
    if (this.seq >= 0) return isNumberLike(this.strip.sheet.value(row, this.seq))
    return this.amounts > 0 || this.isPlain(row)
  }

  /** One past the last row that is not a blank, a note or a heading of nothing. */
  lastRecord(first: number, roles: readonly RowRole[]): number {
    for (let i = roles.length - 1; i >= 0; i--) {
      const role = roles[i]!
      if (role !== 'blank' && role !== 'note' && role !== 'section') return first + i + 1
    }
    return first
  }

  private mark(row: number, kind: Mark['kind'], at: number, label: RowLabel, heads: boolean): void {
    this.marks.push(readMark(this.strip, this.subject, row, kind, at, label, heads))
  }
}

const CLASS = /类(?:项目)?$/
/** The first half of 合 | 计 typed into two cells. */
const SPLIT_SUM = /^[合总小共]$/
const DETAIL: ReadonlySet<string> = new Set(['text', 'enum', 'month', 'span', 'people', 'yesno'])
