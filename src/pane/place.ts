/** Where the workbook of a page is: a spreadsheet program beside it, or a file that was dropped on it. */
import { type Edit, NO_NOTES, type Notes, type Ref, type RefusedEdit, type Words } from '../core/index.js'
import type { Block } from '../hosts/grid.js'
import type { GridHost } from '../hosts/grid-kept.js'
import type { Change, Look, Marks } from '../hosts/host.js'
import type { Abilities } from './desk.js'
import { type Answer, type Engine, type Opened, unwrap } from './engine.js'
import { faultOf } from './faults.js'

/** A workbook's place, as the desk uses it. What goes wrong is thrown where no `Answer` is given. */
export interface Place {
  readonly name: string
  readonly abilities: Abilities
  /** Reads (only what changed, where that is told and can be) and hands it to the engine. */
  load(engine: Engine, look: Look): Promise<Answer<Loaded>>
  write(engine: Engine, edits: readonly Edit[]): Promise<readonly RefusedEdit[]>
  /** The notes that are in the workbook now; null where only this page changes them. */
  notes(): Promise<Notes | null>
  writeNotes(notes: Notes): Promise<void>
  show(at: Ref): Promise<void>
  watch(tell: (change: Change) => void): Promise<() => Promise<void>>
  readonly marks: Marks | null
  lacks(): readonly Words[]
}

/** What a reading brought: `notes` null where it did not look for them. */
export interface Loaded {
  /** What the engine has anew: more than was told where results of formulas changed with it; null: anything may be new. */
  readonly changed: readonly Change[] | null
  readonly notes: Notes | null
  readonly warnings: readonly Words[]
}

/** The place of a workbook that is open in a spreadsheet program. */
export function hostPlace(host: GridHost): Place {
  return {
    name: host.name,
    abilities: {
      show: host.show !== undefined,
      write: true,
      notes: host.writeNotes !== undefined,
      marks: host.marks !== undefined,
      watch: host.watch !== undefined,
    },
    async load(engine, look) {
      try {
        await host.read(look)
      } catch (error) {
        return { ok: false, ...faultOf(error) }
      }
      const fresh = host.changes()
      const data = host.data()
      const answer = fresh === null ? await engine.open({ kind: 'data', workbook: data }) : await engine.put(fresh)
      if (!answer.ok) return answer
      if (fresh === null) return { ok: true, value: { changed: null, notes: data.notes ?? NO_NOTES, warnings: [] } }
      const changed = fresh.map(({ sheet, block }) => changeOf(data.sheets[sheet]!.name, block))
      return { ok: true, value: { changed, notes: null, warnings: [] } }
    },
    write: (_, edits) => host.write(edits),
    notes: async () => (await host.readNotes?.()) ?? null,
    writeNotes: async (notes) => host.writeNotes?.(notes),
    show: async (at) => host.show?.(at),
    watch: async (tell) => (await host.watch?.(tell)) ?? (async () => {}),
    marks: host.marks ?? null,
    lacks: () => host.lacks?.() ?? [],
  }
}

function changeOf(sheet: string, { top, left, values }: Block): Change {
  const right = left + (values[0]?.length ?? 0) - 1
  return { sheet, range: { top, left, bottom: top + values.length - 1, right } }
}

/** What a page that shows a file itself does of it. */
export interface FileFront {
  show(at: Ref): void
  opened(opened: Opened): void
  /** Something was changed in the copy: it is to be saved. */
  touched(): void
}

/** The place of a file: it stays as it is, every change is made in a copy the engine holds until it is saved. */
export function filePlace(blob: Blob, name: string, front: FileFront): Place {
  // Once the engine has the file it goes by its own copy, which has the edits.
  let isOpen = false
  return {
    name,
    abilities: { show: true, write: true, notes: true, marks: false, watch: false },
    async load(engine) {
      if (isOpen) return { ok: true, value: { changed: null, notes: null, warnings: [] } }
      const answer = await engine.open({ kind: 'file', blob, name })
      isOpen = answer.ok
      if (!answer.ok) return answer
      front.opened(answer.value)
      const { notes, warnings } = answer.value
      return { ok: true, value: { changed: null, notes, warnings } }
    },
    async write(engine, edits) {
      const refused = unwrap(await engine.edit(edits))
      if (refused.length < edits.length) front.touched()
      return refused
    },
    notes: async () => null,
    // Kept by the desk until the copy is saved.
    writeNotes: async () => front.touched(),
    show: async (at) => front.show(at),
    watch: async () => async () => {},
    marks: null,
    lacks: () => [],
  }
}
