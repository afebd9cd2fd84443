/** Workbook, Application and Runtime: the roots every path of the API begins at. */
import { areasObject } from './areas-object.js'
import type { Book } from './book.js'
import { invalidArgument, itemNotFound, notModelled } from './fault.js'
import { commentsObject, namesObject, partsObject, settingsObject } from './parts-object.js'
import { rangeObject } from './range-object.js'
import type { Session } from './session.js'
import { sheetsObject } from './sheet-object.js'
import { Plain, text, truth, type WireClass, type WireObject, wireObject } from './wire.js'

interface Root {
  readonly session: Session
}

function calculationMode(value: unknown): Book['calculationMode'] {
  if (value === 'Automatic' || value === 'Manual' || value === 'AutomaticExceptTables') return value
  throw invalidArgument()
}

const applicationClass: WireClass<Root> = {
  name: 'Application',
  scalars: {
    CalculationMode: {
      get: ({ session }) => session.book.calculationMode,
      set: ({ session }, value) => {
        session.book.calculationMode = calculationMode(value)
      },
    },
    CalculationState: () => 'Done',
  },
  methods: {
    Calculate: ({ session }) => session.book.recalculate(),
    // They have no effect that could be seen here; office.js flags them as writes.
    SuspendScreenUpdatingUntilNextSync: (target) => void target,
    SuspendApiCalculationUntilNextSync: (target) => void target,
  },
}

const runtimeClass: WireClass<Root> = {
  name: 'Runtime',
  scalars: {
    EnableEvents: {
      get: ({ session }) => session.book.enableEvents,
      set: ({ session }, value) => {
        session.book.enableEvents = truth(value)
      },
    },
  },
}

function eventRange(session: Session, id: unknown): WireObject | null {
  const range = session.recallEvent(text(id))
  const area = range && session.book.sheets.includes(range.sheet) ? range.areas[0] : undefined
  return range && area ? rangeObject(range, area) : null
}

function selected({ session }: Root): WireObject {
  const { sheet, areas } = session.book.selection
  // Excel refuses to give several areas as one range.
  if (areas.length !== 1) throw invalidArgument('This operation is not permitted for the current object.')
  return rangeObject({ session, sheet }, areas[0]!)
}

const workbookClass: WireClass<Root> = {
  name: 'Workbook',
  scalars: {
    Name: ({ session }) => session.book.name,
    ReadOnly: () => false,
    IsDirty: ({ session }) => session.book.version > 0,
    AutoSave: () => false,
    PreviouslySaved: () => true,
  },
  links: {
    Worksheets: ({ session }) => sheetsObject(session),
    Application: (target) => wireObject(applicationClass, target),
    _Runtime: (target) => wireObject(runtimeClass, target),
    CustomXmlParts: ({ session }) => partsObject(session),
    Settings: ({ session }) => settingsObject(session),
    Names: ({ session }) => namesObject(session),
    Comments: ({ session }) => commentsObject(session),
  },
  methods: {
    GetSelectedRange: selected,
    GetSelectedRanges: ({ session }) =>
      areasObject({ session, sheet: session.book.active }, session.book.selection.areas),
    GetActiveCell: ({ session }) => {
      const { top, left } = session.book.selection.areas[0]!
      return rangeObject({ session, sheet: session.book.active }, { top, left, bottom: top, right: left })
    },
    _GetRangeForEventByReferenceId: ({ session }, id) => {
      const range = eventRange(session, id)
      if (!range) throw itemNotFound()
      return range
    },
    _GetRangeOrNullObjectForEventByReferenceId: ({ session }, id) => eventRange(session, id),
    _GetReferenceCount: ({ session }) => new Plain(session.keptCount),
    _RemoveReference: ({ session }, id) => session.release(text(id)),
  },
}

export function workbookObject(session: Session): WireObject {
  return wireObject(workbookClass, { session })
}

/** What office.js itself tells the host, outside of any workbook: that it has booted, what it counts. Nothing follows from it here. */
const SERVICES: ReadonlyMap<string, WireClass<null>> = new Map([
  [
    'Microsoft.InternalService.AddinInternalService',
    { name: 'AddinInternalService', methods: { NotifyActionHandlerReady: () => null } },
  ],
  [
    'Microsoft.Telemetry.TelemetryService',
    { name: 'TelemetryService', methods: { SendTelemetryEvent: () => null, SendCustomerContent: () => null } },
  ],
])

/** A service that office.js asks for by name. */
export function serviceObject(name: string): WireObject {
  const service = SERVICES.get(name)
  if (!service) throw notModelled(name)
  return wireObject(service, null)
}
