/** The second tab: what was taken for what, and the means to correct it. */
import { type Correction, rangeAddress, type SheetStructure } from '../../core/index.js'
import { type Context, t, type View } from './context.js'
import { correctionList } from './corrections.js'
import { el, refill, watcher, withKey } from './dom.js'
import { changer, type Editing, type Editor, headerEditor } from './editors.js'
import { shownName } from './shown.js'
import { tableMap } from './table-map.js'

/** Columns, runs of rows and corrections that are listed at first, and with each further click. */
const CHUNK = 60

export function structure(ctx: Context): View {
  return new Structure(ctx)
}

class Structure implements View, Editor {
  readonly node = el('div', { class: 'structure', tabindex: -1 })
  editing: Editing | null = null
  /** Lists of which more was asked for: key → how many are shown. */
  private readonly shown = new Map<string, number>()
  private readonly isOther = watcher()
  private turns = 0

  constructor(readonly ctx: Context) {
    this.node.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || this.editing === null || event.isComposing) return
      event.stopPropagation()
      this.close()
    })
  }

  draw(): void {
    const { state, ui, lang } = this.ctx
    if (ui.tab !== 'structure') return
    const { structure: sheets, notes, report, abilities } = state
    if (!this.isOther(sheets, notes.corrections, abilities, this.turns)) return
    const names = new Set(sheets.map(({ sheet }) => sheet))
    const homeless = notes.corrections.filter(({ sheet }) => !names.has(sheet))
    refill(
      this.node,
      [
        el('p', { class: 'dim' }, t(lang, report === null ? 'begin-hint' : 'structure-hint')),
        ...sheets.map((sheet) => this.sheet(sheet)),
        homeless.length > 0 && correctionList(this, homeless, null),
      ],
      this.node,
    )
  }

  private redraw(): void {
    this.turns++
    this.draw()
  }

  open(key: string): void {
    this.editing = this.editing?.key === key ? null : { key, typed: '' }
    this.redraw()
    if (!this.editing) return
    this.node.querySelector<HTMLElement>('.editor input, .editor select')?.focus({ preventScroll: true })
    this.node.querySelector('.editor')?.scrollIntoView({ block: 'nearest' })
  }

  close(): void {
    const key = this.editing?.key
    this.editing = null
    this.redraw()
    withKey(this.node, key)?.focus()
  }

  type(typed: string): void {
    if (this.editing) this.editing = { ...this.editing, typed }
  }

  chunked<T>(key: string, look: string, items: readonly T[], make: (item: T) => HTMLElement): HTMLElement {
    const shown = this.shown.get(key) ?? CHUNK
    const rest = items.length - shown
    const more = (): void => {
      this.shown.set(key, shown + CHUNK)
      this.redraw()
    }
    const label = t(this.ctx.lang, 'more', { n: Math.min(rest, CHUNK) })
    return el(
      'div',
      {},
      el('ul', { class: look }, ...items.slice(0, shown).map(make)),
      rest > 0 && el('button', { type: 'button', class: 'link', 'data-key': `more-${key}`, onclick: more }, label),
    )
  }

  private sheet(one: SheetStructure): HTMLElement {
    const { lang, state } = this.ctx
    const { sheet, tables } = one
    const own = state.notes.corrections.filter((correction: Correction) => correction.sheet === sheet)
    return el(
      'section',
      {},
      el('h2', {}, t(lang, 'sheet-name', { sheet: shownName(sheet) })),
      ...(tables.length === 0 ? this.without(one) : tables.map((table, index) => tableMap(this, one, table, index))),
      own.length > 0 && correctionList(this, own, one),
    )
  }

  /** A sheet on which no table was recognised: a person can point at its header. */
  private without({ sheetIndex, headless }: SheetStructure): (HTMLElement | null)[] {
    const { lang } = this.ctx
    const key = `header-${sheetIndex}`
    return [
      el('p', {}, headless ? t(lang, 'headless-at', { range: rangeAddress(headless) }) : t(lang, 'no-table')),
      changer(this, key, t(lang, 'set-header'), t(lang, 'set-header')),
      headerEditor(this, key, sheetIndex, { top: headless?.top ?? 0, rows: 1 }),
    ]
  }
}
