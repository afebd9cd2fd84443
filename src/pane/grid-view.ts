/** A sheet as a page shows it: only the cells in view are there. Read-only; the cells with findings are coloured. */
import { address, columnName, parseAddress, type Range, type Ref, type Severity } from '../core/index.js'
import type { OpenedSheet, ShownCell } from './engine.js'

/** Pixels. */
const ROW = 24
const HEAD = 26
const NUMBERS = 52
const NARROW = 44
const WIDE = 280
/** A sign of Chinese, in pixels, and what a cell has around its text. */
const SIGN = 13
const PADDING = 14
/** Rows read at a time and kept; rows looked at to learn how wide columns are. */
const PAGE = 200
const SAMPLE = 60
/** A browser draws nothing taller than some 16 million pixels: sheets longer than this are shown to here. */
const MAX_ROWS = 600_000
const MAX_COLS = 400

/** What a grid view asks for the cells it shows. */
export type ReadWindow = (sheet: number, range: Range) => Promise<readonly (readonly ShownCell[])[]>

/** What is marked in a sheet: `row,col` → the gravest severity found there. */
export type Marked = ReadonlyMap<string, Severity>

/** Draws one sheet at a time into an element of the page. */
export class GridView {
  /** Told of a cell a user clicks or presses Enter on. */
  onChoose: (at: Pick<Ref, 'row' | 'col'>) => void = () => {}
  private readonly scroller = make('div', 'grid')
  private readonly canvas = make('div', 'grid-canvas')
  private readonly head = make('div', 'grid-head')
  private readonly pages = new Map<number, readonly (readonly ShownCell[])[] | 'asked'>()
  private sheet: { readonly index: number; readonly data: OpenedSheet } | null = null
  private widths: readonly number[] = []
  private lefts: readonly number[] = []
  private marked: Marked = new Map()
  /** The merged blocks of the rows in view. */
  private merges: readonly Range[] = []
  private chosen: { readonly row: number; readonly col: number } | null = null
  private drawing = 0
  /** Counts sheets shown: an answer to an earlier question is dropped. */
  private turn = 0

  constructor(
    root: HTMLElement,
    /** What names the sheet that is shown. */
    label: HTMLElement,
    private readonly read: ReadWindow,
  ) {
    this.scroller.tabIndex = 0
    this.scroller.setAttribute('role', 'grid')
    this.scroller.setAttribute('aria-labelledby', label.id)
    this.scroller.setAttribute('aria-readonly', 'true')
    this.scroller.append(this.head, this.canvas)
    this.scroller.addEventListener('scroll', () => this.draw(), { passive: true })
    this.scroller.addEventListener('keydown', (event) => this.key(event))
    this.canvas.addEventListener('click', ({ target }) => {
      const cell = target instanceof Element ? target.closest<HTMLElement>('.grid-cell') : null
      const at = cell && parseAddress(cell.dataset.cell ?? '')
      if (!at) return
      this.reveal(at)
      this.onChoose(at)
    })
    new ResizeObserver(() => this.draw()).observe(this.scroller)
    root.append(this.scroller)
  }

  /** Shows a sheet from its first cell. */
  async show(index: number, data: OpenedSheet): Promise<void> {
    const turn = ++this.turn
    this.sheet = { index, data }
    this.chosen = null
    this.pages.clear()
    const cols = Math.min(data.cols, MAX_COLS)
    const rows = Math.min(data.rows, MAX_ROWS)
    const first: Range = { top: 0, left: 0, bottom: Math.min(rows, SAMPLE) - 1, right: cols - 1 }
    // What cannot be read is asked for again when the sheet is drawn; that the engine is gone is said beside it.
    const sample = cols === 0 ? [] : await this.read(index, first).catch(() => [])
    if (turn !== this.turn) return
    const wide = data.merges.filter((one) => one.right > one.left && one.top < SAMPLE)
    this.widths = Array.from({ length: cols }, (_, col) => widthOf(sample, col, wide))
    const lefts = [NUMBERS]
    for (const width of this.widths) lefts.push(lefts.at(-1)! + width)
    this.lefts = lefts
    this.canvas.style.width = this.head.style.width = `${lefts.at(-1)!}px`
    this.canvas.style.height = `${rows * ROW}px`
    this.scroller.setAttribute('aria-rowcount', String(rows + 1))
    this.scroller.setAttribute('aria-colcount', String(cols + 1))
    this.scroller.scrollTo(0, 0)
    this.draw()
  }

  /** The cells are not what they were: what is in view is read again. */
  refresh(data: OpenedSheet): void {
    if (!this.sheet) return
    this.sheet = { index: this.sheet.index, data }
    this.pages.clear()
    this.draw()
  }

  mark(marked: Marked): void {
    this.marked = marked
    this.draw()
  }

  /** Brings a cell of the sheet into view and shows which it is. */
  reveal({ row, col }: Pick<Ref, 'row' | 'col'>): void {
    if (row >= MAX_ROWS || col >= MAX_COLS) return
    this.chosen = { row, col }
    const { scroller } = this
    const top = row * ROW
    const left = (this.lefts[col] ?? 0) - NUMBERS
    const height = scroller.clientHeight - HEAD
    const width = scroller.clientWidth - NUMBERS
    if (top < scroller.scrollTop || top + ROW > scroller.scrollTop + height) scroller.scrollTop = top - height / 3
    if (left < scroller.scrollLeft || left + (this.widths[col] ?? 0) > scroller.scrollLeft + width)
      scroller.scrollLeft = left - width / 3
    this.draw()
  }

  private key(event: KeyboardEvent): void {
    if (event.key === 'Enter' && this.chosen) this.onChoose(this.chosen)
    const step = STEPS.get(event.key)
    if (!step || !this.sheet || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const { row, col } = this.chosen ?? { row: 0, col: 0 }
    const { rows, cols } = this.sheet.data
    const page = Math.max(1, Math.floor(this.scroller.clientHeight / ROW) - 2)
    const clamp = (value: number, end: number): number => Math.max(0, Math.min(value, end - 1))
    this.reveal({ row: clamp(row + step.rows * (step.isPage ? page : 1), rows), col: clamp(col + step.cols, cols) })
  }

  private draw(): void {
    cancelAnimationFrame(this.drawing)
    this.drawing = requestAnimationFrame(() => this.drawNow())
  }

  private drawNow(): void {
    const { sheet, scroller, lefts } = this
    if (!sheet) return
    const rows = Math.min(sheet.data.rows, MAX_ROWS)
    const top = Math.max(0, Math.floor(scroller.scrollTop / ROW) - 4)
    const bottom = Math.min(rows - 1, Math.ceil((scroller.scrollTop + scroller.clientHeight) / ROW) + 4)
    const left = Math.max(0, lefts.findIndex((x) => x > scroller.scrollLeft + NUMBERS) - 1)
    let right = left
    while (right + 1 < this.widths.length && lefts[right + 1]! < scroller.scrollLeft + scroller.clientWidth) right++
    this.merges = sheet.data.merges.filter((one) => one.top <= bottom && one.bottom >= top)
    this.fetch(sheet.index, top, bottom)
    this.head.replaceChildren(...this.heads(left, right))
    const lines: HTMLElement[] = []
    for (let row = top; row <= bottom; row++) lines.push(this.line(row, left, right))
    this.canvas.replaceChildren(...lines)
  }

  private heads(left: number, right: number): HTMLElement[] {
    const corner = make('div', 'grid-corner')
    corner.setAttribute('aria-hidden', 'true')
    const heads = [corner]
    for (let col = left; col <= right; col++) {
      const cell = make('div', 'grid-letter', columnName(col))
      cell.setAttribute('role', 'columnheader')
      cell.setAttribute('aria-colindex', String(col + 2))
      place(cell, this.lefts[col]!, this.widths[col]!)
      heads.push(cell)
    }
    this.head.setAttribute('role', 'row')
    return heads
  }

  private line(row: number, left: number, right: number): HTMLElement {
    const line = make('div', 'grid-row')
    line.setAttribute('role', 'row')
    line.setAttribute('aria-rowindex', String(row + 2))
    line.style.top = `${row * ROW}px`
    const number = make('div', 'grid-number', String(row + 1))
    number.setAttribute('role', 'rowheader')
    line.append(number)
    const cells = this.cells(row)
    // A merged cell that begins left of the view still shows what it says.
    const from = this.mergeAt(row, left)?.left ?? left
    for (let col = from; col <= right; col++) line.append(...this.cell(row, col, cells?.[col]))
    return line
  }

  private cell(row: number, col: number, shown: ShownCell | undefined): HTMLElement[] {
    const merge = this.mergeAt(row, col)
    // Of a merged block the first column of each row stands for the others; its text is that of its first row.
    if (merge && col > merge.left) return []
    const inner = merge && row > merge.top ? undefined : shown
    const cell = make('div', 'grid-cell', inner?.text ?? '')
    if (inner && inner.kind !== 'text') cell.classList.add(`is-${inner.kind}`)
    if (inner?.formula) cell.title = `=${inner.formula}`
    else if (inner && inner.text.length > 12) cell.title = inner.text
    const severity = this.marked.get(`${row},${col}`)
    if (severity) cell.classList.add(`mark-${severity}`)
    if (merge && row < merge.bottom) cell.classList.add('grid-open')
    if (this.chosen?.row === row && this.chosen.col === col) {
      cell.classList.add('grid-chosen')
      cell.setAttribute('aria-selected', 'true')
    }
    cell.setAttribute('role', 'gridcell')
    cell.setAttribute('aria-colindex', String(col + 2))
    cell.dataset.cell = address(row, col)
    const right = Math.min(merge?.right ?? col, this.widths.length - 1)
    place(cell, this.lefts[col]!, this.lefts[right + 1]! - this.lefts[col]!)
    return [cell]
  }

  private mergeAt(row: number, col: number): Range | undefined {
    return this.merges.find(
      ({ top, left, bottom, right }) => row >= top && row <= bottom && col >= left && col <= right,
    )
  }

  private cells(row: number): readonly ShownCell[] | undefined {
    const page = this.pages.get(Math.floor(row / PAGE))
    return page === undefined || page === 'asked' ? undefined : page[row % PAGE]
  }

  /** Reads the pages in view that are not there yet. */
  private fetch(sheet: number, top: number, bottom: number): void {
    const { turn } = this
    const right = this.widths.length - 1
    for (let page = Math.floor(top / PAGE); page <= Math.floor(bottom / PAGE) && right >= 0; page++) {
      if (this.pages.has(page)) continue
      this.pages.set(page, 'asked')
      const range: Range = { top: page * PAGE, left: 0, bottom: page * PAGE + PAGE - 1, right }
      this.read(sheet, range).then(
        (cells) => {
          if (turn !== this.turn || this.pages.get(page) !== 'asked') return
          this.pages.set(page, cells)
          this.draw()
        },
        () => this.pages.delete(page),
      )
    }
  }
}

const STEPS = new Map([
  ['ArrowUp', { rows: -1, cols: 0, isPage: false }],
  ['ArrowDown', { rows: 1, cols: 0, isPage: false }],
  ['ArrowLeft', { rows: 0, cols: -1, isPage: false }],
  ['ArrowRight', { rows: 0, cols: 1, isPage: false }],
  ['PageUp', { rows: -1, cols: 0, isPage: true }],
  ['PageDown', { rows: 1, cols: 0, isPage: true }],
])

/** How wide a column is drawn: what its cells need, those of the merged blocks `wide` left out. */
function widthOf(sample: readonly (readonly ShownCell[])[], col: number, wide: readonly Range[]): number {
  const over = wide.filter(({ left, right }) => col >= left && col <= right)
  let widest = 0
  sample.forEach((cells, row) => {
    if (!over.some(({ top, bottom }) => row >= top && row <= bottom))
      widest = Math.max(widest, signs(cells[col]?.text ?? ''))
  })
  return Math.max(NARROW, Math.min(WIDE, Math.ceil(widest * SIGN) + PADDING))
}

/** The width of a text in Chinese signs: others take half. */
function signs(text: string): number {
  let width = 0
  for (let i = 0; i < Math.min(text.length, 40); i++) width += text.charCodeAt(i) > 0x2e80 ? 1 : 0.58
  return width
}

function place(element: HTMLElement, left: number, width: number): void {
  element.style.left = `${left}px`
  element.style.width = `${width}px`
}

function make(tag: string, name: string, text = ''): HTMLElement {
  const element = document.createElement(tag)
  element.className = name
  element.textContent = text
  return element
}
