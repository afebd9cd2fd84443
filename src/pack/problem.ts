/** What is wrong with a pack or a configuration, said so that whoever wrote it can mend it. */
import type { Words } from '../core/index.js'

/** One thing that is wrong. `line` is 1-based; null where no line can be named. */
export interface Problem {
  readonly file: string
  readonly line: number | null
  readonly words: Words
}

/** A pack or a configuration that cannot be used, with everything that is wrong with it. */
export class InputError extends Error {
  override readonly name = 'InputError'

  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(({ file, line, words }) => `${file}:${line ?? ''} ${words.en}`).join('\n'))
  }
}
