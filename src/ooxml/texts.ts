/** Many texts as UTF-8 pages, decoded when asked for. */

/** Bytes after which a page is closed. */
const PAGE = 1 << 16
/** Decoded pages that are kept. */
const KEPT = 256

interface Page {
  /** The texts, each followed by a zero byte. */
  bytes: Uint8Array
  used: number
  /** Number of the page's first text. */
  readonly first: number
  /** True where a text may hold a reference, a carriage return or a `_xHHHH_` escape. */
  special: boolean
}

/**
 * Texts by number. They are kept as the bytes of the file, one page decoded as a whole when one of its texts is
 * wanted: decoding text by text costs ten times as much in browsers. Zero cannot stand in XML, so it parts the texts.
 */
export class Texts {
  /** How many texts there are. */
  count = 0
  private page: Page | null = null
  private readonly pages: Page[] = []
  private readonly decoded = new Map<Page, string[]>()
  private last: Page | null = null
  private lastTexts: string[] = []
  private readonly decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  private readonly encoder = new TextEncoder()

  /** Starts the next text and gives its number; `append` adds to it, `finish` ends it. */
  begin(): number {
    if (!this.page || this.page.used >= PAGE) {
      // The room grows by doubling: most workbooks have a few hundred bytes of text.
      this.page = { bytes: new Uint8Array(1024), used: 0, first: this.count, special: false }
      this.pages.push(this.page)
    }
    return this.count
  }

  /** Adds `bytes[from, to)` as they stand in the XML. */
  append(bytes: Uint8Array, from: number, to: number, special: boolean): void {
    const page = this.page!
    const length = to - from
    const end = page.used + length
    if (end >= page.bytes.length) {
      const grown = new Uint8Array(Math.max(page.bytes.length * 2, end + 64))
      grown.set(page.bytes.subarray(0, page.used))
      page.bytes = grown
    }
    if (length < 48) {
      const target = page.bytes
      for (let i = from, at = page.used; i < to; i++) target[at++] = bytes[i]!
    } else page.bytes.set(bytes.subarray(from, to), page.used)
    page.used = end
    if (special) page.special = true
  }

  finish(): void {
    const page = this.page!
    if (page.used + 1 > page.bytes.length) this.append(new Uint8Array(0), 0, 0, false)
    page.bytes[page.used++] = 0
    this.count++
  }

  /** Adds a text already read from XML (references resolved, `_xHHHH_` escapes not yet). Gives its number. */
  add(text: string): number {
    const id = this.begin()
    const safe = text.replace(/[&\r\0]/g, (sign) => (sign === '&' ? '&amp;' : sign === '\r' ? '&#13;' : '\ufffd'))
    const bytes = this.encoder.encode(safe)
    this.append(bytes, 0, bytes.length, true)
    this.finish()
    return id
  }

  /** The text of that number. */
  get(id: number): string {
    let page = this.last
    if (!page || id < page.first || id - page.first >= this.lastTexts.length) {
      page = this.pageOf(id)
      this.lastTexts = this.decode(page)
      this.last = page
    }
    return this.lastTexts[id - page.first] ?? ''
  }

  private pageOf(id: number): Page {
    let low = 0
    let high = this.pages.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.pages[middle]!.first <= id) low = middle
      else high = middle - 1
    }
    return this.pages[low]!
  }

  private decode(page: Page): string[] {
    const known = this.decoded.get(page)
    // The page being written grows while sheets are read; its texts are decoded anew.
    if (known && page !== this.page) return known
    const texts = this.decoder.decode(page.bytes.subarray(0, page.used)).split('\0')
    texts.pop()
    if (page.special) for (let i = 0; i < texts.length; i++) texts[i] = unescapeText(texts[i]!)
    if (this.decoded.size >= KEPT) this.decoded.delete(this.decoded.keys().next().value!)
    this.decoded.set(page, texts)
    return texts
  }
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
