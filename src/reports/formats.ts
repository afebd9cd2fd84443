/** Every format a run can be written in. Each is loaded when it is asked for: one that nobody wants costs nothing. */
import type { Words } from '../core/index.js'
import type { Reporter } from './reporter.js'
import type { TextOptions } from './text.js'

/** What a reporter is told besides the run. Only `text` looks at it. */
export type ReporterOptions = Omit<TextOptions, 'lang'>

/** A format by its name. */
export interface Format {
  readonly name: FormatName
  readonly what: Words
  /** `bytes`: no text, it belongs into a file and not on a terminal. */
  readonly form: 'text' | 'bytes'
  /** Of its files, with the dot. */
  readonly extension: string
  /** What must be taken down while a workbook is open, because the format shows it. */
  readonly wants: { readonly picture: boolean; readonly sha256: boolean }
  load(): Promise<(options: ReporterOptions) => Reporter>
}

export type FormatName = 'text' | 'json'

const NOTHING = { picture: false, sha256: false }

/** The formats, those for people first. */
export const formats: readonly Format[] = [
  {
    name: 'text',
    what: { zh: '给人看的文字', en: 'text to be read' },
    form: 'text',
    extension: '.txt',
    wants: NOTHING,
    load: async () => (await import('./text-reporter.js')).textReporter,
  },
  {
    name: 'json',
    what: { zh: '给程序用的完整报告', en: 'the whole report for programs' },
    form: 'text',
    extension: '.json',
    wants: { picture: false, sha256: true },
    load: async () => (await import('./json.js')).jsonReporter,
  },
]

/** The format of a name; undefined where there is none. */
export function formatNamed(name: string): Format | undefined {
  return formats.find((format) => format.name === name)
}
