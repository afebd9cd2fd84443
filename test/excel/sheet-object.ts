/** Worksheet, its protection, and the collection of worksheets. */

import { WHOLE_SHEET } from './a1.js'
import { areasObject } from './areas-object.js'
import type { Book } from './book.js'
import { registrations, WORKBOOK } from './events.js'
import { accessDenied, invalidArgument } from './fault.js'
import { addressed, rangeObject } from './range-object.js'
import { type SheetTarget, sheetAlive } from './range-target.js'
import type { Session } from './session.js'
import type { SheetModel, Visibility } from './sheet.js'
import { found, Plain, text, truth, type WireClass, type WireObject, whole, wireObject } from './wire.js'

export function sheetObject({ session, sheet }: SheetTarget): WireObject {
  return wireObject(sheetClass, { session, sheet })
}

const NOT_ALLOWED = { allowFormatCells: false, allowInsertRows: false, allowDeleteRows: false }

const protectionClass: WireClass<SheetTarget> = {
  name: 'WorksheetProtection',
  alive: sheetAlive,
  scalars: {
    Protected: ({ sheet }) => sheet.protection !== null,
    Options: ({ sheet }) => sheet.protection,
  },
  methods: {
    Protect: ({ session, sheet }, options) => {
      if (sheet.protection) throw accessDenied()
      session.book.protect(sheet, { ...NOT_ALLOWED, ...(options as object | null) }, 'addin')
    },
    Unprotect: ({ session, sheet }) => session.book.protect(sheet, null, 'addin'),
  },
}

function visibility(value: unknown): Visibility {
  if (value === 'Visible' || value === 'Hidden' || value === 'VeryHidden') return value
  throw invalidArgument()
}

const used = ({ sheet }: SheetTarget, valuesOnly: unknown) => sheet.used(truth(valuesOnly), WHOLE_SHEET)

const sheetClass: WireClass<SheetTarget> = {
  name: 'Worksheet',
  alive: sheetAlive,
  identity: ({ sheet }) => ({ Id: sheet.id }),
  scalars: {
    Name: {
      get: ({ sheet }) => sheet.name,
      set: ({ session, sheet }, value) => session.book.renameSheet(sheet, text(value), 'addin'),
    },
    Id: ({ sheet }) => sheet.id,
    Position: {
      get: ({ session, sheet }) => session.book.sheets.indexOf(sheet),
      set: ({ session, sheet }, value) => session.book.moveSheet(sheet, whole(value)),
    },
    Visibility: {
      get: ({ sheet }) => sheet.visibility,
      set: ({ session, sheet }, value) => session.book.setVisibility(sheet, visibility(value)),
    },
  },
  links: { Protection: (target) => wireObject(protectionClass, target) },
  methods: {
    ...registrations<SheetTarget>(({ sheet }) => sheet.id),
    _GetSheetById: ({ session }, id) => sheetObject({ session, sheet: found(session.book.sheet(text(id))) }),
    Activate: ({ session, sheet }) => session.book.activate(sheet),
    Delete: ({ session, sheet }) => {
      const { book } = session
      if (!book.sheets.some((one) => one !== sheet && one.visibility === 'Visible')) throw accessDenied()
      book.deleteSheet(sheet, 'addin')
    },
    GetRange: (target, address) => {
      const [area, ...more] = addressed(target, address)
      if (!area || more.length > 0) throw invalidArgument()
      return rangeObject(target, area)
    },
    GetRanges: (target, address) => areasObject(target, addressed(target, address)),
    GetRangeByIndexes: (target, row, col, rows, cols) => {
      const [top, left] = [whole(row), whole(col)]
      return rangeObject(target, { top, left, bottom: top + whole(rows) - 1, right: left + whole(cols) - 1 })
    },
    GetCell: (target, row, col) => {
      const [top, left] = [whole(row), whole(col)]
      return rangeObject(target, { top, left, bottom: top, right: left })
    },
    // Of an empty sheet, Excel gives A1.
    GetUsedRange: (target, valuesOnly) =>
      rangeObject(target, used(target, valuesOnly) ?? { top: 0, left: 0, bottom: 0, right: 0 }),
    GetUsedRangeOrNullObject: (target, valuesOnly) => {
      const range = used(target, valuesOnly)
      return range ? rangeObject(target, range) : null
    },
    GetNextOrNullObject: (target, visibleOnly) => neighbour(target, 1, truth(visibleOnly)),
    GetPreviousOrNullObject: (target, visibleOnly) => neighbour(target, -1, truth(visibleOnly)),
  },
}

function neighbour({ session, sheet }: SheetTarget, step: 1 | -1, visibleOnly: boolean): WireObject | null {
  const { sheets } = session.book
  for (let i = sheets.indexOf(sheet) + step; i >= 0 && i < sheets.length; i += step)
    if (!visibleOnly || sheets[i]!.visibility === 'Visible') return sheetObject({ session, sheet: sheets[i]! })
  return null
}

function listed(book: Book, visibleOnly: unknown): SheetModel[] {
  return book.sheets.filter((sheet) => !truth(visibleOnly) || sheet.visibility === 'Visible')
}

const of = (session: Session, sheet: SheetModel | null | undefined) => sheetObject({ session, sheet: found(sheet) })

const collectionClass: WireClass<{ readonly session: Session }> = {
  name: 'WorksheetCollection',
  items: ({ session }) => session.book.sheets.map((sheet) => sheetObject({ session, sheet })),
  item: ({ session }, key) => of(session, session.book.sheet(text(key))),
  methods: {
    ...registrations<{ readonly session: Session }>(() => WORKBOOK),
    Add: ({ session }, name) => of(session, session.book.addSheet(typeof name === 'string' ? name : null, 'addin')),
    GetActiveWorksheet: ({ session }) => of(session, session.book.active),
    GetCount: ({ session }, visibleOnly) => new Plain(listed(session.book, visibleOnly).length),
    GetFirst: ({ session }, visibleOnly) => of(session, listed(session.book, visibleOnly)[0]),
    GetLast: ({ session }, visibleOnly) => of(session, listed(session.book, visibleOnly).at(-1)),
    GetItemOrNullObject: ({ session }, key) => {
      const sheet = session.book.sheet(text(key))
      return sheet ? sheetObject({ session, sheet }) : null
    },
  },
}

export function sheetsObject(session: Session): WireObject {
  return wireObject(collectionClass, { session })
}
