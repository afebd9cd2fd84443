/** The checker page: workbooks are dropped on it, checked on this computer, looked at, mended in a copy. Nothing leaves the page. */
import type { Lang, Ref, Report, Severity, Words } from '../core/index.js'
import { plain } from '../reports/plain.js'
import { type CheckKey, checkWords } from './check-words.js'
import type { DeskState, RuleWords } from './desk.js'
import { type Asked, type Engine, type FieldWords, type OpenedSheet, serialOf, unwrap } from './engine.js'
import { faultOf } from './faults.js'
import { GridView } from './grid-view.js'
import { chosenIn, isWorkbook, type Taken, takenFrom } from './intake.js'
import { marksOf } from './marked.js'
import type { OfferedPack } from './packs.js'
import { offeredPacks } from './page.js'
import { filePlace } from './place.js'
import { localPreferences } from './preferences.js'
import { startEngine } from './remote-engine.js'
import { received } from './sent.js'
import { mountPane, type Pane } from './view/index.js'
import { readinessOf } from './view/model.js'
import { shownName, shownText } from './view/shown.js'
import { Work } from './work.js'

/** A workbook of the list. */
interface Entry {
  readonly path: string
  /** The file as it was taken, or the copy with what was changed in it. */
  blob: Blob
  report: Report | null
  state: 'waiting' | 'checking' | 'checked' | 'failed'
  /** What the rules of its findings say of themselves. */
  rules: readonly RuleWords[]
  /** Why it could not be opened. */
  fault: Words | null
  isChanged: boolean
  item: HTMLLIElement | null
}

/** What is open on the page. */
interface Open {
  readonly entry: Entry
  readonly work: Work
  readonly pane: Pane
  sheets: readonly OpenedSheet[]
  /** Index of the sheet that is shown. */
  shown: number
}

class CheckerPage {
  private lang: Lang
  private readonly storage = localPreferences('kplint.')
  private entries: Entry[] = []
  private open: Open | null = null
  /** The one whose file is shown, and another that goes through the list meanwhile. */
  private readonly engine: Promise<Engine> = startEngine()
  private behind: Promise<Engine> | null = null
  private isGoing = false
  /** What was given last and is no workbook. */
  private others: readonly string[] = []
  /** The finding a click in the grid opened last. */
  private chosen = ''
  /** What was asked of the page comes one after the other. */
  private line: Promise<unknown> = Promise.resolve()
  private readonly grid: GridView

  constructor(private readonly packs: readonly OfferedPack[]) {
    this.lang = this.storage.get('lang') === 'en' ? 'en' : 'zh'
    this.grid = new GridView(byId('grid'), byId('tabs'), async (sheet, range) =>
      unwrap(await (await this.engine).window(sheet, range)),
    )
    this.grid.onChoose = (at) => this.chooseAt(at)
    this.listen()
    this.say()
    this.drawList()
  }

  private listen(): void {
    const drop = byId('drop')
    // A file dropped beside the box would otherwise replace the page.
    for (const name of ['dragover', 'drop']) document.addEventListener(name, (event) => event.preventDefault())
    document.addEventListener('dragover', () => drop.classList.add('is-over'))
    document.addEventListener('dragleave', (event) => {
      if (event.relatedTarget === null) drop.classList.remove('is-over')
    })
    document.addEventListener('drop', (event) => {
      drop.classList.remove('is-over')
      if (event.dataTransfer) void takenFrom(event.dataTransfer).then((taken) => this.take(taken))
    })
    for (const id of ['choose-files', 'choose-folder']) {
      const input = byId(id) as HTMLInputElement
      input.addEventListener('change', () => {
        void this.take(chosenIn(input))
        // The same file can be chosen again.
        input.value = ''
      })
    }
    byId('lang').addEventListener('click', () => this.speak(this.lang === 'zh' ? 'en' : 'zh'))
    byId('save-copy').addEventListener('click', () => void this.inLine(() => this.saveCopy()))
    byId('save-list').addEventListener('click', () => void this.inLine(() => this.saveList()))
    window.addEventListener('beforeunload', (event) => {
      if (this.entries.some(({ isChanged }) => isChanged)) event.preventDefault()
    })
  }

  /** Adds workbooks to the list and begins to check them. */
  private async take(taken: readonly Taken[]): Promise<void> {
    const books = taken.filter(isWorkbook).sort((a, b) => BY_PATH.compare(a.path, b.path))
    const others = taken.filter(
      (one) => !isWorkbook(one) && !one.file.name.startsWith('~$') && !one.file.name.startsWith('.'),
    )
    const known = new Map(this.entries.map((entry) => [entry.path, entry]))
    for (const { file, path } of books) {
      const old = known.get(path)
      const entry: Entry = {
        path,
        blob: file,
        report: null,
        state: 'waiting',
        rules: [],
        fault: null,
        isChanged: false,
        item: null,
      }
      if (old) this.entries[this.entries.indexOf(old)] = entry
      else this.entries.push(entry)
      known.set(path, entry)
    }
    this.others = others.map(({ path }) => path)
    this.tell('')
    this.drawList()
    const first = books[0] && known.get(books[0].path)
    const isGone = this.open !== null && !this.entries.includes(this.open.entry)
    if (first && (this.open === null || isGone)) await this.choose(first)
    await this.goOn()
  }

  /** Opens a file of the list beside its findings. */
  private choose(entry: Entry): Promise<void> {
    return this.inLine(async () => {
      if (this.open?.entry === entry) return
      await this.leave()
      const engine = await this.engine
      const { entries, packs } = this
      byId('sheet').hidden = false
      byId('pane').hidden = false
      const place = filePlace(entry.blob, entry.path, {
        show: (at) => void this.reveal(at),
        opened: ({ sheets }) => this.opened(sheets),
        touched: () => {
          entry.isChanged = true
          this.drawEntry(entry)
        },
      })
      const work = new Work(place, { engine, packs, now: () => new Date() })
      const pane = this.mount(work, unwrap(await engine.fields()))
      this.open = { entry, work, pane, sheets: [], shown: -1 }
      work.subscribe((state) => this.follow(entry, state))
      for (const one of entries) this.drawEntry(one)
      this.layOut()
      void work.check()
    })
  }

  private mount(work: Work, fields: readonly FieldWords[]): Pane {
    return mountPane(byId('pane'), work, {
      lang: this.lang,
      onLang: (lang) => this.speak(lang),
      storage: this.storage,
      fields,
    })
  }

  /** Lets go of the open file; what was changed in it stays with its entry. */
  private async leave(): Promise<void> {
    const { open } = this
    if (!open) return
    // Where that fails the file stays open: what was changed in it is nowhere else.
    if (open.entry.isChanged) open.entry.blob = unwrap(await (await this.engine).save(open.work.state.notes)).blob
    this.open = null
    await open.work.close()
    open.pane.unmount()
  }

  private follow(entry: Entry, state: DeskState): void {
    if (state.phase === 'failed' && state.report === null) {
      entry.state = 'failed'
      entry.fault = state.fault
    } else if (state.phase === 'ready' && state.report) {
      const isNew = entry.report !== state.report
      entry.report = state.report
      entry.rules = [...state.rules.values()]
      entry.state = 'checked'
      if (isNew) this.drawSheet(true)
    } else return
    this.drawEntry(entry)
    if (!this.isGoing) this.drawSummary()
  }

  private opened(sheets: readonly OpenedSheet[]): void {
    if (!this.open) return
    this.open.sheets = sheets
    void this.showSheet(
      Math.max(
        0,
        sheets.findIndex(({ state }) => state === 'visible'),
      ),
    )
  }

  private async reveal(at: Ref): Promise<void> {
    if (this.open?.shown !== at.sheet) await this.showSheet(at.sheet)
    this.grid.reveal(at)
  }

  /** The findings of a cell that was clicked: the first of them, or the next where one of them is open already. */
  private chooseAt({ row, col }: { readonly row: number; readonly col: number }): void {
    const { open } = this
    const here = (open?.work.state.report?.diagnostics ?? []).filter(({ places }) =>
      places.some((at) => at.sheet === open?.shown && at.row === row && at.col === col),
    )
    const next = here[(here.findIndex(({ id }) => id === this.chosen) + 1) % here.length]
    if (!open || !next) return
    this.chosen = next.id
    open.pane.choose(next.id)
  }

  private async showSheet(index: number): Promise<void> {
    const { open } = this
    const sheet = open?.sheets[index]
    if (!open || !sheet) return
    open.shown = index
    this.drawTabs()
    await this.grid.show(index, sheet)
    this.drawSheet(false)
  }

  private drawSheet(isNew: boolean): void {
    const { open } = this
    const sheet = open?.sheets[open.shown]
    if (!open || !sheet) return
    if (isNew) this.grid.refresh(sheet)
    this.grid.mark(markedIn(open.entry.report, open.shown))
  }

  private drawTabs(): void {
    const { sheets, shown } = this.open!
    const tabs = sheets.map(({ name, state }, index) => {
      const tab = document.createElement('button')
      tab.type = 'button'
      tab.textContent = shownName(name) + (state === 'visible' ? '' : this.words('hidden'))
      tab.setAttribute('role', 'tab')
      tab.setAttribute('aria-selected', String(index === shown))
      tab.setAttribute('aria-controls', 'grid')
      tab.tabIndex = index === shown ? 0 : -1
      tab.addEventListener('click', () => void this.showSheet(index))
      tab.addEventListener('keydown', ({ key }) => {
        const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0
        if (step === 0) return
        void this.showSheet((index + step + sheets.length) % sheets.length).then(() =>
          (byId('tabs').querySelector('[aria-selected="true"]') as HTMLElement | null)?.focus(),
        )
      })
      return tab
    })
    byId('tabs').replaceChildren(...tabs)
  }

  /** Checks, one after the other, every file that was not opened yet. */
  private async goOn(): Promise<void> {
    if (this.isGoing) return
    this.isGoing = true
    try {
      for (;;) {
        const entry = this.entries.find((one) => one.state === 'waiting' && one !== this.open?.entry)
        if (!entry) return
        await this.checkBehind(entry)
        this.drawEntry(entry)
      }
    } finally {
      this.isGoing = false
      this.drawSummary()
    }
  }

  private async checkBehind(entry: Entry): Promise<void> {
    entry.state = 'checking'
    this.drawEntry(entry)
    try {
      this.behind ??= startEngine()
      const engine = await this.behind
      const { notes } = unwrap(await engine.open({ kind: 'file', blob: entry.blob, name: entry.path }))
      const pack = this.packs.some(({ id }) => id === notes.pack) ? notes.pack : null
      const asked: Asked = {
        pack,
        offered: this.packs,
        period: null,
        notes,
        changed: null,
        holds: null,
        today: serialOf(new Date()),
      }
      const checked = unwrap(await engine.check(asked, () => {}))
      // Opened meanwhile, it speaks for itself.
      if (checked && entry !== this.open?.entry) {
        entry.report = received(checked.report, null).report
        entry.rules = checked.rules
      }
      entry.state = 'checked'
    } catch (error) {
      entry.state = 'failed'
      entry.fault = faultOf(error).words
    }
  }

  private drawList(): void {
    this.layOut()
    for (const entry of this.entries) this.drawEntry(entry)
    byId('list').replaceChildren(...this.entries.map(({ item }) => item!))
    this.drawSummary()
  }

  private drawEntry(entry: Entry): void {
    entry.item ??= this.makeItem(entry)
    const [open, drop] = entry.item.children as unknown as [HTMLElement, HTMLElement]
    const [name, state] = open.children as unknown as [HTMLElement, HTMLElement]
    const path = plain(entry.path)
    name.textContent = path
    name.title = path
    const said = this.stateOf(entry)
    state.textContent = said.text
    state.className = `file-state ${said.look}`
    open.setAttribute('aria-current', String(this.open?.entry === entry))
    drop.setAttribute('aria-label', `${this.words('remove')} ${path}`)
    drop.title = this.words('remove')
    if (this.open?.entry === entry) (byId('save-copy') as HTMLButtonElement).disabled = !entry.isChanged
  }

  private makeItem(entry: Entry): HTMLLIElement {
    const item = document.createElement('li')
    const open = document.createElement('button')
    open.type = 'button'
    open.className = 'file-open'
    const name = document.createElement('span')
    name.className = 'file-name'
    open.append(name, document.createElement('span'))
    open.addEventListener('click', () => void this.choose(entry))
    const drop = document.createElement('button')
    drop.type = 'button'
    drop.className = 'file-drop'
    drop.textContent = '×'
    drop.addEventListener('click', () => void this.remove(entry))
    item.append(open, drop)
    return item
  }

  private stateOf({ state, report, fault, isChanged }: Entry): { readonly text: string; readonly look: string } {
    const changed = isChanged ? ` · ${this.words('changed')}` : ''
    if (state === 'failed')
      return { text: this.words('unreadable', { why: shownText(fault?.[this.lang] ?? '') }), look: 'is-failed' }
    if (report === null) return { text: this.words(state === 'waiting' ? 'waiting' : 'checking'), look: '' }
    const ready = readinessOf(report)
    if (ready.kind === 'open') return { text: this.words('open', { n: ready.open }) + changed, look: 'is-open' }
    if (ready.kind === 'nothing') return { text: this.words('no-table'), look: 'is-failed' }
    return { text: this.words('ready') + changed, look: 'is-ready' }
  }

  private async remove(entry: Entry): Promise<void> {
    const next = this.entries[this.entries.indexOf(entry) + 1] ?? this.entries[this.entries.indexOf(entry) - 1]
    this.entries = this.entries.filter((one) => one !== entry)
    if (this.open?.entry === entry) {
      entry.isChanged = false
      if (next) await this.choose(next)
      else await this.inLine(() => this.leave())
    }
    this.drawList()
  }

  /** Once every file was checked: how they stand, and what was passed over. */
  private drawSummary(): void {
    const kinds = this.entries.map(({ state, report }) => (state === 'failed' ? 'failed' : readinessOf(report).kind))
    const count = (kind: string): number => kinds.filter((one) => one === kind).length
    const lines: string[] = []
    if (kinds.length > 1 && !kinds.includes('unknown')) {
      const failed = count('failed') + count('nothing')
      lines.push(this.words('summary', { n: kinds.length, ready: count('ready'), open: count('open'), failed }))
    }
    const [name] = this.others
    if (name !== undefined) lines.push(this.words('skipped', { n: this.others.length, name }))
    if (lines.length > 0) this.tell(lines.join(this.lang === 'zh' ? '。' : '. '))
  }

  private layOut(): void {
    const isEmpty = this.entries.length === 0
    document.querySelector('.check-main')!.classList.toggle('is-empty', isEmpty)
    byId('sheet').hidden = isEmpty || this.open === null
    byId('pane').hidden = isEmpty || this.open === null
    // The pane has a button for it, too.
    byId('lang').hidden = this.open !== null
  }

  private async saveCopy(): Promise<void> {
    const { open } = this
    if (!open) return
    // What is written into it meanwhile is not in the copy.
    open.entry.isChanged = false
    const { notes } = open.work.state
    const { blob } = await (await this.engine)
      .save(notes)
      .then(unwrap)
      .catch((error: unknown) => {
        open.entry.isChanged = true
        throw error
      })
    const name = fileName(open.entry.path).replace(/(\.[^.]*)?$/, (end) => this.words('copy-suffix') + end)
    download(blob, name)
    // Whoever comes back to the file finds it as it was downloaded.
    open.entry.blob = blob
    this.drawEntry(open.entry)
    this.tell(this.words('saved', { name }))
  }

  /** The findings of every file that was checked, as a workbook. */
  private async saveList(): Promise<void> {
    const reports = this.entries.flatMap(({ report }) => report ?? [])
    const { ruleWords } = await import(/* webpackMode: "lazy", webpackChunkName: "words" */ './rule-words.js')
    const declared = this.entries.flatMap((entry) => entry.rules.map((rule) => [rule.id, rule] as const))
    const rules = new Map([...declared, ...ruleWords])
    const errors = this.entries.flatMap(({ path, state, fault }) =>
      state === 'failed' && fault ? [{ file: path, code: 'unreadable', words: fault, isWorkbook: true }] : [],
    )
    const { findingsWorkbook } = await import(
      /* webpackMode: "lazy", webpackChunkName: "list" */ '../reports/workbook.js'
    )
    const bytes = await findingsWorkbook(reports, this.lang, { rules: rules.values(), errors })
    const name = `${this.words('list-name')}.xlsx`
    download(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: XLSX }), name)
    this.tell(this.words('saved', { name }))
  }

  private speak(lang: Lang): void {
    if (this.lang === lang) return
    this.lang = lang
    this.storage.set('lang', lang)
    this.say()
    if (this.open) this.drawTabs()
    this.drawList()
  }

  /** Everything the page itself says, in its language. */
  private say(): void {
    document.documentElement.lang = this.lang === 'zh' ? 'zh-CN' : 'en'
    document.title = this.words('title')
    for (const element of document.querySelectorAll<HTMLElement>('[data-words]'))
      element.textContent = this.words(element.dataset.words as CheckKey)
  }

  private tell(text: string): void {
    byId('told').textContent = plain(text)
  }

  private words(key: CheckKey, data: { readonly [name: string]: string | number } = {}): string {
    return checkWords(key, this.lang, data)
  }

  private inLine(work: () => Promise<void>): Promise<void> {
    const done = this.line.then(work).catch((error: unknown) => this.tell(faultOf(error).words[this.lang]))
    this.line = done
    return done
  }
}

/** A folder gives its files in any order: 4月 goes before 5月, and 9月 before 10月. */
const BY_PATH = new Intl.Collator('zh-CN', { numeric: true })

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The cells of a sheet with findings, each with its gravest. */
function markedIn(report: Report | null, sheet: number): Map<string, Severity> {
  const here = marksOf(report).filter(({ at }) => at.sheet === sheet)
  return new Map(here.map(({ at, severity }) => [`${at.row},${at.col}`, severity]))
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

function download(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  // The browser has taken the file by then; a minute is ample.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

function byId(id: string): HTMLElement {
  return document.getElementById(id)!
}

void offeredPacks().then((packs) => new CheckerPage(packs))
