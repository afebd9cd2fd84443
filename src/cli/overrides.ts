/** Settings of the configuration that hold for some files only. */
import { existsSync } from 'node:fs'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import picomatch from 'picomatch'
import type { RuleSetting } from '../pack/pack.js'

/** One of them, as written: of files by globs relative to the configuration; a folder stands for every file in it. */
export interface Override {
  readonly files: readonly string[]
  readonly rules?: { readonly [rule: string]: RuleSetting }
  readonly period?: string
}

/** One with its place in the list. */
export interface Placed extends Override {
  readonly place: number
}

/** Which overrides hold for a file: their places in the list, in order, as one word (`0,2`; `''`: none). */
export class Groups {
  private readonly matchers: readonly ((path: string) => boolean)[]

  /** Globs start from `folder`. */
  constructor(overrides: readonly Override[], folder: string) {
    this.matchers = overrides.map(({ files }) => {
      const each = files.map((typed) => matcherOf(typed, folder))
      return (path) => each.some((matches) => matches(path))
    })
  }

  /** Of a whole path. */
  of(path: string): string {
    const whole = path.normalize('NFC')
    return this.matchers.flatMap((matches, i) => (matches(whole) ? [i] : [])).join(',')
  }
}

/** The overrides of a group. */
export function overridesOf(group: string, overrides: readonly Override[]): readonly Placed[] {
  const places = group === '' ? [] : group.split(',').map(Number)
  return places.map((place) => ({ ...overrides[place]!, place }))
}

/** As for the names of files elsewhere: `!` is no negation. */
const OPTIONS = { dot: true, nonegate: true, nocase: process.platform === 'win32' } as const

/**
 * Whether a whole path is meant. As for files elsewhere, what is there is taken literally, brackets and stars in its name included; `\`
 * stands between folders, too; a folder stands for every file in it.
 */
function matcherOf(typed: string, folder: string): (path: string) => boolean {
  const steps = typed.normalize('NFC').replaceAll('\\', '/').replace(/\/+$/, '').split('/')
  const upTo = (n: number): string => resolve(folder, n === 0 ? '' : steps.slice(0, n).join('/') || '/')
  let literal = 0
  while (literal < steps.length && existsSync(upTo(literal + 1))) literal++
  const [there, named] = [upTo(literal), upTo(steps.length)].map((path) => path.normalize('NFC'))
  const rest = steps.slice(literal).join('/')
  const matches = rest === '' ? null : picomatch([rest, `${rest}/**`], OPTIONS)
  return (path) => isIn(named!, path) || matches?.(pathFrom(there!, path)) === true
}

function isIn(folder: string, path: string): boolean {
  const own = relative(folder, path)
  return own.split(sep)[0] !== '..' && !isAbsolute(own)
}

function pathFrom(folder: string, path: string): string {
  const own = relative(folder, path)
  return sep === '\\' ? own.replaceAll('\\', '/') : own
}
