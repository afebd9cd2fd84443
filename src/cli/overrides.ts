/** Settings of the configuration that hold for some files only. */
import { relative, sep } from 'node:path'
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
  private readonly matchers: readonly ((file: string) => boolean)[]

  /** Globs start from `folder`. */
  constructor(
    overrides: readonly Override[],
    private readonly folder: string,
  ) {
    this.matchers = overrides.map(({ files }) => picomatch(files.flatMap(patterns), OPTIONS))
  }

  /** Of a whole path. */
  of(path: string): string {
    const own = relative(this.folder, path)
    const file = (sep === '\\' ? own.replaceAll('\\', '/') : own).normalize('NFC')
    return this.matchers.flatMap((matches, i) => (matches(file) ? [i] : [])).join(',')
  }
}

/** The overrides of a group. */
export function overridesOf(group: string, overrides: readonly Override[]): readonly Placed[] {
  const places = group === '' ? [] : group.split(',').map(Number)
  return places.map((place) => ({ ...overrides[place]!, place }))
}

/** As for the names of files elsewhere: `!` is no negation, `\` stands between folders, too. */
const OPTIONS = { dot: true, nonegate: true, nocase: process.platform === 'win32' } as const

function patterns(typed: string): string[] {
  const pattern = typed.normalize('NFC').replaceAll('\\', '/').replace(/\/+$/, '')
  return [pattern, `${pattern}/**`]
}
