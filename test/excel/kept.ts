/** What a workbook keeps besides its sheets. */
import { invalidArgument } from './fault.js'
import type { SheetModel } from './sheet.js'

/** A custom XML part. */
export interface XmlPart {
  readonly id: string
  readonly xml: string
}

/** A defined name; `formula` without `=`, `sheet` null where it holds in the whole workbook. */
export interface NameModel {
  readonly name: string
  readonly formula: string
  readonly sheet: SheetModel | null
  readonly visible: boolean
}

/** A comment and its replies. */
export interface CommentModel {
  readonly id: string
  readonly sheet: SheetModel
  readonly row: number
  readonly col: number
  content: string
  resolved: boolean
}

/** Excel takes only well-formed XML with one root; a model of that: it begins with a tag and ends with its end. */
export function refuseXml(xml: string): void {
  const root = /^\s*(?:<\?xml[^>]*\?>\s*)?<([^\s/>!?]+)/.exec(xml)?.[1]
  if (
    root === undefined ||
    !(xml.trimEnd().endsWith(`</${root}>`) || /^[^<]*(?:<\?xml[^>]*\?>\s*)?<[^<>]*\/>\s*$/.test(xml))
  )
    throw invalidArgument()
}
