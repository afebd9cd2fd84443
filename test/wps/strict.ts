/** Objects that refuse what they do not have: in WPS a misspelt name is read as undefined and set without a word. */

/** Wraps an object: reading or setting a name that it does not have throws. */
export function strict<T extends object>(kind: string, object: T): T {
  return new Proxy(object, {
    get(target, name, receiver) {
      // Symbols, and `then` of an awaited value, are asked for by the language.
      if (typeof name === 'symbol' || name === 'then') return undefined
      if (!(name in target)) throw new TypeError(`WPS fake: ${kind}.${name} is not there`)
      return Reflect.get(target, name, receiver)
    },
    set(target, name, value, receiver) {
      if (!(name in target)) throw new TypeError(`WPS fake: ${kind}.${String(name)} = is not there`)
      const owner = Object.getOwnPropertyDescriptor(target, name)
      if (!owner?.set) throw new TypeError(`WPS fake: ${kind}.${String(name)} cannot be set`)
      return Reflect.set(target, name, value, receiver)
    },
    deleteProperty(_, name) {
      throw new TypeError(`WPS fake: delete ${kind}.${String(name)}`)
    },
    defineProperty(_, name) {
      throw new TypeError(`WPS fake: define ${kind}.${String(name)}`)
    },
  })
}
