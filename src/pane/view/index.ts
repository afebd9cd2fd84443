/** The page a clerk sees: drawn from `DeskState`, acting through `Desk`. */
import type { Lang } from '../../core/index.js'
import type { Desk, DeskState } from '../desk.js'
import type { Preferences } from '../preferences.js'
import { commands } from './commands.js'
import type { Context, FieldChoice, Ui, View } from './context.js'
import { goTo, t } from './context.js'
import { el, setAttribute, setText, watcher, withKey } from './dom.js'
import { findings } from './findings.js'
import { findingOf, GROUPINGS, type Group, type Listing, listingOf, step } from './model.js'
import { readiness } from './readiness.js'
import { structure } from './structure.js'

export type { FieldChoice } from './context.js'

export interface PaneOptions {
  /** The language to begin with, where none was chosen before. */
  readonly lang: Lang
  /** Told of the language at once and whenever it changes: the page's own `lang` and title follow it. */
  readonly onLang: (lang: Lang) => void
  readonly storage: Preferences
  /** What a column can be said to mean, in the order it is offered. */
  readonly fields: readonly FieldChoice[]
}

/** A mounted pane. */
export interface Pane {
  /** Opens the card of a finding (`Diagnostic.id`), as a click in a grid beside the pane asks for; its cell is not gone to. */
  choose(id: string): void
  unmount(): void
}

/** Fills `root` with the pane. What was chosen and typed outlives every change of the desk's state. */
export function mountPane(root: HTMLElement, desk: Desk, options: PaneOptions): Pane {
  const pane = new Mounted(root, desk, options)
  return { choose: (id) => pane.chooseById(id), unmount: () => pane.unmount() }
}

class Mounted implements Context {
  readonly ui: Ui
  private views: readonly View[] = []
  private readonly tabs: { readonly [T in Ui['tab']]: HTMLButtonElement }
  private readonly panels: { readonly [T in Ui['tab']]: HTMLElement }
  private readonly unsubscribe: () => void
  private readonly isOther = watcher()
  private known: Listing | null = null

  constructor(
    private readonly root: HTMLElement,
    readonly desk: Desk,
    private readonly options: PaneOptions,
  ) {
    const { storage } = options
    const lang = storage.get('lang')
    const grouping = storage.get('grouping')
    this.ui = {
      lang: lang === 'zh' || lang === 'en' ? lang : options.lang,
      tab: 'findings',
      panel: null,
      grouping: GROUPINGS.find((one) => one === grouping) ?? 'project',
      only: new Set(),
      text: '',
      turned: new Set(),
      drafts: new Map(),
      chosen: null,
      last: 0,
    }
    this.tabs = { findings: this.tab('findings'), structure: this.tab('structure') }
    this.panels = { findings: panelOf('findings'), structure: panelOf('structure') }
    root.classList.add('kplint')
    document.addEventListener('keydown', this.onKey)
    this.build()
    this.unsubscribe = desk.subscribe(() => this.draw())
  }

  get fields(): readonly FieldChoice[] {
    return this.options.fields
  }

  get storage(): Preferences {
    return this.options.storage
  }

  get state(): DeskState {
    return this.desk.state
  }

  get lang(): Lang {
    return this.ui.lang
  }

  get listing(): Listing | null {
    const { report, rules } = this.state
    const { grouping, only, text, lang } = this.ui
    if (this.isOther(report, rules, grouping, only, text, lang))
      this.known = report && listingOf(report, rules, grouping, { only, text }, lang)
    return this.known
  }

  /** Makes every part in the language of the reader. */
  private build(): void {
    const list = findings(this)
    const map = structure(this)
    this.panels.findings.replaceChildren(list.node)
    this.panels.structure.replaceChildren(map.node)
    const parts = [commands(this), readiness(this)]
    this.views = [...parts, list, map]
    const tabs = el('div', { class: 'tabs', role: 'tablist' }, this.tabs.findings, this.tabs.structure)
    const name = el('h1', { class: 'hidden' }, t(this.lang, 'app-name'))
    this.root.replaceChildren(name, ...parts.map(({ node }) => node), tabs, this.panels.findings, this.panels.structure)
    this.root.lang = this.lang === 'zh' ? 'zh-CN' : 'en'
    this.options.onLang(this.lang)
    this.draw()
  }

  draw(): void {
    const { lang, ui, state } = this
    const n = state.report?.diagnostics.length
    setText(this.tabs.findings, n === undefined ? t(lang, 'findings') : t(lang, 'findings-n', { n }))
    setText(this.tabs.structure, t(lang, 'structure'))
    for (const tab of ['findings', 'structure'] as const) {
      const isShown = ui.tab === tab
      setAttribute(this.tabs[tab], 'aria-selected', isShown ? 'true' : 'false')
      setAttribute(this.tabs[tab], 'tabindex', isShown ? 0 : -1)
      this.panels[tab].hidden = !isShown
    }
    for (const view of this.views) view.draw()
  }

  private tab(name: Ui['tab']): HTMLButtonElement {
    const open = (to: Ui['tab']): void => {
      this.ui.tab = to
      this.draw()
    }
    return el('button', {
      type: 'button',
      role: 'tab',
      id: `kplint-tab-${name}`,
      'aria-controls': `kplint-panel-${name}`,
      onclick: () => open(name),
      onkeydown: (event: KeyboardEvent) => {
        if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
        const other = name === 'findings' ? 'structure' : 'findings'
        open(other)
        this.tabs[other].focus()
      },
    })
  }

  isOpen({ kind, key }: Group): boolean {
    const atFirst = kind !== 'explained' && kind !== 'accepted'
    return this.ui.turned.has(key) ? !atFirst : atFirst
  }

  choose(
    one: { readonly id: string; readonly at: { sheet: number; row: number; col: number } } | null,
    go: boolean,
  ): void {
    const { ui, listing } = this
    ui.chosen = one?.id ?? null
    if (one) {
      ui.tab = 'findings'
      const group = listing?.groups.find(({ items }) => items.some(({ id }) => id === one.id))
      if (group && !this.isOpen(group)) this.turn(group.key)
    }
    this.draw()
    if (one && go) goTo(this, one.at)
  }

  chooseById(id: string): void {
    const one = findingOf(this.state.report, id)
    if (one) this.choose(one, false)
  }

  private turn(key: string): void {
    if (!this.ui.turned.delete(key)) this.ui.turned.add(key)
  }

  step(by: 1 | -1): void {
    const one = step(this.listing?.order ?? [], this.ui.chosen, this.ui.last, by)
    if (one) this.choose(one, true)
  }

  toggle(panel: NonNullable<Ui['panel']>): void {
    this.ui.panel = this.ui.panel === panel ? null : panel
    this.draw()
  }

  setLang(lang: Lang): void {
    const { activeElement: active } = document
    const key = active instanceof HTMLElement && this.root.contains(active) ? active.dataset.key : undefined
    this.ui.lang = lang
    this.storage.set('lang', lang)
    this.build()
    withKey(this.root, key)?.focus()
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return
    // After a click on nothing the body has the focus; what else is on the page has keys of its own.
    const { target } = event
    if (target !== document.body && !(target instanceof Node && this.root.contains(target))) return
    if (event.key === 'F8') {
      event.preventDefault()
      this.step(event.shiftKey ? -1 : 1)
    } else if (event.key === 'Escape' && this.ui.panel !== null) {
      const opener = `open-${this.ui.panel}`
      this.ui.panel = null
      this.draw()
      withKey(this.root, opener)?.focus()
    } else if (event.key === 'Escape' && this.ui.tab === 'findings' && this.ui.chosen !== null) {
      this.choose(null, false)
      withKey(this.root, 'list')?.focus()
    }
  }

  unmount(): void {
    this.unsubscribe()
    document.removeEventListener('keydown', this.onKey)
    this.root.classList.remove('kplint')
    this.root.replaceChildren()
  }
}

function panelOf(name: Ui['tab']): HTMLElement {
  return el('div', {
    class: `panel-${name}`,
    role: 'tabpanel',
    id: `kplint-panel-${name}`,
    'aria-labelledby': `kplint-tab-${name}`,
  })
}
