/** Choosing what a column means among some two hundred meanings: typed words narrow the list. */
import type { Lang } from '../../core/index.js'
import { type FieldChoice, t } from './context.js'
import { el, setAttribute } from './dom.js'

/** Meanings listed at once. */
const MAX_LISTED = 40

export interface FieldPicker {
  readonly lang: Lang
  readonly fields: readonly FieldChoice[]
  /** What the column is taken for now. */
  readonly now: string | null
  readonly label: string
  /** What was typed so far; told of every change, so that it outlives a redraw. */
  readonly typed: string
  readonly onType: (typed: string) => void
  /** Null: the column means nothing that is checked. */
  readonly onChoose: (field: string | null) => void
}

/** A box to type in above a list to choose from; the box keeps the focus. `data-key` of the box: `field-search`. */
export function fieldPicker(picker: FieldPicker): HTMLElement {
  const { lang, label } = picker
  const list = el('div', {
    class: 'options',
    role: 'listbox',
    id: 'kplint-fields',
    'aria-label': t(lang, 'fields-list'),
  })
  const more = el('p', { class: 'dim', role: 'status' })
  let options: { readonly node: HTMLElement; readonly field: string | null }[] = []
  let active = 0
  const point = (to: number): void => {
    options[active]?.node.classList.remove('active')
    active = Math.min(options.length - 1, Math.max(0, to))
    const now = options[active]
    now?.node.classList.add('active')
    now?.node.scrollIntoView({ block: 'nearest' })
    setAttribute(input, 'aria-activedescendant', now ? now.node.id : null)
  }
  const input: HTMLInputElement = el('input', {
    type: 'search',
    role: 'combobox',
    'data-key': 'field-search',
    autocomplete: 'off',
    placeholder: t(lang, 'search-field'),
    'aria-label': label,
    'aria-expanded': 'true',
    'aria-controls': 'kplint-fields',
    'aria-autocomplete': 'list',
    oninput: () => {
      picker.onType(input.value)
      fill()
    },
    onkeydown: (event: KeyboardEvent) => {
      if (event.isComposing) return
      if (event.key === 'ArrowDown') point(active + 1)
      else if (event.key === 'ArrowUp') point(active - 1)
      else if (event.key === 'Enter' && options.length > 0) picker.onChoose(options[active]!.field)
      else return
      event.preventDefault()
    },
  })
  input.value = picker.typed
  const fill = (): void => {
    const found = matching(picker.fields, input.value)
    const shown = found.slice(0, MAX_LISTED)
    options = []
    const option = (field: string | null, title: string): HTMLElement => {
      const node = el(
        'div',
        {
          role: 'option',
          id: `kplint-field-${options.length}`,
          'aria-selected': field === picker.now ? 'true' : 'false',
          onclick: () => picker.onChoose(field),
        },
        title,
      )
      options.push({ node, field })
      return node
    }
    const parts: HTMLElement[] = input.value.trim() === '' ? [option(null, t(lang, 'not-checked'))] : []
    for (const [group, fields] of grouped(shown, lang)) {
      const lines = fields.map(({ name, title }) => option(name, title[lang]))
      if (group === null) parts.push(...lines)
      else
        parts.push(
          el(
            'div',
            { role: 'group', 'aria-label': group },
            el('div', { class: 'heading', role: 'presentation' }, group),
            ...lines,
          ),
        )
    }
    list.replaceChildren(...parts)
    list.hidden = options.length === 0
    const left = found.length - shown.length
    more.textContent = found.length === 0 ? t(lang, 'fields-none') : left > 0 ? t(lang, 'fields-more', { n: left }) : ''
    point(0)
  }
  fill()
  return el('div', { class: 'picker' }, el('span', { class: 'label' }, label), input, list, more)
}

/** The meanings in whose title or name every word typed occurs; those that begin with it first. */
export function matching(fields: readonly FieldChoice[], typed: string): readonly FieldChoice[] {
  const wanted = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  if (wanted.length === 0) return fields
  const texts = new Map(fields.map((one) => [one, `${one.title.zh}\n${one.title.en}\n${one.name}`.toLowerCase()]))
  const begins = (one: FieldChoice): boolean => texts.get(one)!.startsWith(wanted[0]!)
  const found = fields.filter((one) => wanted.every((word) => texts.get(one)!.includes(word)))
  return [...found.filter(begins), ...found.filter((one) => !begins(one))]
}

/** In groups, in the order in which each is met first; those without a group where they are. */
function grouped(fields: readonly FieldChoice[], lang: Lang): [string | null, FieldChoice[]][] {
  const groups = new Map<string | null, FieldChoice[]>()
  for (const one of fields) {
    const key = one.group?.[lang] ?? null
    const list = groups.get(key)
    if (list) list.push(one)
    else groups.set(key, [one])
  }
  return [...groups]
}
