/**
 * The surgical writer: single cells of an .xlsx exchanged, every other byte of every other part copied as it is.
 *
 * Cached results: once a cell changes, the results of formulas that read it are stale, and a stale sum is believed.
 * The writer has no calculator, so it drops those results (and only those) and sets `fullCalcOnLoad`: Excel, WPS and
 * LibreOffice compute them on opening, and a program that cannot compute sees that there is no value.
 */
import type { Ref, Value } from '../core/grid.js'
import { isError } from '../core/grid.js'
import type { Notes } from '../core/index.js'
import type { Edit, RefusedEdit, RefusedReason } from '../core/rule.js'
import { dependents } from './dependents.js'
import { workbookParts } from './parts.js'
import { patchNotes } from './patch-notes.js'
import { type CellChange, patchSheet } from './patch-sheet.js'
import { recalculateOnLoad, StylePatch } from './patch-styles.js'
import { type ReadOptions, readWorkbook, type XlsxWorkbook } from './read.js'
import type { Source } from './source.js'
import { defaultLimits } from './source.js'
import { NotEditable } from './walk.js'
import { xmlEncoding } from './xml.js'
import { openZip, type Zip } from './zip.js'
import { checkRoom, type Deflate, replaceEntries } from './zip-write.js'

export type { Deflate } from './zip-write.js'

/** Texts longer than this no cell holds (Excel's limit, in UTF-16 units). */
const MAX_TEXT = 32_767

export interface PatchOptions extends ReadOptions {
  readonly deflate: Deflate
  /** What the workbook is to keep, in place of the notes it has; without it they stay. */
  readonly notes?: Notes
}

/** A patched workbook. A digital signature of the old one does not hold for it: Office says so when it opens it. */
export interface Patched {
  /** The bytes of the new file, in order; null where the file stays as it is. */
  readonly bytes: AsyncIterable<Uint8Array> | null
  readonly refused: readonly RefusedEdit[]
  readonly made: readonly Edit[]
  /** Cells whose cached result was dropped: they are computed when the file is opened. */
  readonly uncached: readonly Ref[]
  /** Names of the entries that are not the same as before, and of those that are new. */
  readonly touched: readonly string[]
  /**
   * What became of the notes: kept in the new file, `same` as they were, or `odd`: the package is written in a way in which they cannot
   * be added, and the new file (if there is one) has those it had. Null where none were given.
   */
  readonly notes: 'kept' | 'same' | 'odd' | null
}

/**
 * Makes the edits whose cells still hold `from`, and keeps the notes where some are given. Throws ReadError where the file is no readable workbook.
 * `before` is the workbook as read from the same bytes, where the caller has it.
 */
export async function patchWorkbook(
  source: Source,
  edits: readonly Edit[],
  options: PatchOptions,
  before?: XlsxWorkbook,
): Promise<Patched> {
  const workbook = before ?? (await readWorkbook(source, options))
  const zip = (await openZip(source, options.name, options.inflate, { ...defaultLimits, ...options.limits }))!
  const refused: RefusedEdit[] = []
  const wanted = edits.filter((edit) => {
    const reason = refusal(workbook, edit)
    if (reason) refused.push({ edit, reason })
    return reason === null
  })
  const work = new Patch(zip, workbook, options.name)
  const made = wanted.length === 0 ? [] : await work.make(wanted, refused)
  const notes = options.notes ? await work.keep(options.notes) : null
  const touched = [...work.parts.keys(), ...work.added.keys()]
  return {
    bytes: touched.length === 0 ? null : replaceEntries(zip, options.name, work.parts, options.deflate, work.added),
    refused,
    made,
    uncached: work.uncached,
    touched,
    notes,
  }
}

/** Why an edit cannot be made; null where it can. */
function refusal(workbook: XlsxWorkbook, { at, from, to }: Edit): RefusedReason | null {
  const sheet = workbook.sheets[at.sheet]
  if (!sheet || at.row < 0 || at.col < 0 || at.row >= 1_048_576 || at.col >= 16_384) return 'no-sheet'
  if (sheet.formula(at.row, at.col) !== null) return 'formula'
  if (!same(sheet.value(at.row, at.col), from)) return 'changed'
  return canHold(to) ? null : 'value'
}

function canHold(value: Value): boolean {
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value === 'string') return value.length <= MAX_TEXT
  return !isError(value)
}

function same(a: Value, b: Value): boolean {
  return isError(a) && isError(b) ? a.error === b.error : a === b
}

class Patch {
  /** The new bytes of the entries that change. */
  readonly parts = new Map<string, Uint8Array>()
  /** The bytes of entries that are not there yet. */
  readonly added = new Map<string, Uint8Array>()
  uncached: readonly Ref[] = []
  private styles: { name: string; patch: StylePatch } | null = null

  constructor(
    private readonly zip: Zip,
    private readonly workbook: XlsxWorkbook,
    private readonly file: string,
  ) {}

  /** Makes the edits, sheet by sheet; those of a sheet that cannot be changed are refused. Gives those made. */
  async make(edits: readonly Edit[], refused: RefusedEdit[]): Promise<readonly Edit[]> {
    const names = await workbookParts(this.zip, this.file)
    await this.openStyles(names.styles, edits)
    const made: Edit[] = []
    for (const [sheet, own] of bySheet(edits)) {
      const done = await this.sheet(
        sheet,
        own.map((edit) => this.change(edit)),
      )
      for (const edit of own) {
        if (done) made.push(edit)
        else refused.push({ edit, reason: 'odd' })
      }
    }
    if (made.length === 0) return made
    await this.uncache(made, names.workbook)
    if (this.styles?.patch.changed) this.parts.set(this.styles.name, this.styles.patch.result())
    return made
  }

  /** Keeps the notes, or says why not. */
  async keep(notes: Notes): Promise<'kept' | 'same' | 'odd'> {
    try {
      const { changed, added } = await patchNotes(this.zip, this.file, notes)
      if (changed.size === 0) return 'same'
      await checkRoom(this.zip, this.file, added.size)
      for (const [name, bytes] of changed) this.parts.set(name, bytes)
      for (const [name, bytes] of added) this.added.set(name, bytes)
      return 'kept'
    } catch (error) {
      if (error instanceof NotEditable) return 'odd'
      throw error
    }
  }

  /** Drops the cached results of all formulas that depend on the edits, and has the file computed on opening. */
  private async uncache(made: readonly Edit[], workbookPart: string): Promise<void> {
    this.uncached = dependents(
      this.workbook,
      made.map(({ at }) => at),
    )
    if (this.uncached.length === 0) return
    for (const [sheet, cells] of bySheet(this.uncached.map((at) => ({ at })))) {
      const changes = cells.map(({ at }): CellChange => ({ row: at.row, col: at.col, to: 'uncache' }))
      await this.sheet(sheet, changes)
    }
    const part = this.zip.find(workbookPart)!
    try {
      this.parts.set(part.name, recalculateOnLoad(await this.zip.bytes(part)))
    } catch (error) {
      if (!(error instanceof NotEditable)) throw error
    }
  }

  /** Changes cells of a sheet; false where it is written in a way that does not allow it. */
  private async sheet(index: number, changes: readonly CellChange[]): Promise<boolean> {
    const entry = this.zip.find(this.workbook.sheets[index]!.part)
    if (!entry) return false
    try {
      const bytes = this.parts.get(entry.name) ?? (await this.zip.bytes(entry))
      if (xmlEncoding(bytes.subarray(0, 200)) !== 'utf-8') return false
      this.parts.set(entry.name, patchSheet(bytes, changes))
      return true
    } catch (error) {
      if (error instanceof NotEditable) return false
      throw error
    }
  }

  private change({ at, to, format }: Edit): CellChange {
    const { row, col } = at
    const styles = this.styles
    if (typeof to !== 'number' || format === undefined || !styles) return { row, col, to }
    return { row, col, to, style: (own) => styles.patch.withFormat(own, format) }
  }

  private async openStyles(name: string | null, edits: readonly Edit[]): Promise<void> {
    const entry = name === null ? undefined : this.zip.find(name)
    if (!entry || !edits.some(({ to, format }) => typeof to === 'number' && format !== undefined)) return
    try {
      this.styles = { name: entry.name, patch: new StylePatch(await this.zip.bytes(entry)) }
    } catch (error) {
      if (!(error instanceof NotEditable)) throw error
    }
  }
}

function bySheet<T extends { readonly at: Ref }>(items: readonly T[]): Map<number, T[]> {
  const groups = new Map<number, T[]>()
  for (const item of items) {
    const group = groups.get(item.at.sheet)
    if (group) group.push(item)
    else groups.set(item.at.sheet, [item])
  }
  return groups
}
