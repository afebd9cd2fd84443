/** An .xlsx as a workbook: which part is what, and each read the fast way or the slow. */
import type { SheetState, Workbook } from '../core/grid.js'
import { ReadError, type ReadWarning } from './errors.js'
import { Feeder, type Plan, readSlowly } from './feed.js'
import { isEmptyNotes, notesIn } from './notes.js'
import {
  type CustomXml,
  type DefinedName,
  type Relation,
  readCustomXml,
  readFormats,
  readPackage,
  readRelations,
  readWorkbookPart,
  type Tab,
} from './parts.js'
import { Odd } from './rich.js'
import { RowScanner } from './rows.js'
import { SheetData, SheetFrame } from './sheet-data.js'
import { isPlain, loadRender } from './shown.js'
import { SlowSheet } from './slow-sheet.js'
import { whatElse } from './sniff.js'
import { defaultLimits, type Inflate, type Limits, type Source } from './source.js'
import { SlowStrings, StringFrame, StringScanner } from './strings.js'
import { Texts } from './texts.js'
import { type Shared, XlsxSheet } from './xlsx-sheet.js'
import { type Handler, XmlError } from './xml.js'
import { openZip, type Zip } from './zip.js'

/** A workbook read from an .xlsx. */
export interface XlsxWorkbook extends Workbook {
  readonly sheets: readonly XlsxSheet[]
  readonly definedNames: readonly DefinedName[]
  readonly customXml: readonly CustomXml[]
  /** What was odd but did not stop reading; to be said aloud. */
  readonly warnings: readonly ReadWarning[]
}

/** How to read. */
export interface ReadOptions {
  /** The file's name or path, for messages and `Workbook.name`. */
  readonly name: string
  readonly inflate: Inflate
  readonly limits?: Partial<Limits>
  /** Leaves the fast scanners out: for tests that hold them against the conforming tokenizer. */
  readonly slow?: boolean
}

/**
 * Reads a workbook. Chart, dialog and macro sheets hold no grid and are left out.
 * Throws ReadError, and nothing else, where the bytes are no readable workbook.
 */
export async function readWorkbook(source: Source, options: ReadOptions): Promise<XlsxWorkbook> {
  const file = options.name
  if (source.size === 0) throw new ReadError('empty', file)
  const zip = await openZip(source, file, options.inflate, { ...defaultLimits, ...options.limits })
  if (!zip) throw new ReadError(await whatElse(source), file)
  const { outer, workbook: part } = await readPackage(zip, file)
  const relations = await readRelations(zip, part, file)
  const book = await readWorkbookPart(zip, part, file)
  const reading = new Reading(zip, file, options.slow === true, options.inflate)
  const strings = await reading.strings(relations)
  const styles = relations.find((relation) => relation.kind === 'styles')
  const formats = styles ? await readFormats(zip, styles.target, file) : []
  const render = formats.every(isPlain) ? null : await loadRender()
  const shared: Shared = { strings, formats, date1904: book.date1904, render }
  const { sheets, indexes } = await reading.sheets(book.tabs, relations, shared)
  extensionWarning(file, zip.warnings)
  const customXml = await readCustomXml(zip, outer, relations)
  const notes = notesIn(customXml, zip.warnings)
  return {
    name: file,
    sheets,
    date1904: book.date1904,
    // A name of a sheet that holds no grid goes with it.
    definedNames: book.names.flatMap((name) => {
      const tab = name.tab === null ? null : indexes[name.tab]
      return tab === undefined || tab === -1 ? [] : [{ ...name, tab }]
    }),
    customXml,
    ...(notes && !isEmptyNotes(notes) ? { notes } : {}),
    warnings: zip.warnings,
  }
}

/** No writer gives two tabs one part; many would make a small file an endless workbook. */
const MAX_TABS_OF_PART = 64

/** One pass over the large parts. */
class Reading {
  constructor(
    private readonly zip: Zip,
    private readonly file: string,
    private readonly slow: boolean,
    private readonly inflate: Inflate,
  ) {}

  async strings(relations: readonly Relation[]): Promise<Texts> {
    const part = relations.find((relation) => relation.kind === 'sharedStrings')?.target
    if (part === undefined || !this.zip.find(part)) return new Texts()
    return this.part(
      part,
      () => new Texts(this.inflate.decode),
      (texts) => ({
        frame: new StringFrame(),
        list: 'sst',
        item: 'si',
        scanner: (prefix) => new StringScanner(texts, prefix),
      }),
      (texts) => new SlowStrings(texts),
    )
  }

  /** The sheets, and by tab the index of its sheet; -1 for tabs without a grid. */
  async sheets(tabs: readonly Tab[], relations: readonly Relation[], shared: Shared) {
    const byId = new Map(relations.map((relation) => [relation.id, relation]))
    const sheets: XlsxSheet[] = []
    const indexes: number[] = []
    const uses = new Map<string, number>()
    for (const tab of tabs) {
      const relation = byId.get(tab.relation)
      if (relation && relation.kind !== 'worksheet') {
        indexes.push(-1)
        continue
      }
      const part = relation?.target ?? ''
      const used = (uses.get(part) ?? 0) + 1
      if (used > MAX_TABS_OF_PART) throw new ReadError('corrupt', this.file, `${part}: ${used} tabs`)
      uses.set(part, used)
      const data = await this.sheet(part, shared.date1904)
      if (!data) this.zip.warnings.push({ code: 'missing-part', part: tab.name })
      if (data && data.highestShared >= shared.strings.count) {
        this.zip.warnings.push({ code: 'missing-string', part: tab.name })
      }
      indexes.push(sheets.length)
      sheets.push(new XlsxSheet(tab.name, stateOf(tab.state), part, data ?? new SheetData(false), shared))
    }
    return { sheets, indexes }
  }

  private async sheet(part: string, date1904: boolean): Promise<SheetData | null> {
    if (!this.zip.find(part)) return null
    const data = await this.part(
      part,
      () => new SheetData(date1904, this.inflate.decode),
      (sheet) => ({
        frame: new SheetFrame(sheet),
        list: 'sheetData',
        item: 'row',
        scanner: (prefix) => new RowScanner(sheet, prefix),
      }),
      (sheet) => new SlowSheet(sheet),
    )
    data.formulas.finish()
    return data
  }

  /** Reads a part the fast way, or from its start again the slow way. */
  private async part<T>(part: string, fresh: () => T, plan: (data: T) => Plan, slow: (data: T) => Handler): Promise<T> {
    const entry = this.zip.find(part)!
    try {
      if (!this.slow) {
        const data = fresh()
        const feeder = new Feeder(plan(data), this.inflate.isUtf8)
        try {
          for await (const chunk of this.zip.chunks(entry)) feeder.push(chunk)
          feeder.end()
          return data
        } catch (error) {
          // Odd, or not well-formed around the rows: the tokenizer has the last word.
          if (!(error instanceof Odd || error instanceof XmlError)) throw error
        }
      }
      const data = fresh()
      await readSlowly(this.zip.chunks(entry), slow(data))
      return data
    } catch (error) {
      if (error instanceof XmlError) throw new ReadError('corrupt', this.file, `${part}: ${error.message}`)
      if (error instanceof RangeError) throw new ReadError('too-large', this.file, `${part}: ${error.message}`)
      throw error
    }
  }
}

function stateOf(state: string): SheetState {
  return state === 'hidden' || state === 'veryHidden' ? state : 'visible'
}

function extensionWarning(file: string, warnings: ReadWarning[]): void {
  const extension = /\.[^./\\]*$/.exec(file)?.[0].toLowerCase()
  if (extension !== undefined && !['.xlsx', '.xlsm', '.xltx', '.xltm'].includes(extension)) {
    warnings.push({ code: 'extension', part: file })
  }
}
