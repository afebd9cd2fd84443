/** What happens when a user does something: the workbook is read, checked, changed and checked again, one thing at a time. */
import {
  type Correction,
  chooseEdits,
  type Edit,
  type Explanation,
  type ExplanationReason,
  NO_NOTES,
  type Notes,
  type Ref,
  type RefusedEdit,
  type RowRole,
  sameTarget,
  type Words,
} from '../core/index.js'
import type { Change } from '../hosts/host.js'
import type { Desk, DeskState, Refused, RuleWords } from './desk.js'
import { type Asked, type Checked, type Engine, type Pointed, serialOf, unwrap } from './engine.js'
import { faultOf } from './faults.js'
import { findingsOf, marksOf } from './marked.js'
import type { OfferedPack } from './packs.js'
import type { Place } from './place.js'
import { type Held, received } from './sent.js'
import { tellFixed, tellMarked, tellUnmarked, told } from './told.js'

/** Milliseconds without an edit before what was edited is checked: a pasted block or a row filled in is one change. */
const PAUSE = 300
/** Milliseconds until it is tried again where a cell was being edited. */
const BUSY_PAUSE = 1_000

/** What a desk is given besides the workbook's place. */
export interface WorkOptions {
  readonly engine: Engine
  readonly packs: readonly OfferedPack[]
  /** The time, for explanations and for exceptions that lapse. */
  readonly now: () => Date
  readonly period?: number | null
  /** The pack of a workbook that names none. */
  readonly pack?: string | null
}

/** The desk of one workbook. */
export class Work implements Desk {
  state: DeskState
  private readonly listeners = new Set<(state: DeskState) => void>()
  private changes: Change[] = []
  private timer: ReturnType<typeof setTimeout> | null = null
  private stopping: AbortController | null = null
  /** The end of everything asked for so far: what comes next waits for it. */
  private line: Promise<unknown> = Promise.resolve()
  /** The engine may not have what the workbook holds: read everything. */
  private isBehind = true
  /** The findings the marks are of; null where they were put in an earlier session. */
  private markedFor: string | null = null
  /** What was odd about the file when it was opened. */
  private warnings: readonly Words[] = []
  private held: Held | null = null
  private stopWatching: (() => Promise<void>) | null = null

  constructor(
    private readonly place: Place,
    private readonly options: WorkOptions,
  ) {
    this.state = {
      phase: 'empty',
      name: place.name,
      progress: null,
      fault: null,
      report: null,
      structure: [],
      rules: new Map(),
      stale: false,
      notes: NO_NOTES,
      packs: options.packs.map(({ id, title }) => ({ id, title })),
      period: options.period ?? null,
      abilities: place.abilities,
      marked: 0,
      marksOld: false,
      due: true,
      lacks: [],
      told: null,
    }
  }

  subscribe(changed: (state: DeskState) => void): () => void {
    this.listeners.add(changed)
    return () => this.listeners.delete(changed)
  }

  /** Lets go of the workbook: nothing is told of it any more. */
  async close(): Promise<void> {
    this.listeners.clear()
    this.cancel()
    if (this.timer !== null) clearTimeout(this.timer)
    await this.stopWatching?.()
    this.stopWatching = null
  }

  check(): Promise<void> {
    this.changes = []
    return this.inLine(async () => {
      this.set({ told: null })
      await this.watch()
      await this.pass(null)
      await this.countMarks()
    })
  }

  cancel(): void {
    this.stopping?.abort()
    void this.options.engine.cancel()
  }

  async show(at: Ref): Promise<void> {
    try {
      await this.place.show(at)
    } catch (error) {
      this.tell(faultOf(error).words, true)
    }
  }

  safe(): readonly string[] {
    return (this.state.report?.diagnostics ?? []).filter(({ fix }) => fix?.safe).map(({ id }) => id)
  }

  fix(ids: readonly string[]): Promise<readonly RefusedEdit[]> {
    return this.inLine(async () => {
      this.set({ told: null })
      if (!(await this.catchUp())) return []
      const wanted = new Set(ids)
      const edits = chooseEdits(this.state.report?.diagnostics ?? [], ({ id }) => wanted.has(id))
      if (edits.length === 0) return []
      const written = edits.map((edit) => this.changeOf(edit))
      const again = () => this.pass([...this.takeChanges(), ...written])
      const refused = await this.place.write(this.options.engine, edits).catch(async (error: unknown) => {
        // Some may have been made all the same.
        await again()
        throw error
      })
      this.tell(tellFixed(edits.length - refused.length, refused), refused.length > 0)
      await again()
      return refused
    }, [])
  }

  explain(id: string, reason: ExplanationReason, text: string, author: string): Promise<Refused | null> {
    return this.inLine<Refused | null>(async () => {
      if (!(await this.catchUp())) return told('not-kept')
      const found = this.find(id)
      if (!found?.witness) return told('not-explainable')
      const explanation = {
        finding: id,
        reason,
        text: text.trim(),
        author: author.trim(),
        time: this.options.now().toISOString(),
        witness: found.witness,
      }
      const withoutOwn = this.withoutExplanation(id)
      await this.keep((notes) => ({ ...notes, explanations: [...withoutOwn(notes.explanations), explanation] }))
      const judged = this.find(id)?.explanation ?? null
      return judged?.state === 'refused' ? judged.refused : null
    }, told('not-kept'))
  }

  async withdraw(id: string): Promise<void> {
    await this.inLine(() => {
      const withoutOwn = this.withoutExplanation(id)
      return this.keep((notes) => ({ ...notes, explanations: withoutOwn(notes.explanations) }))
    })
  }

  correctHeader(sheet: number, row: number, rows: number): Promise<void> {
    return this.correct({ kind: 'header', sheet, row, rows })
  }

  correctColumn(sheet: number, col: number, headerBottomRow: number, field: string | null): Promise<void> {
    const tables = this.state.structure.find(({ sheetIndex }) => sheetIndex === sheet)?.tables ?? []
    const header = tables.find((one) => one.header.bottom === headerBottomRow)?.header
    const { top } = header ?? { top: headerBottomRow }
    return this.correct({ kind: 'column', sheet, header: { top, bottom: headerBottomRow }, col, field })
  }

  correctRow(sheet: number, row: number, role: RowRole): Promise<void> {
    return this.correct({ kind: 'row', sheet, row, role })
  }

  async uncorrect(correction: Correction): Promise<void> {
    await this.inLine(() => {
      const others = without(correction)
      return this.keep((notes) => ({ ...notes, corrections: others(notes.corrections) }))
    })
  }

  async choosePack(id: string | null): Promise<void> {
    await this.inLine(() => this.keep((notes) => ({ ...notes, pack: id })))
  }

  async choosePeriod(period: number | null): Promise<void> {
    await this.inLine(async () => {
      this.set({ period, told: null })
      await this.pass([])
    })
  }

  async mark(): Promise<void> {
    await this.inLine(async () => {
      const { marks } = this.place
      if (!marks || !(await this.catchUp())) return
      const wanted = marksOf(this.state.report)
      try {
        const failed = await marks.put(wanted)
        this.markedFor = findingsOf(this.state.report)
        this.tell(tellMarked(wanted.length - failed, failed), failed > 0)
      } finally {
        await this.countMarks()
      }
    })
  }

  async unmark(): Promise<void> {
    await this.inLine(async () => {
      const { marks } = this.place
      if (!marks) return
      try {
        const before = await marks.count()
        const failed = await marks.clear()
        this.tell(tellUnmarked(before - failed, failed), failed > 0)
      } finally {
        await this.countMarks()
      }
    })
  }

  private async correct(pointed: Pointed): Promise<void> {
    await this.inLine(async () => {
      const before = this.tablesOn(pointed.sheet)
      await this.keepCorrection(pointed)
      if (pointed.kind !== 'column' || this.tablesOn(pointed.sheet) >= before) return
      // Without the column that named its subject the table was not recognised any more: what stood over it is its header all the same.
      const { top, bottom } = pointed.header
      await this.keepCorrection({ kind: 'header', sheet: pointed.sheet, row: top, rows: bottom - top + 1 })
    })
  }

  private async keepCorrection(pointed: Pointed): Promise<void> {
    const correction = unwrap(await this.options.engine.point(pointed))
    const others = without(correction)
    await this.keep((notes) => ({ ...notes, corrections: [...others(notes.corrections), correction] }))
  }

  private tablesOn(sheet: number): number {
    return this.state.structure.find(({ sheetIndex }) => sheetIndex === sheet)?.tables.length ?? 0
  }

  /**
   * Changes the notes: in the workbook first, where it can keep them, then checks with them. What somebody else has kept there since they
   * were read stays.
   */
  private async keep(change: (notes: Notes) => Notes): Promise<void> {
    const keeps = this.state.abilities.notes
    this.set({ told: null })
    const notes = change((keeps ? await this.place.notes() : null) ?? this.state.notes)
    if (keeps) await this.place.writeNotes(notes)
    this.set({ notes })
    await this.pass(this.takeChanges())
    if (!keeps) this.tell(told('notes-not-kept'), true)
  }

  /** What leaves of explanations all but those of a finding: the one under its id, and the one that was found to be about it. */
  private withoutExplanation(id: string): (all: readonly Explanation[]) => Explanation[] {
    const own = this.find(id)?.explanation?.explanation
    return (all) =>
      all.filter((one) => one.finding !== id && !(own?.finding === one.finding && own.witness === one.witness))
  }

  /**
   * Reads and checks what was edited a moment ago, before something is done about the findings: they may stand elsewhere now. False where
   * that did not come to an end.
   */
  private async catchUp(): Promise<boolean> {
    const changes = this.takeChanges()
    if (changes.length > 0 || this.isBehind) await this.pass(changes)
    return !this.isBehind
  }

  /**
   * Reads and checks: what changed, or everything (null). Where a cell is being edited that fails, but not for what nobody asked for:
   * there it is as if it was stopped, and `onBusy` called.
   */
  private async pass(asked: readonly Change[] | null, onBusy: (() => void) | null = null): Promise<void> {
    const { engine } = this.options
    const wasBehind = this.isBehind
    let changed = wasBehind ? null : asked
    this.isBehind = true
    const stopping = new AbortController()
    this.stopping = stopping
    const { signal } = stopping
    try {
      if (changed === null || changed.length > 0) {
        this.set({ phase: 'reading', progress: null, fault: null })
        const loaded = await this.place.load(engine, {
          signal,
          progress: (done, total) => this.set({ progress: total === 0 ? null : done / total }),
          ...(changed === null ? {} : { changed }),
        })
        if (signal.aborted) return this.rest()
        if (!loaded.ok && onBusy && loaded.code === 'busy') {
          // Neither the host nor the engine has anything new.
          this.isBehind = wasBehind
          this.rest()
          return onBusy()
        }
        if (!loaded.ok) return this.fail(loaded.words)
        const { notes, warnings } = loaded.value
        changed = loaded.value.changed
        if (notes !== null) this.warnings = warnings
        this.set({ lacks: this.lacks() })
        // What a workbook cannot keep is kept here.
        if (notes !== null && (this.state.abilities.notes || this.state.notes === NO_NOTES)) this.set({ notes })
      }
      this.set({ phase: 'checking', progress: 0, fault: null })
      const answer = await engine.check(this.asked(changed), (progress) => this.set({ progress }))
      if (!answer.ok) return this.fail(answer.words)
      if (answer.value === null || signal.aborted) return this.rest()
      this.take(answer.value)
    } finally {
      if (this.stopping === stopping) this.stopping = null
    }
  }

  private asked(changed: readonly Change[] | null): Asked {
    const { notes, period } = this.state
    const today = serialOf(this.options.now())
    const { packs } = this.options
    // A workbook can name a pack this page does not have: it is checked without, and that is said.
    const named = notes.pack ?? this.options.pack ?? null
    const pack = packs.some(({ id }) => id === named) ? named : null
    return { pack, offered: packs, period, notes, changed, holds: this.held?.number ?? null, today }
  }

  private take({ report, structure, rules }: Checked): void {
    const before = this.state.rules
    const now = new Map(rules.map((rule) => [rule.id, isBare(rule) ? (before.get(rule.id) ?? rule) : rule]))
    const isSame = now.size === before.size && [...now].every(([id, rule]) => before.get(id) === rule)
    const known = isSame ? before : now
    this.held = received(report, this.held)
    this.isBehind = false
    this.set({
      phase: 'ready',
      progress: null,
      report: this.held.report,
      structure,
      rules: known,
      stale: this.changes.length > 0,
      lacks: this.lacks(),
      due: true,
      marksOld: this.state.marked > 0 && this.markedFor !== findingsOf(this.held.report),
    })
    if ([...known.values()].some(isBare)) void this.lookUp()
  }

  /** What the host lacks, what was odd about the file, what the page does not have. */
  private lacks(): Words[] {
    const { pack } = this.state.notes
    const isMissing = pack !== null && !this.options.packs.some(({ id }) => id === pack)
    const missing = isMissing ? [told('no-such-pack', { id: pack })] : []
    return [...this.place.lacks(), ...this.warnings, ...missing]
  }

  /** The report stands without what its rules say of themselves; that is for the cards. Where it cannot be had they do without. */
  private async lookUp(): Promise<void> {
    const { rules } = this.state
    try {
      const { ruleWords } = await import(/* webpackMode: "lazy", webpackChunkName: "words" */ './rule-words.js')
      const known = new Map([...rules].map(([id, rule]) => [id, ruleWords.get(id) ?? rule]))
      if (this.state.rules === rules) this.set({ rules: known })
    } catch {
      // Without a network: the next check tries again.
    }
  }

  /** Stopped: what was known stands, and is not known to be so any more. */
  private rest(): void {
    const isNew = this.state.report === null
    this.set({ phase: isNew ? 'empty' : 'ready', progress: null, stale: !isNew, due: this.timer !== null })
  }

  private fail(words: Words): void {
    const stale = this.state.report !== null
    this.set({ phase: 'failed', progress: null, fault: words, stale, due: this.timer !== null })
  }

  private async watch(): Promise<void> {
    if (this.stopWatching || !this.state.abilities.watch) return
    try {
      this.stopWatching = await this.place.watch((change) => this.noticed(change))
    } catch {
      // The table can be checked all the same; the next check tries again.
      this.tell(told('not-watched'), true)
    }
  }

  private noticed(change: Change): void {
    this.changes.push(change)
    this.set({ stale: true })
    this.checkIn(PAUSE)
  }

  /** Checks what has changed, so many milliseconds from now. */
  private checkIn(pause: number): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.set({ due: true })
    this.timer = setTimeout(() => {
      this.timer = null
      void this.inLine(() => this.checkChanges())
    }, pause)
  }

  private async checkChanges(): Promise<void> {
    const changes = this.takeChanges()
    if (changes.length === 0) return
    await this.pass(changes, () => {
      this.changes.unshift(...changes)
      if (this.timer === null) this.checkIn(BUSY_PAUSE)
    })
    if (this.changes.length === 0 && this.state.marked > 0 && changes.some(({ range }) => range === null)) {
      // Marks may have gone with the rows or the sheet they were on; if that cannot be asked now, the number is that of before.
      await this.countMarks().catch(() => {})
    }
  }

  private takeChanges(): Change[] {
    const { changes } = this
    this.changes = []
    return changes
  }

  private changeOf({ at: { sheet, row, col } }: Edit): Change {
    const name = this.sheetName(sheet)
    return { sheet: name, range: name === null ? null : { top: row, left: col, bottom: row, right: col } }
  }

  private sheetName(sheet: number): string | null {
    return this.state.structure.find(({ sheetIndex }) => sheetIndex === sheet)?.sheet ?? null
  }

  private async countMarks(): Promise<void> {
    if (!this.place.marks) return
    const marked = await this.place.marks.count()
    this.set({ marked, marksOld: marked > 0 && this.markedFor !== findingsOf(this.state.report) })
  }

  private find(id: string) {
    const { report } = this.state
    return report ? [...report.diagnostics, ...report.explained].find((one) => one.id === id) : undefined
  }

  /** Does `work` when everything before is done; what goes wrong in it is told, and `otherwise` given. */
  private inLine(work: () => Promise<void>): Promise<void>
  private inLine<T>(work: () => Promise<T>, otherwise: T): Promise<T>
  private inLine<T>(work: () => Promise<T>, otherwise?: T): Promise<T | undefined> {
    const done = this.line.then(work).catch((error: unknown) => {
      const { words } = faultOf(error)
      if (this.state.phase === 'reading' || this.state.phase === 'checking') this.fail(words)
      else this.tell(words, true)
      return otherwise
    })
    this.line = done
    return done
  }

  private tell(words: Words, bad: boolean): void {
    this.set({ told: { words, bad } })
  }

  private set(part: Partial<DeskState>): void {
    this.state = { ...this.state, ...part }
    for (const listener of this.listeners) listener(this.state)
  }
}

/** What leaves of corrections all but those of the same thing. */
function without(correction: Correction): (all: readonly Correction[]) => Correction[] {
  return (all) => all.filter((one) => !sameTarget(one, correction))
}

/** True of a rule that has only its title yet. */
function isBare({ why }: RuleWords): boolean {
  return why.zh === ''
}
