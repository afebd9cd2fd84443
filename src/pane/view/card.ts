/** The card of the chosen finding: what was found, what was expected, by how much, why it matters, what to do. */
import { type Diagnostic, type Lang, type RelatedCell, sayDatum, sayMessage, severityWords } from '../../core/index.js'
import { plain } from '../../reports/plain.js'
import { type Context, t, type View } from './context.js'
import { el, refill, setText, watcher, withKey } from './dom.js'
import { explanation } from './explanation.js'
import { cellLink, fixOf, sheetName } from './fixes.js'
import { signOf } from './lines.js'
import { findingOf } from './model.js'
import { blocksOf, sentence, shownName, shownSigns, shownText } from './shown.js'

/** Blocks of cells and related cells that stand there at once; the rest is unfolded. */
const MAX_LISTED = 6

export function card(ctx: Context): View {
  const head = el('div', { class: 'head' })
  const said = el('h2', { class: 'sentence', 'aria-live': 'polite', 'aria-atomic': 'true' })
  const top = el('div')
  const form = explanation(ctx)
  const bottom = el('div')
  const body = el(
    'div',
    { class: 'body', tabindex: 0, role: 'group', 'aria-label': t(ctx.lang, 'card-label') },
    said,
    top,
    form.node,
    bottom,
  )
  const node = el('section', { class: 'card', 'aria-label': t(ctx.lang, 'card-label') }, head, body)
  const isOther = watcher()
  let shown: string | null = null
  return {
    node,
    draw() {
      const { ui, state, lang, listing } = ctx
      node.hidden = ui.chosen === null || state.report === null
      const wasWriting = form.node.contains(document.activeElement)
      form.draw()
      // The next finding may have nothing to be explained.
      if (wasWriting && form.node.hidden && !node.hidden) body.focus()
      if (node.hidden) {
        shown = null
        setText(said, '')
        return
      }
      const one = findingOf(state.report, ui.chosen)
      const n = listing?.order.length ?? 0
      const at = listing?.order.findIndex(({ id }) => id === ui.chosen) ?? -1
      if (isOther(one, at, n, state.abilities, state.rules)) {
        const list = withKey(node.parentElement ?? node, 'list')
        refill(head, headOf(ctx, one, at, n), list)
        setText(said, one ? sentence(one, lang) : t(lang, 'solved'))
        refill(top, one ? upper(ctx, one) : [el('p', { class: 'dim' }, t(lang, 'solved-hint'))], body)
        refill(bottom, one ? lower(ctx, one) : [], body)
        node.className = `card ${one?.severity ?? 'gone'}`
      }
      if (shown !== ui.chosen) body.scrollTop = 0
      shown = ui.chosen
    },
  }
}

function headOf(ctx: Context, one: Diagnostic | null, at: number, n: number): (Node | null)[] {
  const { lang } = ctx
  const close = el(
    'button',
    {
      type: 'button',
      class: 'close',
      'data-key': 'close',
      'aria-label': t(lang, 'close'),
      title: `${t(lang, 'close')} (Esc)`,
      onclick: () => ctx.choose(null, false),
    },
    el('span', { 'aria-hidden': 'true' }, '×'),
  )
  const count = at >= 0 ? el('span', { class: 'dim' }, t(lang, 'nth-of', { i: at + 1, n })) : null
  const step = el(
    'button',
    { type: 'button', class: 'link', 'data-key': 'card-next', title: t(lang, 'next-key'), onclick: () => ctx.step(1) },
    t(lang, 'next'),
  )
  if (one === null) return [el('span', { class: 'gap' }), step, close]
  const sheet = severalSheetsOf(ctx) ? one.sheet : null
  return [
    signOf(ctx, one.severity),
    el('span', { class: `word ${one.severity}` }, severityWords[one.severity][lang]),
    cellLink(ctx, one.at, sheet, one.cell),
    el('span', { class: 'gap' }),
    count,
    n > 1 || at < 0 ? step : null,
    close,
  ]
}

function severalSheetsOf({ state: { report } }: Context): boolean {
  return report !== null && new Set(report.tables.map(({ sheetIndex }) => sheetIndex)).size > 1
}

/** What was found and how it is mended. */
function upper(ctx: Context, one: Diagnostic): (Node | null)[] {
  const { lang, state } = ctx
  const rule = state.rules.get(one.rule)
  return [
    one.project === null ? null : el('p', { class: 'project' }, shownName(one.project)),
    facts(one, lang),
    acceptance(one, lang),
    placesOf(ctx, one),
    relatedOf(ctx, one),
    fixOf(ctx, one),
    // What became of an explanation goes before what to do.
    rule && !one.explanation ? titled(t(lang, 'help'), rule.help[lang]) : null,
  ]
}

/** Why it matters, and who says so. */
function lower({ lang, state }: Context, one: Diagnostic): (Node | null)[] {
  const rule = state.rules.get(one.rule)
  const id = el('code', {}, plain(one.rule))
  if (!rule) return [el('p', { class: 'dim' }, id)]
  return [
    one.explanation ? titled(t(lang, 'help'), rule.help[lang]) : null,
    titled(t(lang, 'why'), rule.why[lang]),
    el(
      'details',
      { class: 'source', 'data-key': 'source' },
      el('summary', { 'data-key': 'source-summary' }, t(lang, 'source')),
      el('p', {}, rule.title[lang]),
      el('p', {}, rule.source[lang]),
      el('p', {}, id),
    ),
  ]
}

/** Null while the words are still on their way. */
function titled(title: string, text: string): HTMLElement | null {
  return text === '' ? null : el('section', {}, el('h3', {}, title), el('p', {}, text))
}

function facts({ actual, expected, difference, field, severity }: Diagnostic, lang: Lang): HTMLElement | null {
  const lines: Node[] = []
  const add = (key: 'column' | 'found' | 'expected' | 'difference', text: string): void => {
    const value = key === 'expected' ? el('dd', { class: severity }, text) : el('dd', {}, text)
    lines.push(el('div', {}, el('dt', {}, t(lang, key)), value))
  }
  if (field) add('column', field.title[lang])
  const said = actual === null ? '' : shownSigns(sayDatum(actual, lang))
  add('found', said.trim() === '' ? t(lang, 'blank-cell') : said)
  if (expected !== null) add('expected', shownText(sayDatum(expected, lang)))
  if (difference !== null) add('difference', shownText(sayDatum(difference, lang)))
  return el('dl', {}, ...lines)
}

function acceptance({ accepted }: Diagnostic, lang: Lang): HTMLElement | null {
  if (!accepted) return null
  const { reason, until } = accepted.exception
  const key = accepted.lapsed ? 'accepted-lapsed' : 'accepted-until'
  return el(
    'p',
    { class: accepted.lapsed ? 'notice' : 'dim' },
    t(lang, key, { until: until.text, reason: shownText(reason) }),
  )
}

function placesOf(ctx: Context, one: Diagnostic): HTMLElement | null {
  if (one.places.length < 2) return null
  const { lang, state } = ctx
  const links = blocksOf(one.places).map(({ at, address, sheet }) =>
    cellLink(ctx, at, sheet === one.at.sheet ? null : sheetName(state.report, sheet), address),
  )
  return el(
    'section',
    {},
    el('h3', {}, t(lang, 'places', { n: one.places.length })),
    folded(links, lang, 'places', 'inline'),
  )
}

function relatedOf(ctx: Context, one: Diagnostic): HTMLElement | null {
  const { related } = one
  if (related.length === 0) return null
  const { lang } = ctx
  const links = related.map((cell) =>
    el('span', {}, relatedLink(ctx, cell, one.sheet), ' ', plain(shownText(sayMessage(cell.note, lang)))),
  )
  return el('section', {}, el('h3', {}, t(lang, 'related')), folded(links, lang, 'related', 'rows'))
}

/** A cell of another workbook cannot be gone to: it is only named. */
function relatedLink(ctx: Context, { at, file, sheet, cell }: RelatedCell, own: string): HTMLElement {
  if (file === null) return cellLink(ctx, at, sheet === own ? null : sheet, cell)
  return el('span', { class: 'cell' }, `${shownName(file)} ${shownName(sheet)}!${cell}`)
}

/** A list, of which what is beyond the first few is behind a disclosure. */
function folded(items: readonly HTMLElement[], lang: Lang, key: string, look: 'inline' | 'rows'): HTMLElement {
  const lines = (some: readonly HTMLElement[]): HTMLElement =>
    el('ul', { class: look }, ...some.map((item) => el('li', {}, item)))
  const rest = items.slice(MAX_LISTED)
  if (rest.length === 0) return lines(items)
  return el(
    'div',
    {},
    lines(items.slice(0, MAX_LISTED)),
    el(
      'details',
      { 'data-key': key },
      el('summary', { 'data-key': `${key}-summary` }, t(lang, 'more-left', { n: rest.length })),
      lines(rest.slice(0, MAX_UNFOLDED)),
      rest.length > MAX_UNFOLDED && el('p', { class: 'dim' }, t(lang, 'more-left', { n: rest.length - MAX_UNFOLDED })),
    ),
  )
}

/** Items behind a disclosure that are listed. */
const MAX_UNFOLDED = 200
