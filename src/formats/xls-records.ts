/**
 * The records of a BIFF8 workbook stream (MS-XLS): what of them is read here (sheets, formats, merges, what is hidden), and which of
 * them are left for the library that reads values and formulas. All other records are taken away, so that it never meets them.
 */
import type { Range, SheetState } from '../core/index.js'
import { builtinFormats, ReadError } from '../ooxml/index.js'
import { isSoundFormula } from './xls-tokens.js'

/** A worksheet as the records describe it. Rows and columns are 0-based. */
export interface XlsSheet {
  readonly name: string
  readonly state: SheetState
  readonly merges: Range[]
  readonly hiddenRows: number[]
  readonly hiddenCols: number[]
  /** By row × 256 + column, the index of the cell's format; cells that only have a format are there, too. */
  readonly styles: Map<number, number>
}

/** A workbook as its records describe it. */
export interface XlsFrame {
  readonly date1904: boolean
  /** By position in the list of tabs; null where the tab holds no grid (charts, macros). */
  readonly sheets: readonly (XlsSheet | null)[]
  /** Number format codes by the index cells give. */
  readonly formats: readonly string[]
  /** The stream with nothing but what values and formulas need; every record stands where it stood. */
  readonly cleaned: Uint8Array
}

/** Rows and columns of a sheet in BIFF8. */
const ROWS = 65_536
const COLS = 256

const BOF = 0x0809
const EOF = 0x000a
const CONTINUE = 0x003c
/** A record without meaning for a reader (Uncalced): what is taken away becomes one. */
const NOTHING = 0x005e

const NAME = 0x0018

/** Where records with formulas say how long theirs is. */
const TOKENS: ReadonlyMap<number, number> = new Map([
  [0x0006, 20],
  [0x0221, 12],
  [0x04bc, 8],
  [NAME, 4],
])

/** What the library is left: the frame of sheets, texts, cells, formulas and the names and sheets that formulas mention. */
const KEPT: ReadonlySet<number> = new Set([
  BOF,
  EOF,
  0x0042,
  0x0022,
  0x0085,
  0x01ae,
  0x0017,
  0x0023,
  0x0018,
  0x00fc,
  0x041e,
  0x00e0,
  0x0006,
  0x0207,
  0x0221,
  0x04bc,
  0x0203,
  0x0205,
  0x027e,
  0x00bd,
  0x00fd,
  0x0204,
  0x00d6,
  0x0200,
])

/** Reads the frame of a workbook stream. Throws ReadError where it is none of BIFF8, encrypted, or ends too early. */
export function readFrame(stream: Uint8Array, file: string): XlsFrame {
  return new FrameReader(stream, file).read()
}

class FrameReader {
  private readonly view: DataView
  private readonly cleaned: Uint8Array
  private readonly codes = new Map(builtinFormats)
  private readonly formatOfStyle: number[] = []
  private readonly tabs: { readonly at: number; readonly sheet: XlsSheet | null }[] = []
  private date1904 = false

  constructor(
    private readonly stream: Uint8Array,
    private readonly file: string,
  ) {
    this.view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength)
    this.cleaned = stream.slice()
  }

  read(): XlsFrame {
    this.checkVersion()
    let depth = 0
    let sheet: XlsSheet | null = null
    let kept = true
    for (let at = 0; at + 4 <= this.stream.length; ) {
      const type = this.view.getUint16(at, true)
      const length = this.view.getUint16(at + 2, true)
      const body = at + 4
      if (depth === 0 && type !== BOF) {
        // Between and behind the parts stands nothing, or what some writers leave there.
        this.cleaned.fill(0, at)
        if (this.tabs.every((tab) => tab.at < at)) break
        throw this.broken(`record ${type} at ${at} outside of a sheet`)
      }
      if (body + length > this.stream.length) throw new ReadError('truncated', this.file, `record ${type} at ${at}`)
      if (type === BOF && depth++ === 0) sheet = this.tabs.find((tab) => tab.at === at)?.sheet ?? null
      else if (type === EOF) depth--
      if (type !== CONTINUE) kept = KEPT.has(type)
      if (!kept) new DataView(this.cleaned.buffer).setUint16(at, NOTHING, true)
      if (depth === 1) this.record(type, body, length, sheet)
      if (TOKENS.has(type)) this.checkFormula(type, at, length)
      at = body + length
    }
    if (depth > 0 || this.tabs.length === 0) throw new ReadError('truncated', this.file, 'no end')
    const formats = this.formatOfStyle.map((number) => this.codes.get(number) ?? 'General')
    return { date1904: this.date1904, sheets: this.tabs.map((tab) => tab.sheet), formats, cleaned: this.cleaned }
  }

  /** A formula that is not whole is taken away; the cell keeps its value. */
  private checkFormula(type: number, at: number, length: number): void {
    const body = at + 4
    const size = body + TOKENS.get(type)!
    const nameBytes = type === NAME ? this.stream[body + 3]! * (this.stream[body + 14]! & 1 ? 2 : 1) + 1 : 0
    const tokens = type === NAME ? body + 14 + nameBytes : size + 2
    const end = tokens + (size + 2 <= body + length ? this.view.getUint16(size, true) : 0)
    const cleaned = new DataView(this.cleaned.buffer)
    if (tokens > body + length) cleaned.setUint16(at, NOTHING, true)
    else if (end > body + length || !isSoundFormula(this.stream, tokens, end)) cleaned.setUint16(size, 0, true)
  }

  private broken(detail: string): ReadError {
    return new ReadError('corrupt', this.file, detail)
  }

  private checkVersion(): void {
    if (this.stream.length < 8) throw new ReadError('truncated', this.file, 'workbook stream')
    const type = this.view.getUint16(0, true)
    const version = this.view.getUint16(4, true)
    if ((type & 0xff) !== 9 || type > BOF) throw this.broken(`begins with record ${type}`)
    if (type !== BOF || version !== 0x0600) throw new ReadError('biff5', this.file, `BOF ${type}, version ${version}`)
  }

  private record(type: number, at: number, length: number, sheet: XlsSheet | null): void {
    const need = LEAST.get(type)
    if (need === undefined) return
    if (length < need) throw this.broken(`record ${type} of ${length} bytes`)
    const { view } = this
    switch (type) {
      case 0x002f:
        throw new ReadError('encrypted', this.file)
      case 0x0022:
        this.date1904 = view.getUint16(at, true) === 1
        break
      case 0x0085:
        this.tab(at, length)
        break
      case 0x041e:
        this.codes.set(view.getUint16(at, true), this.text(at + 4, view.getUint16(at + 2, true), at + length))
        break
      case 0x00e0:
        this.formatOfStyle.push(view.getUint16(at + 2, true))
        break
      default:
        if (sheet) this.ofSheet(sheet, type, at, length)
    }
  }

  private tab(at: number, length: number): void {
    const state = (['visible', 'hidden', 'veryHidden'] as const)[this.stream[at + 4]! & 3] ?? 'visible'
    const name = this.text(at + 7, this.stream[at + 6]!, at + length)
    const isGrid = this.stream[at + 5] === 0
    const sheet = { name, state, merges: [], hiddenRows: [], hiddenCols: [], styles: new Map<number, number>() }
    this.tabs.push({ at: this.view.getUint32(at, true), sheet: isGrid ? sheet : null })
  }

  /** Characters of one byte each (the low halves of UTF-16) or of two; the first byte says which. */
  private text(at: number, count: number, end: number): string {
    const isWide = (this.stream[at]! & 1) === 1
    const last = at + 1 + count * (isWide ? 2 : 1)
    if (last > end) throw this.broken(`text at ${at}`)
    let text = ''
    for (let i = at + 1; i < last; i += isWide ? 2 : 1)
      text += String.fromCharCode(isWide ? this.view.getUint16(i, true) : this.stream[i]!)
    return text
  }

  private ofSheet(sheet: XlsSheet, type: number, at: number, length: number): void {
    const { view } = this
    const row = view.getUint16(at, true)
    switch (type) {
      case 0x00e5: {
        const count = Math.min(row, Math.floor((length - 2) / 8))
        for (let i = 0; i < count; i++) {
          const [top, bottom, left, right] = [0, 2, 4, 6].map((part) => view.getUint16(at + 2 + 8 * i + part, true))
          if (top! <= bottom! && left! <= right! && right! < COLS && (top !== bottom || left !== right))
            sheet.merges.push({ top: top!, left: left!, bottom: bottom!, right: right! })
        }
        break
      }
      case 0x007d:
        if (view.getUint16(at + 8, true) & 1)
          for (let col = row; col <= Math.min(view.getUint16(at + 2, true), COLS - 1); col++) sheet.hiddenCols.push(col)
        break
      case 0x0208:
        if (view.getUint16(at + 12, true) & 0x20) sheet.hiddenRows.push(row)
        break
      case 0x00bd:
        for (let i = 0; 4 + 6 * i + 6 <= length - 2; i++)
          sheet.styles.set(row * COLS + view.getUint16(at + 2, true) + i, view.getUint16(at + 4 + 6 * i, true))
        break
      default:
        sheet.styles.set(row * COLS + view.getUint16(at + 2, true), view.getUint16(at + 4, true))
    }
  }
}

/** The fewest bytes of the records that are read here. */
const LEAST: ReadonlyMap<number, number> = new Map([
  [0x002f, 0],
  [0x0022, 2],
  [0x0085, 8],
  [0x041e, 5],
  [0x00e0, 4],
  [0x00e5, 2],
  [0x007d, 10],
  [0x0208, 16],
  [0x00bd, 12],
  [0x0006, 6],
  [0x0203, 6],
  [0x0205, 6],
  [0x027e, 6],
  [0x00fd, 6],
  [0x0204, 6],
  [0x00d6, 6],
])

/** Rows of a sheet that this form can hold. */
export const XLS_ROWS = ROWS
export const XLS_COLS = COLS
