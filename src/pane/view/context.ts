/** What every part of the page is handed. */
import {
  type Datum,
  type Diagnostic,
  type ExplanationReason,
  fill,
  type Lang,
  type Ref,
  type Severity,
  type Words,
} from '../../core/index.js'
import type { Desk, DeskState } from '../desk.js'
import type { Preferences } from '../preferences.js'
import { words } from '../words.js'
import type { Group, Grouping, Listing } from './model.js'

/** A meaning a column can be given. */
export interface FieldChoice {
  readonly name: string
  readonly title: Words
  /** Under which heading it is offered. */
  readonly group?: Words
}

/** An explanation that is being written. */
export interface Draft {
  readonly reason: ExplanationReason
  readonly text: string
}

/** What a person has opened, chosen and typed: whatever is not the workbook's. */
export interface Ui {
  lang: Lang
  tab: 'findings' | 'structure'
  panel: 'settings' | 'fix' | 'unchecked' | null
  grouping: Grouping
  only: ReadonlySet<Severity>
  text: string
  /** Groups that are not as they are at first: open, but for what is explained or accepted. */
  readonly turned: Set<string>
  /** Explanations that are being written, by the id of their finding. */
  readonly drafts: Map<string, Draft>
  /** The finding of the card (`Diagnostic.id`). */
  chosen: string | null
  /** Where it stood in the order of the list: there one goes on when it is gone. */
  last: number
}

/** A part of the page: `draw` makes it show what holds now, and does nothing where that is what it shows. */
export interface View {
  readonly node: HTMLElement
  draw(): void
}

export interface Context {
  readonly desk: Desk
  readonly fields: readonly FieldChoice[]
  readonly storage: Preferences
  readonly ui: Ui
  readonly state: DeskState
  readonly lang: Lang
  /** The list as it is to be shown now; the same object as long as nothing changed. Null while there is no report. */
  readonly listing: Listing | null
  draw(): void
  isOpen(group: Group): boolean
  /** Chooses a finding and, with `go`, brings its cell before the user's eyes. */
  choose(one: Diagnostic | null, go: boolean): void
  step(by: 1 | -1): void
  /** Opens a panel, or closes it where it is open. */
  toggle(panel: NonNullable<Ui['panel']>): void
  setLang(lang: Lang): void
}

/** A sentence of the page. */
export function t(lang: Lang, key: keyof typeof words, data: { readonly [name: string]: Datum } = {}): string {
  return fill(words[key], data, lang)
}

/** True while the desk is at work. */
export function isBusy({ phase }: DeskState): boolean {
  return phase === 'reading' || phase === 'checking'
}

/** Brings a cell before the user's eyes, where the host can. */
export function goTo({ desk, state }: Context, at: Ref): void {
  if (state.abilities.show && at.book === undefined) void desk.show(at)
}
