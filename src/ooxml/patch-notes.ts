/**
 * The notes in their place in the package. A workbook that has a part of ours gets new bytes for it alone; one that has none gets the
 * part, its properties, the relation and the content types (ECMA-376-1 15.2.5, 15.2.6), in parts that are otherwise kept byte by byte.
 */
import type { Notes } from '../core/index.js'
import { escapeXml } from './escape.js'
import { isEmptyNotes, isOwn, notesXml } from './notes.js'
import { readCustomXml, readPackage, readRelations } from './parts.js'
import { attributeOf, NotEditable, splice, tagText, walk } from './walk.js'
import { NOTES_NAMESPACE, xmlEncoding } from './xml.js'
import type { Zip } from './zip.js'

/** Entries with new content, by the name they have in the archive, and entries that are not there yet. */
export interface PartChanges {
  readonly changed: ReadonlyMap<string, Uint8Array>
  readonly added: ReadonlyMap<string, Uint8Array>
}

const NONE: PartChanges = { changed: new Map(), added: new Map() }

const CONTENT_TYPES = '[Content_Types].xml'
const TRANSITIONAL = 'http://schemas.openxmlformats.org/officeDocument/2006/'
const STRICT = 'http://purl.oclc.org/ooxml/officeDocument/'
const RELATIONS_TYPE = 'application/vnd.openxmlformats-package.relationships+xml'
const PROPERTIES_TYPE = 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml'
/** The id of our part among the custom XML parts of a workbook, of which it is the only one of its kind. */
const ITEM_ID = '{6B706C69-6E74-4E01-8F74-65732D310001}'
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/**
 * What changes in the package so that it holds these notes; nothing where it holds just these, or is to hold none and has no part
 * of ours. A part of ours is not taken away but emptied. Throws NotEditable where the package is written in a way we do not change.
 */
export async function patchNotes(zip: Zip, file: string, notes: Notes): Promise<PartChanges> {
  const { outer, workbook } = await readPackage(zip, file)
  const relations = await readRelations(zip, workbook, file)
  const own = (await readCustomXml(zip, outer, relations)).filter(({ text }) => isOwn(text)).at(-1)
  const xml = notesXml(notes)
  if (!own) return isEmptyNotes(notes) ? NONE : addPart(zip, workbook, xml)
  if (own.text === xml) return NONE
  const changed = new Map([[own.part, encode(xml)]])
  const isRelated = relations.some(({ kind, target }) => kind === 'customXml' && zip.find(target)?.name === own.part)
  // Excel looks for it only among the workbook's own.
  if (!isRelated) changed.set(...(await relate(zip, workbook, own.part)))
  return { changed, added: new Map() }
}

async function addPart(zip: Zip, workbook: string, xml: string): Promise<PartChanges> {
  const [relations, types] = [await root(zip, relationsOf(workbook)), await root(zip, CONTENT_TYPES)]
  const [item, properties, itemRelations] = freeNames(zip, [...relations.tags, ...types.tags])
  const base = baseOf(relations)
  return {
    changed: new Map([
      await relate(zip, workbook, item),
      [types.name, types.with(contentTypes(types, item, properties, itemRelations))],
    ]),
    added: new Map([
      [item, encode(xml)],
      [properties, encode(propertiesXml(base))],
      [itemRelations, encode(relationsXml(base, properties))],
    ]),
  }
}

/** The relations part of the workbook with one more, to a custom XML part. */
async function relate(zip: Zip, workbook: string, item: string): Promise<[name: string, bytes: Uint8Array]> {
  const relations = await root(zip, relationsOf(workbook))
  const steps = workbook.split('/').length - 1
  const attributes = [
    ['Id', freeId(relations.tags)],
    ['Type', `${baseOf(relations)}relationships/customXml`],
    ['Target', '../'.repeat(steps) + item],
  ] as const
  return [relations.name, relations.with(empty(relations.prefix, 'Relationship', attributes))]
}

function relationsOf(part: string): string {
  const slash = part.lastIndexOf('/') + 1
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`
}

function baseOf(relations: Root): string {
  return relations.tags.some((tag) => attributeOf(tag, 'Type')?.startsWith(STRICT)) ? STRICT : TRANSITIONAL
}

/** Names that nothing in the archive has and no tag speaks of (of a part that is gone), with the first number of which that is so. */
function freeNames(zip: Zip, tags: readonly string[]): [item: string, properties: string, relations: string] {
  const taken = new Set(
    tags.flatMap((tag) => {
      const named = attributeOf(tag, 'PartName') ?? attributeOf(tag, 'Target')
      return named === null ? [] : [named.slice(named.lastIndexOf('/') + 1).toLowerCase()]
    }),
  )
  for (let n = 1; ; n++) {
    const names: [string, string, string] = [
      `customXml/item${n}.xml`,
      `customXml/itemProps${n}.xml`,
      `customXml/_rels/item${n}.xml.rels`,
    ]
    const isFree = (name: string) => !zip.find(name) && !taken.has(name.slice(name.lastIndexOf('/') + 1).toLowerCase())
    if (names.every(isFree)) return names
  }
}

function freeId(relations: readonly string[]): string {
  const ids = new Set(relations.map((tag) => attributeOf(tag, 'Id')?.toLowerCase()))
  for (let n = 1; ; n++) if (!ids.has(`rid${n}`)) return `rId${n}`
}

/** The content types the new parts need; for those of a kind the package already gives a default for, none. */
function contentTypes(types: Root, item: string, properties: string, relations: string): string {
  const defaults = new Map<string, string>()
  for (const tag of types.tags) {
    const extension = attributeOf(tag, 'Extension')?.toLowerCase()
    if (extension !== undefined) defaults.set(extension, attributeOf(tag, 'ContentType') ?? '')
  }
  const wanted: readonly (readonly [string, string])[] = [
    ...(defaults.get('xml') === 'application/xml' ? [] : [[item, 'application/xml'] as const]),
    [properties, PROPERTIES_TYPE],
    ...(defaults.get('rels') === RELATIONS_TYPE ? [] : [[relations, RELATIONS_TYPE] as const]),
  ]
  return wanted
    .map(([part, type]) =>
      empty(types.prefix, 'Override', [
        ['PartName', `/${part}`],
        ['ContentType', type],
      ]),
    )
    .join('')
}

/** The root element of a small part, open for more children. */
interface Root {
  readonly name: string
  /** The prefix of its own name with its colon, `''` where it has none. */
  readonly prefix: string
  /** The start tags of its children. */
  readonly tags: readonly string[]
  /** The part with more children at the end. */
  with(children: string): Uint8Array
}

/** Throws NotEditable where there is no such part or it is no UTF-8. */
async function root(zip: Zip, name: string): Promise<Root> {
  const entry = zip.find(name)
  if (!entry) throw new NotEditable(`no ${name}`)
  const bytes = await zip.bytes(entry)
  if (xmlEncoding(bytes.subarray(0, 200)) !== 'utf-8') throw new NotEditable(`${name} is not UTF-8`)
  const tags: string[] = []
  let depth = 0
  let start: { from: number; to: number; text: string; isEmpty: boolean } | null = null
  let end = -1
  walk(bytes, (tag) => {
    if (tag.kind === 'close') {
      if (--depth === 0) end = tag.from
      return
    }
    const text = tagText(bytes, tag)
    if (depth === 0) start ??= { from: tag.from, to: tag.to, text, isEmpty: tag.kind === 'empty' }
    else if (depth === 1) tags.push(text)
    if (tag.kind === 'open') depth++
  })
  const found = start as { from: number; to: number; text: string; isEmpty: boolean } | null
  const qualified = /^<((?:[\w.-]+:)?)([\w.-]+)/.exec(found?.text ?? '')
  if (!found || !qualified || (end < 0 && !found.isEmpty)) throw new NotEditable(`${name} has no root`)
  const [, prefix, local] = qualified as unknown as [string, string, string]
  return {
    name: entry.name,
    prefix,
    tags,
    with: (children) =>
      splice(bytes, [
        found.isEmpty
          ? { ...found, text: `${found.text.replace(/\s*\/>$/, '>')}${children}</${prefix}${local}>` }
          : { from: end, to: end, text: children },
      ]),
  }
}

function empty(prefix: string, name: string, attributes: readonly (readonly [string, string])[]): string {
  return `<${prefix}${name}${attributes.map(([key, value]) => ` ${key}="${escapeXml(value)}"`).join('')}/>`
}

function propertiesXml(base: string): string {
  const namespace = base === STRICT ? `${STRICT}customXml` : `${TRANSITIONAL}customXml`
  const schema = `<ds:schemaRefs><ds:schemaRef ds:uri="${NOTES_NAMESPACE}"/></ds:schemaRefs>`
  return `${DECLARATION}<ds:datastoreItem ds:itemID="${ITEM_ID}" xmlns:ds="${namespace}">${schema}</ds:datastoreItem>`
}

function relationsXml(base: string, properties: string): string {
  const target = properties.slice(properties.lastIndexOf('/') + 1)
  const relation = `<Relationship Id="rId1" Type="${base}relationships/customXmlProps" Target="${target}"/>`
  const namespace = 'http://schemas.openxmlformats.org/package/2006/relationships'
  return `${DECLARATION}<Relationships xmlns="${namespace}">${relation}</Relationships>`
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
