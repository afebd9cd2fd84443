/**
 * A conforming, namespace-aware XML tokenizer that takes text piece by piece (XML 1.0, Namespaces 1.0; no DTD).
 * It reads the small parts whole, and the large ones where the fast scanner meets something it does not know.
 */
import { unescapeXml } from './texts.js'

/** Attributes by name; those in a namespace by `prefix:name` with the prefix of `namespaces`. */
export type Attributes = ReadonlyMap<string, string>

/**
 * What is told. Names in SpreadsheetML (either edition) and without a namespace come bare, those of `namespaces` with
 * their prefix there, all others start with `?:`.
 */
export interface Handler {
  open(name: string, attributes: Attributes): void
  close(name: string): void
  /** Character data, in one or more pieces. */
  text(text: string): void
}

/** The document is not well-formed, or has a DTD. */
export class XmlError extends Error {
  override readonly name = 'XmlError'
}

const OFFICE = 'http://schemas.openxmlformats.org/'
const STRICT = 'http://purl.oclc.org/ooxml/'
/** OpenDocument (ISO/IEC 26300). */
const ODF = 'urn:oasis:names:tc:opendocument:xmlns:'
/** The namespace of the notes kplint keeps in a workbook. */
export const NOTES_NAMESPACE = 'urn:kplint:notes:1'
/** Namespaces that are told apart. Transitional (ECMA-376) and strict (ISO/IEC 29500) count as one. */
const namespaces = new Map([
  ['', ''],
  [`${OFFICE}spreadsheetml/2006/main`, ''],
  [`${STRICT}spreadsheetml/main`, ''],
  [`${OFFICE}package/2006/relationships`, ''],
  [`${OFFICE}package/2006/content-types`, ''],
  [`${OFFICE}officeDocument/2006/customXml`, 'ds:'],
  [`${STRICT}officeDocument/customXml`, 'ds:'],
  [`${OFFICE}officeDocument/2006/relationships`, 'r:'],
  [`${STRICT}officeDocument/relationships`, 'r:'],
  ['http://schemas.microsoft.com/office/spreadsheetml/2009/9/main', 'x14:'],
  ['http://schemas.microsoft.com/office/excel/2006/main', 'xm:'],
  [`${OFFICE}wordprocessingml/2006/main`, 'w:'],
  [`${STRICT}wordprocessingml/main`, 'w:'],
  ['http://www.w3.org/XML/1998/namespace', 'xml:'],
  ...['office', 'table', 'text', 'style'].map((name): [string, string] => [`${ODF}${name}:1.0`, `${name}:`]),
  [`${ODF}datastyle:1.0`, 'number:'],
  ['urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0', 'calcext:'],
  [NOTES_NAMESPACE, 'notes:'],
])

const MAX_DEPTH = 512
/** Signs one tag, comment or instruction may have. */
const MAX_TAG = 1 << 22
/** Signs of text that are told at once. */
const MAX_TEXT = 1 << 16
const NAME = /^[A-Za-z_:\u0080-\uffff][\w.:\-\u0080-\uffff]*$/
const ATTRIBUTE = /[ \t\r\n]+([^ \t\r\n=<>/"']+)[ \t\r\n]*=[ \t\r\n]*(?:"([^"<]*)"|'([^'<]*)')/y
const SPACE = /^[ \t\r\n]*$/

interface Scope {
  readonly raw: string
  readonly name: string
  /** The prefixes it declares with what they stood for outside it; null where it declares none. */
  readonly outside: readonly (readonly [prefix: string, known: string])[] | null
}

export class Tokenizer {
  private rest = ''
  private readonly open: Scope[] = []
  /** What prefixes stand for where the document is read: one map for all, as a copy per element takes hostile documents minutes. */
  private readonly prefixes = new Map([
    ['', ''],
    ['xml', 'xml:'],
  ])
  private ended = false

  constructor(private readonly handler: Handler) {}

  /** How many elements are open. */
  get depth(): number {
    return this.open.length
  }

  /** Takes the next piece. Throws XmlError. */
  push(piece: string): void {
    const text = this.rest === '' ? piece : this.rest + piece
    let at = 0
    let tag = text.indexOf('<')
    while (tag >= 0) {
      const next = this.markup(text, tag, at)
      if (next < 0) break
      at = next
      tag = text.indexOf('<', at)
    }
    this.rest = at === 0 ? text : text.slice(at)
    if (tag < 0 && this.rest.length > MAX_TEXT) this.longText()
    else if (this.rest.length > MAX_TAG) throw new XmlError('tag too long')
  }

  /** The document is over. Throws XmlError where it is not complete. */
  end(): void {
    if (!this.ended || !SPACE.test(this.rest)) throw new XmlError('document ends early')
  }

  /** Handles the text `[at, tag)` and the markup at `tag`; gives where it ends, or -1 where more is needed. */
  private markup(text: string, tag: number, at: number): number {
    const sign = text.charCodeAt(tag + 1)
    if (Number.isNaN(sign)) return -1
    if (sign === 33) return this.declaration(text, tag, at)
    if (sign === 63) {
      const end = text.indexOf('?>', tag + 2)
      if (end < 0) return -1
      this.characters(text, at, tag)
      return end + 2
    }
    const end = tagEnd(text, tag + 1)
    if (end < 0) return -1
    this.characters(text, at, tag)
    if (sign === 47) this.closeTag(text.slice(tag + 2, end))
    else this.openTag(text, tag + 1, end)
    return end + 1
  }

  private declaration(text: string, tag: number, at: number): number {
    if (text.startsWith('<!--', tag)) {
      const end = text.indexOf('-->', tag + 4)
      if (end < 0) return -1
      this.characters(text, at, tag)
      return end + 3
    }
    if (text.startsWith('<![CDATA[', tag)) {
      const end = text.indexOf(']]>', tag + 9)
      if (end < 0) return -1
      this.characters(text, at, tag)
      if (this.open.length === 0) throw new XmlError('text outside the root')
      this.handler.text(text.slice(tag + 9, end).replace(/\r\n?/g, '\n'))
      return end + 3
    }
    if (text.length - tag < 9 && ('<!--'.startsWith(text.slice(tag)) || '<![CDATA['.startsWith(text.slice(tag))))
      return -1
    throw new XmlError('document type declaration')
  }

  private characters(text: string, from: number, to: number): void {
    if (from === to) return
    const raw = text.slice(from, to)
    if (this.open.length === 0) {
      if (!SPACE.test(raw.replace(/^\ufeff/, ''))) throw new XmlError('text outside the root')
      return
    }
    this.handler.text(unescapeXml(raw))
  }

  private openTag(text: string, from: number, end: number): void {
    if (this.ended) throw new XmlError('two roots')
    if (this.open.length >= MAX_DEPTH) throw new XmlError('too deep')
    const closed = text.charCodeAt(end - 1) === 47
    const stop = closed ? end - 1 : end
    let at = from
    while (at < stop && !isSpace(text.charCodeAt(at))) at++
    const raw = text.slice(from, at)
    if (!NAME.test(raw)) throw new XmlError('bad element name')
    const attributes = readAttributes(text, at, stop)
    const { prefixes } = this
    const outside = attributes.declared ? declare(prefixes, attributes.raw) : null
    const scope = { raw, name: resolve(raw, prefixes, true), outside }
    this.open.push(scope)
    this.handler.open(scope.name, attributes.qualified ? qualify(attributes.raw, prefixes) : attributes.raw)
    if (closed) this.closeTag(raw)
  }

  private closeTag(raw: string): void {
    const scope = this.open.pop()
    if (!scope || scope.raw !== raw.trimEnd()) throw new XmlError('element closed out of turn')
    for (const [prefix, known] of scope.outside ?? []) this.prefixes.set(prefix, known)
    this.handler.close(scope.name)
    if (this.open.length === 0) this.ended = true
  }

  /** Tells a long text in pieces, cut where no reference and no line end is. */
  private longText(): void {
    let cut = Math.max(this.rest.lastIndexOf('&'), this.rest.length - 16)
    while (cut > 0 && this.rest.charCodeAt(cut - 1) === 13) cut--
    this.characters(this.rest, 0, cut)
    this.rest = this.rest.slice(cut)
  }
}

/** Where the `>` of a tag is, outside its attribute values; -1 where it is not there yet. */
function tagEnd(text: string, from: number): number {
  let at = from
  for (;;) {
    const end = text.indexOf('>', at)
    if (end < 0) {
      if (text.length - from > MAX_TAG) throw new XmlError('tag too long')
      return -1
    }
    // Mostly there is no `>` in a value: an even number of quotes before it settles that.
    const open = openQuote(text, at, end)
    if (open === 0) return end
    const close = text.indexOf(open === 34 ? '"' : "'", end)
    if (close < 0) return -1
    at = close + 1
  }
}

/** The quote still open at `to` when none is at `from`; 0 where none is. */
function openQuote(text: string, from: number, to: number): number {
  let open = 0
  for (let i = from; i < to; i++) {
    const c = text.charCodeAt(i)
    if (open === 0) {
      if (c === 34 || c === 39) open = c
    } else if (c === open) open = 0
  }
  return open
}

function readAttributes(text: string, from: number, stop: number) {
  const raw = new Map<string, string>()
  let declared = false
  let qualified = false
  let at = from
  while (at < stop) {
    ATTRIBUTE.lastIndex = at
    const match = ATTRIBUTE.exec(text)
    if (!match || ATTRIBUTE.lastIndex > stop) {
      if (SPACE.test(text.slice(at, stop))) break
      throw new XmlError('bad attribute')
    }
    const name = match[1]!
    if (raw.has(name)) throw new XmlError('attribute twice')
    if (name.startsWith('xmlns')) declared = true
    else if (name.includes(':')) qualified = true
    raw.set(name, unescapeXml((match[2] ?? match[3] ?? '').replace(/[\t\n\r]/g, ' ')))
    at = ATTRIBUTE.lastIndex
  }
  return { raw, declared, qualified }
}

/** Takes the declarations of an element into `prefixes`; gives what they stood for before. */
function declare(prefixes: Map<string, string>, attributes: ReadonlyMap<string, string>) {
  const outside: [prefix: string, known: string][] = []
  for (const [name, value] of attributes) {
    const prefix = name === 'xmlns' ? '' : name.startsWith('xmlns:') ? name.slice(6) : null
    if (prefix === null) continue
    outside.push([prefix, prefixes.get(prefix) ?? '?:'])
    prefixes.set(prefix, namespaces.get(value) ?? '?:')
  }
  return outside
}

function resolve(raw: string, prefixes: ReadonlyMap<string, string>, element: boolean): string {
  const colon = raw.indexOf(':')
  if (colon < 0) return element ? (prefixes.get('') ?? '') + raw : raw
  return (prefixes.get(raw.slice(0, colon)) ?? '?:') + raw.slice(colon + 1)
}

function qualify(raw: ReadonlyMap<string, string>, prefixes: ReadonlyMap<string, string>): Attributes {
  const named = new Map<string, string>()
  for (const [name, value] of raw) named.set(name.startsWith('xmlns') ? name : resolve(name, prefixes, false), value)
  return named
}

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9
}

/** Reads a whole part. Throws XmlError. */
export function readXml(bytes: Uint8Array, handler: Handler): void {
  const tokenizer = new Tokenizer(handler)
  tokenizer.push(decodeXml(bytes))
  tokenizer.end()
}

/** A decoder of the platform's. */
export type Decoder = InstanceType<typeof TextDecoder>

/** A decoder for the encoding the first bytes of a part tell (XML 1.0, appendix F). Throws XmlError on an unknown one. */
export function xmlDecoder(head: Uint8Array): Decoder {
  try {
    return new TextDecoder(xmlEncoding(head), { fatal: true })
  } catch {
    throw new XmlError('unknown encoding')
  }
}

/** How nearly every part starts: told without looking further. */
const USUAL = '<?xml version="1.0" encoding="UTF-8"'

function isUsual(head: Uint8Array): boolean {
  for (let i = 0; i < USUAL.length; i++) if (head[i] !== USUAL.charCodeAt(i)) return false
  return true
}

/** The encoding of an XML part, as a label of the Encoding standard. */
export function xmlEncoding(head: Uint8Array): string {
  const [a, b] = head
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return 'utf-16be'
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return 'utf-16le'
  if (isUsual(head)) return 'utf-8'
  const line = String.fromCharCode(...head.subarray(0, 200))
  const stated = /^(?:\u00ef\u00bb\u00bf)?<\?xml[^>]*?encoding[ \t\r\n]*=[ \t\r\n]*["']([\w.-]+)["']/.exec(line)
  const label = stated?.[1]?.toLowerCase() ?? 'utf-8'
  // A part that says UTF-16 in single bytes is none.
  return label === 'utf8' || label.startsWith('utf-16') ? 'utf-8' : label
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** A whole part as text. Throws XmlError where the bytes are not of the encoding. */
export function decodeXml(bytes: Uint8Array): string {
  const decoder = isUsual(bytes) ? utf8 : xmlDecoder(bytes)
  try {
    return decoder.decode(bytes)
  } catch {
    throw new XmlError(`not ${decoder.encoding}`)
  }
}

/** xsd:boolean. */
export function isTrue(text: string | undefined): boolean {
  return text === '1' || text === 'true'
}
