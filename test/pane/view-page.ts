/** What the tests of the view run in the page: the pane over a desk that only remembers what it was asked. */
import type { Desk, DeskState } from '../../src/pane/desk.js'
import { localPreferences } from '../../src/pane/preferences.js'
import { type FieldChoice, mountPane, type Pane } from '../../src/pane/view/index.js'
import type { SentState } from './states.js'

/** A desk whose state is set from outside; what a user does is written down. */
class FakeDesk implements Desk {
  readonly calls: (readonly [string, ...unknown[]])[] = []
  /** What `explain` answers next. */
  answer: Awaited<ReturnType<Desk['explain']>> = null
  private listeners: ((state: DeskState) => void)[] = []

  constructor(public state: DeskState) {}

  set(change: Partial<SentState>): void {
    const { rules, ...rest } = change
    this.state = { ...this.state, ...rest, ...(rules ? { rules: mapOf(rules) } : {}) }
    for (const tell of [...this.listeners]) tell(this.state)
  }
  subscribe(changed: (state: DeskState) => void): () => void {
    this.listeners.push(changed)
    return () => {
      this.listeners = this.listeners.filter((one) => one !== changed)
    }
  }
  private async note(...call: readonly [string, ...unknown[]]): Promise<void> {
    this.calls.push(call)
  }
  safe(): readonly string[] {
    return (this.state.report?.diagnostics ?? []).flatMap(({ id, fix }) => (fix?.safe ? [id] : []))
  }
  check = () => this.note('check')
  cancel = () => void this.note('cancel')
  show = (at: unknown) => this.note('show', at)
  withdraw = (id: string) => this.note('withdraw', id)
  correctHeader = (...said: unknown[]) => this.note('correctHeader', ...said)
  correctColumn = (...said: unknown[]) => this.note('correctColumn', ...said)
  correctRow = (...said: unknown[]) => this.note('correctRow', ...said)
  uncorrect = (correction: unknown) => this.note('uncorrect', correction)
  choosePack = (id: string | null) => this.note('choosePack', id)
  choosePeriod = (period: number | null) => this.note('choosePeriod', period)
  mark = () => this.note('mark')
  unmark = () => this.note('unmark')
  async fix(ids: readonly string[]) {
    await this.note('fix', ids)
    return []
  }
  async explain(...said: Parameters<Desk['explain']>) {
    await this.note('explain', ...said)
    return this.answer
  }
}

function mapOf(rules: SentState['rules']): DeskState['rules'] {
  return new Map(rules.map((rule) => [rule.id, rule]))
}

let desk: FakeDesk
let pane: Pane | null = null

/** Mounts the pane over this state, in place of the one before. */
function mount(state: SentState, fields: readonly FieldChoice[], lang: 'zh' | 'en'): void {
  pane?.unmount()
  desk = new FakeDesk({ ...state, rules: mapOf(state.rules) })
  const onLang = (now: 'zh' | 'en'): void => {
    document.documentElement.lang = now === 'zh' ? 'zh-CN' : 'en'
  }
  const storage = localPreferences('kplint.')
  storage.set('lang', lang)
  pane = mountPane(document.getElementById('pane')!, desk, { lang, onLang, storage, fields })
}

Object.assign(window, {
  test: {
    mount,
    set: (change: Partial<SentState>) => desk.set(change),
    calls: () => desk.calls.splice(0),
    answer: (next: FakeDesk['answer']) => {
      desk.answer = next
    },
    choose: (id: string) => pane?.choose(id),
    state: () => desk.state,
  },
})
