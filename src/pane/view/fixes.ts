/** Fixes as they are shown before they are made: each cell, before and after. */
import { address, type Diagnostic, type Edit } from '../../core/index.js'
import { type Context, goTo, t, type View } from './context.js'
import { el, refill, watcher } from './dom.js'
import { safeCells } from './model.js'
import { shownEdit, shownName } from './shown.js'

/** Cells of one finding's fix that are listed, and of all safe fixes. */
const MAX_OF_ONE = 5
const MAX_OF_ALL = 100

/** Before and after of the edits, in a table; what is not listed is counted. */
export function editTable(ctx: Context, edits: readonly Edit[], most: number): HTMLElement {
  const { lang, state } = ctx
  const sheets = new Set(edits.map(({ at }) => at.sheet))
  const rows = edits.slice(0, most).map((edit) => {
    const { before, after } = shownEdit(edit, lang)
    return el(
      'tr',
      {},
      el(
        'th',
        { scope: 'row' },
        cellLink(ctx, edit.at, sheets.size > 1 ? sheetName(state.report, edit.at.sheet) : null),
      ),
      el('td', {}, el('del', {}, before)),
      el('td', {}, el('ins', {}, after)),
    )
  })
  const heads = (['fix-cell', 'fix-before', 'fix-after'] as const).map((key) =>
    el('th', { scope: 'col' }, t(lang, key)),
  )
  const table = el('table', { class: 'edits' }, el('thead', {}, el('tr', {}, ...heads)), el('tbody', {}, ...rows))
  const more = edits.length - rows.length
  return el('div', {}, table, more > 0 && el('p', { class: 'dim' }, t(lang, 'more-cells', { n: more })))
}

/** A cell to go to; plain text where the host cannot show it. */
export function cellLink(ctx: Context, at: Edit['at'], sheet: string | null, label?: string): HTMLElement {
  const { lang, state } = ctx
  const cell = label ?? address(at.row, at.col)
  const text = sheet === null ? cell : t(lang, 'cell-on', { sheet: shownName(sheet), cell })
  if (!state.abilities.show || at.book !== undefined) return el('span', { class: 'cell' }, text)
  return el(
    'button',
    { type: 'button', class: 'link cell', title: t(lang, 'go-to', { cell }), onclick: () => goTo(ctx, at) },
    text,
  )
}

/** The name of a sheet, as far as the report says it. */
export function sheetName(report: Context['state']['report'], index: number): string {
  const table = report?.tables.find(({ sheetIndex }) => sheetIndex === index)
  return table?.sheet ?? report?.diagnostics.find(({ at }) => at.sheet === index)?.sheet ?? ''
}

/** All safe fixes at once: seen first, then made. */
export function fixPanel(ctx: Context): View {
  const node = el('section', { class: 'panel' })
  const isOther = watcher()
  return {
    node,
    draw() {
      const { ui, state, desk, lang } = ctx
      node.hidden = ui.panel !== 'fix'
      if (node.hidden || !isOther(state.report)) return
      const ids = state.report ? desk.safe() : []
      const cells = safeCells(state, ids)
      if (cells.length === 0) {
        ui.panel = null
        node.hidden = true
        return
      }
      const title = t(lang, 'fix-all-title', { n: cells.length })
      node.setAttribute('aria-label', title)
      const make = el('button', { type: 'button', class: 'primary', 'data-key': 'fix-all' }, t(lang, 'fix-all-do'))
      make.addEventListener('click', () => {
        ui.panel = null
        ctx.draw()
        void desk.fix(ids)
      })
      refill(node, [
        el('h2', {}, title),
        el(
          'div',
          { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': title },
          editTable(
            ctx,
            cells.map(({ edit }) => edit),
            MAX_OF_ALL,
          ),
        ),
        el('div', { class: 'actions' }, make),
      ])
    },
  }
}

/** The fix of one finding, with the button that makes it. */
export function fixOf(ctx: Context, one: Diagnostic): HTMLElement | null {
  const { fix } = one
  if (!fix || fix.edits.length === 0) return null
  const { lang, state, desk } = ctx
  const n = fix.edits.length
  const label = fix.safe ? (n > 1 ? t(lang, 'fix-do-safe', { n }) : t(lang, 'fix-do-one')) : t(lang, 'fix-do-suggested')
  const make = el(
    'button',
    {
      type: 'button',
      class: fix.safe ? 'primary' : '',
      'data-key': 'fix-one',
      onclick: () => void desk.fix([one.id]),
    },
    label,
  )
  return el(
    'section',
    { class: 'fix' },
    el('h3', {}, t(lang, fix.safe ? 'fix-title' : 'fix-suggested')),
    editTable(ctx, fix.edits, MAX_OF_ONE),
    !fix.safe && el('p', { class: 'dim' }, t(lang, 'fix-suggested-hint')),
    state.abilities.write ? make : el('p', { class: 'dim' }, t(lang, 'fix-hand')),
  )
}
