/**
 * An offline check of a manifest: what Excel would refuse without saying why (order, names, lengths), and what it would take and then
 * show half (a `resid` that leads nowhere, a picture of another size).
 */
import type { Severity, Words } from '../core/index.js'
import { EXCEL_API } from './manifest.js'
import { type Child, type Kind, NAMESPACES, officeApp, type Resource, type Shape } from './manifest-shape.js'
import { type ManifestWord, say } from './manifest-words.js'
import { readXml, type XmlElement, XmlFault } from './xml.js'

/** Something wrong with a manifest. An `error` is refused by Excel or leaves something out; a `warning` is merely odd. */
export interface ManifestProblem {
  /** 1-based. */
  readonly line: number
  readonly severity: Exclude<Severity, 'info'>
  readonly words: Words
}

export interface ManifestCheck {
  /** The sides in pixels of the picture at an address; null where there is none; undefined where that is not known. */
  readonly picture?: (url: string) => { readonly width: number; readonly height: number } | null | undefined
}

/** Everything wrong with a manifest, in its order; empty where nothing is. Never throws. */
export function checkManifest(source: string, { picture }: ManifestCheck = {}): ManifestProblem[] {
  try {
    const checker = new Checker(picture ?? (() => undefined))
    checker.check(readXml(source))
    return checker.problems.sort((a, b) => a.line - b.line)
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error
    return [{ line: error.line, severity: 'error', words: say(`xml-${error.what}`, {}) }]
  }
}

/** Where a resource is used: the element and, for pictures, the size asked for. */
interface Use {
  readonly kind: Resource
  readonly at: XmlElement
  readonly size: number | null
}

interface Defined {
  readonly kind: Resource
  readonly at: XmlElement
}

const SIZES = [16, 20, 24, 32, 40, 48, 64, 80]
const COMPULSORY_SIZES = [16, 32, 80]
const MAX = { short: 125, long: 250, https: 2048, reference: 32 } as const
/** Requirement sets Excel knows, as far as an add-in of this kind could ask for them. */
const SETS = ['ExcelApi', 'AddinCommands', 'CustomXmlParts', 'CompressedFile', 'File', 'Settings', 'SharedRuntime']

class Checker {
  readonly problems: ManifestProblem[] = []
  private readonly uses: [resid: string, use: Use][] = []
  private readonly defined = new Map<string, Defined>()
  private readonly ids = new Map<string, XmlElement>()
  private readonly localized: XmlElement[] = []
  private locale = ''

  constructor(private readonly picture: NonNullable<ManifestCheck['picture']>) {}

  check(root: XmlElement): void {
    if (root.name !== 'OfficeApp') {
      this.complain(root, 'root', { name: root.name })
      return
    }
    this.locale = root.children.find(({ name }) => name === 'DefaultLocale')?.text ?? ''
    this.element(root, officeApp)
    this.resources()
    this.locales()
    this.sets(root)
    this.pictures(root)
  }

  private complain(
    at: XmlElement,
    key: ManifestWord,
    data: { readonly [name: string]: string | number } = {},
    severity: ManifestProblem['severity'] = 'error',
  ): void {
    this.problems.push({ line: at.line, severity, words: say(key, { element: at.name, ...data }) })
  }

  private element(element: XmlElement, shape: Shape): void {
    if (element.namespace !== NAMESPACES[shape.namespace])
      this.complain(element, 'namespace', { namespace: NAMESPACES[shape.namespace] })
    this.attributes(element, shape)
    if (shape.text !== undefined) this.value(element, 'text', element.text, shape.text)
    else if (element.text !== '') this.complain(element, 'text', { text: element.text.slice(0, 40) })
    this.children(element, shape.children ?? [])
    if (element.children.some(({ name }) => name === 'Override') || 'DefaultValue' in (shape.attributes ?? {}))
      this.overrides(element)
  }

  private attributes(element: XmlElement, { attributes = {}, may = {} }: Shape): void {
    const known = new Map(Object.entries({ ...may, ...attributes }))
    for (const [name, value] of element.attributes) {
      const kind = known.get(name)
      if (kind !== undefined) this.value(element, name, value, kind)
      else if (!/^xmlns(:|$)/.test(name)) this.complain(element, 'attribute-unknown', { name })
    }
    for (const name of Object.keys(attributes))
      if (!element.attributes.has(name)) this.complain(element, 'attribute-missing', { name })
  }

  private children(element: XmlElement, expected: readonly Child[]): void {
    let last = -1
    const seen = new Map<string, number>()
    for (const child of element.children) {
      const index = expected.findIndex(([name]) => name === child.name)
      const known = expected[index]
      if (!known) {
        this.complain(child, 'unknown', { parent: element.name })
        continue
      }
      const [name, count, shape] = known
      seen.set(name, (seen.get(name) ?? 0) + 1)
      if (index < last) this.complain(child, 'order', { after: expected[last]![0] })
      else if (seen.get(name)! > 1 && (count === '1' || count === '?'))
        this.complain(child, 'twice', { parent: element.name })
      last = Math.max(last, index)
      this.element(child, shape)
    }
    for (const [name, count] of expected)
      if ((count === '1' || count === '+') && !seen.has(name)) this.complain(element, 'missing', { name })
  }

  private value(element: XmlElement, name: string, value: string, kind: Kind): void {
    if (typeof kind !== 'string') {
      if (!kind.includes(value))
        this.complain(element, name === 'text' ? 'choice-text' : 'choice', { name, value, known: kind.join(', ') })
      return
    }
    const limit = kind === 'short' || kind === 'long' || kind === 'https' ? MAX[kind] : MAX.short
    const wrong = value === '' ? 'empty' : value.length > limit ? 'long' : faultOf(kind, value)
    if (wrong) {
      this.complain(element, wrong, { name, value, length: value.length, limit })
      return
    }
    const [, role, resource] = /^(ref|id)-(\w+)$/.exec(kind) ?? []
    if (role === 'ref') this.use(element, value, resource as Resource)
    if (role === 'id') this.define(element, value, resource as Resource)
    if (kind === 'id') this.name(element, value)
  }

  private use(at: XmlElement, resid: string, kind: Resource): void {
    if (resid.length > MAX.reference)
      this.complain(at, 'long', { name: 'resid', length: resid.length, limit: MAX.reference })
    const size = Number(at.attributes.get('size') ?? Number.NaN)
    this.uses.push([resid, { kind, at, size: Number.isNaN(size) ? null : size }])
  }

  private define(at: XmlElement, id: string, kind: Resource): void {
    if (id.length > MAX.reference) this.complain(at, 'long', { name: 'id', length: id.length, limit: MAX.reference })
    if (this.defined.has(id)) this.complain(at, 'id-twice', { id })
    else this.defined.set(id, { kind, at })
  }

  private name(at: XmlElement, id: string): void {
    if (this.ids.has(id)) this.complain(at, 'id-twice', { id })
    else this.ids.set(id, at)
  }

  private resources(): void {
    for (const [resid, { kind, at }] of this.uses) {
      const defined = this.defined.get(resid)
      if (!defined) this.complain(at, 'resid-nowhere', { resid })
      else if (defined.kind !== kind)
        this.complain(at, 'resid-kind', { resid, wanted: PLACES[kind], got: PLACES[defined.kind] })
    }
    const used = new Set(this.uses.map(([resid]) => resid))
    for (const [id, { at }] of this.defined) if (!used.has(id)) this.complain(at, 'resid-unused', { id }, 'warning')
  }

  /** Of one setting: each locale once, and not the default one. */
  private overrides(element: XmlElement): void {
    this.localized.push(element)
    const seen = new Set<string>()
    for (const child of element.children.filter(({ name }) => name === 'Override')) {
      const locale = child.attributes.get('Locale') ?? ''
      if (locale === this.locale) this.complain(child, 'locale-default', { locale })
      else if (seen.has(locale)) this.complain(child, 'locale-twice', { locale })
      seen.add(locale)
    }
  }

  /** A text that is given in a language for one thing and not for another leaves the reader with two languages. */
  private locales(): void {
    const texts = this.localized.filter((one) => ['DisplayName', 'Description', 'String'].includes(one.name))
    const localesOf = ({ children }: XmlElement) => children.map(({ attributes }) => attributes.get('Locale') ?? '')
    const all = new Set(texts.flatMap(localesOf))
    for (const one of texts)
      for (const locale of all)
        if (locale !== this.locale && !localesOf(one).includes(locale))
          this.complain(one, 'locale-missing', { locale, name: one.attributes.get('id') ?? one.name }, 'warning')
  }

  /** ExcelApi must be asked for, from the version on that kplint needs and nothing that shuts volume-licensed Excel out. */
  private sets(root: XmlElement): void {
    for (const sets of [...descendants(root)].filter(({ name }) => name === 'Sets')) {
      const own = sets.children.filter(({ name }) => name === 'Set')
      for (const set of own) {
        const name = set.attributes.get('Name') ?? ''
        if (!SETS.includes(name)) this.complain(set, 'set-unknown', { name })
        if (name === 'SharedRuntime') this.complain(set, 'set-shared', {}, 'warning')
      }
      const excel = own.find(({ attributes }) => attributes.get('Name') === 'ExcelApi')
      const version = excel?.attributes.get('MinVersion') ?? sets.attributes.get('DefaultMinVersion') ?? '1.1'
      if (!excel) this.complain(sets, 'set-missing', { version: EXCEL_API })
      else if (isBefore(version, EXCEL_API)) this.complain(excel, 'set-old', { version, wanted: EXCEL_API })
      else if (isBefore(EXCEL_API, version)) this.complain(excel, 'set-new', { version, wanted: EXCEL_API }, 'warning')
    }
  }

  private pictures(root: XmlElement): void {
    for (const icon of [...descendants(root)].filter(({ name }) => name === 'Icon')) {
      const sizes = icon.children.map(({ attributes }) => Number(attributes.get('size')))
      for (const size of COMPULSORY_SIZES)
        if (!sizes.includes(size)) this.complain(icon, 'icon-missing', { size, sizes: COMPULSORY_SIZES.join(', ') })
      if (new Set(sizes).size < sizes.length) this.complain(icon, 'icon-twice')
    }
    for (const [resid, { kind, at, size }] of this.uses) {
      const url = kind === 'image' ? this.defined.get(resid)?.at.attributes.get('DefaultValue') : undefined
      if (url !== undefined && size !== null) this.side(at, url, size)
    }
    for (const [name, size] of [
      ['IconUrl', 32],
      ['HighResolutionIconUrl', 64],
    ] as const) {
      const at = root.children.find((child) => child.name === name)
      const url = at?.attributes.get('DefaultValue')
      if (at && url !== undefined) this.side(at, url, size)
    }
  }

  private side(at: XmlElement, url: string, size: number): void {
    const found = this.picture(url)
    if (!/\.(png|gif|jpe?g|bmp|tiff?|exif)$/i.test(url)) this.complain(at, 'icon-kind', { url })
    else if (found === null) this.complain(at, 'icon-file', { url })
    else if (found && (found.width !== size || found.height !== size))
      this.complain(at, 'icon-size-file', { url, size, width: found.width, height: found.height })
  }
}

/** Where resources of a kind stand. */
const PLACES: { readonly [kind in Resource]: string } = {
  image: 'bt:Images',
  url: 'bt:Urls',
  short: 'bt:ShortStrings',
  long: 'bt:LongStrings',
}

const GUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i

/** What is wrong with a value of a kind; null where nothing is. */
function faultOf(kind: string, value: string): ManifestWord | null {
  switch (kind) {
    case 'guid':
      return GUID.test(value) && !/^[0-]+$/.test(value) ? null : 'guid'
    case 'version':
      return /^\d{1,5}(\.\d{1,5}){0,3}$/.test(value) ? null : 'version'
    case 'set-version':
      return /^\d{1,5}(\.\d{1,5}){0,2}$/.test(value) ? null : 'version'
    case 'locale':
      return /^[a-z]{2,3}-[A-Z]{2}$/.test(value) ? null : 'locale'
    case 'https':
      return isHttps(value) ? null : 'https'
    case 'domain':
      return isHttps(value) && /^https:\/\/[^/]+$/.test(value) ? null : 'domain'
    case 'icon-size':
      return SIZES.includes(Number(value)) ? null : 'icon-size'
    case 'id':
      return /^[A-Za-z][\w.]*$/.test(value) ? null : 'id'
    default:
      return null
  }
}

/** An address that is whole, over TLS, without a name or password in it. */
function isHttps(value: string): boolean {
  return /^https:\/\/[^\s/@?#<>"]+(?:\/[^\s<>"]*)?$/.test(value)
}

function isBefore(version: string, other: string): boolean {
  const [a, b] = [version, other].map((one) => one.split('.').map(Number)) as [number[], number[]]
  const at = [0, 1, 2].find((i) => (a[i] ?? 0) !== (b[i] ?? 0))
  return at !== undefined && (a[at] ?? 0) < (b[at] ?? 0)
}

function* descendants(element: XmlElement): Iterable<XmlElement> {
  yield element
  for (const child of element.children) yield* descendants(child)
}
