/** Which errors belong to which file of a run. */
import type { FileResult } from './reporter.js'
import type { FileError } from './run.js'

/** The errors of a run, to be told where their file stands among the results. */
export class Troubles {
  private readonly byFile = new Map<string, FileError[]>()

  constructor(errors: readonly FileError[]) {
    for (const error of errors) {
      const list = this.byFile.get(error.file)
      if (list) list.push(error)
      else this.byFile.set(error.file, [error])
    }
  }

  /** Those of one result: none where it was checked and nothing went wrong. Each is given once. */
  of(one: FileResult): readonly FileError[] {
    const list = this.byFile.get(one.file) ?? (one.kind === 'failed' ? [one] : [])
    this.byFile.delete(one.file)
    return list
  }

  /** What is left when every result was asked for, file by file: paths that led nowhere, and (`''`) what is about the run as a whole. */
  rest(): Iterable<readonly [file: string, errors: readonly FileError[]]> {
    return this.byFile
  }
}
