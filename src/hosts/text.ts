/**
 * Tables drawn as text: the host of examples, layouts and tests.
 *
 * | sign | means |
 * |---|---|
 * | `a \| b` | two cells of a row; an empty line is an empty row |
 * | `# 表名` | next sheet |
 * | `100!` | this cell must be reported |
 * | `! text` | a message, in reading order |
 * | `~>` | what follows is the table after the safe fixes |
 * | `␠` `↵` `⇥` `⍽` | a space, a line break, a tab, a no-break space that matters |
 * | `<` `^` | merged with the cell on the left, with the cell above |
 * | `10.00` `1,234.5` `12.5%` | a number whose format fixes the decimals printed; `12` and `~7.93` have no format |
 * | `@2025年4月` `@2025-04-10` | a date as Excel stores it, with that format |
 * | `'12` `=A1+B1 -> 12` `#REF!` | text, a formula with its result, an error value |
 * | `⊘` at the start of a row | the row is hidden |
 * | `# 表名 ⊘C,F` `#⊘ 表名` | next sheet, its columns C and F hidden; next sheet, hidden |
 * | `#\| 表名` | next sheet, made from delimited text: a row has the cells that are written, and no others |
 */
import { format as formatNumber } from 'numfmt'
import {
  isError,
  parseAddress,
  type Range,
  type Ref,
  type Sheet,
  type SheetState,
  type Value,
  type Workbook,
} from '../core/grid.js'

/** A drawing as read: the workbook, the cells and messages it demands, and what the safe fixes make of it. */
export interface Drawing {
  readonly workbook: Workbook
  readonly marks: readonly Ref[]
  readonly messages: readonly string[]
  /** The drawing after `~>`, null where there is none. */
  readonly fixed: Workbook | null
}

interface Cell {
  readonly value: Value
  readonly formula: string | null
  readonly format: string
}

/** What a sheet of text has besides cells. */
export interface TextSheetLook {
  readonly state?: SheetState
  /** 0-based rows and columns that are hidden. */
  readonly hiddenRows?: ReadonlySet<number>
  readonly hiddenCols?: ReadonlySet<number>
  /** Of a sheet made from delimited text: the cells that were written. */
  readonly hasCell?: (row: number, col: number) => boolean
}

/** A sheet held as rows of cells: small tables only. */
export class TextSheet implements Sheet {
  readonly state: SheetState
  readonly rows: number
  readonly cols: number
  readonly hasCell?: (row: number, col: number) => boolean

  constructor(
    readonly name: string,
    private readonly cells: readonly (readonly (Cell | null)[])[],
    readonly merges: readonly Range[],
    private readonly look: TextSheetLook = {},
  ) {
    this.state = look.state ?? 'visible'
    if (look.hasCell) this.hasCell = look.hasCell
    let rows = 0
    let cols = 0
    cells.forEach((row, r) => {
      row.forEach((cell, c) => {
        if (!cell) return
        rows = r + 1
        cols = Math.max(cols, c + 1)
      })
    })
    this.rows = rows
    this.cols = cols
  }

  value(row: number, col: number): Value {
    return this.cells[row]?.[col]?.value ?? null
  }
  formula(row: number, col: number): string | null {
    return this.cells[row]?.[col]?.formula ?? null
  }
  text(row: number, col: number): string {
    const value = this.value(row, col)
    if (value === null) return ''
    if (typeof value === 'string') return value
    if (isError(value)) return value.error
    if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
    return formatNumber(this.format(row, col), value)
  }
  format(row: number, col: number): string {
    return this.cells[row]?.[col]?.format ?? 'General'
  }
  isRowHidden(row: number): boolean {
    return this.look.hiddenRows?.has(row) ?? false
  }
  isColHidden(col: number): boolean {
    return this.look.hiddenCols?.has(col) ?? false
  }
}

/** Reads a drawing. Throws where a merge sign has nothing to merge with. */
export function parseDrawing(text: string, name = '例表.xlsx'): Drawing {
  const [before = '', after] = splitFixed(text)
  const first = parseSheets(before, name)
  const fixed = after === undefined ? null : parseSheets(after, name).workbook
  return { ...first, fixed }
}

function splitFixed(text: string): string[] {
  const lines = text.split('\n')
  const at = lines.findIndex((line) => line.trim() === '~>')
  return at < 0 ? [text] : [lines.slice(0, at).join('\n'), lines.slice(at + 1).join('\n')]
}

function parseSheets(text: string, name: string): Omit<Drawing, 'fixed'> {
  const messages: string[] = []
  const marks: Ref[] = []
  const sheets: Sheet[] = []
  let heading: SheetHeading = { name: '表1', sign: '', hiddenCols: [] }
  let lines: string[] = []
  const finish = (): void => {
    while (lines.length > 0 && lines[0]!.trim() === '') lines.shift()
    while (lines.length > 0 && lines.at(-1)!.trim() === '') lines.pop()
    if (lines.length === 0) return
    const { sheet, marked } = parseSheet(heading, lines)
    for (const [row, col] of marked) marks.push({ sheet: sheets.length, row, col })
    sheets.push(sheet)
    lines = []
  }
  for (const line of text.split('\n')) {
    const trimmed = line.trim()
    if (trimmed.startsWith('! ')) messages.push(trimmed.slice(2))
    else if (/^#[⊘|]? /.test(trimmed)) {
      finish()
      heading = parseHeading(trimmed)
    } else lines.push(line)
  }
  finish()
  return { workbook: { name, sheets, date1904: false }, marks, messages }
}

/** The line a sheet begins with. */
interface SheetHeading {
  readonly name: string
  /** `⊘` of a hidden sheet, `|` of one made from delimited text. */
  readonly sign: string
  readonly hiddenCols: readonly number[]
}

function parseHeading(line: string): SheetHeading {
  const [, sign = '', name = '', cols] = /^#([⊘|]?) (.*?)(?:\s⊘([A-Z]{1,3}(?:,[A-Z]{1,3})*))?$/.exec(line) ?? []
  const hiddenCols = (cols?.split(',') ?? []).map((letters) => parseAddress(`${letters}1`)!.col)
  return { name: name.trim(), sign, hiddenCols }
}

function parseSheet(
  { name, sign, hiddenCols }: SheetHeading,
  lines: readonly string[],
): { sheet: Sheet; marked: [number, number][] } {
  const marked: [number, number][] = []
  const hidden = new Set<number>()
  const roots = new Map<string, Range>()
  const rootOf = new Map<string, string>()
  const rows = lines.map((line, row) => {
    let source = line
    if (source.trim().startsWith('⊘')) {
      hidden.add(row)
      source = source.replace('⊘', '')
    }
    if (source.trim() === '') return []
    return source.split('|').map((piece, col): Cell | null => {
      const raw = piece.trim()
      if (raw === '<' || raw === '^') {
        const from = rootOf.get(raw === '<' ? `${row},${col - 1}` : `${row - 1},${col}`)
        const range = from === undefined ? undefined : roots.get(from)
        if (from === undefined || !range)
          throw new Error(`nothing to merge with: sheet ${name} row ${row + 1} column ${col + 1}`)
        roots.set(from, { ...range, bottom: Math.max(range.bottom, row), right: Math.max(range.right, col) })
        rootOf.set(`${row},${col}`, from)
        return null
      }
      rootOf.set(`${row},${col}`, `${row},${col}`)
      roots.set(`${row},${col}`, { top: row, left: col, bottom: row, right: col })
      const { cell, mark } = parseCell(raw)
      if (mark) marked.push([row, col])
      return cell
    })
  })
  const merges = [...roots.values()].filter((range) => range.bottom > range.top || range.right > range.left)
  const look: TextSheetLook = {
    state: sign === '⊘' ? 'hidden' : 'visible',
    hiddenRows: hidden,
    hiddenCols: new Set(hiddenCols),
    ...(sign === '|' ? { hasCell: (row, col) => col < (rows[row]?.length ?? 0) } : {}),
  }
  return { sheet: new TextSheet(name, rows, merges, look), marked }
}

const ERRORS = new Set(['#REF!', '#N/A', '#VALUE!', '#DIV/0!', '#NAME?', '#NUM!', '#NULL!'])

function parseCell(raw: string): { cell: Cell | null; mark: boolean } {
  if (ERRORS.has(raw)) return { cell: plain({ error: raw }), mark: false }
  const mark = raw.endsWith('!')
  const body = mark ? raw.slice(0, -1).trimEnd() : raw
  if (body === '') return { cell: null, mark }
  if (body.startsWith('=')) {
    const [formula = '', result = ''] = body.slice(1).split(/\s*->\s*/)
    const value = parseConstant(result)
    return { cell: { ...(value ?? plain(null)), formula: formula.trim() }, mark }
  }
  return { cell: parseConstant(body), mark }
}

function plain(value: Value): Cell {
  return { value, formula: null, format: 'General' }
}

function parseConstant(body: string): Cell | null {
  if (body === '') return null
  if (ERRORS.has(body)) return plain({ error: body })
  if (body === 'TRUE' || body === 'FALSE') return plain(body === 'TRUE')
  if (body.startsWith("'")) return plain(signs(body.slice(1)))
  if (body.startsWith('@')) return parseDate(body.slice(1))
  if (/^~-?\d+(\.\d+)?$/.test(body)) return plain(Number(body.slice(1)))
  const number = /^(-?\d{1,3}(?:,\d{3})+|-?\d+)(\.\d+)?(%)?$/.exec(body)
  if (!number) return plain(signs(body))
  const decimals = (number[2] ?? '.').length - 1
  const fraction = decimals > 0 ? `.${'0'.repeat(decimals)}` : ''
  const value = Number(number[1]!.replaceAll(',', '') + (number[2] ?? ''))
  if (number[3]) return { value: Number((value / 100).toFixed(decimals + 2)), formula: null, format: `0${fraction}%` }
  if (number[1]!.includes(',')) return { value, formula: null, format: `#,##0${fraction}` }
  return { value, formula: null, format: decimals > 0 ? `0${fraction}` : 'General' }
}

function signs(text: string): string {
  return text.replaceAll('␠', ' ').replaceAll('↵', '\n').replaceAll('⇥', '\t').replaceAll('⍽', '\u00a0')
}

function parseDate(body: string): Cell {
  const match = /^(\d{4})(年|-|\/|\.)(\d{1,2})(?:(?:月|-|\/|\.)(\d{1,2})?日?)?$/.exec(body)
  if (!match) throw new Error(`no date: @${body}`)
  const [, year, sign, month, day] = match
  const serial = Math.round(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)) / 86_400_000) + 25_569
  const format = sign === '年' ? `yyyy"年"m"月"${day ? 'd"日"' : ''}` : day ? `yyyy${sign}mm${sign}dd` : `yyyy${sign}mm`
  return { value: serial, formula: null, format }
}
