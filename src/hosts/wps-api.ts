/**
 * What is used of the JavaScript API of WPS Spreadsheets (`window.Application`). It follows the object model of VBA: synchronous, rows and
 * columns from 1, colours as BGR integers, `Value2` a list of rows and of one cell the bare value, null where cells differ. Some builds
 * have methods where others have properties, and reading a name that does not exist gives undefined: hence the readers below.
 */
import { HostError } from './host.js'

export interface WpsApplication {
  readonly ActiveWorkbook: WpsWorkbook | null
  readonly ApiEvent?: WpsEvents
  /** False while a cell is being edited. */
  readonly Ready?: unknown
  readonly WorksheetFunction?: { CountA?(range: WpsRange): unknown; IsError?(range: WpsRange): unknown }
}

/** Listeners are known by the event's name alone: taking one away takes all of that name. */
export interface WpsEvents {
  AddApiEventListener(event: string, listener: (...args: never[]) => void): unknown
  RemoveApiEventListener(event: string): unknown
}

/** A list counted from 1. */
export interface WpsList<T> {
  readonly Count: unknown
  Item(index: number): T
}

export interface WpsWorkbook {
  readonly Name: unknown
  readonly FullName?: unknown
  readonly Date1904?: unknown
  readonly Worksheets: WpsList<WpsSheet>
  readonly CustomXMLParts?: {
    SelectByNamespace?(namespace: string): WpsList<WpsXmlPart>
    Add?(xml: string): unknown
  }
}

export interface WpsXmlPart {
  readonly XML: unknown
  Delete(): unknown
}

export interface WpsSheet {
  readonly Name: unknown
  /** -1 seen, 0 hidden, 2 hidden so that no menu shows it. */
  readonly Visible: unknown
  readonly ProtectContents?: unknown
  readonly Parent?: { readonly FullName?: unknown }
  readonly UsedRange: WpsRange
  readonly Cells: WpsRange
  Range(address: string): WpsRange
  Activate(): unknown
}

export interface WpsRange {
  readonly Row: unknown
  readonly Column: unknown
  readonly Rows: { readonly Count: unknown }
  readonly Columns: { readonly Count: unknown }
  /** The cells' values, dates as numbers. */
  Value2: unknown
  Formula: unknown
  readonly HasFormula: unknown
  /** Null where the cells differ. */
  NumberFormat: unknown
  /** What is shown: of one cell. */
  readonly Text: unknown
  readonly MergeCells: unknown
  readonly MergeArea: WpsRange
  readonly EntireRow: { readonly Hidden: unknown }
  readonly EntireColumn: { readonly Hidden: unknown }
  readonly Locked?: unknown
  readonly FormatConditions?: WpsConditions
  Select(): unknown
}

export interface WpsConditions extends WpsList<WpsCondition> {
  Add(type: number, operator: undefined, formula: string): WpsCondition
}

export interface WpsCondition {
  readonly Type: unknown
  readonly Formula1: unknown
  readonly AppliesTo?: WpsRange & { readonly CountLarge?: unknown; readonly Count?: unknown }
  readonly Interior: { Color: unknown }
  readonly Font: { Color: unknown }
  Delete(): unknown
}

/** What a property holds that some builds have as a method. */
export function got(object: object, name: string): unknown {
  const value = Reflect.get(object, name)
  return typeof value === 'function' ? Reflect.apply(value, object, []) : value
}

/** A number. Throws HostError `version` where this build has none of that name. */
export function numberOf(object: object, name: string): number {
  const value = got(object, name)
  if (typeof value === 'number' && Number.isFinite(value)) return value
  throw new HostError('version', `${name}: ${typeof value}`)
}

/** A text. Throws HostError `version` where this build has none of that name. */
export function textOf(object: object, name: string): string {
  const value = got(object, name)
  if (typeof value === 'string') return value
  throw new HostError('version', `${name}: ${typeof value}`)
}

/** Yes, no, or null where the cells differ. Throws HostError `version` where this build has nothing of that name. */
export function flagOf(object: object, name: string): boolean | null {
  const value = got(object, name)
  if (typeof value === 'boolean' || value === null) return value
  // VBA's True is -1.
  if (value === 0 || value === 1 || value === -1) return value !== 0
  throw new HostError('version', `${name}: ${typeof value}`)
}

/** The items of a list. */
export function itemsOf<T>(list: WpsList<T>): T[] {
  return Array.from({ length: numberOf(list, 'Count') }, (_, i) => list.Item(i + 1))
}

/** A list of rows from what a range gives: a bare value of one cell, and in some builds a flat list of one row or column. */
export function rowsOf(given: unknown, rows: number, cols: number, name: string): unknown[][] {
  if (rows === 1 && cols === 1) return Array.isArray(given) ? rowsOf([given].flat(2)[0], 1, 1, name) : [[given]]
  if (Array.isArray(given)) {
    if (given.length === rows && given.every((line) => Array.isArray(line) && line.length === cols)) return given
    if (given.length === rows * cols && !given.some(Array.isArray)) {
      if (rows === 1) return [given]
      if (cols === 1) return given.map((cell) => [cell])
    }
  }
  throw new HostError('failed', `${name}: not ${rows} rows of ${cols}`)
}

/** A colour `#RRGGBB` as WPS has it: blue first. */
export function bgr(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)) as [
    number,
    number,
    number,
  ]
  return red + green * 256 + blue * 65_536
}
