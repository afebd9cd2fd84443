/** What a person said of how a sheet is read, and the means to take it back. */
import type { Correction, SheetStructure } from '../../core/index.js'
import { t } from './context.js'
import { el } from './dom.js'
import type { Editor } from './editors.js'
import { describeCorrection, isLapsed } from './reading.js'
import { shownName } from './shown.js'

/** That a person said so; with `correction`, the button that takes it back. */
export function badge(editor: Editor, correction: Correction | null): HTMLElement {
  const said = el('em', {}, t(editor.ctx.lang, 'corrected'))
  return el('span', { class: 'corrected' }, said, correction && undo(editor, correction))
}

function undo({ ctx }: Editor, correction: Correction): HTMLElement | null {
  const { lang, desk, state, fields } = ctx
  if (!state.abilities.notes) return null
  const what = t(lang, 'undo-what', { what: describeCorrection(correction, fields, lang) })
  return el(
    'button',
    {
      type: 'button',
      class: 'link',
      'aria-label': what,
      title: what,
      onclick: () => void desk.uncorrect(correction),
    },
    t(lang, 'undo'),
  )
}

/** All that was said of a sheet, also what does not fit it any more. `sheet` null: of sheets that are not there. */
export function correctionList(editor: Editor, list: readonly Correction[], sheet: SheetStructure | null): HTMLElement {
  const { lang, fields } = editor.ctx
  const line = (one: Correction): HTMLElement => {
    const lapsed = sheet === null || isLapsed(one, sheet)
    const where =
      sheet === null ? el('span', { class: 'dim' }, t(lang, 'sheet-name', { sheet: shownName(one.sheet) })) : null
    const what = el(
      'span',
      { class: 'what' },
      where,
      describeCorrection(one, fields, lang),
      lapsed && el('span', { class: 'notice' }, t(lang, 'correction-lapsed')),
    )
    return el('li', {}, what, undo(editor, one))
  }
  return el(
    'div',
    { class: 'corrections' },
    el('h3', {}, t(lang, 'corrections', { n: list.length })),
    editor.chunked(`corrections-${sheet?.sheetIndex ?? 'gone'}`, 'said', list, line),
  )
}
