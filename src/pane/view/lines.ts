/** The lines of the list: groups and findings. */
import { type Diagnostic, type Lang, type Report, severityWords } from '../../core/index.js'
import { signWords } from '../words.js'
import { type Context, t } from './context.js'
import { el } from './dom.js'
import { type Row, SEVERITIES } from './model.js'
import { remembered, sentence, shownName } from './shown.js'

const areSeveral = remembered(({ diagnostics }: Report) => {
  return diagnostics.some(({ at }) => at.sheet !== diagnostics[0]!.at.sheet)
})

/** Whether each line says its sheet: where there is more than one, and the list is not grouped by them. */
export function namesSheets({ state: { report }, ui }: Context): boolean {
  return report !== null && ui.grouping !== 'sheet' && areSeveral(report)
}

export function groupLine({ lang }: Context, { group, open }: Row & { kind: 'group' }): HTMLElement {
  const { kind, title, items, counts } = group
  const n = items.length
  const text =
    kind === 'explained' || kind === 'accepted'
      ? t(lang, kind, { n })
      : kind === 'whole'
        ? t(lang, 'whole-of', { sheet: shownName(String(title)) })
        : typeof title === 'string'
          ? shownName(title)
          : title[lang]
  const marks = SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) =>
    el(
      'span',
      { class: `count ${severity}` },
      el('span', { class: 'hidden' }, `${severityWords[severity][lang]} `),
      el('span', { 'aria-hidden': 'true' }, signWords[severity][lang]),
      String(counts[severity]),
    ),
  )
  return el(
    'div',
    {
      class: `line group ${kind}`,
      role: 'treeitem',
      'aria-level': 1,
      'aria-expanded': open ? 'true' : 'false',
      title: text,
    },
    el('span', { class: 'arrow', 'aria-hidden': 'true' }),
    el('span', { class: 'title' }, text),
    el('span', { class: 'counts' }, ...marks),
  )
}

/** The sign of a severity, and its word for those who do not see it. */
export function signOf({ lang }: Context, severity: Diagnostic['severity']): HTMLElement {
  return el(
    'span',
    { class: `sign ${severity}` },
    el('span', { 'aria-hidden': 'true' }, signWords[severity][lang]),
    el('span', { class: 'hidden' }, `${severityWords[severity][lang]} `),
  )
}

/** The cell, or the first of many. */
export function placeOf({ cell, places }: Diagnostic, lang: Lang): string {
  const n = places.length
  return n > 1 ? t(lang, 'cells-many', { cell, n, more: n - 1 }) : cell
}

export function itemLine(ctx: Context, one: Diagnostic, withSheet: boolean): HTMLElement {
  const { lang } = ctx
  const state = one.explanation && one.explanation.state !== 'valid' ? one.explanation.state : null
  return el(
    'div',
    { class: 'line item', role: 'treeitem', 'aria-level': 2 },
    signOf(ctx, one.severity),
    el('span', { class: 'text' }, state && el('em', {}, t(lang, `state-${state}`)), sentence(one, lang)),
    el(
      'span',
      { class: 'where' },
      withSheet && el('span', { class: 'dim' }, shownName(one.sheet)),
      el('span', {}, placeOf(one, lang)),
    ),
  )
}
