/** Hearing of what people change, here and elsewhere, and not of what we write ourselves. */
import { parsePlace } from './grid-cells.js'
import type { Change } from './host.js'
import type { Runner } from './office-run.js'

/** How long after a write its event is still taken for ours, in milliseconds, where Excel does not say whose it is. */
const OURS = 3_000

/** Our own writes whose events are still to come, for versions below ExcelApi 1.14. */
export class Ledger {
  private readonly entries = new Map<string, { count: number; until: number }>()

  constructor(private readonly now: () => number) {}

  expect(id: string, cell: string): void {
    const key = `${id}!${cell}`
    const count = (this.entries.get(key)?.count ?? 0) + 1
    this.entries.set(key, { count, until: this.now() + OURS })
  }

  /** True where the event is that of a write of ours; it is then crossed off. */
  isOurs(id: string, cell: string): boolean {
    const key = `${id}!${cell}`
    const entry = this.entries.get(key)
    if (!entry) return false
    if (entry.count > 1) this.entries.set(key, { ...entry, count: entry.count - 1 })
    else this.entries.delete(key)
    return this.now() <= entry.until
  }
}

/** What watching needs to know. */
export interface Watching {
  readonly runner: Runner
  readonly ledger: Ledger
  /** The present name of a worksheet by its id; null where it is not known. */
  readonly nameOf: (id: string) => string | null
}

/** Something registered that can be taken back. */
type Registered = OfficeExtension.EventHandlerResult<unknown>

/**
 * Tells of every change until the function it gives is called. From ExcelApi 1.9 on the whole workbook is listened to, which no undo
 * suffers from; in 1.7 and 1.8 every sheet by itself, and Excel counts that as a write. Number formats, merges and the names of sheets
 * are not listened to for that reason: what they change is found with the next edit or check.
 */
export async function watchChanges(watching: Watching, tell: (change: Change) => void): Promise<() => Promise<void>> {
  const { runner } = watching
  let watched = true
  const heard = async (event: Excel.WorksheetChangedEventArgs): Promise<void> => {
    const change = watched ? changeOf(watching, event) : null
    if (change) tell(change)
  }
  const restructured = async (): Promise<void> => {
    if (watched) tell({ sheet: null, range: null })
  }
  const registered = await runner.run(async (context): Promise<Registered[]> => {
    const sheets = context.workbook.worksheets
    const list: Registered[] = [sheets.onAdded.add(restructured), sheets.onDeleted.add(restructured)]
    if (runner.supports('1.9')) list.push(sheets.onChanged.add(heard))
    else {
      sheets.load('items/id')
      await context.sync()
      for (const sheet of sheets.items) list.push(sheet.onChanged.add(heard))
    }
    await context.sync()
    return list
  }, 'asked')
  return async () => {
    watched = false
    const [first] = registered
    if (!first) return
    // A handler is taken back in the context it was registered in.
    const { context } = first
    for (const one of registered) one.remove()
    await context.sync().catch(() => {
      // The workbook is being closed; nothing is told any more in any case.
    })
  }
}

/** What an event says changed; null where it was our own write. */
function changeOf({ runner, ledger, nameOf }: Watching, event: Excel.WorksheetChangedEventArgs): Change | null {
  const { worksheetId, changeType, source } = event
  // An event that does not say where: anything may have changed.
  const address = typeof event.address === 'string' ? event.address : ''
  if (source !== 'Remote') {
    if (runner.supports('1.14') && event.triggerSource !== undefined) {
      if (event.triggerSource === 'ThisLocalAddin') return null
    } else if (ledger.isOurs(worksheetId, localPart(address))) return null
  }
  const name = nameOf(worksheetId)
  if (name === null) return { sheet: null, range: null }
  return { sheet: name, range: changeType === 'RangeEdited' ? parsePlace(address) : null }
}

function localPart(address: string): string {
  return address.slice(address.lastIndexOf('!') + 1).replaceAll('$', '')
}
