/** Small forms in place, by which a person says how a sheet is to be read. One is open at a time. */
import type { RowRole, RowRun } from '../../core/index.js'
import { roleWords } from '../words.js'
import { type Context, t } from './context.js'
import { el } from './dom.js'
import { rowsWords } from './reading.js'

/** Rows of a sheet (ECMA-376). */
const LAST_ROW = 1_048_576
const MAX_HEADER_ROWS = 10
const ROLES = Object.keys(roleWords) as readonly RowRole[]

/** What is being corrected: the `data-key` of the button that opened it, and what was typed to find a meaning. */
export interface Editing {
  readonly key: string
  readonly typed: string
}

/** What the map's parts need of the tab that holds them. */
export interface Editor {
  readonly ctx: Context
  readonly editing: Editing | null
  open(key: string): void
  close(): void
  type(typed: string): void
  /** A list of which the first are shown, with a button for more. */
  chunked<T>(key: string, look: string, items: readonly T[], make: (item: T) => HTMLElement): HTMLElement
}

/** The button that opens a form; null where corrections cannot be kept. */
export function changer(editor: Editor, key: string, text: string, label: string): HTMLElement | null {
  const { state } = editor.ctx
  if (!state.abilities.notes) return null
  return el(
    'button',
    {
      type: 'button',
      class: 'link change',
      'data-key': key,
      'aria-label': label,
      title: label,
      'aria-expanded': editor.editing?.key === key ? 'true' : 'false',
      onclick: () => editor.open(key),
    },
    text,
  )
}

/** Where the header stands. `now`: its first row (0-based) and how many rows it has. */
export function headerEditor(
  editor: Editor,
  key: string,
  sheetIndex: number,
  now: { readonly top: number; readonly rows: number },
): HTMLElement | null {
  if (editor.editing?.key !== key) return null
  const { lang, desk } = editor.ctx
  const from = numberBox('header-from', now.top + 1, 1, LAST_ROW)
  const rows = numberBox('header-count', now.rows, 1, MAX_HEADER_ROWS)
  const labels = [el('label', {}, t(lang, 'header-from'), from), el('label', {}, t(lang, 'header-count'), rows)]
  return form(editor, labels, () => {
    const [row, n] = [numberIn(from), numberIn(rows)]
    if (row === null || n === null) return t(lang, 'header-outside', { last: LAST_ROW, rows: MAX_HEADER_ROWS })
    void desk.correctHeader(sheetIndex, row - 1, n)
    return null
  })
}

/** What one row of a run is. */
export function rowEditor(editor: Editor, key: string, sheetIndex: number, run: RowRun): HTMLElement | null {
  if (editor.editing?.key !== key) return null
  const { lang, desk } = editor.ctx
  const { from, to } = run
  const row = numberBox('row', from + 1, from + 1, to + 1)
  const role = el('select', { 'data-key': 'role' })
  for (const one of ROLES) role.append(el('option', { value: one }, roleWords[one][lang]))
  role.value = run.role
  const isOne = from === to
  const is = isOne ? `${rowsWords(from, to, lang)} ${t(lang, 'row-role')}` : t(lang, 'row-role')
  const labels = [isOne ? null : el('label', {}, t(lang, 'row-number'), row), el('label', {}, is, role)]
  return form(editor, labels, () => {
    const chosen = numberIn(row)
    const as = ROLES.find((one) => one === role.value)
    if (chosen === null || as === undefined) return t(lang, 'row-outside', { from: from + 1, to: to + 1 })
    void desk.correctRow(sheetIndex, chosen - 1, as)
    return null
  })
}

function numberBox(key: string, value: number, min: number, max: number): HTMLInputElement {
  const box = el('input', { type: 'number', 'data-key': key, min, max })
  box.value = String(value)
  return box
}

/** The whole number in a box, null where it is none or outside the box's own limits. */
function numberIn({ value, min, max }: HTMLInputElement): number | null {
  const n = Number(value)
  return Number.isInteger(n) && n >= Number(min) && n <= Number(max) ? n : null
}

/** `apply` says what is wrong, or null where it was done. */
function form(editor: Editor, fields: readonly (Node | null)[], apply: () => string | null): HTMLElement {
  const { lang } = editor.ctx
  const wrong = el('p', { class: 'refusal', role: 'alert' })
  const submit = (event: Event): void => {
    event.preventDefault()
    const said = apply()
    if (said === null) editor.close()
    else wrong.textContent = said
  }
  return el(
    'form',
    { class: 'editor', novalidate: true, onsubmit: submit },
    ...fields,
    el('button', { type: 'submit', class: 'primary' }, t(lang, 'apply')),
    el('button', { type: 'button', class: 'link', onclick: () => editor.close() }, t(lang, 'cancel')),
    wrong,
  )
}
