/** Pack, report period and the name under explanations. */
import { type Context, t, type View } from './context.js'
import { el, refill, watcher } from './dom.js'
import { shownName } from './shown.js'

/** Years a report can be of, as the engine reads them. */
const FIRST_YEAR = 1950
const LAST_YEAR = 2099

export function settings(ctx: Context): View {
  const node = el('section', { class: 'panel', 'aria-label': t(ctx.lang, 'settings') })
  const isOther = watcher()
  return {
    node,
    draw() {
      const { ui, state } = ctx
      node.hidden = ui.panel !== 'settings'
      if (node.hidden) return
      if (isOther(state.packs, state.notes.pack, state.period, state.abilities))
        refill(node, [packLine(ctx), periodLine(ctx), authorLine(ctx)])
    },
  }
}

function packLine({ state, desk, lang }: Context): HTMLElement {
  const { packs, notes, abilities } = state
  const known = packs.some(({ id }) => id === notes.pack)
  const choose = el('select', {
    id: 'kplint-pack',
    'data-key': 'pack',
    onchange: () => void desk.choosePack(choose.value === '' ? null : choose.value),
  })
  choose.append(el('option', { value: '' }, t(lang, 'pack-none')))
  for (const { id, title } of packs) choose.append(el('option', { value: id }, shownName(title[lang])))
  if (notes.pack !== null && !known)
    choose.append(el('option', { value: notes.pack }, t(lang, 'pack-unknown', { id: shownName(notes.pack) })))
  choose.value = notes.pack ?? ''
  return el(
    'div',
    { class: 'line' },
    el('label', { for: 'kplint-pack' }, t(lang, 'pack')),
    choose,
    abilities.notes && el('small', {}, t(lang, 'pack-kept')),
  )
}

function periodLine({ state, desk, lang }: Context): HTMLElement {
  const { period } = state
  const shownYear = period === null ? new Date().getFullYear() : Math.floor(period / 12)
  const month = el('select', { 'data-key': 'month', 'aria-label': t(lang, 'period') })
  const year = el('input', {
    type: 'number',
    'data-key': 'year',
    'aria-label': t(lang, 'year'),
    min: FIRST_YEAR,
    max: LAST_YEAR,
  })
  month.append(el('option', { value: '' }, t(lang, 'period-title')))
  for (let n = 1; n <= 12; n++) month.append(el('option', { value: n - 1 }, t(lang, 'month', { n })))
  month.value = period === null ? '' : String(period % 12)
  year.value = String(shownYear)
  year.hidden = period === null
  const choose = (): void => {
    const chosen = Number(year.value)
    const isYear = Number.isInteger(chosen) && chosen >= FIRST_YEAR && chosen <= LAST_YEAR
    if (!isYear) year.value = String(shownYear)
    void desk.choosePeriod(month.value === '' ? null : (isYear ? chosen : shownYear) * 12 + Number(month.value))
  }
  month.addEventListener('change', choose)
  year.addEventListener('change', choose)
  return el(
    'div',
    { class: 'line' },
    el('span', { class: 'label' }, t(lang, 'period')),
    el('span', { class: 'pair' }, year, month),
    el('small', {}, t(lang, 'period-hint')),
  )
}

function authorLine({ storage, lang }: Context): HTMLElement {
  const author = el('input', {
    type: 'text',
    id: 'kplint-author',
    'data-key': 'author',
    maxlength: 40,
    autocomplete: 'name',
    onchange: () => storage.set('author', author.value.trim()),
  })
  author.value = storage.get('author') ?? ''
  return el(
    'div',
    { class: 'line' },
    el('label', { for: 'kplint-author' }, t(lang, 'author')),
    author,
    el('small', {}, t(lang, 'author-hint')),
  )
}
