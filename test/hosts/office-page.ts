/** What a pane does with its host, as functions of the page: the entry of office-page.test.ts. */
import type { Edit, Notes, Ref } from '../../src/core/index.js'
import { browserInflate } from '../../src/hosts/browser-file.js'
import type { Change, Mark } from '../../src/hosts/host.js'
import { officeHost } from '../../src/hosts/office.js'
import { type PlainSheet, plain } from './plain.js'

/** What a test asks of the page. */
export interface Pane {
  read(changed?: readonly Change[]): Promise<PlainSheet[]>
  write(edits: readonly Edit[]): Promise<readonly string[]>
  writeNotes(notes: Notes): Promise<void>
  notes(): Promise<Notes | null>
  mark(marks: readonly Mark[]): Promise<number>
  unmark(): Promise<number>
  show(at: Ref): Promise<void>
  lacks(): number
  told(): readonly Change[]
}

declare global {
  interface Window {
    pane?: Pane
  }
}

const { host: program } = await Office.onReady()
const host = await officeHost({ inflate: browserInflate })
const told: Change[] = []
await host.watch?.((change) => told.push(change))

window.pane = {
  read: async (changed) => plain(await host.read(changed ? { changed } : {})),
  write: async (edits) => (await host.write(edits)).map(({ reason }) => reason),
  writeNotes: async (notes) => host.writeNotes?.(notes),
  notes: async () => (await host.read()).notes ?? null,
  mark: async (marks) => host.marks!.put(marks),
  unmark: async () => host.marks!.clear(),
  show: async (at) => host.show?.(at),
  lacks: () => host.lacks?.().length ?? 0,
  told: () => told,
}
document.querySelector('#ready')!.textContent = String(program)
