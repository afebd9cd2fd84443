/** The small parts: relations, workbook, styles, custom XML. */
import { ReadError } from './errors.js'
import { builtinFormats } from './formats.js'
import { whichZip } from './sniff.js'
import { type Attributes, decodeXml, type Handler, isTrue, readXml, XmlError } from './xml.js'
import type { Entry, Zip } from './zip.js'

/** One relation of a part. */
export interface Relation {
  readonly id: string
  /** The last step of the type's URI: `worksheet`, `sharedStrings`, `styles`, `customXml` … */
  readonly kind: string
  /** Name of the entry it points at; empty where it points outside the file. */
  readonly target: string
}

/** A name that stands for a formula or block of cells. */
export interface DefinedName {
  readonly name: string
  /** The formula without `=`, as the file has it. */
  readonly formula: string
  /** Index of the sheet it belongs to in the workbook's own order of tabs, null where it holds everywhere. */
  readonly tab: number | null
  readonly hidden: boolean
}

/** A sheet as the workbook part lists it. */
export interface Tab {
  readonly name: string
  readonly state: string
  readonly relation: string
}

export interface WorkbookPart {
  readonly tabs: readonly Tab[]
  readonly names: readonly DefinedName[]
  readonly date1904: boolean
}

/** A custom XML part: its text, and the schema it says it follows. */
export interface CustomXml {
  /** Name of the entry, e.g. `customXml/item1.xml`. */
  readonly part: string
  readonly text: string
}

/** Reads a part as XML. Throws ReadError `corrupt` where it is not well-formed. */
export async function readPart(zip: Zip, name: string, file: string, handler: Handler): Promise<boolean> {
  const entry = zip.find(name)
  if (!entry) return false
  const bytes = await zip.bytes(entry)
  try {
    readXml(bytes, handler)
  } catch (error) {
    if (error instanceof XmlError) throw new ReadError('corrupt', file, `${name}: ${error.message}`)
    throw error
  }
  return true
}

/** The relations of a part; none where it has no relations part. `part` is '' for the package. */
export async function readRelations(zip: Zip, part: string, file: string): Promise<Relation[]> {
  const slash = part.lastIndexOf('/') + 1
  const folder = part.slice(0, slash)
  const relations: Relation[] = []
  await readPart(zip, `${folder}_rels/${part.slice(slash)}.rels`, file, {
    open(name, attributes) {
      if (name !== 'Relationship') return
      const external = attributes.get('TargetMode') === 'External'
      relations.push({
        id: attributes.get('Id') ?? '',
        kind: (attributes.get('Type') ?? '').replace(/^.*\//, ''),
        target: external ? '' : resolveTarget(folder, attributes.get('Target') ?? ''),
      })
    },
    close() {},
    text() {},
  })
  return relations
}

/** The entry a target means, seen from a folder: `../a.xml`, `/xl/a.xml`, `a\b.xml`. Never leaves the archive. */
export function resolveTarget(folder: string, target: string): string {
  const path = target.replaceAll('\\', '/')
  const steps = path.startsWith('/') ? [] : folder.split('/').filter((step) => step !== '')
  for (const step of path.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}

/** The relations of the package, and the entry that holds the workbook part. Throws ReadError where there is none. */
export async function readPackage(zip: Zip, file: string): Promise<{ outer: readonly Relation[]; workbook: string }> {
  const outer = await readRelations(zip, '', file)
  return { outer, workbook: workbookPart(zip, outer, file) }
}

function workbookPart(zip: Zip, outer: readonly Relation[], file: string): string {
  const main = outer.find((relation) => relation.kind === 'officeDocument' && zip.find(relation.target))
  const part = main?.target ?? 'xl/workbook.xml'
  if (!zip.find(part) || /\.bin$|^word\/|^ppt\//i.test(part)) throw new ReadError(whichZip(zip), file)
  return part
}

/** The entries that hold the workbook part and the styles; null where there are no styles. */
export async function workbookParts(zip: Zip, file: string): Promise<{ workbook: string; styles: string | null }> {
  const { workbook } = await readPackage(zip, file)
  const relations = await readRelations(zip, workbook, file)
  return { workbook, styles: relations.find((relation) => relation.kind === 'styles')?.target ?? null }
}

class WorkbookHandler implements Handler {
  readonly tabs: Tab[] = []
  readonly names: DefinedName[] = []
  date1904 = false
  private defined: Attributes | null = null
  private words = ''

  open(name: string, attributes: Attributes): void {
    if (name === 'sheet') {
      this.tabs.push({
        name: attributes.get('name') ?? '',
        state: attributes.get('state') ?? 'visible',
        relation: attributes.get('r:id') ?? '',
      })
    } else if (name === 'workbookPr') this.date1904 = isTrue(attributes.get('date1904'))
    else if (name === 'definedName') {
      this.defined = attributes
      this.words = ''
    }
  }

  text(text: string): void {
    if (this.defined) this.words += text
  }

  close(name: string): void {
    if (name !== 'definedName' || !this.defined) return
    const tab = this.defined.get('localSheetId')
    this.names.push({
      name: this.defined.get('name') ?? '',
      formula: this.words,
      tab: tab === undefined || !/^\d{1,6}$/.test(tab) ? null : Number(tab),
      hidden: isTrue(this.defined.get('hidden')),
    })
    this.defined = null
  }
}

/** Reads the workbook part. */
export async function readWorkbookPart(zip: Zip, part: string, file: string): Promise<WorkbookPart> {
  const handler = new WorkbookHandler()
  await readPart(zip, part, file, handler)
  return handler
}

/** Excel takes no longer ones; what is longer is shown as General. */
const LONGEST_FORMAT = 255

/** The number format codes by index into cellXfs. */
export async function readFormats(zip: Zip, part: string, file: string): Promise<string[]> {
  const codes = new Map<number, string>()
  const formats: number[] = []
  const path: string[] = []
  await readPart(zip, part, file, {
    open(name, attributes) {
      path.push(name)
      if (name === 'numFmt' && path.at(-2) === 'numFmts') {
        const code = attributes.get('formatCode') ?? ''
        if (code.length <= LONGEST_FORMAT) codes.set(Number(attributes.get('numFmtId')), code)
      } else if (name === 'xf' && path.at(-2) === 'cellXfs') formats.push(Number(attributes.get('numFmtId') ?? 0))
    },
    close() {
      path.pop()
    },
    text() {},
  })
  return formats.map((id) => codes.get(id) || (builtinFormats.get(id) ?? 'General'))
}

/**
 * The custom XML parts that the package (`outer`) or the workbook (`inner`) points at, with the text of each; the workbook's last. The standard
 * knows only the workbook's (ECMA-376-1 15.2.5); LibreOffice 7 makes them the package's when it saves. Those that are no text are left out.
 */
export async function readCustomXml(
  zip: Zip,
  outer: readonly Relation[],
  inner: readonly Relation[],
): Promise<CustomXml[]> {
  const parts = new Map<string, CustomXml>()
  for (const { kind, target } of [...outer, ...inner]) {
    const entry = kind === 'customXml' ? zip.find(target) : undefined
    if (!entry) continue
    const known = parts.get(entry.name)
    parts.delete(entry.name)
    const text = known?.text ?? (await textOf(zip, entry))
    if (text !== null) parts.set(entry.name, { part: entry.name, text })
  }
  return [...parts.values()]
}

async function textOf(zip: Zip, entry: Entry): Promise<string | null> {
  const bytes = await zip.bytes(entry)
  try {
    return decodeXml(bytes)
  } catch (error) {
    if (error instanceof XmlError) return null
    throw error
  }
}
