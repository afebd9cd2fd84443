/**
 * The workbook open in Excel, through Office.js. ExcelApi 1.7 is demanded, 1.9 and 1.14 are used where they are. A check never sends a
 * request that Excel counts as a write, so the user's undo survives it. No real Excel has run this yet: what is known of its answers is
 * in the simulator the tests run against.
 */
import {
  type Edit,
  NO_NOTES,
  type Notes,
  type Ref,
  type RefusedEdit,
  type Words,
  type Workbook,
} from '../core/index.js'
import type { Inflate } from '../ooxml/index.js'
import type { WorkbookData } from './grid.js'
import type { GridHost, SheetBlock } from './grid-kept.js'
import { GridReader, type Manner, type Piece, type Program, type Worksheet } from './grid-reader.js'
import { type Change, HostError, type Look, type Marks } from './host.js'
import { documentCopy } from './office-copy.js'
import { OfficeMarks } from './office-marks.js'
import { loadNotes, saveNotes } from './office-notes.js'
import { readPieces } from './office-read.js'
import { type ApiVersion, Runner, type Surroundings } from './office-run.js'
import { listSheets, usedPieces } from './office-sheets.js'
import { type CopySource, readStructure } from './office-structure.js'
import { Ledger, watchChanges } from './office-watch.js'
import { writeEdits } from './office-write.js'

/** What `officeHost` may be given instead of what is around it; tests do. */
export interface OfficeOptions extends Partial<Surroundings> {
  /** How the copy of the file is inflated: the page's own way. */
  readonly inflate: Inflate
  /** The workbook's bytes as they would be saved now; null where there are none to be had. */
  readonly copy?: () => Promise<Uint8Array | null>
  /** Milliseconds of a clock. */
  readonly now?: () => number
}

const LACKS = {
  merges: {
    zh: '这里取不到合并单元格的位置：多行表头可能看错。请保存后用网页版再查一次。',
    en: 'Merged cells could not be read here: headings of several rows may be misread. Save the file and check it in the web page, too.',
  },
  events: {
    zh: '这个版本的 Excel 只能逐表监视修改，开始监视会清空撤销记录；新建工作表后请重新检查。',
    en: 'This version of Excel is watched sheet by sheet; starting that clears its undo. Check again after adding a sheet.',
  },
} as const satisfies { readonly [key: string]: Words }

/** The open workbook as a host. Throws HostError: `version` where Excel is too old. */
export async function officeHost(options: OfficeOptions): Promise<GridHost> {
  const supports = options.supports ?? isSupported
  if (!supports('1.7')) throw new HostError('version', 'ExcelApi 1.7')
  const runner = new Runner({
    excel: options.excel ?? Excel,
    supports,
    wait: options.wait ?? ((milliseconds) => new Promise((done) => setTimeout(done, milliseconds))),
  })
  const program = new OfficeProgram(runner, { copy: options.copy ?? documentCopy, inflate: options.inflate })
  return new OfficeHost(runner, program, await GridReader.of(program), new Ledger(options.now ?? Date.now))
}

function isSupported(version: ApiVersion): boolean {
  return Office.context.requirements.isSetSupported('ExcelApi', version)
}

/** What Excel is asked while reading. */
class OfficeProgram implements Program {
  /** False where the last reading had no copy of the file. */
  fromCopy = true

  constructor(
    private readonly runner: Runner,
    private readonly source: CopySource,
  ) {}

  list(manner: Manner) {
    return listSheets(this.runner, manner)
  }
  pieces(sheets: readonly Worksheet[], manner: Manner) {
    return usedPieces(this.runner, sheets, manner)
  }
  cells(pieces: readonly Piece[], look: Look, manner: Manner) {
    return readPieces(this.runner, pieces, look, manner)
  }
  async structure(sheets: readonly Worksheet[], manner: Manner) {
    const structure = await readStructure(this.runner, this.source, sheets, manner)
    this.fromCopy = structure.fromCopy
    return structure
  }
  notes(manner: Manner) {
    return loadNotes(this.runner, manner)
  }
  pause() {
    return this.runner.pause()
  }
}

class OfficeHost implements GridHost {
  readonly marks: Marks

  constructor(
    private readonly runner: Runner,
    private readonly program: OfficeProgram,
    private readonly reader: GridReader,
    private readonly ledger: Ledger,
  ) {
    this.marks = new OfficeMarks(runner, () => this.ids())
  }

  get name(): string {
    return this.reader.present.name
  }

  read(look?: Look): Promise<Workbook> {
    return this.reader.read(look)
  }

  data(): WorkbookData {
    return this.reader.data()
  }

  changes(): readonly SheetBlock[] | null {
    return this.reader.changes()
  }

  write(edits: readonly Edit[]): Promise<readonly RefusedEdit[]> {
    this.reader.wrote(edits.map(({ at }) => at))
    const announce = (id: string, cell: string): void => this.ledger.expect(id, cell)
    return writeEdits({ runner: this.runner, ids: this.ids(), announce }, edits)
  }

  async readNotes(): Promise<Notes> {
    return (await loadNotes(this.runner, 'asked')) ?? NO_NOTES
  }

  async writeNotes(notes: Notes): Promise<void> {
    await saveNotes(this.runner, notes)
    this.reader.wroteNotes(notes)
  }

  show(at: Ref): Promise<void> {
    return this.runner.run(async (context) => {
      const id = this.ids()[at.sheet]
      if (id === undefined) throw new HostError('gone', `sheet ${at.sheet}`)
      const sheet = context.workbook.worksheets.getItem(id)
      sheet.activate()
      sheet.getCell(at.row, at.col).select()
      await context.sync()
    }, 'asked')
  }

  watch(tell: (change: Change) => void): Promise<() => Promise<void>> {
    const nameOf = (id: string): string | null =>
      this.reader.present.sheets.find((sheet) => sheet.id === id)?.name ?? null
    return watchChanges({ runner: this.runner, ledger: this.ledger, nameOf }, tell)
  }

  lacks(): readonly Words[] {
    const lacks: Words[] = []
    if (!this.program.fromCopy) lacks.push(LACKS.merges)
    if (!this.runner.supports('1.9')) lacks.push(LACKS.events)
    return lacks
  }

  private ids(): readonly string[] {
    return this.reader.present.sheets.map(({ id }) => id)
  }
}
