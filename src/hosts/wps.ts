/**
 * The workbook open in WPS Spreadsheets, through `window.Application`. There are no versions to ask for: what a build lacks is found out and
 * said. office.js is never loaded here. No real WPS has run this yet: it is held against a fake that refuses every name that is not in
 * wps-api.ts.
 */
import {
  address,
  type Edit,
  MAX_COLS,
  MAX_ROWS,
  NO_NOTES,
  type Notes,
  type Ref,
  type RefusedEdit,
  type Words,
  type Workbook,
} from '../core/index.js'
import { isEmptyNotes, NOTES_NAMESPACE, notesXml, readNotes } from '../ooxml/index.js'
import type { WorkbookData } from './grid.js'
import { parsePlace } from './grid-cells.js'
import type { GridHost, SheetBlock } from './grid-kept.js'
import { GridReader } from './grid-reader.js'
import { type Change, HostError, type Look, type Marks } from './host.js'
import { got, itemsOf, textOf, type WpsApplication, type WpsSheet, type WpsWorkbook } from './wps-api.js'
import { WpsMarks } from './wps-marks.js'
import { sheetNamed, WpsProgram } from './wps-read.js'
import { writeCell } from './wps-write.js'

export type { WpsApplication } from './wps-api.js'

export interface WpsOptions {
  /** By default `window.Application`. */
  readonly application?: WpsApplication
  /** Waits so many milliseconds. */
  readonly wait?: (milliseconds: number) => Promise<void>
}

declare global {
  interface Window {
    /** There is one in WPS only. */
    Application?: WpsApplication
  }
}

const LACKS = {
  notes: {
    zh: '这个版本的 WPS 不能在工作簿里保存核实说明和表头更正，关闭后即失效。',
    en: 'This build of WPS cannot keep explanations and corrections in the workbook; they are gone when it is closed.',
  },
  watch: {
    zh: '这个版本的 WPS 不通知单元格修改，改完后请点“重新检查”。',
    en: 'This build of WPS does not tell of edits; check again after editing.',
  },
  marks: {
    zh: '这个版本的 WPS 不能标色。',
    en: 'This build of WPS cannot mark cells.',
  },
} as const satisfies { readonly [key: string]: Words }

/** True where the page runs in WPS. */
export function isWps(): boolean {
  return typeof window !== 'undefined' && window.Application?.ApiEvent !== undefined
}

/** The open workbook as a host. Throws HostError: `gone` where no workbook is open. */
export async function wpsHost(options: WpsOptions = {}): Promise<GridHost> {
  const app = options.application ?? window.Application
  if (!app) throw new HostError('version', 'no Application')
  const book = app.ActiveWorkbook
  if (!book) throw new HostError('gone', 'no workbook')
  const wait = options.wait ?? ((milliseconds) => new Promise((done) => setTimeout(done, milliseconds)))
  const guard = new Guard(app, wait)
  const program = new WpsProgram(app, book, () => wait(0))
  return new WpsHost(app, book, guard, program, await guard.run(() => GridReader.of(program)))
}

/** How often, and how long after one another in milliseconds, it is looked whether a cell is still being edited. */
const RETRIES = 4
const PAUSE = 400

/** Keeps away while a cell is being edited, and says in our words what WPS throws. */
class Guard {
  constructor(
    private readonly app: WpsApplication,
    private readonly wait: (milliseconds: number) => Promise<void>,
  ) {}

  async run<T>(work: () => T | Promise<T>): Promise<T> {
    for (let tries = 0; this.app.Ready === false; tries++) {
      if (tries >= RETRIES) throw new HostError('busy')
      await this.wait(PAUSE)
    }
    try {
      return await work()
    } catch (error) {
      if (error instanceof HostError || (error instanceof Error && error.name === 'AbortError')) throw error
      throw new HostError('failed', error instanceof Error ? error.message : String(error))
    }
  }
}

class WpsHost implements GridHost {
  readonly marks?: Marks
  readonly readNotes?: () => Promise<Notes>
  readonly writeNotes?: (notes: Notes) => Promise<void>
  readonly watch?: (tell: (change: Change) => void) => Promise<() => Promise<void>>
  /** Set while we write: events come before the call returns. */
  private writing = false

  constructor(
    private readonly app: WpsApplication,
    private readonly book: WpsWorkbook,
    private readonly guard: Guard,
    private readonly program: WpsProgram,
    private readonly reader: GridReader,
  ) {
    const { CustomXMLParts: parts } = book
    if (parts?.Add && parts.SelectByNamespace) {
      this.readNotes = () => guard.run(async () => (await program.notes()) ?? NO_NOTES)
      this.writeNotes = (notes) => this.saveNotes(notes)
    }
    if (app.ApiEvent) this.watch = async (tell) => this.listen(tell)
    const first = itemsOf(book.Worksheets)[0]
    if (first?.Cells.FormatConditions)
      this.marks = new WpsMarks(
        book,
        (index) => this.sheetAt(index),
        (work) => this.quietly(work),
      )
  }

  get name(): string {
    return this.reader.present.name
  }

  read(look?: Look): Promise<Workbook> {
    return this.guard.run(() => this.reader.read(look))
  }

  data(): WorkbookData {
    return this.reader.data()
  }

  changes(): readonly SheetBlock[] | null {
    return this.reader.changes()
  }

  write(edits: readonly Edit[]): Promise<readonly RefusedEdit[]> {
    this.reader.wrote(edits.map(({ at }) => at))
    return this.quietly(() =>
      edits.flatMap((edit): RefusedEdit[] => {
        const sheet = this.sheetAt(edit.at.sheet)
        const reason = sheet ? writeCell(this.program, sheet, edit) : 'no-sheet'
        return reason === null ? [] : [{ edit, reason }]
      }),
    )
  }

  /** The sheet the last reading gave that index; null where it is gone. */
  private sheetAt(index: number): WpsSheet | null {
    const name = this.reader.present.sheets[index]?.name
    try {
      return name === undefined ? null : sheetNamed(this.book, name)
    } catch {
      return null
    }
  }

  private async saveNotes(notes: Notes): Promise<void> {
    await this.quietly(() => {
      const parts = this.book.CustomXMLParts!
      const own = () => itemsOf(parts.SelectByNamespace!(NOTES_NAMESPACE))
      const before = own()
      if (!isEmptyNotes(notes)) {
        // Before the old ones go the new one must be there: of several the last counts.
        parts.Add!(notesXml(notes))
        const last = own().at(-1)
        if (own().length !== before.length + 1 || !last || !readNotes(textOf(last, 'XML')))
          throw new HostError('failed', 'the notes did not read back')
      }
      for (const part of before.reverse()) part.Delete()
    })
    this.reader.wroteNotes(notes)
  }

  show(at: Ref): Promise<void> {
    return this.guard.run(() => {
      const sheet = this.sheetAt(at.sheet)
      if (!sheet) throw new HostError('gone', `sheet ${at.sheet}`)
      sheet.Activate()
      sheet.Range(address(at.row, at.col)).Select()
    })
  }

  /** Does something whose events are our own. */
  private quietly<T>(work: () => T): Promise<T> {
    return this.guard.run(() => {
      this.writing = true
      try {
        return work()
      } finally {
        this.writing = false
      }
    })
  }

  private listen(tell: (change: Change) => void): () => Promise<void> {
    const events = this.app.ApiEvent!
    let watched = true
    const changed = (sheet: WpsSheet, range: { readonly Address: unknown }): void => {
      if (!watched || this.writing || !this.isOurs(sheet)) return
      const place = parsePlace(String(got(range, 'Address')))
      // Whole rows or columns may have been put in or taken out: WPS does not say.
      const isWhole = place && (place.right - place.left === MAX_COLS - 1 || place.bottom - place.top === MAX_ROWS - 1)
      tell({ sheet: textOf(sheet, 'Name'), range: isWhole ? null : place })
    }
    const restructured = (): void => {
      if (watched) tell({ sheet: null, range: null })
    }
    events.AddApiEventListener('SheetChange', changed)
    events.AddApiEventListener('WorkbookNewSheet', restructured)
    return async () => {
      watched = false
      events.RemoveApiEventListener('SheetChange')
      events.RemoveApiEventListener('WorkbookNewSheet')
    }
  }

  /** Events come from every open workbook. */
  private isOurs(sheet: WpsSheet): boolean {
    const { Parent: parent } = sheet
    const [theirs, ours] = [parent && got(parent, 'FullName'), got(this.book, 'FullName')]
    return theirs === undefined || ours === undefined || theirs === ours
  }

  lacks(): readonly Words[] {
    const lacks: Words[] = []
    if (!this.writeNotes) lacks.push(LACKS.notes)
    if (!this.watch) lacks.push(LACKS.watch)
    if (!this.marks) lacks.push(LACKS.marks)
    return lacks
  }
}
