/** What the objects of one running add-in share: the workbook, the ranges it keeps, the events it asked for. */
import type { Book } from './book.js'
import { Fault } from './fault.js'
import type { RangeTarget } from './range-target.js'
import type { WireObject } from './wire.js'

/** Events whose ranges are remembered. */
const MOST_EVENTS = 1000

export class Session {
  private readonly kept = new Map<string, WireObject>()
  private readonly idOf = new Map<WireObject, string>()
  /** How often each event is registered, by `type target`. */
  private readonly registered = new Map<string, number>()
  private readonly told = new Map<string, RangeTarget>()
  private count = 0

  constructor(readonly book: Book) {}

  /** Keeps an object for later requests and gives its id. */
  keep(object: WireObject): string {
    const known = this.idOf.get(object)
    if (known !== undefined) return known
    const id = String(++this.count)
    this.kept.set(id, object)
    this.idOf.set(object, id)
    return id
  }

  /** The id an object is kept under; null where it is not kept. */
  reference(object: WireObject): string | null {
    return this.idOf.get(object) ?? null
  }

  /** The object kept under an id. Throws InvalidObjectPath where it was let go. */
  recall(id: string): WireObject {
    const object = this.kept.get(id)
    if (!object)
      throw new Fault(
        'InvalidObjectPath',
        "The object path isn't working for what you're trying to do: the object was not tracked.",
      )
    return object
  }

  release(id: string): void {
    const object = this.kept.get(id)
    this.kept.delete(id)
    if (object) this.idOf.delete(object)
  }

  /** How many objects are kept: an add-in that does not let go of them grows. */
  get keptCount(): number {
    return this.kept.size
  }

  /** Every range that is remembered: kept by the add-in, or told of in an event. */
  *ranges(): Generator<RangeTarget> {
    for (const object of this.kept.values()) if (isRange(object.target)) yield object.target
    yield* this.told.values()
  }

  /** Remembers where an event happened, for `event.getRange()`; of very many, the latest. */
  keepForEvent(range: RangeTarget): string {
    const id = `E${++this.count}`
    this.told.set(id, range)
    const [oldest] = this.told.keys()
    if (oldest !== undefined && this.told.size > MOST_EVENTS) this.told.delete(oldest)
    return id
  }

  /** Where an event happened; null where that is forgotten. */
  recallEvent(id: string): RangeTarget | null {
    return this.told.get(id) ?? null
  }

  /** Asks for (or no longer for) an event; `target` is a worksheet's id or `Workbook`. */
  register(type: number, target: string, by: 1 | -1): void {
    const key = `${type} ${target}`
    this.registered.set(key, Math.max(0, (this.registered.get(key) ?? 0) + by))
  }

  isRegistered(type: number, target: string): boolean {
    return (this.registered.get(`${type} ${target}`) ?? 0) > 0
  }
}

function isRange(target: unknown): target is RangeTarget {
  return typeof target === 'object' && target !== null && 'areas' in target
}
