/** `kplint rules rehearse PACK --on PATHS…`: what a pack would newly report or release on past workbooks, before it takes effect. */
import { basename, resolve } from 'node:path'
import { type FoundFiles, findWorkbooks } from '../batch/find.js'
import {
  Batch,
  type BatchResult,
  checkedParcel,
  findTables,
  formatMonth,
  type Ruleset,
  say,
  severityWords,
  TableView,
  type Words,
  type Workbook,
} from '../core/index.js'
import { Differences, type Located, type RuleDifference } from '../reports/difference.js'
import { harmless } from '../reports/json.js'
import { plain } from '../reports/plain.js'
import { retold, sentence } from '../reports/retold.js'
import type { FileError } from '../reports/run.js'
import { errorText, type TextOptions } from '../reports/text.js'
import type { Command } from './args.js'
import { faultOf, notFoundFault } from './fault.js'
import { Buffered, type Io, painter } from './io.js'
import { openWorkbook } from './open.js'
import { builtInPacks } from './packs.js'
import { Progress } from './progress.js'
import { loadSettings, type Settings } from './settings.js'
import { version } from './version.generated.js'
import { refuse, tell } from './words.js'

/** Findings listed of one rule. */
const MAX_LISTED = 3
/** Signs of a message that are printed. */
const MAX_MESSAGE = 400

/** Rehearses. Gives 0 whatever differs, 2 where something could not be checked. */
export async function rehearse({ paths, options }: Command, io: Io): Promise<number> {
  const [pack, more] = paths
  if (pack === undefined || more !== undefined) return refuse('rehearse-what')
  if (!options.has('on')) return refuse('rehearse-on')
  const before = await loadSettings(options, io)
  const swap = new Swap(pack, options.value('instead-of') ?? null, io.cwd)
  const after = await loadSettings(options, io, (names) => swap.packs(names))
  const found = await findWorkbooks(options.values('on'), {
    cwd: io.cwd,
    ignore: before.ignore,
    ignoreFrom: before.folder,
  })
  const run = new Rehearsal(before, after, io)
  await run.all(found)
  const out = new Buffered(io.out)
  if (options.value('format') === 'json') await out.write(harmless(run.json(pack, swap.replaced)))
  else await out.all(run.text({ lang: before.lang, paint: painter(options, io), quiet: false }, pack, swap.replaced))
  await out.flush()
  return run.errors.length > 0 ? 2 : 0
}

/** The packs with the new one in its place. */
class Swap {
  /** The pack whose place it takes; null where it is added. */
  replaced: string | null = null

  constructor(
    private readonly pack: string,
    private readonly insteadOf: string | null,
    private readonly cwd: string,
  ) {}

  packs(names: readonly string[]): readonly string[] {
    const pack = this.whole(this.pack)
    const old = this.insteadOf === null ? shortName(pack) : shortName(this.whole(this.insteadOf))
    const at = names.findIndex((name) => shortName(name) === old)
    if (at < 0) {
      if (this.insteadOf !== null)
        refuse('rehearse-instead', { name: this.insteadOf, known: names.map(shortName).join(' ') })
      return [...names, pack]
    }
    this.replaced = names[at]!
    return names.map((name, i) => (i === at ? pack : name))
  }

  private whole(name: string): string {
    return builtInPacks.includes(name) ? name : resolve(this.cwd, name)
  }
}

/** `packs/pinglu`, `pinglu` and `pinglu.xlsx` are the same pack in another version. */
function shortName(pack: string): string {
  return basename(pack).replace(/\.xlsx$/i, '')
}

/** A workbook of the archive and the month it is of. */
interface Past {
  readonly file: string
  readonly period: number | null
}

function rulesetFor(file: string, settings: Settings, { cwd }: Io): Ruleset {
  return settings.rulesetOf(settings.groupOf(resolve(cwd, file)))
}

function batchOn(batch: Batch, workbook: Workbook, ruleset: Ruleset): void {
  const steps = checkedParcel(workbook, ruleset)
  let step = steps.next()
  while (!step.done) step = steps.next()
  batch.add(step.value)
}

class Rehearsal {
  readonly errors: FileError[] = []
  private readonly differences: Differences
  private readonly periods = new Map<number | null, number>()
  private readonly progress: Progress
  private done = 0
  private total = 0

  constructor(
    private readonly before: Settings,
    private readonly after: Settings,
    private readonly io: Io,
  ) {
    const titles = [...before.catalogue.rules, ...after.catalogue.rules].map(({ id, title }) => [id, title] as const)
    this.differences = new Differences(new Map<string, Words>(titles))
    this.progress = new Progress(io.err, before.lang)
  }

  /** Month by month: each month's workbooks together, those of the month before beside them. */
  async all({ files, missing }: FoundFiles): Promise<void> {
    for (const one of missing) this.errors.push(notFoundFault(one))
    this.total = files.length * 2
    const past = await this.dated(files)
    const months = [...new Set(past.map(({ period }) => period))].sort((a, b) => (a ?? -1) - (b ?? -1))
    let earlier: readonly Past[] = []
    for (const month of months) {
      const now = past.filter(({ period }) => period === month)
      this.periods.set(month, now.length)
      await this.month(now, earlier)
      // Workbooks of no known month are before nothing.
      if (month !== null) earlier = now
    }
    this.progress.clear()
  }

  private async dated(files: readonly string[]): Promise<Past[]> {
    const past: Past[] = []
    for (const file of files)
      await this.open(file, (workbook) => {
        past.push({ file, period: periodOf(workbook, rulesetFor(file, this.after, this.io)) })
      })
    return past
  }

  private async month(now: readonly Past[], earlier: readonly Past[]): Promise<void> {
    const [before, after] = [new Batch(this.before.ruleset), new Batch(this.after.ruleset)]
    const checked: string[] = []
    for (const { file } of now)
      await this.open(file, (workbook) => {
        batchOn(before, workbook, rulesetFor(file, this.before, this.io))
        batchOn(after, workbook, rulesetFor(file, this.after, this.io))
        checked.push(file)
      })
    for (const { file } of earlier)
      await this.open(file, (workbook) => {
        for (const batch of [before, after]) batch.remember(workbook)
      })
    try {
      this.compare(checked, before.finish(), after.finish())
    } catch (error) {
      this.errors.push(await faultOf('', error, this.io))
    }
  }

  private compare(files: readonly string[], before: BatchResult, after: BatchResult): void {
    for (const [i, file] of files.entries()) this.differences.add(file, before.reports[i]!, after.reports[i]!)
    this.differences.addSkips(before.skipped, after.skipped)
  }

  /** Opens a workbook for `use`; what goes wrong is kept, and the rest goes on. */
  private async open(file: string, use: (workbook: Workbook) => void): Promise<void> {
    try {
      use(await this.progress.during(openWorkbook(this.io.cwd, file), this.done, this.total, file))
    } catch (error) {
      if (!this.errors.some((known) => known.file === file)) this.errors.push(await faultOf(file, error, this.io))
    }
    this.done = Math.min(this.done + 1, this.total - 1)
  }

  *text(options: TextOptions, pack: string, replaced: string | null): Generator<string> {
    const { lang, paint } = options
    const months = [...this.periods].map(([month, n]) => `${monthWords(month)[lang]} ${n}`)
    const what = replaced === null ? tell('rehearse-added', { pack }) : tell('rehearse-replaced', { pack, replaced })
    yield `${paint('title', plain(what[lang]))}\n`
    yield `${tell('rehearse-on-what', { n: [...this.periods.values()].reduce((a, b) => a + b, 0), months: months.join(lang === 'zh' ? '、' : ', ') })[lang]}\n\n`
    for (const error of this.errors) yield errorText(error, options)
    const all = this.differences.all()
    if (all.length === 0) yield `${paint('good', tell('rehearse-none')[lang])}\n`
    yield* this.part('rehearse-more', all, ({ added }) => added, options)
    yield* this.part('rehearse-less', all, ({ released }) => released, options)
    yield* this.part('rehearse-changed', all, ({ changed }) => changed.map(({ after }) => after), options)
    for (const { rule, skippedMore, skippedLess } of all) {
      if (skippedMore > 0) yield `${tell('rehearse-skipped', { rule, n: skippedMore })[lang]}\n`
      if (skippedLess > 0) yield `${tell('rehearse-asked', { rule, n: skippedLess })[lang]}\n`
    }
  }

  private *part(
    key: 'rehearse-more' | 'rehearse-less' | 'rehearse-changed',
    all: readonly RuleDifference[],
    pick: (difference: RuleDifference) => readonly Located[],
    { lang, paint }: TextOptions,
  ): Generator<string> {
    const touched = all.map((one) => ({ ...one, found: pick(one) })).filter(({ found }) => found.length > 0)
    const n = touched.reduce((sum, { found }) => sum + found.length, 0)
    if (n === 0) return
    yield `${paint('heading', tell(key, { n })[lang])}\n`
    for (const { rule, title, found, changed } of touched) {
      const { severity } = found[0]!.diagnostic
      const from = key === 'rehearse-changed' ? `${severityWords[changed[0]!.before][lang]} → ` : ''
      const level = paint(severity, from + severityWords[severity][lang])
      yield `  ${rule}  ${level}  ${plain(title[lang])}${tell('rehearse-count', { n: found.length })[lang]}\n`
      for (const { file, diagnostic } of found.slice(0, MAX_LISTED)) {
        const place = `${plain(file)} ${retold(diagnostic.sheet)}!${diagnostic.cell}`
        yield `    ${paint('dim', place)} ${sentence(diagnostic, lang, MAX_MESSAGE)}\n`
      }
      if (found.length > MAX_LISTED)
        yield `    ${paint('dim', tell('rehearse-rest', { n: found.length - MAX_LISTED })[lang])}\n`
    }
    yield '\n'
  }

  /** Everything, each finding by itself. */
  json(pack: string, replaced: string | null): string {
    const { lang } = this.before
    const found = ({ file, diagnostic }: Located): object => ({
      file,
      sheet: diagnostic.sheet,
      cell: diagnostic.cell,
      id: diagnostic.id,
      severity: diagnostic.severity,
      message: say(diagnostic, lang),
    })
    const rules = this.differences.all().map((one) => ({
      rule: one.rule,
      title: one.title[lang],
      added: one.added.map(found),
      released: one.released.map(found),
      changed: one.changed.map(({ before, after }) => ({ ...found(after), before })),
      skippedMore: one.skippedMore,
      skippedLess: one.skippedLess,
    }))
    const errors = this.errors.map(({ file, code, words }) => ({ file, code, message: words[lang] }))
    const periods = [...this.periods].map(([month, workbooks]) => ({
      period: month === null ? null : isoMonth(month),
      workbooks,
    }))
    return `${JSON.stringify({ version: 1, kplint: version, lang, pack, replaced, periods, rules, errors }, null, 1)}\n`
  }
}

/** The month a workbook is of: the latest its tables say; null where none says one. */
function periodOf({ sheets, date1904 }: Workbook, { vocabulary, settings }: Ruleset): number | null {
  const periods = sheets.flatMap((sheet, index) =>
    sheet.state === 'visible'
      ? findTables(sheet, index, vocabulary).tables.map((table) => new TableView(table, date1904, settings).period)
      : [],
  )
  return periods.reduce<number | null>((latest, one) => (one === null ? latest : Math.max(latest ?? one, one)), null)
}

function monthWords(month: number | null): Words {
  if (month === null) return tell('rehearse-undated')
  const whole = { first: month, last: month, day: null, style: '' }
  return { zh: formatMonth(whole, 'zh'), en: formatMonth(whole, 'en') }
}

function isoMonth(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
}
