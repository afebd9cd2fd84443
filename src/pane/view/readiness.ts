/** Whether the workbook can be handed in, and what could not be checked: always in sight. */
import { type Context, goTo, isBusy, t, type View } from './context.js'
import { el, refill, setAttribute, setText, watcher } from './dom.js'
import { readinessOf } from './model.js'
import { type Unchecked, uncheckedOf } from './unchecked.js'

/** Details of one entry that are listed. */
const MAX_LISTED = 60

export function readiness(ctx: Context): View {
  const { lang } = ctx
  const head = el('strong')
  const also = el('span', { class: 'also' })
  const stale = el('p', { class: 'stale', role: 'status' })
  const marks = el('p', { class: 'marks-old', role: 'status' })
  const seen = el('span', { class: 'dim' })
  const open = el('button', {
    type: 'button',
    class: 'link',
    'data-key': 'open-unchecked',
    onclick: () => ctx.toggle('unchecked'),
  })
  const list = el('ul', { class: 'unchecked', tabindex: 0, 'aria-label': t(lang, 'unchecked-title') })
  const node = el(
    'section',
    { class: 'readiness', 'aria-label': t(lang, 'readiness') },
    el('p', { class: 'verdict', role: 'status' }, head, also),
    stale,
    marks,
    el('p', { class: 'seen' }, seen, open),
    list,
  )
  const isOther = watcher()
  return {
    node,
    draw() {
      const { state, ui } = ctx
      const { report, stale: isStale, lacks } = state
      const ready = readinessOf(report)
      setText(head, headOf(ctx))
      setText(also, alsoOf(ctx))
      setText(stale, isStale && report ? staleOf(ctx) : '')
      stale.hidden = stale.textContent === ''
      setText(marks, state.marksOld ? t(lang, 'marks-old') : '')
      marks.hidden = marks.textContent === ''
      node.className = `readiness ${ready.kind}${ready.kind === 'open' && ready.errors > 0 ? ' errors' : ''}${isStale ? ' old' : ''}`
      const isOpen = ui.panel === 'unchecked'
      setAttribute(open, 'aria-expanded', isOpen ? 'true' : 'false')
      list.hidden = !isOpen
      if (!isOther(report, lacks, state.abilities)) return
      const { tables = 0, records = 0 } = report?.checked ?? {}
      setText(seen, report ? t(lang, 'seen', { tables, records }) : '')
      const unchecked = uncheckedOf(state, lang)
      setText(open, unchecked.length > 0 ? t(lang, 'unchecked-count', { n: unchecked.length }) : '')
      open.hidden = unchecked.length === 0
      if (unchecked.length === 0) {
        list.hidden = true
        if (report && tables > 0)
          setText(seen, `${t(lang, 'seen', { tables, records })}${t(lang, 'comma-clause')}${t(lang, 'unchecked-none')}`)
      }
      refill(
        list,
        unchecked.map((one, index) => entry(ctx, one, index)),
        open,
      )
    },
  }
}

function headOf({ state, lang }: Context): string {
  const ready = readinessOf(state.report)
  if (ready.kind === 'open') return t(lang, 'open', { n: ready.open })
  if (ready.kind === 'ready') return t(lang, 'ready')
  if (ready.kind === 'nothing') return t(lang, 'nothing-checked')
  return t(lang, state.phase === 'empty' && state.name === '' ? 'no-workbook' : 'not-checked-yet')
}

function staleOf({ state, lang }: Context): string {
  if (isBusy(state)) return t(lang, 'stale-soon')
  if (state.due === false) return t(lang, 'stale-stopped')
  return t(lang, state.abilities.watch ? 'stale-soon' : 'stale-ask')
}

function alsoOf({ state, lang }: Context): string {
  const ready = readinessOf(state.report)
  if (ready.kind === 'nothing') return t(lang, 'nothing-checked-hint')
  if (ready.kind !== 'open') return ''
  return ready.errors > 0 ? t(lang, 'open-errors', { n: ready.errors }) : t(lang, 'open-warnings')
}

function entry(ctx: Context, { text, details }: Unchecked, index: number): HTMLElement {
  const { lang, state } = ctx
  if (details.length === 0) return el('li', {}, text)
  const lines = details
    .slice(0, MAX_LISTED)
    .map(({ text: detail, at }) =>
      el(
        'li',
        {},
        at && state.abilities.show
          ? el('button', { type: 'button', class: 'link', onclick: () => goTo(ctx, at) }, detail)
          : detail,
      ),
    )
  if (details.length > lines.length)
    lines.push(el('li', { class: 'dim' }, t(lang, 'more-left', { n: details.length - lines.length })))
  return el(
    'li',
    {},
    el(
      'details',
      { 'data-key': `unchecked-${index}` },
      el('summary', { 'data-key': `unchecked-s-${index}` }, text),
      el('ul', {}, ...lines),
    ),
  )
}
