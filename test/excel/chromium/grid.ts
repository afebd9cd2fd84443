/** The sheet as a person sees it: letters and numbers, cells with their fills, the selection, tabs; cells can be typed into. */
import { address, columnName, type Range } from '../../../src/core/grid.js'
import { cellCount, intersection, localAddress, WHOLE_SHEET } from '../a1.js'
import type { ExcelHost } from '../host.js'
import type { Person } from '../person.js'
import type { SheetModel } from '../sheet.js'

/** Rows and columns drawn at a time. */
const ROWS = 40
const COLS = 26

export class Grid {
  /** The first row drawn. */
  private top = 0
  private drawing = false

  constructor(
    private readonly root: Element,
    private readonly host: ExcelHost,
    private readonly user: Person,
  ) {
    host.book.listen((happening) => {
      if (happening.kind === 'selected') this.bringIntoView(happening.areas[0]!.top)
      if (this.drawing) return
      this.drawing = true
      requestAnimationFrame(() => {
        this.drawing = false
        this.draw()
      })
    })
    root.addEventListener('wheel', (event) => {
      this.top = Math.max(0, this.top + Math.sign((event as WheelEvent).deltaY) * 3)
      this.draw()
    })
  }

  draw(): void {
    const { book } = this.host
    // What the person is typing must not be drawn over.
    if (book.editing) return
    const sheet = book.active
    this.root.replaceChildren(this.bar(sheet), this.table(sheet), this.tabs())
  }

  /** Address and content of the first cell selected. */
  private bar(sheet: SheetModel): Element {
    const { top, left } = this.host.book.selection.areas[0]!
    const { formula, value } = sheet.cell(top, left)
    const shown = formula === null ? (typeof value === 'object' ? (value?.error ?? '') : String(value)) : `=${formula}`
    return element('div', 'bar', [element('b', '', [address(top, left)]), element('span', '', [shown])])
  }

  private table(sheet: SheetModel): Element {
    const used = sheet.used(true, WHOLE_SHEET)
    const width = Math.min(COLS, Math.max(8, (used?.right ?? 0) + 2))
    const cols = Array.from({ length: width }, (_, col) => col).filter((col) => !sheet.hiddenCols.has(col))
    const rows: number[] = []
    for (let row = this.top; rows.length < ROWS; row++) if (!sheet.hiddenRows.has(row)) rows.push(row)
    const head = element('tr', '', [element('th', '', []), ...cols.map((col) => element('th', '', [columnName(col)]))])
    const lines = rows.map((row) =>
      element('tr', '', [
        element('th', '', [String(row + 1)]),
        ...cols.flatMap((col) => this.cell(sheet, row, col, rows, cols) ?? []),
      ]),
    )
    const group = document.createElement('colgroup')
    group.append(document.createElement('col'), ...cols.map((col) => columnOf(sheet, col)))
    return element('div', 'scroll', [
      element('table', '', [group, element('thead', '', [head]), element('tbody', '', lines)]),
    ])
  }

  private cell(
    sheet: SheetModel,
    row: number,
    col: number,
    rows: readonly number[],
    cols: readonly number[],
  ): HTMLElement | null {
    const merged = sheet.mergeAt(row, col)
    if (merged && (merged.left !== col || Math.max(merged.top, this.top) !== row)) return null
    const cell = sheet.cell(merged?.top ?? row, col)
    const td = element('td', typeof cell.value === 'number' ? 'number' : '', [
      this.host.book.text(sheet, merged?.top ?? row, col),
    ])
    if (merged) {
      td.rowSpan = rows.filter((one) => one >= row && one <= merged.bottom).length
      td.colSpan = cols.filter((one) => one >= merged.left && one <= merged.right).length
      td.classList.add('merged')
    }
    td.dataset.at = address(row, col)
    const seen = sheet.colors(merged?.top ?? row, col)
    if (seen.fill) td.style.backgroundColor = seen.fill
    if (cell.font.bold) td.style.fontWeight = 'bold'
    if (cell.align) td.style.textAlign = cell.align
    if (cell.wrap) td.style.whiteSpace = 'pre-line'
    td.style.color = seen.font
    const here: Range = { top: row, left: col, bottom: row, right: col }
    const { areas } = this.host.book.selection
    if (areas.some((area) => intersection(area, merged ?? here))) td.classList.add('selected')
    td.addEventListener('click', () => this.user.select(td.dataset.at!))
    td.addEventListener('dblclick', () => this.edit(td, sheet, row, col))
    return td
  }

  /** Lets the person type into a cell: Enter takes it, Escape leaves it. Meanwhile Excel is in edit mode. */
  private edit(td: HTMLElement, sheet: SheetModel, row: number, col: number): void {
    const input = document.createElement('input')
    const { formula } = sheet.cell(row, col)
    input.value = formula === null ? this.host.book.text(sheet, row, col) : `=${formula}`
    td.replaceChildren(input)
    input.focus()
    this.host.enterEditMode({ sheet, row, col })
    input.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') this.user.enter(input.value)
      else if (event.key === 'Escape') this.user.enter()
      else return
      this.draw()
    })
  }

  private tabs(): Element {
    const { book } = this.host
    const visible = book.sheets.filter(({ visibility }) => visibility === 'Visible')
    const buttons = visible.map((sheet) => {
      const button = element('button', sheet === book.active ? 'active' : '', [sheet.name])
      button.addEventListener('click', () => {
        book.activate(sheet)
        this.top = 0
        this.draw()
      })
      return button
    })
    const { areas } = book.selection
    const many = areas.reduce((sum, area) => sum + cellCount(area), 0) > 1
    const marks = element('span', 'status', [many ? areas.map(localAddress).join(',') : '就绪'])
    return element('div', 'tabs', [...buttons, marks])
  }

  private bringIntoView(row: number): void {
    if (row < this.top || row >= this.top + ROWS - 12) this.top = Math.max(0, row - 6)
  }
}

/** A column with its width in points. */
function columnOf(sheet: SheetModel, col: number): HTMLElement {
  const one = document.createElement('col')
  one.style.width = `${Math.round((sheet.colWidths.get(col) ?? 54) * 1.2)}px`
  return one
}

function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  className: string,
  children: readonly (Node | string)[],
): HTMLElementTagNameMap[K] {
  const one = document.createElement(name)
  if (className) one.className = className
  one.append(...children)
  return one
}
