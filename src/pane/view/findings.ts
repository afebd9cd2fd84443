/** The first tab: counts that filter, the list, the card of the chosen finding. */
import { type Severity, severityWords } from '../../core/index.js'
import { card } from './card.js'
import { type Context, isBusy, t, type View } from './context.js'
import { el, refill, setAttribute, setText, watcher, withKey } from './dom.js'
import { list } from './list.js'
import { type Counts, countsOf, GROUPINGS, SEVERITIES } from './model.js'

export function findings(ctx: Context): View {
  const bar = filters(ctx)
  const tree = list(ctx)
  const detail = card(ctx)
  const start = el('div', { class: 'start' })
  const node = el('div', { class: 'findings' }, bar.node, start, tree.node, detail.node)
  const isOther = watcher()
  return {
    node,
    draw() {
      const { state, listing, ui, lang } = ctx
      const at = listing?.order.findIndex(({ id }) => id === ui.chosen) ?? -1
      if (at >= 0) ui.last = at
      const n = listing?.groups.length ?? 0
      bar.node.hidden = n === 0 && ui.text === '' && ui.only.size === 0
      tree.node.hidden = n === 0
      start.hidden = n > 0
      if (isOther(state.report === null, isBusy(state), state.phase, n === 0, listing?.all === 0))
        refill(
          start,
          startOf(ctx, () => withKey(node, 'filter')?.focus()),
        )
      setAttribute(node, 'lang', lang === 'zh' ? 'zh-CN' : 'en')
      // The list shows what is chosen in the height the card leaves it.
      for (const view of [bar, detail, tree]) view.draw()
    },
  }
}

/** What stands where there is no list: how to begin, that nothing was found, that nothing fits. */
function startOf(ctx: Context, toFilter: () => void): (Node | null)[] {
  const { state, listing, lang, ui } = ctx
  if (state.report === null)
    return isBusy(state) || state.phase === 'failed' ? [] : [el('p', {}, t(lang, 'begin-hint'))]
  if (listing?.all === 0 && ui.text === '' && ui.only.size === 0)
    return state.report.checked.tables === 0 ? [] : [el('p', { class: 'none' }, t(lang, 'none-found'))]
  const clear = (): void => {
    ui.text = ''
    ui.only = new Set()
    ctx.draw()
    toFilter()
  }
  return [
    el('p', {}, t(lang, 'none-shown')),
    el('button', { type: 'button', 'data-key': 'filter-clear', onclick: clear }, t(lang, 'filter-clear')),
  ]
}

function filters(ctx: Context): View {
  const { lang, ui } = ctx
  const toggles = SEVERITIES.map((severity) => toggleOf(ctx, severity))
  const grouping = el('select', {
    'data-key': 'grouping',
    'aria-label': t(lang, 'group-by'),
    onchange: () => {
      ui.grouping = GROUPINGS.find((one) => one === grouping.value) ?? 'project'
      ctx.storage.set('grouping', ui.grouping)
      ctx.draw()
    },
  })
  for (const one of GROUPINGS) grouping.append(el('option', { value: one }, t(lang, `by-${one}`)))
  let isComposing = false
  const search = (): void => {
    isComposing = false
    ui.text = text.value
    ctx.draw()
  }
  const text: HTMLInputElement = el('input', {
    type: 'search',
    'data-key': 'filter',
    placeholder: t(lang, 'filter'),
    'aria-label': t(lang, 'filter'),
    // While signs are being put together (pinyin), what stands there is not yet what is meant.
    oninput: (event: InputEvent) => void (event.isComposing || search()),
    oncompositionstart: () => void (isComposing = true),
    oncompositionend: () => search(),
    onkeydown: (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || ui.text === '' || event.isComposing) return
      event.stopPropagation()
      ui.text = ''
      ctx.draw()
    },
  })
  const go = (by: 1 | -1, key: 'next' | 'previous') =>
    el(
      'button',
      {
        type: 'button',
        class: `step ${key}`,
        'data-key': key,
        title: t(lang, `${key}-key`),
        'aria-label': t(lang, `${key}-key`),
        onclick: () => ctx.step(by),
      },
      el('span', { 'aria-hidden': 'true' }),
    )
  const steps = [go(-1, 'previous'), go(1, 'next')]
  const shown = el('p', { class: 'hidden', role: 'status' })
  const node = el(
    'div',
    { class: 'filters' },
    el(
      'div',
      { class: 'row', role: 'group', 'aria-label': t(lang, 'filter') },
      ...toggles.map((one) => one.node),
      el('span', { class: 'gap' }),
      grouping,
    ),
    el('div', { class: 'row' }, text, ...steps),
    shown,
  )
  const isOther = watcher()
  return {
    node,
    draw() {
      const { listing, state } = ctx
      if (!isComposing && text.value !== ui.text) text.value = ui.text
      grouping.value = ui.grouping
      for (const step of steps) step.disabled = (listing?.order.length ?? 0) === 0
      if (!isOther(listing, ui.only)) return
      const counts = countsOf(state.report?.diagnostics ?? [])
      for (const one of toggles) one.draw(counts)
      const filtered = ui.only.size > 0 || ui.text.trim() !== ''
      setText(shown, listing && filtered ? t(lang, 'shown-of', { n: listing.order.length, all: listing.all }) : '')
    },
  }
}

/** A count that filters: pressed, only these (and others pressed) are shown; none pressed, all are. */
function toggleOf(ctx: Context, severity: Severity): { node: HTMLElement; draw(counts: Counts): void } {
  const { lang, ui } = ctx
  const word = severityWords[severity]
  const count = el('b')
  const node = el(
    'button',
    {
      type: 'button',
      class: `toggle ${severity}`,
      'data-key': `only-${severity}`,
      title: t(lang, 'severity-only', { severity: word }),
      onclick: () => {
        const only = new Set(ui.only)
        if (!only.delete(severity)) only.add(severity)
        ui.only = only
        ctx.draw()
      },
    },
    word[lang],
    ' ',
    count,
  )
  return {
    node,
    draw(counts) {
      setText(count, String(counts[severity]))
      setAttribute(node, 'aria-pressed', ui.only.has(severity) ? 'true' : 'false')
    },
  }
}
