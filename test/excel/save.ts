/**
 * The workbook as Excel would save it now, edits, inserted rows and custom XML included: what `getFileAsync` hands out. Written from
 * the model alone, so that it owes nothing to the product's own writer.
 */
import { address, isError, rangeAddress, type Value } from '../../src/core/grid.js'
import { escapeX, escapeXml } from '../../src/ooxml/escape.js'
import type { Book } from './book.js'
import { BLANK, type Cell, type SheetModel } from './sheet.js'
import { storedZip } from './zip.js'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

/** The bytes of an .xlsx. */
export function saved(book: Book): Uint8Array<ArrayBuffer> {
  const styles = new Styles()
  const sheets = book.sheets.map((sheet) => sheetXml(sheet, styles))
  const parts: [string, string][] = [
    ['[Content_Types].xml', contentTypes(book)],
    ['_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])],
    ['xl/workbook.xml', workbookXml(book)],
    ['xl/_rels/workbook.xml.rels', workbookRelations(book)],
    ...sheets.map((xml, i): [string, string] => [`xl/worksheets/sheet${i + 1}.xml`, xml]),
    ['xl/styles.xml', styles.xml()],
    ...book.parts.map(({ xml }, i): [string, string] => [`customXml/item${i + 1}.xml`, xml]),
  ]
  return storedZip(parts)
}

function contentTypes(book: Book): string {
  const override = (part: string, type: string) => `<Override PartName="${part}" ContentType="${TYPES}.${type}+xml"/>`
  const sheets = book.sheets.map((_, i) => override(`/xl/worksheets/sheet${i + 1}.xml`, 'worksheet')).join('')
  const defaults =
    '<Default Extension="xml" ContentType="application/xml"/>' +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types">${defaults}${override('/xl/workbook.xml', 'sheet.main')}${override('/xl/styles.xml', 'styles')}${sheets}</Types>`
}

function relations(targets: readonly (readonly [kind: string, target: string])[]): string {
  const list = targets.map(
    ([kind, target], i) => `<Relationship Id="rId${i + 1}" Type="${RELATIONS}/${kind}" Target="${target}"/>`,
  )
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}</Relationships>`
}

function workbookRelations(book: Book): string {
  return relations([
    ...book.sheets.map((_, i) => ['worksheet', `worksheets/sheet${i + 1}.xml`] as const),
    ['styles', 'styles.xml'],
    ...book.parts.map((_, i) => ['customXml', `../customXml/item${i + 1}.xml`] as const),
  ])
}

function workbookXml(book: Book): string {
  const state = { Visible: '', Hidden: ' state="hidden"', VeryHidden: ' state="veryHidden"' }
  const sheets = book.sheets.map(
    ({ name, visibility }, i) =>
      `<sheet name="${escapeXml(name)}" sheetId="${i + 1}"${state[visibility]} r:id="rId${i + 1}"/>`,
  )
  const names = book.names.map(({ name, formula, sheet, visible }) => {
    const local = sheet ? ` localSheetId="${book.sheets.indexOf(sheet)}"` : ''
    return `<definedName name="${escapeXml(name)}"${local}${visible ? '' : ' hidden="1"'}>${escapeXml(formula)}</definedName>`
  })
  const defined = names.length > 0 ? `<definedNames>${names.join('')}</definedNames>` : ''
  const dates = book.date1904 ? '<workbookPr date1904="1"/>' : '<workbookPr/>'
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}">${dates}<sheets>${sheets.join('')}</sheets>${defined}</workbook>`
}

function sheetXml(sheet: SheetModel, styles: Styles): string {
  const lines = new Map<number, string[]>()
  for (const row of sheet.hiddenRows) lines.set(row, [])
  for (const { row, col, cell } of sheet.cells()) {
    if (cell === BLANK) continue
    const line = lines.get(row) ?? []
    lines.set(row, line)
    line.push(cellXml(address(row, col), cell, styles.index(cell)))
  }
  const rows = [...lines]
    .sort(([a], [b]) => a - b)
    .map(([row, cells]) => {
      const hidden = sheet.hiddenRows.has(row) ? ' hidden="1"' : ''
      return `<row r="${row + 1}"${hidden}>${cells.join('')}</row>`
    })
  const cols = [...sheet.hiddenCols]
    .sort((a, b) => a - b)
    .map((col) => `<col min="${col + 1}" max="${col + 1}" width="0" hidden="1" customWidth="1"/>`)
  const merges = sheet.merges.map((range) => `<mergeCell ref="${rangeAddress(range)}"/>`)
  return [
    `${HEAD}<worksheet xmlns="${MAIN}">`,
    cols.length > 0 ? `<cols>${cols.join('')}</cols>` : '',
    `<sheetData>${rows.join('')}</sheetData>`,
    sheet.protection ? '<sheetProtection sheet="1"/>' : '',
    merges.length > 0 ? `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>` : '',
    '</worksheet>',
  ].join('')
}

function cellXml(at: string, { value, formula }: Cell, style: number): string {
  const s = style === 0 ? '' : ` s="${style}"`
  const f = formula === null ? '' : `<f>${escapeXml(escapeX(formula))}</f>`
  if (value === null) return `<c r="${at}"${s}>${f}</c>`
  const [type, text] = stored(value)
  if (type === 'str' && formula === null)
    return `<c r="${at}"${s} t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`
  return `<c r="${at}"${s}${type === 'n' ? '' : ` t="${type}"`}>${f}<v>${text}</v></c>`
}

function stored(value: NonNullable<Value>): [type: 'n' | 'b' | 'e' | 'str', text: string] {
  if (typeof value === 'number') return ['n', String(value)]
  if (typeof value === 'boolean') return ['b', value ? '1' : '0']
  if (isError(value)) return ['e', escapeXml(value.error)]
  return ['str', escapeXml(escapeX(value))]
}

/** The looks that occur, each once; 0 is a plain cell. */
class Styles {
  private readonly looks = new Map<string, number>([[key(BLANK), 0]])
  private readonly list: Cell[] = [BLANK]

  index(cell: Cell): number {
    const look = key(cell)
    const known = this.looks.get(look)
    if (known !== undefined) return known
    this.looks.set(look, this.list.length)
    this.list.push(cell)
    return this.list.length - 1
  }

  xml(): string {
    const formats = [...new Set(this.list.map(({ format }) => format))].filter((format) => format !== 'General')
    const numFmts = formats.map((code, i) => `<numFmt numFmtId="${164 + i}" formatCode="${escapeXml(code)}"/>`)
    const fonts = this.list.map(({ font }) => {
      const [b, i] = [font.bold ? '<b/>' : '', font.italic ? '<i/>' : '']
      return `<font>${b}${i}<sz val="${font.size}"/><color rgb="FF${font.color.slice(1)}"/><name val="${escapeXml(font.name)}"/></font>`
    })
    const fills = this.list.map(({ fill }) => (fill ? fillXml(fill) : '<fill><patternFill patternType="none"/></fill>'))
    const xfs = this.list.map(({ format, locked, align, wrap }, i) => {
      const id = format === 'General' ? 0 : 164 + formats.indexOf(format)
      const placed = `${align ? ` horizontal="${align}"` : ''}${wrap ? ' wrapText="1"' : ''}`
      const open = `${placed ? `<alignment${placed}/>` : ''}${locked ? '' : '<protection locked="0"/>'}`
      return `<xf numFmtId="${id}" fontId="${i}" fillId="${i + 2}" borderId="0" xfId="0">${open}</xf>`
    })
    const two = '<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    return [
      `${HEAD}<styleSheet xmlns="${MAIN}">`,
      numFmts.length > 0 ? `<numFmts count="${numFmts.length}">${numFmts.join('')}</numFmts>` : '',
      `<fonts count="${fonts.length}">${fonts.join('')}</fonts>`,
      `<fills count="${fills.length + 2}">${two}${fills.join('')}</fills>`,
      '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>',
      `<cellXfs count="${xfs.length}">${xfs.join('')}</cellXfs></styleSheet>`,
    ].join('')
  }
}

function key({ format, fill, font, locked, align, wrap }: Cell): string {
  return JSON.stringify([format, fill, font, locked, align, wrap])
}

/** Patterns by Excel's names for them in the API; every other one is written as solid. */
const PATTERNS: ReadonlyMap<string, string> = new Map([
  ['Gray50', 'mediumGray'],
  ['Gray25', 'lightGray'],
  ['Grid', 'lightGrid'],
])

function fillXml({ color, pattern }: NonNullable<Cell['fill']>): string {
  return `<fill><patternFill patternType="${PATTERNS.get(pattern) ?? 'solid'}"><fgColor rgb="FF${color.slice(1)}"/></patternFill></fill>`
}
