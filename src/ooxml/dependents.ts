/** Which formulas may show something else once some cells are changed. */
import { MAX_ROWS, parseRange, type Range, type Ref } from '../core/grid.js'
import { TOKEN } from './formulas.js'
import type { XlsxWorkbook } from './read.js'

/** A block of cells a formula reads. */
interface Use extends Range {
  readonly sheet: number
}

interface Formula extends Ref {
  /** Null where the formula reads cells that its text does not tell: names, tables, INDIRECT. */
  readonly uses: readonly Use[] | null
}

/** Rounds of following chains of formulas; longer chains count as dependent whole. */
const MAX_ROUNDS = 60

/**
 * The cells with a formula, or filled by one, whose cached result may be out of date once `changed` are. When in doubt
 * a formula counts: a result that is missing is computed again, one that is stale is believed.
 */
export function dependents(workbook: XlsxWorkbook, changed: readonly Ref[]): Ref[] {
  const dirty = new Dirty()
  for (const { sheet, row, col } of changed) dirty.add(sheet, row, col)
  let open = allFormulas(workbook)
  const found: Ref[] = []
  for (let round = 0; open.length > 0; round++) {
    const rest: Formula[] = []
    const before = found.length
    for (const formula of open) {
      if (round < MAX_ROUNDS && formula.uses?.every((use) => !dirty.meets(use))) rest.push(formula)
      else {
        found.push({ sheet: formula.sheet, row: formula.row, col: formula.col })
        dirty.add(formula.sheet, formula.row, formula.col)
      }
    }
    if (found.length === before) break
    open = rest
  }
  return found
}

function allFormulas(workbook: XlsxWorkbook): Formula[] {
  const names = new Map(workbook.sheets.map((sheet, index) => [sheet.name.toLowerCase(), index]))
  const list: Formula[] = []
  workbook.sheets.forEach((sheet, index) => {
    for (const { row, col } of sheet.formulaCells()) {
      const text = sheet.formula(row, col)
      list.push({ sheet: index, row, col, uses: text === null ? null : usesOf(text, index, names) })
    }
  })
  return list
}

/** Functions that read cells their arguments do not name, or that change of themselves. */
const VOLATILE = /^(?:INDIRECT|OFFSET|CELL|INFO|NOW|TODAY|RAND|RANDBETWEEN|RANDARRAY|TABLE)$/i

/** The cells a formula reads; null where that cannot be told from its text. */
export function usesOf(formula: string, own: number, sheets: ReadonlyMap<string, number>): readonly Use[] | null {
  const uses: Use[] = []
  let sheet = own
  let end = 0
  for (const match of formula.matchAll(TOKEN)) {
    const token = match[0]
    const between = formula.slice(end, match.index)
    end = match.index + token.length
    const next = formula[end]
    if (!between.endsWith('!') && between !== ':') sheet = own
    if (token.startsWith('"')) continue
    if (next === '!') {
      // A sheet: `'a b'!A1`, `a!A1`; another workbook or a row of sheets is no place in this one we know.
      const name = token.startsWith("'") ? token.slice(1, -1).replaceAll("''", "'") : token
      const index = sheets.get(name.toLowerCase())
      if (index === undefined) return null
      sheet = index
    } else if (next === '(') {
      if (VOLATILE.test(token)) return null
    } else if (/^(?:TRUE|FALSE|\d[\d.]*(?:[eE][+-]?\d+)?)$/i.test(token)) continue
    else {
      const range = blockOf(token)
      if (!range) return null
      uses.push({ ...(between === ':' ? hull(uses.pop(), range) : range), sheet })
    }
  }
  return uses
}

function hull(from: Range | undefined, to: Range): Range {
  if (!from) return to
  return {
    top: Math.min(from.top, to.top),
    left: Math.min(from.left, to.left),
    bottom: Math.max(from.bottom, to.bottom),
    right: Math.max(from.right, to.right),
  }
}

function blockOf(token: string): Range | null {
  const plain = token.replaceAll('$', '')
  const columns = /^([A-Za-z]{1,3}):([A-Za-z]{1,3})$/.exec(plain)
  if (columns) return parseRange(`${columns[1]}1:${columns[2]}${MAX_ROWS}`)
  const rows = /^(\d+):(\d+)$/.exec(plain)
  if (rows) return parseRange(`A${rows[1]}:XFD${rows[2]}`)
  return parseRange(plain)
}

const BLOCK = 1024

/** A set of cells that answers quickly whether a block meets it. */
class Dirty {
  private readonly columns = new Map<string, { rows: Set<number>; blocks: Uint16Array }>()
  private readonly cols: Set<number>[] = []

  add(sheet: number, row: number, col: number): void {
    const key = `${sheet},${col}`
    let column = this.columns.get(key)
    if (!column) {
      column = { rows: new Set(), blocks: new Uint16Array(MAX_ROWS / BLOCK) }
      this.columns.set(key, column)
      ;(this.cols[sheet] ??= new Set()).add(col)
    }
    if (column.rows.has(row)) return
    column.rows.add(row)
    column.blocks[Math.floor(row / BLOCK)]!++
  }

  meets(use: Use): boolean {
    for (const col of this.cols[use.sheet] ?? []) {
      if (col >= use.left && col <= use.right && this.inColumn(`${use.sheet},${col}`, use)) return true
    }
    return false
  }

  private inColumn(key: string, use: Use): boolean {
    const { rows, blocks } = this.columns.get(key)!
    let row = use.top
    while (row <= use.bottom) {
      const block = Math.floor(row / BLOCK)
      const last = Math.min(use.bottom, (block + 1) * BLOCK - 1)
      if (blocks[block]! > 0) {
        if (row === block * BLOCK && last === (block + 1) * BLOCK - 1) return true
        for (; row <= last; row++) if (rows.has(row)) return true
      }
      row = last + 1
    }
    return false
  }
}
