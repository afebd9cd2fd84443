/** Events as the host pushes them: which are registered, and what each carries. */
import type { Range, Value } from '../../src/core/grid.js'
import { localAddress } from './a1.js'
import type { Actor, Happening } from './happening.js'
import { onWire, RangeTarget, valueType } from './range-target.js'
import type { Session } from './session.js'
import type { WireClass } from './wire.js'

/** One event on its way to the add-in. */
export interface EventEntry {
  readonly messageCategory: number
  readonly messageType: number
  /** A worksheet's id, or `Workbook`. */
  readonly targetId: string
  /** The event's arguments as JSON text. */
  readonly message: string
  readonly id: number
  readonly isRemoteOverride: boolean
}

const CATEGORY = 65536
/** The target of events of collections. */
export const WORKBOOK = 'Workbook'
/** `Office.EventType.DocumentSelectionChanged`, which `workbook.onSelectionChanged` listens to. */
export const DOCUMENT_SELECTION = 2

/** Message types by the wire's name for their registration. */
const TYPES: { readonly [name: string]: number } = {
  DataChangedEvent: 10,
  ActivatedEvent: 11,
  DeactivatedEvent: 12,
  AddedEvent: 13,
  SelectionChangedEvent: 14,
  DeletedEvent: 15,
  CalculatedEvent: 16,
  FormatChangedEvent: 18,
  RowSortedEvent: 19,
  ColumnSortedEvent: 20,
  SingleClickedEvent: 21,
  RowHiddenChangedEvent: 22,
  FormulaChangedEvent: 23,
  ProtectionChangedEvent: 24,
  EventNameChanged: 25,
  EventVisibilityChanged: 26,
  EventMoved: 27,
}

/** The methods `_RegisterXEvent` and `_UnregisterXEvent` of a class, for the target `idOf` gives. */
export function registrations<T extends { readonly session: Session }>(
  idOf: (target: T) => string,
): NonNullable<WireClass<T>['methods']> {
  return Object.fromEntries(
    Object.entries(TYPES).flatMap(([name, type]) => [
      [`_Register${name}`, (target: T) => target.session.register(type, idOf(target), 1)],
      [`_Unregister${name}`, (target: T) => target.session.register(type, idOf(target), -1)],
    ]),
  )
}

/** What a happening tells the add-in: the message type and its arguments; null where it is nothing it could hear of. */
interface Told {
  readonly type: number
  readonly args: Record<string, unknown>
}

/** What a host of this version adds to its events. */
export interface EventStyle {
  /** `triggerSource` (ExcelApi 1.14). */
  readonly triggerSource: boolean
}

/** The entries a happening makes, in order; none where nothing was registered for it. */
export function entriesOf(session: Session, happening: Happening, style: EventStyle): EventEntry[] {
  if (!session.book.enableEvents && happening.kind !== 'selected') return []
  const told = tell(session, happening, style)
  if (!told) return []
  const targets = [happening.sheet.id, WORKBOOK].filter((target) => session.isRegistered(told.type, target))
  const entries = targets.map((target) => entry(told.type, target, told.args))
  // Who listens to it registered without the host's knowledge.
  if (happening.kind === 'selected') entries.push(entry(DOCUMENT_SELECTION, '', {}))
  return entries
}

function entry(messageType: number, targetId: string, args: Record<string, unknown>): EventEntry {
  return {
    messageCategory: CATEGORY,
    messageType,
    targetId,
    message: JSON.stringify(args),
    id: 0,
    isRemoteOverride: false,
  }
}

function tell(session: Session, happening: Happening, style: EventStyle): Told | null {
  const worksheetId = happening.sheet.id
  switch (happening.kind) {
    case 'changed':
      return { type: 10, args: changedArgs(session, happening, style) }
    case 'format':
    case 'rowHidden': {
      const { sheet, range, by } = happening
      const address = localAddress(range)
      const args = { worksheetId, address, source: source(by), referenceId: eventRange(session, sheet, range) }
      return { type: happening.kind === 'format' ? 18 : 22, args }
    }
    case 'selected': {
      const address = happening.areas.map(localAddress).join(',')
      return { type: 14, args: { worksheetId, address } }
    }
    case 'activated':
      return { type: 11, args: { worksheetId } }
    case 'deactivated':
      return { type: 12, args: { worksheetId } }
    case 'calculated':
      return { type: 16, args: { worksheetId, address: '' } }
    case 'added':
    case 'deleted':
      return { type: happening.kind === 'added' ? 13 : 15, args: { worksheetId, source: source(happening.by) } }
    case 'protection': {
      const isProtected = happening.sheet.protection !== null
      return { type: 24, args: { worksheetId, isProtected, source: source(happening.by) } }
    }
    case 'renamed': {
      const { before, sheet, by } = happening
      return { type: 25, args: { worksheetId, nameBefore: before, nameAfter: sheet.name, source: source(by) } }
    }
    case 'visibility':
      return { type: 26, args: { worksheetId, visibilityAfter: happening.sheet.visibility, source: 'Local' } }
    case 'moved':
      return null
  }
}

function changedArgs(
  session: Session,
  { sheet, range, change, by, details }: Extract<Happening, { kind: 'changed' }>,
  style: EventStyle,
): Record<string, unknown> {
  return {
    worksheetId: sheet.id,
    address: localAddress(range),
    source: source(by),
    changeType: change,
    referenceId: eventRange(session, sheet, range),
    shiftDirection: 'None',
    ...(details ? detailArgs(details) : {}),
    ...(style.triggerSource ? { triggerSource: by === 'addin' ? 'ThisLocalAddin' : 'Unknown' } : {}),
  }
}

function detailArgs({ before, after }: { readonly before: Value; readonly after: Value }): Record<string, unknown> {
  return {
    valueBefore: onWire(before),
    valueAfter: onWire(after),
    valueTypeBefore: valueType(before),
    valueTypeAfter: valueType(after),
  }
}

function source(by: Actor): string {
  return by === 'remote' ? 'Remote' : 'Local'
}

/** Keeps the range of an event, which `event.getRange()` asks for by its id. */
function eventRange(session: Session, sheet: Happening['sheet'], range: Range): string {
  return session.keepForEvent(new RangeTarget(session, sheet, [range]))
}
