/** How the cells of a file look, as far as it is modelled: fills, fonts, alignment, locks, widths, protection of sheets. */
import { parseAddress } from '../../src/core/grid.js'
import { bytesSource, defaultLimits, type Inflate, type XlsxWorkbook } from '../../src/ooxml/index.js'
import { readFormats, readPart, workbookParts } from '../../src/ooxml/parts.js'
import type { Attributes, Handler } from '../../src/ooxml/xml.js'
import { isTrue } from '../../src/ooxml/xml.js'
import { openZip, type Zip } from '../../src/ooxml/zip.js'
import type { Book } from './book.js'
import { type Cell, type Fill, type Font, PLAIN_FONT, type SheetModel } from './sheet.js'

/** Gives the cells of an open book the looks they have in its file. */
export async function applyLooks(
  book: Book,
  workbook: XlsxWorkbook,
  bytes: Uint8Array,
  inflate: Inflate,
): Promise<void> {
  const zip = await openZip(bytesSource(bytes), book.name, inflate, defaultLimits)
  if (!zip) return
  const { styles } = await workbookParts(zip, book.name)
  const looks = styles === null ? [] : await readLooks(zip, styles, book.name)
  for (const [index, sheet] of workbook.sheets.entries())
    await readPart(zip, sheet.part, book.name, new SheetLooks(book.sheets[index]!, looks))
  book.version = 0
}

type Look = Pick<Cell, 'format' | 'fill' | 'font' | 'locked' | 'align' | 'wrap'>

async function readLooks(zip: Zip, part: string, file: string): Promise<Look[]> {
  const reader = new StyleReader()
  await readPart(zip, part, file, reader)
  const formats = await readFormats(zip, part, file)
  return reader.xfs.map(({ font, fill, locked, align, wrap }, i) => ({
    format: formats[i] ?? 'General',
    font: reader.fonts[font] ?? PLAIN_FONT,
    fill: reader.fills[fill] ?? null,
    locked,
    align,
    wrap,
  }))
}

interface Xf {
  readonly font: number
  readonly fill: number
  locked: boolean
  align: Cell['align']
  wrap: boolean
}

class StyleReader implements Handler {
  readonly fonts: Font[] = []
  readonly fills: (Fill | null)[] = []
  readonly xfs: Xf[] = []
  private readonly path: string[] = []

  open(name: string, attributes: Attributes): void {
    const parent = this.path.at(-1)
    this.path.push(name)
    const inside = (list: string) => this.path[1] === list
    if (name === 'font' && parent === 'fonts') this.fonts.push(PLAIN_FONT)
    else if (inside('fonts') && parent === 'font') this.font(name, attributes)
    else if (name === 'fill' && parent === 'fills') this.fills.push(null)
    else if (inside('fills')) this.fill(name, attributes)
    else if (name === 'xf' && parent === 'cellXfs') {
      const number = (key: string) => Number(attributes.get(key) ?? 0)
      this.xfs.push({ font: number('fontId'), fill: number('fillId'), locked: true, align: null, wrap: false })
    } else if (inside('cellXfs') && parent === 'xf') this.xf(name, attributes)
  }

  private font(name: string, attributes: Attributes): void {
    const value = attributes.get('val') ?? ''
    const on = value !== '0' && value !== 'false'
    const part: Partial<Font> =
      name === 'b'
        ? { bold: on }
        : name === 'i'
          ? { italic: on }
          : name === 'sz'
            ? { size: Number(value) }
            : name === 'name'
              ? { name: value }
              : name === 'color'
                ? { color: colorOf(attributes) }
                : {}
    this.fonts[this.fonts.length - 1] = { ...this.fonts.at(-1)!, ...part }
  }

  private fill(name: string, attributes: Attributes): void {
    const last = this.fills.length - 1
    const type = attributes.get('patternType') ?? 'none'
    if (name === 'patternFill' && type !== 'none')
      this.fills[last] = {
        color: '#FFFFFF',
        pattern: type === 'solid' ? 'Solid' : `${type[0]!.toUpperCase()}${type.slice(1)}`,
      }
    else if (name === 'gradientFill') this.fills[last] = { color: '#FFFFFF', pattern: 'LinearGradient' }
    else if (name === 'fgColor' && this.fills[last])
      this.fills[last] = { ...this.fills[last], color: colorOf(attributes) }
  }

  private xf(name: string, attributes: Attributes): void {
    const xf = this.xfs.at(-1)!
    if (name === 'protection') xf.locked = isTrue(attributes.get('locked') ?? '1')
    if (name !== 'alignment') return
    const align = attributes.get('horizontal')
    xf.align = align === 'left' || align === 'center' || align === 'right' ? align : null
    xf.wrap = isTrue(attributes.get('wrapText'))
  }

  close(): void {
    this.path.pop()
  }

  text(): void {}
}

/** The colours of the Office theme, by index. */
const THEME = [
  '#FFFFFF',
  '#000000',
  '#E7E6E6',
  '#44546A',
  '#5B9BD5',
  '#ED7D31',
  '#A5A5A5',
  '#FFC000',
  '#4472C4',
  '#70AD47',
]

function colorOf(attributes: Attributes): string {
  const rgb = attributes.get('rgb')
  if (rgb !== undefined) return `#${rgb.slice(-6).toUpperCase()}`
  return THEME[Number(attributes.get('theme') ?? 1)] ?? '#000000'
}

class SheetLooks implements Handler {
  private row = -1
  private col = -1

  constructor(
    private readonly sheet: SheetModel,
    private readonly looks: readonly Look[],
  ) {}

  open(name: string, attributes: Attributes): void {
    if (name === 'col') this.widths(attributes)
    else if (name === 'row') {
      this.row = Number(attributes.get('r') ?? this.row + 2) - 1
      this.col = -1
      const height = Number(attributes.get('ht') ?? Number.NaN)
      if (height > 0) this.sheet.rowHeights.set(this.row, height)
    } else if (name === 'c') {
      this.col = parseAddress(attributes.get('r') ?? '')?.col ?? this.col + 1
      const look = this.looks[Number(attributes.get('s') ?? 0)]
      if (look) this.sheet.put(this.row, this.col, look)
    } else if (name === 'sheetProtection' && isTrue(attributes.get('sheet'))) {
      const allows = (what: string) => !isTrue(attributes.get(what) ?? '1')
      this.sheet.protection = {
        allowFormatCells: allows('formatCells'),
        allowInsertRows: allows('insertRows'),
        allowDeleteRows: allows('deleteRows'),
      }
    }
  }

  /** Widths are in characters of the standard font, about 5.25 points each. */
  private widths(attributes: Attributes): void {
    const width = Number(attributes.get('width') ?? 0) * 5.25
    const last = Math.min(Number(attributes.get('max')), 256)
    for (let col = Number(attributes.get('min')) - 1; col < last; col++) this.sheet.colWidths.set(col, width)
  }

  close(): void {}
  text(): void {}
}
