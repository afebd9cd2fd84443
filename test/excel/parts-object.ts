/** What a workbook keeps besides its sheets: custom XML parts, settings, names, comments. */
import { fullAddress, parseAreas } from './a1.js'
import { itemNotFound, notModelled } from './fault.js'
import type { CommentModel, NameModel, XmlPart } from './kept.js'
import { rangeObject } from './range-object.js'
import { RangeTarget } from './range-target.js'
import type { Session } from './session.js'
import { found, Plain, text, type WireClass, type WireObject, whole, wireObject } from './wire.js'

interface PartTarget {
  readonly session: Session
  readonly id: string
}

const partOf = ({ session, id }: PartTarget): XmlPart => found(session.book.parts.find((part) => part.id === id))

/** The namespace of the root, by its prefix or the default one. */
export function rootNamespace(xml: string): string {
  const root = /<([A-Za-z_][\w.-]*)(?::[\w.-]+)?((?:\s+[^<>]*?)?)\/?>/.exec(xml.replace(/<[?!][^>]*>/g, ''))
  if (!root) return ''
  const prefixed = new RegExp(`<${root[1]}:`).test(xml)
  const name = prefixed ? `xmlns:${root[1]}` : 'xmlns'
  return (
    new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
      .exec(root[2] ?? '')
      ?.slice(1)
      .find(Boolean) ?? ''
  )
}

const partClass: WireClass<PartTarget> = {
  name: 'CustomXmlPart',
  alive: (target) => void partOf(target),
  identity: ({ id }) => ({ Id: id }),
  scalars: { Id: ({ id }) => id, NamespaceUri: (target) => rootNamespace(partOf(target).xml) },
  methods: {
    GetXml: (target) => new Plain(partOf(target).xml),
    SetXml: ({ session, id }, xml) => session.book.setPart(id, text(xml)),
    Delete: ({ session, id }) => session.book.setPart(id, null),
  },
}

const partObject = (session: Session, part: XmlPart) => wireObject(partClass, { session, id: part.id })

interface PartsTarget {
  readonly session: Session
  /** Only parts of this namespace; null all. */
  readonly namespace: string | null
}

function partsOf({ session, namespace }: PartsTarget): readonly XmlPart[] {
  return session.book.parts.filter((part) => namespace === null || rootNamespace(part.xml) === namespace)
}

const findPart = (target: PartsTarget, id: unknown) => partsOf(target).find((part) => part.id === id)

const partsMembers = {
  items: (target: PartsTarget) => partsOf(target).map((part) => partObject(target.session, part)),
  item: (target: PartsTarget, id: unknown) => partObject(target.session, found(findPart(target, id))),
}

const partsMethods = {
  GetCount: (target: PartsTarget) => new Plain(partsOf(target).length),
  GetItemOrNullObject: (target: PartsTarget, id: unknown) => {
    const part = findPart(target, id)
    return part ? partObject(target.session, part) : null
  },
}

const scopedClass: WireClass<PartsTarget> = {
  name: 'CustomXmlPartScopedCollection',
  ...partsMembers,
  methods: {
    ...partsMethods,
    GetOnlyItem: (target) => {
      const [part, ...more] = partsOf(target)
      if (!part || more.length > 0) throw itemNotFound()
      return partObject(target.session, part)
    },
    // Null of several too, as of none.
    GetOnlyItemOrNullObject: (target) => {
      const [part, ...more] = partsOf(target)
      return part && more.length === 0 ? partObject(target.session, part) : null
    },
  },
}

const partsClass: WireClass<PartsTarget> = {
  name: 'CustomXmlPartCollection',
  ...partsMembers,
  methods: {
    ...partsMethods,
    Add: ({ session }, xml) => partObject(session, session.book.addPart(text(xml))),
    GetByNamespace: ({ session }, namespace) => wireObject(scopedClass, { session, namespace: text(namespace) }),
  },
}

export function partsObject(session: Session): WireObject {
  return wireObject(partsClass, { session, namespace: null })
}

interface SettingTarget {
  readonly session: Session
  readonly key: string
}

const settingClass: WireClass<SettingTarget> = {
  name: 'Setting',
  alive: ({ session, key }) => void (session.book.settings.has(key) || found(null)),
  identity: ({ key }) => ({ _Id: key }),
  scalars: {
    Key: ({ key }) => key,
    Value: {
      get: ({ session, key }) => session.book.settings.get(key),
      set: ({ session, key }, value) => void session.book.settings.set(key, value),
    },
  },
  methods: { Delete: ({ session, key }) => void session.book.settings.delete(key) },
}

const settingObject = (session: Session, key: string) => wireObject(settingClass, { session, key })

const settingsClass: WireClass<{ readonly session: Session }> = {
  name: 'SettingCollection',
  items: ({ session }) => [...session.book.settings.keys()].map((key) => settingObject(session, key)),
  item: ({ session }, key) => {
    if (!session.book.settings.has(text(key))) throw itemNotFound()
    return settingObject(session, text(key))
  },
  methods: {
    Add: ({ session }, key, value) => {
      session.book.settings.set(text(key), value)
      return settingObject(session, text(key))
    },
    GetCount: ({ session }) => new Plain(session.book.settings.size),
    GetItemOrNullObject: ({ session }, key) =>
      session.book.settings.has(text(key)) ? settingObject(session, text(key)) : null,
  },
}

export function settingsObject(session: Session): WireObject {
  return wireObject(settingsClass, { session })
}

interface NameTarget {
  readonly session: Session
  readonly model: NameModel
}

function rangeOfName({ session, model }: NameTarget): WireObject | null {
  const { sheet, areas } = parseAreas(model.formula)
  const own = sheet === null ? null : session.book.sheet(sheet)
  return own && areas[0] && areas.length === 1 ? rangeObject({ session, sheet: own }, areas[0]) : null
}

const nameClass: WireClass<NameTarget> = {
  name: 'NamedItem',
  identity: ({ model }) => ({ _Id: model.name }),
  scalars: {
    Name: ({ model }) => model.name,
    Formula: ({ model }) => `=${model.formula}`,
    Value: ({ model }) => model.formula,
    Visible: ({ model }) => model.visible,
    Scope: ({ model }) => (model.sheet ? 'Worksheet' : 'Workbook'),
    Type: () => 'Range',
  },
  methods: {
    GetRange: (target) => found(rangeOfName(target)),
    GetRangeOrNullObject: rangeOfName,
    Delete: ({ session, model }) => {
      session.book.names.splice(session.book.names.indexOf(model), 1)
    },
  },
}

const nameObject = (session: Session, model: NameModel) => wireObject(nameClass, { session, model })

function findName(session: Session, key: unknown): NameModel | undefined {
  const lower = text(key).toLowerCase()
  return session.book.names.find((one) => one.name.toLowerCase() === lower)
}

const namesClass: WireClass<{ readonly session: Session }> = {
  name: 'NamedItemCollection',
  items: ({ session }) => session.book.names.map((model) => nameObject(session, model)),
  item: ({ session }, key) => nameObject(session, found(findName(session, key))),
  methods: {
    Add: ({ session }, name, reference) => {
      if (!(reference instanceof RangeTarget)) throw notModelled('NamedItemCollection.Add of a formula')
      const formula = fullAddress(reference.sheet.name, reference.area)
      const model = { name: text(name), formula, sheet: null, visible: true }
      session.book.names.push(model)
      return nameObject(session, model)
    },
    GetCount: ({ session }) => new Plain(session.book.names.length),
    GetItemOrNullObject: ({ session }, key) => {
      const model = findName(session, key)
      return model ? nameObject(session, model) : null
    },
  },
}

export function namesObject(session: Session): WireObject {
  return wireObject(namesClass, { session })
}

interface CommentTarget {
  readonly session: Session
  readonly model: CommentModel
}

const commentClass: WireClass<CommentTarget> = {
  name: 'Comment',
  alive: ({ session, model }) => void (session.book.comments.includes(model) || found(null)),
  identity: ({ model }) => ({ Id: model.id }),
  scalars: {
    Id: ({ model }) => model.id,
    Content: {
      get: ({ model }) => model.content,
      set: ({ model }, value) => {
        model.content = text(value)
      },
    },
    Resolved: {
      get: ({ model }) => model.resolved,
      set: ({ model }, value) => {
        model.resolved = value === true
      },
    },
    AuthorName: () => '',
  },
  methods: {
    GetLocation: ({ session, model: { sheet, row, col } }) =>
      rangeObject({ session, sheet }, { top: row, left: col, bottom: row, right: col }),
    Delete: ({ session, model }) => {
      session.book.comments.splice(session.book.comments.indexOf(model), 1)
    },
  },
}

const commentObject = (session: Session, model: CommentModel) => wireObject(commentClass, { session, model })

const commentsClass: WireClass<{ readonly session: Session }> = {
  name: 'CommentCollection',
  items: ({ session }) => session.book.comments.map((model) => commentObject(session, model)),
  item: ({ session }, id) => commentObject(session, found(session.book.comments.find((one) => one.id === id))),
  methods: {
    Add: ({ session }, address, content) => {
      const { sheet, areas } =
        address instanceof RangeTarget
          ? { sheet: address.sheet.name, areas: [address.area] }
          : parseAreas(text(address))
      const model: CommentModel = {
        id: session.book.freshId('C'),
        sheet: sheet === null ? session.book.active : found(session.book.sheet(sheet)),
        row: areas[0]!.top,
        col: areas[0]!.left,
        content: text(content),
        resolved: false,
      }
      session.book.comments.push(model)
      return commentObject(session, model)
    },
    GetCount: ({ session }) => new Plain(session.book.comments.length),
    GetItemAt: ({ session }, index) => commentObject(session, found(session.book.comments[whole(index)])),
  },
}

export function commentsObject(session: Session): WireObject {
  return wireObject(commentsClass, { session })
}
