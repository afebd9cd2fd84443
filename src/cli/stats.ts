/** Where the time of a run goes: by phase and by rule. The engine has no clock; the rules' checks are wrapped here. */
import type { ActiveRule, AnyRule, Lang } from '../core/index.js'
import { pad, width } from '../reports/plain.js'
import { changed, type Settings } from './settings.js'
import { tell } from './words.js'

/** What a run does, in the order of the table. */
const PHASES = ['loading', 'reading', 'tables', 'rules', 'settling', 'joining', 'writing'] as const
export type Phase = (typeof PHASES)[number]

/** Rules listed unless all are asked for. */
const MAX_RULES = 20

/** What one rule took. */
interface RuleTime {
  /** Milliseconds. */
  ms: number
  /** How often its check was called. */
  asked: number
  findings: number
}

/** Measurements as data: what a thread sends. */
export interface StatsData {
  readonly phases: readonly (readonly [Phase, number])[]
  readonly rules: readonly (readonly [id: string, time: RuleTime])[]
}

/** Measures a run, or what a thread does of it. Times of threads add up. */
export class Stats {
  private readonly began = performance.now()
  private readonly cpu = process.cpuUsage()
  private phases = new Map<Phase, number>()
  private rules = new Map<string, RuleTime>()

  /** The settings with every rule's check measured. */
  measured(settings: Settings): Settings {
    return changed(settings, (ruleset) => ({ ...ruleset, rules: ruleset.rules.map((rule) => this.wrapped(rule)) }))
  }

  add(phase: Phase, ms: number): void {
    this.phases.set(phase, (this.phases.get(phase) ?? 0) + ms)
  }

  /** What happens until `done` is called is of this phase, but for what rules do meanwhile. */
  start(phase: Phase): () => void {
    const [began, before] = [performance.now(), this.ruleTime()]
    return () => this.add(phase, performance.now() - began - (this.ruleTime() - before))
  }

  /** Follows a check: finding tables goes on until the number of records is known. */
  following(): { step(progress: { readonly total: number }): void; done(): void } {
    let phase: Phase = 'tables'
    let done = this.start(phase)
    return {
      step: ({ total }) => {
        if (total === 0 || phase !== 'tables') return
        done()
        phase = 'settling'
        done = this.start(phase)
      },
      done: () => done(),
    }
  }

  /** What was measured since it was asked last. */
  take(): StatsData {
    const data: StatsData = { phases: [...this.phases], rules: [...this.rules] }
    this.phases = new Map()
    this.rules = new Map()
    return data
  }

  /** Adds what a thread has measured. */
  put({ phases, rules }: StatsData): void {
    for (const [phase, ms] of phases) this.add(phase, ms)
    for (const [id, { ms, asked, findings }] of rules) {
      const own = this.of(id)
      own.ms += ms
      own.asked += asked
      own.findings += findings
    }
  }

  /** Two tables: the phases, and the rules by the time they took. `whole`: every rule. */
  *lines(lang: Lang, whole: boolean): Generator<string> {
    const { user, system } = process.cpuUsage(this.cpu)
    const wall = performance.now() - this.began
    yield `${tell('stats-total', { wall: Math.round(wall), cpu: Math.round((user + system) / 1000) })[lang]}\n`
    const times = new Map(this.phases).set('rules', this.ruleTime())
    const all = [...times.values()].reduce((sum, ms) => sum + ms, 0)
    yield* columns(PHASES.map((phase) => [tell(`stats-${phase}`)[lang], ...share(times.get(phase) ?? 0, all)]))
    const sorted = [...this.rules].sort(([a, { ms: one }], [b, { ms: other }]) => other - one || (a < b ? -1 : 1))
    const told = whole ? sorted : sorted.slice(0, MAX_RULES)
    const head = (['rule', 'ms', 'share', 'asked', 'findings'] as const).map((name) => tell(`stats-head-${name}`)[lang])
    yield '\n'
    yield* columns([
      head,
      ...told.map(([id, { ms, asked, findings }]) => [id, ...share(ms, all), String(asked), String(findings)]),
    ])
    const rest = sorted.slice(told.length)
    const ms = Math.round(rest.reduce((sum, [, time]) => sum + time.ms, 0))
    if (rest.length > 0) yield `  ${tell('stats-rest', { n: rest.length, ms })[lang]}\n`
  }

  private ruleTime(): number {
    let sum = 0
    for (const { ms } of this.rules.values()) sum += ms
    return sum
  }

  private of(id: string): RuleTime {
    const known = this.rules.get(id) ?? { ms: 0, asked: 0, findings: 0 }
    this.rules.set(id, known)
    return known
  }

  private wrapped(active: ActiveRule): ActiveRule {
    const { rule } = active
    const check = (subject: never, context: never): ReturnType<AnyRule['check']> => {
      const time = this.of(rule.id)
      time.asked++
      const timed = <T>(act: () => T): T => {
        const began = performance.now()
        try {
          return act()
        } finally {
          time.ms += performance.now() - began
        }
      }
      const steps = timed(() => rule.check(subject, context)[Symbol.iterator]())
      return {
        [Symbol.iterator]: () => ({
          next: () => {
            const step = timed(() => steps.next())
            if (!step.done && typeof step.value !== 'symbol') time.findings++
            return step
          },
          return: (value?: unknown) => steps.return?.(value) ?? { done: true, value },
        }),
      }
    }
    // A rule of a plug-in may be an object of a class.
    return { ...active, rule: Object.create(rule, { check: { value: check } }) as AnyRule }
  }
}

/** Milliseconds, and the part of all. */
function share(ms: number, all: number): [string, string] {
  return [ms.toFixed(ms < 10 ? 1 : 0), `${(all === 0 ? 0 : (ms / all) * 100).toFixed(1)}%`]
}

/** The first column to the left, numbers to the right. */
function* columns(rows: readonly (readonly string[])[]): Generator<string> {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => width(row[i]!))))
  for (const row of rows)
    yield `  ${row.map((cell, i) => (i === 0 ? pad(cell, widths[i]!) : ' '.repeat(widths[i]! - width(cell)) + cell)).join('  ')}\n`
}
