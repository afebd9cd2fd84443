/** Where reports go: one to the terminal or to `--output`, any number to files of their own. */
import { resolve } from 'node:path'
import { hintWords, listWords } from '../pack/words.js'
import { type Format, type FormatName, formatNamed, formats } from '../reports/formats.js'
import type { FinishedRun } from '../reports/reporter.js'
import type { Options } from './args.js'
import { Breath } from './breath.js'
import { Buffered, fileKey, type Io, NewFile, painter, type Sink } from './io.js'
import { refuse } from './words.js'

/** A report that was asked for. */
export interface Output {
  readonly format: Format
  /** The file as typed; null: the standard output. */
  readonly name: string | null
  /** The same as a whole path. */
  readonly target: string | null
}

/**
 * Reads `--format NAME[=FILE]` (several) and `--output`. What has no file of its own goes to `--output`, else to the standard output; where
 * every format has one, the terminal gets the text. Throws `UsageError`.
 */
export function readOutputs(options: Options, { cwd }: Io): Output[] {
  const asked = options.values('format').map(readFormat)
  const output = options.value('output') ?? null
  const plain = asked.filter(({ name }) => name === null)
  if (plain.length > 1) refuse('formats-without-file', { names: listWords(plain.map(({ format }) => format.name)) })
  const first = plain[0]?.format ?? formatNamed('text')!
  const own = asked.filter(({ name }) => name !== null)
  if (first.form === 'bytes' && output === null)
    refuse('format-needs-file', { name: first.name, extension: first.extension })
  const outputs = [{ format: first, name: output }, ...own].map(({ format, name }) => ({
    format,
    name,
    target: name === null ? null : resolve(cwd, name),
  }))
  const seen = new Set<string>()
  for (const { name, target } of outputs) {
    if (target === null) continue
    const key = fileKey(target)
    if (seen.has(key)) refuse('output-twice', { name: name! })
    seen.add(key)
  }
  return outputs
}

function readFormat(typed: string): { readonly format: Format; readonly name: string | null } {
  const at = typed.indexOf('=')
  const value = at < 0 ? typed : typed.slice(0, at)
  const name = at < 0 ? null : typed.slice(at + 1)
  const names = formats.map((format): FormatName => format.name)
  const format =
    formatNamed(value) ??
    refuse('choice', { name: '--format', value, hint: hintWords(value, names), known: listWords(names) })
  if (name === '') refuse('format-file-empty', { name: format.name })
  return { format, name }
}

/** What must be taken down of the workbooks for these reports. */
export function wantedBy(outputs: readonly Output[]): { readonly picture: boolean; readonly sha256: boolean } {
  return {
    picture: outputs.some(({ format }) => format.wants.picture),
    sha256: outputs.some(({ format }) => format.wants.sha256),
  }
}

/** The files of reports, opened before anything is checked, so that a place that cannot be written is told at once. */
export class OutputFiles {
  private readonly files: (NewFile | null)[] = []

  /** Throws `UsageError`; then nothing is left. */
  constructor(private readonly outputs: readonly Output[]) {
    try {
      for (const { target } of outputs) this.files.push(target === null ? null : new NewFile(target))
    } catch (error) {
      this.abandon()
      throw error
    }
  }

  /** Writes every report and gives the files their names only when all are whole. */
  async write(run: FinishedRun, options: Options, io: Io): Promise<void> {
    for (const [i, { format, target }] of this.outputs.entries()) {
      const make = await format.load()
      const paint = target === null || options.has('color') ? painter(options, io) : (_: unknown, text: string) => text
      const reporter = make({ paint, quiet: options.has('quiet'), verbose: options.has('verbose') })
      await drain(reporter(run), this.files[i] ?? io.out)
    }
    for (const file of this.files) file?.finish()
  }

  abandon(): void {
    for (const file of this.files) file?.abandon()
  }
}

async function drain(
  pieces: Iterable<string> | AsyncIterable<string | Uint8Array>,
  sink: NewFile | Sink,
): Promise<void> {
  const out = new Buffered(sink)
  const breath = new Breath()
  for await (const piece of pieces) {
    if (typeof piece === 'string') await out.write(piece)
    else if (sink instanceof NewFile) sink.write(piece)
    await breath.take()
  }
  await out.flush()
}
