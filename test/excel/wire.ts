/**
 * The objects of the API as the wire sees them: a class says which scalars, links and methods it has under their wire names
 * (PascalCase); an object is a class with its target. What a class does not name is refused as not modelled.
 */
import { invalidArgument, itemNotFound, notModelled } from './fault.js'

/** One object of the API. */
export interface WireObject {
  readonly className: string
  /** A class whose objects office.js keeps by reference across requests (Range, RangeAreas). */
  readonly tracked: boolean
  /** What every answer about it carries: its id. */
  identity(): Record<string, unknown>
  /** The scalars that can be read, by wire name. */
  scalarNames(): readonly string[]
  get(name: string): unknown
  set(name: string, value: unknown): void
  /** The object behind a property; null where it is a null object. Undefined where the class has no such property. */
  link(name: string): WireObject | null | undefined
  /** Gives an object, a null object, or plain data. Of an argument that is an object, `args` has its target. */
  call(name: string, args: readonly unknown[]): WireObject | Plain | null
  item(key: unknown): WireObject
  /** The items of a collection; null of a class that is none. */
  items(): readonly WireObject[] | null
  /** Of scalars and links, the wire name that a load's `name` means; null where there is none. */
  resolve(name: string): { readonly kind: 'scalar' | 'link'; readonly name: string } | null
  /** What a range stands for, where the object is one: for methods that take ranges. */
  readonly target: unknown
}

/** Plain data as a method's result. Wrapped, so that it cannot be taken for an object. */
export class Plain {
  constructor(readonly value: unknown) {}
}

interface Scalar<T> {
  readonly get?: (target: T) => unknown
  readonly set?: (target: T, value: unknown) => void
}

/** A class of the API for targets of type `T`. */
export interface WireClass<T> {
  readonly name: string
  readonly tracked?: true
  readonly identity?: (target: T) => Record<string, unknown>
  /** Scalars; a bare function is one that can only be read. */
  readonly scalars?: { readonly [name: string]: Scalar<T> | ((target: T) => unknown) }
  readonly links?: { readonly [name: string]: (target: T) => WireObject | null }
  /** A method gives an object, Plain data, or nothing (null: a null object). */
  readonly methods?: { readonly [name: string]: (target: T, ...args: unknown[]) => unknown }
  /** `getItem`, `items[i]`; throws ItemNotFound. */
  readonly item?: (target: T, key: unknown) => WireObject
  readonly items?: (target: T) => readonly WireObject[]
  /** Throws where the target is no more: asked before anything else. */
  readonly alive?: (target: T) => void
}

/** Makes the object of a class. */
export function wireObject<T>(kind: WireClass<T>, target: T): WireObject {
  const scalars = kind.scalars ?? {}
  const links = kind.links ?? {}
  const methods = kind.methods ?? {}
  const missing = (member: string) => notModelled(`${kind.name}.${member}`)
  const names = (record: object, name: string) => Object.keys(record).find((key) => key.toLowerCase() === name)
  return {
    className: kind.name,
    tracked: kind.tracked ?? false,
    target,
    identity: () => {
      kind.alive?.(target)
      return kind.identity?.(target) ?? {}
    },
    scalarNames: () => Object.keys(scalars).filter((name) => getterOf(scalars[name]) !== undefined),
    get: (name) => {
      kind.alive?.(target)
      const get = own(scalars, name) ? getterOf(scalars[name]) : undefined
      if (!get) throw missing(name)
      return get(target)
    },
    set: (name, value) => {
      kind.alive?.(target)
      const scalar = own(scalars, name) ? scalars[name] : undefined
      if (typeof scalar !== 'object' || !scalar.set) throw missing(`${name} =`)
      scalar.set(target, value)
    },
    link: (name) => {
      kind.alive?.(target)
      return own(links, name) ? links[name]!(target) : undefined
    },
    call: (name, args) => {
      if (!own(methods, name)) throw missing(`${name}()`)
      kind.alive?.(target)
      const result = methods[name]!(target, ...args) ?? null
      if (result !== null && !(result instanceof Plain) && !isWireObject(result)) throw missing(`${name}() as it is`)
      return result
    },
    item: (key) => {
      kind.alive?.(target)
      if (!kind.item) throw missing('getItem()')
      return kind.item(target, key)
    },
    items: () => {
      kind.alive?.(target)
      return kind.items?.(target) ?? null
    },
    resolve: (name) => {
      const lower = name.toLowerCase()
      const scalar = names(scalars, lower)
      if (scalar !== undefined) return { kind: 'scalar', name: scalar }
      const link = names(links, lower)
      return link === undefined ? null : { kind: 'link', name: link }
    },
  }
}

function isWireObject(value: unknown): value is WireObject {
  return typeof value === 'object' && value !== null && 'className' in value && 'identity' in value
}

function own(record: object, name: string): boolean {
  return Object.hasOwn(record, name)
}

function getterOf<T>(scalar: Scalar<T> | ((target: T) => unknown) | undefined): ((target: T) => unknown) | undefined {
  return typeof scalar === 'function' ? scalar : scalar?.get
}

/** A text argument. Throws InvalidArgument. */
export function text(value: unknown): string {
  if (typeof value !== 'string') throw invalidArgument()
  return value
}

/** A whole number. Throws InvalidArgument. */
export function whole(value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value)) throw invalidArgument()
  return value
}

/** A truth value; false where none was given. */
export function truth(value: unknown): boolean {
  if (value !== undefined && value !== null && typeof value !== 'boolean') throw invalidArgument()
  return value === true
}

/** The entry a key finds, or ItemNotFound. */
export function found<T>(entry: T | null | undefined): T {
  if (entry === null || entry === undefined) throw itemNotFound()
  return entry
}
