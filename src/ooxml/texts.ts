/** Many texts as UTF-8 pages, decoded when asked for. */

import { viewOf } from './view.js'

/** Texts of a page, as a power of two: the page of a text is told by its number alone. */
const BITS = 9
/** Decoded pages that are kept. */
const KEPT = 128

interface Page {
  /** The texts, each followed by a zero byte. */
  bytes: Uint8Array
  used: number
  /** True where a text may hold a reference, a carriage return or a `_xHHHH_` escape. */
  special: boolean
  /** The texts, while they are kept; null otherwise. */
  texts: string[] | null
}

/**
 * Texts by number. They are kept as the bytes of the file, one page decoded as a whole when one of its texts is
 * wanted: decoding text by text costs ten times as much in browsers. Zero cannot stand in XML, so it parts the texts.
 */
export class Texts {
  /** How many texts there are. */
  count = 0
  private page: Page = { bytes: new Uint8Array(0), used: 0, special: false, texts: null }
  private readonly pages: Page[] = []
  /** Pages with decoded texts, the oldest first. */
  private readonly kept: Page[] = []
  private oldest = 0
  private view = viewOf(this.page.bytes)

  /** `decode` turns valid UTF-8 into a text as the platform does it fastest, a byte order mark kept. */
  constructor(private readonly decode: (bytes: Uint8Array) => string = decodeUtf8) {}

  /** Starts the next text and gives its number; `append` adds to it, `finish` ends it. */
  begin(): number {
    if (this.count >> BITS === this.pages.length) {
      const { bytes, used } = this.page
      if (bytes.length > used + (used >> 3)) this.page.bytes = bytes.slice(0, used)
      // A page is about as long as the one before it; the first one is small, as most workbooks are.
      this.page = { bytes: new Uint8Array(used + (used >> 4) || 512), used: 0, special: false, texts: null }
      this.view = viewOf(this.page.bytes)
      this.pages.push(this.page)
    }
    return this.count
  }

  /** Adds `bytes[from, to)` as they stand in the XML. */
  append(bytes: Uint8Array, from: number, to: number, special: boolean): void {
    const page = this.page
    const end = page.used + to - from
    if (end >= page.bytes.length) this.makeRoom(end)
    page.bytes.set(bytes.subarray(from, to), page.used)
    page.used = end
    if (special) page.special = true
  }

  /**
   * Adds the text of an element from `from` to the next `<` and gives its place; -1 where it holds what XML forbids: these
   * texts are then of no use.
   * The text ends before the buffer of `source` by four bytes or more.
   */
  take(source: DataView, from: number): number {
    const page = this.page
    let { view } = this
    let room = view.byteLength - 8
    let at = page.used
    let special = false
    for (let i = from; ; ) {
      if (at > room) {
        page.used = at
        this.makeRoom(at + 8)
        view = this.view
        room = view.byteLength - 8
      }
      // Four bytes of no ASCII hold no sign that matters; Chinese is made of them.
      const four = source.getInt32(i)
      if ((four & 0x80808080) === NO_ASCII) {
        view.setInt32(at, four)
        i += 4
        at += 4
        continue
      }
      const sign = source.getUint8(i)
      const kind = SIGNS[sign]!
      if (kind !== 0) {
        if (sign === 60) {
          page.used = at
          if (special) page.special = true
          return i
        }
        if (kind === 2) return -1
        special = true
      }
      view.setUint8(at++, sign)
      i++
    }
  }

  finish(): void {
    const page = this.page
    if (page.used >= page.bytes.length) this.makeRoom(page.used)
    page.bytes[page.used++] = 0
    page.texts = null
    this.count++
  }

  /** Adds a text already read from XML (references resolved, `_xHHHH_` escapes not yet). Gives its number. */
  add(text: string): number {
    const id = this.begin()
    const safe = text.replace(/[&\r\0]/g, (sign) => (sign === '&' ? '&amp;' : sign === '\r' ? '&#13;' : '\ufffd'))
    const bytes = new TextEncoder().encode(safe)
    this.append(bytes, 0, bytes.length, true)
    this.finish()
    return id
  }

  /** The text of that number. */
  get(id: number): string {
    const page = this.pages[id >> BITS]!
    const texts = page.texts ?? this.textsOf(page)
    return texts[id & ((1 << BITS) - 1)]!
  }

  private textsOf(page: Page): string[] {
    const texts = this.decode(page.bytes.subarray(0, page.used)).split('\0')
    texts.pop()
    if (page.special) for (let i = 0; i < texts.length; i++) texts[i] = unescapeText(texts[i]!)
    page.texts = texts
    const dropped = this.kept[this.oldest]
    if (dropped && dropped !== page) dropped.texts = null
    this.kept[this.oldest] = page
    this.oldest = (this.oldest + 1) % KEPT
    return texts
  }

  private makeRoom(end: number): void {
    const grown = new Uint8Array(Math.max(this.page.bytes.length * 2, end + 64))
    grown.set(this.page.bytes.subarray(0, this.page.used))
    this.page.bytes = grown
    this.view = viewOf(grown)
  }
}

const NO_ASCII = 0x80808080 | 0

/** 1 for bytes that end a plain run of text or make it special: `<`, `&`, `_`, CR; 2 for those XML forbids. */
export const SIGNS = new Uint8Array(256)
for (let c = 0; c < 32; c++) if (c !== 9 && c !== 10 && c !== 13) SIGNS[c] = 2
SIGNS[38] = SIGNS[95] = SIGNS[13] = SIGNS[60] = 1

let decoder: TextDecoder | null = null

function decodeUtf8(bytes: Uint8Array): string {
  decoder ??= new TextDecoder('utf-8', { ignoreBOM: true })
  return decoder.decode(bytes)
}

const NAMED = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

/** XML references resolved and line ends made LF. What is no reference of XML stays as it is written. */
export function unescapeXml(text: string): string {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  if (!lines.includes('&')) return lines
  return lines.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|([a-z]{2,4}));/g, (all, decimal, hex, name) => {
    if (name !== undefined) return NAMED.get(name) ?? all
    const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return isXmlChar(code) ? String.fromCodePoint(code) : all
  })
}

/** `_xHHHH_` escapes of SpreadsheetML resolved (ECMA-376 22.9.2.19, ST_Xstring). */
export function unescapeX(text: string): string {
  if (!text.includes('_x') && !text.includes('_X')) return text
  return text.replace(/_x([0-9a-fA-F]{4})_/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
}

function unescapeText(text: string): string {
  return unescapeX(unescapeXml(text))
}

function isXmlChar(code: number): boolean {
  if (code < 0x20) return code === 9 || code === 10 || code === 13
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff)
}
