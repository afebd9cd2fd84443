/** A list of names that are known: people or units, each with its other spellings and its time. */

/** One entry of a roster. `from` and `to` are months (year × 12 + month − 1), both included; null is open. */
export interface RosterEntry {
  readonly name: string
  /** Short forms that are as good as the name (`发改局` for `县发改局`). */
  readonly accepted: readonly string[]
  /** Forms that are understood but should be written as the name (`招投促中心`). */
  readonly aliases: readonly string[]
  /** 1 is the highest; null where no rank is known. */
  readonly rank: number | null
  /** 县直, 乡镇, 国企 …, as the roster calls it. */
  readonly kind: string | null
  readonly from: number | null
  readonly to: number | null
  /** The name that took its place, where it ended. */
  readonly successor: string | null
}

/** How a name was found. */
export interface RosterHit {
  readonly entry: RosterEntry
  readonly as: 'name' | 'accepted' | 'alias'
}

/** A way an entry of a roster is written. */
interface Form {
  /** Of the entry in the roster. */
  readonly place: number
  readonly form: string
}

/** Longer texts are no names. */
const LONGEST = 100
/** No unit is renamed so often; a roster may lead round in a circle. */
const LONGEST_LINE = 20

/** What is left of a text without one of its signs, for each of them. */
function shortened(text: string): string[] {
  if (text.length > LONGEST) return []
  let at = 0
  return Array.from(text, (sign) => {
    const rest = text.slice(0, at) + text.slice(at + sign.length)
    at += sign.length
    return rest
  })
}

/** A roster with its index. Names are compared with white space removed. */
export class Roster {
  private readonly index = new Map<string, RosterHit>()
  private byShort: ReadonlyMap<string, readonly Form[]> | null = null
  /** Every name, accepted forms and aliases left out. */
  readonly names: ReadonlySet<string>

  constructor(readonly entries: readonly RosterEntry[]) {
    for (const as of ['alias', 'accepted', 'name'] as const)
      for (const entry of entries)
        for (const form of as === 'name' ? [entry.name] : as === 'accepted' ? entry.accepted : entry.aliases)
          this.index.set(squeeze(form), { entry, as })
    this.names = new Set(entries.map((entry) => squeeze(entry.name)))
  }

  /** The entry a name stands for, whatever its time; null where it is not listed. */
  find(name: string): RosterHit | null {
    return this.index.get(squeeze(name)) ?? null
  }

  /** An entry, and those that took its place one after another until one that `isEnough`, or to the last. Of a long line the beginning. */
  line(entry: RosterEntry, isEnough: (entry: RosterEntry) => boolean = () => false): readonly RosterEntry[] {
    const line = [entry]
    for (let last = entry; last.successor !== null && !isEnough(last) && line.length < LONGEST_LINE; ) {
      const next = this.find(last.successor)?.entry
      if (!next || line.includes(next)) break
      line.push(next)
      last = next
    }
    return line
  }

  /** Names and accepted forms at edit distance 1, in roster order: what the writer may have meant. Takes as long as the name is. */
  near(name: string): readonly string[] {
    const wanted = squeeze(name)
    const places = new Set<number>()
    for (const key of [wanted, ...shortened(wanted)])
      for (const { place, form } of this.shortForms().get(key) ?? [])
        if (isOneEditApart(wanted, form)) places.add(place)
    return [...places].sort((a, b) => a - b).map((place) => this.entries[place]!.name)
  }

  /** Every form by itself and by what is left of it without one sign: forms one edit apart share one of these. */
  private shortForms(): ReadonlyMap<string, readonly Form[]> {
    if (this.byShort) return this.byShort
    const byShort = new Map<string, Form[]>()
    this.entries.forEach(({ name, accepted }, place) => {
      for (const form of new Set([name, ...accepted].map(squeeze)))
        for (const key of new Set([form, ...shortened(form)])) {
          const known = byShort.get(key)
          if (known) known.push({ place, form })
          else byShort.set(key, [{ place, form }])
        }
    })
    this.byShort = byShort
    return byShort
  }
}

/** True of an entry that holds in `month` (year × 12 + month − 1); of an unknown month, of any. */
export function isCurrent(entry: RosterEntry, month: number | null): boolean {
  if (month === null) return true
  return (entry.from === null || entry.from <= month) && (entry.to === null || entry.to >= month)
}

/** A name as rosters compare it: white space removed. */
export function squeeze(text: string): string {
  return /\s/u.test(text) ? text.replace(/\s+/gu, '') : text
}

/** True where one character typed otherwise, left out, added or two neighbours swapped turns `a` into `b`. */
export function isOneEditApart(a: string, b: string): boolean {
  if (a === b) return false
  const left = [...a]
  const right = [...b]
  if (Math.abs(left.length - right.length) > 1) return false
  let head = 0
  while (head < left.length && head < right.length && left[head] === right[head]) head++
  let tail = 0
  const shorter = Math.min(left.length, right.length)
  while (tail < shorter - head && left[left.length - 1 - tail] === right[right.length - 1 - tail]) tail++
  const restLeft = left.length - head - tail
  const restRight = right.length - head - tail
  if (restLeft <= 1 && restRight <= 1) return true
  return restLeft === 2 && restRight === 2 && left[head] === right[head + 1] && left[head + 1] === right[head]
}
