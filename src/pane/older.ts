/**
 * What our scripts call of 2020–2022 (`at`, `Object.hasOwn`, `replaceAll`, `findLast`, `replaceChildren`, `throwIfAborted` …), for the
 * webviews of older WPS (Chromium 80 on). The first import of every script.
 */

/** Gives an object a method it lacks, as ECMAScript would: not enumerable. */
function lend(object: object, name: string, value: (...args: never[]) => unknown): void {
  if (!(name in object)) Object.defineProperty(object, name, { value, writable: true, configurable: true })
}

const { hasOwnProperty: hasOwn } = Object.prototype

interface Indexed {
  readonly length: number
  readonly [index: number]: unknown
}

function at(this: Indexed, index: number): unknown {
  const from = Math.trunc(index) || 0
  return this[from < 0 ? this.length + from : from]
}

/** What is lent to. Of a page's own objects a worker has none. */
export interface Realm {
  readonly Array: ArrayConstructor
  readonly String: StringConstructor
  readonly Object: ObjectConstructor
  readonly Uint8Array: Uint8ArrayConstructor
  readonly AbortSignal?: { readonly prototype: AbortSignal }
  readonly Element?: { readonly prototype: Element }
}

/** Lends what is missing to the objects of a realm: the page's or worker's own, or another one's in tests. */
export function lendMissing(realm: Realm): void {
  const { prototype: list } = realm.Array
  for (const object of [list, Object.getPrototypeOf(realm.Uint8Array.prototype) as object, realm.String.prototype])
    lend(object, 'at', at)
  // Not by `Object.hasOwn` itself: where it is lacking, that is this very function.
  lend(realm.Object, 'hasOwn', (object: object, key: PropertyKey) => hasOwn.call(object, key))
  lend(list, 'findLast', function (this: readonly unknown[], test: (one: unknown, index: number) => boolean) {
    for (let i = this.length - 1; i >= 0; i--) if (test(this[i], i)) return this[i]
    return undefined
  })
  lend(list, 'findLastIndex', function (this: readonly unknown[], test: (one: unknown, index: number) => boolean) {
    for (let i = this.length - 1; i >= 0; i--) if (test(this[i], i)) return i
    return -1
  })
  lend(realm.String.prototype, 'replaceAll', replaceAll)
  if (realm.AbortSignal) lendReason(realm.AbortSignal.prototype)
  if (realm.Element) lend(realm.Element.prototype, 'replaceChildren', replaceChildren)
}

/** Why a signal was aborted, which until 2022 none could say: because somebody did. */
function lendReason(signal: AbortSignal): void {
  if (!('reason' in signal))
    Object.defineProperty(signal, 'reason', {
      get(this: AbortSignal) {
        return this.aborted ? new DOMException('aborted', 'AbortError') : undefined
      },
      configurable: true,
    })
  lend(signal, 'throwIfAborted', function (this: AbortSignal) {
    if (this.aborted) throw this.reason
  })
}

function replaceChildren(this: Element, ...children: readonly (Node | string)[]): void {
  while (this.lastChild) this.removeChild(this.lastChild)
  this.append(...children)
}

function replaceAll(this: string, what: string | RegExp, by: string & (() => string)): string {
  if (typeof what !== 'string') return this.replace(what, by)
  // The sign $ of a replacement means the same to `replace` with a string as with a pattern.
  return this.replace(new RegExp(what.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'g'), by)
}

lendMissing(globalThis)
