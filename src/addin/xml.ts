/** The little XML the add-in's own files take: writing texts, and reading a manifest with the line of everything in it. */

/** Text between tags. Signs XML cannot hold become a blank. */
export function escapeXml(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ' ')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
}

/** The value of an attribute, in its quotes. */
export function attribute(text: string): string {
  return `"${escapeXml(text)
    .replace(/"/g, '&quot;')
    .replace(/[\t\n\r]/g, ' ')}"`
}

/** An element as read. */
export interface XmlElement {
  /** The name without its prefix, and the namespace its prefix stands for (`''` without one). */
  readonly name: string
  readonly namespace: string
  /** By name as written (`xsi:type`). */
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XmlElement[]
  /** The text directly inside, trimmed. */
  readonly text: string
  /** 1-based. */
  readonly line: number
}

/** No well-formed XML, or more than a manifest can need. */
export class XmlFault extends Error {
  override readonly name = 'XmlFault'

  constructor(
    readonly line: number,
    readonly what: 'syntax' | 'tags' | 'entity' | 'doctype' | 'large',
  ) {
    super(`${what} in line ${line}`)
  }
}

/** Signs a document may have, and elements inside each other. */
const MAX_LENGTH = 1 << 20
const MAX_DEPTH = 64
/** Namespaces that may be in force at one place: each element that adds one copies them. */
const MAX_PREFIXES = 32

const NAME = '[A-Za-z_][\\w.-]*(?::[A-Za-z_][\\w.-]*)?'
const TAG = new RegExp(`<(/?)(${NAME})((?:\\s+${NAME}\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*)\\s*(/?)>`, 'y')
const ATTRIBUTE = new RegExp(`(${NAME})\\s*=\\s*(?:"([^"<]*)"|'([^'<]*)')`, 'g')
const ENTITIES = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

type Open = { -readonly [K in keyof XmlElement]: XmlElement[K] } & {
  readonly children: XmlElement[]
  readonly raw: string
  readonly scope: ReadonlyMap<string, string>
}

/** Reads a whole document (XML 1.0 with namespaces; no document type). Throws `XmlFault`. */
export function readXml(source: string): XmlElement {
  if (source.length > MAX_LENGTH) throw new XmlFault(1, 'large')
  return new XmlReader(source.replace(/^\ufeff/, '')).read()
}

class XmlReader {
  private at = 0
  private line = 1
  private readonly open: Open[] = []
  private root: XmlElement | null = null

  constructor(private readonly source: string) {}

  read(): XmlElement {
    while (this.at < this.source.length) this.next()
    if (!this.root || this.open.length > 0) throw new XmlFault(this.line, 'tags')
    return this.root
  }

  private next(): void {
    const { source, at } = this
    if (source[at] !== '<') this.text()
    else if (source.startsWith('<!--', at)) this.past('-->', 4)
    else if (source.startsWith('<?', at)) this.past('?>', 2)
    else if (source.startsWith('<!', at)) throw new XmlFault(this.line, 'doctype')
    else this.tag()
  }

  private tag(): void {
    TAG.lastIndex = this.at
    const tag = TAG.exec(this.source)
    if (!tag) throw new XmlFault(this.line, 'syntax')
    const [whole, slash, raw, attributes, empty] = tag as unknown as [string, string, string, string, string]
    if (slash !== '' && (attributes !== '' || empty !== '')) throw new XmlFault(this.line, 'syntax')
    if (slash === '') this.begin(raw, attributes)
    if (slash !== '' || empty !== '') this.close(raw)
    this.go(whole.length)
  }

  private begin(raw: string, written: string): void {
    const outer = this.open.at(-1)
    if ((!outer && this.root) || this.open.length >= MAX_DEPTH) throw new XmlFault(this.line, 'tags')
    const attributes = this.attributesOf(written)
    const scope = scopeOf(attributes, outer?.scope ?? new Map<string, string>())
    if (scope.size > MAX_PREFIXES) throw new XmlFault(this.line, 'large')
    const colon = raw.indexOf(':')
    const prefix = colon < 0 ? '' : raw.slice(0, colon)
    const namespace = scope.get(prefix)
    if (namespace === undefined && prefix !== '') throw new XmlFault(this.line, 'syntax')
    this.open.push({
      name: raw.slice(colon + 1),
      namespace: namespace ?? '',
      attributes,
      children: [],
      text: '',
      line: this.line,
      raw,
      scope,
    })
  }

  private close(raw: string): void {
    const element = this.open.pop()
    if (element?.raw !== raw) throw new XmlFault(this.line, 'tags')
    element.text = element.text.trim()
    const outer = this.open.at(-1)
    if (outer) outer.children.push(element)
    else this.root = element
  }

  private attributesOf(written: string): Map<string, string> {
    const attributes = new Map<string, string>()
    for (const [, name, double, single] of written.matchAll(ATTRIBUTE)) {
      if (attributes.has(name!)) throw new XmlFault(this.line, 'syntax')
      attributes.set(name!, this.plain(double ?? single ?? ''))
    }
    return attributes
  }

  private text(): void {
    const end = this.source.indexOf('<', this.at)
    const text = this.source.slice(this.at, end < 0 ? undefined : end)
    const outer = this.open.at(-1)
    if (outer) outer.text += this.plain(text)
    else if (text.trim() !== '') throw new XmlFault(this.line, 'syntax')
    this.go(text.length)
  }

  /** Text with its entities resolved: the five of XML and numbers. */
  private plain(text: string): string {
    return text.replace(/&([^;&\s]{0,10});?/g, (whole, name: string) => {
      const known = ENTITIES.get(name)
      const number = /^#(?:x([\da-fA-F]{1,6})|(\d{1,7}))$/.exec(name)
      const code = number ? Number.parseInt(number[1] ?? number[2]!, number[1] ? 16 : 10) : Number.NaN
      if (!whole.endsWith(';') || (known === undefined && !(code > 0 && code <= 0x10ffff)))
        throw new XmlFault(this.line, 'entity')
      return known ?? String.fromCodePoint(code)
    })
  }

  private past(end: string, from: number): void {
    const found = this.source.indexOf(end, this.at + from)
    if (found < 0) throw new XmlFault(this.line, 'syntax')
    this.go(found + end.length - this.at)
  }

  private go(length: number): void {
    const { source, at } = this
    this.at = at + length
    for (let i = source.indexOf('\n', at); i >= 0 && i < this.at; i = source.indexOf('\n', i + 1)) this.line++
  }
}

/** Prefix → namespace inside an element; `''` is the prefix of names without one. */
function scopeOf(
  attributes: ReadonlyMap<string, string>,
  outer: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const own = [...attributes].filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'))
  return own.length === 0 ? outer : new Map([...outer, ...own.map(([name, value]) => [name.slice(6), value] as const)])
}
