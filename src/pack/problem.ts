/** What is wrong with a pack or a configuration, said so that whoever wrote it can mend it. */
import type { Words } from '../core/index.js'

/** One thing that is wrong. `line` is 1-based; null where no line can be named. */
export interface Problem {
  readonly file: string
  readonly line: number | null
  readonly words: Words
}

/** Told at most: whoever has mended these will ask again. */
export const MAX_PROBLEMS = 50

/** What is wrong with each of many items, until there is enough to mend. */
export function problemsOf<T>(items: Iterable<T>, find: (item: T) => readonly Problem[]): Problem[] {
  const found: Problem[] = []
  for (const item of items) {
    found.push(...find(item))
    if (found.length >= MAX_PROBLEMS) break
  }
  return found
}

/** A pack or a configuration that cannot be used, with everything that is wrong with it. */
export class InputError extends Error {
  override readonly name = 'InputError'

  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    const told = problems.slice(0, MAX_PROBLEMS)
    super(told.map(({ file, line, words }) => `${file}:${line ?? ''} ${words.en}`).join('\n'))
    this.problems = told
  }
}
