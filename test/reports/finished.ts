/** Finished runs made of drawn workbooks, for tests of what is written of them. */
import { Batch, type Ruleset } from '../../src/core/index.js'
import { parseDrawing } from '../../src/hosts/text.js'
import { type Picture, pictureOf } from '../../src/reports/picture.js'
import type { FileResult, FinishedRun } from '../../src/reports/reporter.js'
import { type FileError, Tally } from '../../src/reports/run.js'
import { rulesetFor } from '../ruleset.js'

/** What a test says of a run; everything else is plain. */
export interface Drawn {
  /** File name → drawing, or why it could not be checked. */
  readonly files: { readonly [file: string]: string | Pick<FileError, 'code' | 'words'> }
  readonly ruleset?: Ruleset
  /** File name → identities of findings the baseline knows. */
  readonly known?: { readonly [file: string]: readonly string[] }
  readonly run?: Partial<FinishedRun>
}

/** Checks the drawings as one batch, as `kplint check` would. */
export function finished({ files, ruleset = rulesetFor({}), known, run = {} }: Drawn): FinishedRun {
  const batch = new Batch(ruleset)
  for (const [file, drawing] of Object.entries(files))
    if (typeof drawing === 'string') for (const _ of batch.check({ ...parseDrawing(drawing).workbook, name: file }));
  const { reports, ...remarks } = batch.finish()
  const tally = new Tally()
  const results: FileResult[] = []
  for (const [file, drawing] of Object.entries(files)) {
    if (typeof drawing !== 'string') {
      tally.error(true)
      results.push({ kind: 'failed', file, isWorkbook: true, ...drawing })
      continue
    }
    const report = reports.find(({ name }) => name === file)!
    const ids = known ? new Set(known[file] ?? []) : null
    const one = {
      kind: 'checked',
      file,
      sha256: '0'.repeat(64),
      report,
      warnings: [],
      known: ids,
      picture: JSON.parse(JSON.stringify(pictureOf(parseDrawing(drawing).workbook, report))) as Picture,
    } as const
    tally.report(one, ids)
    results.push(one)
  }
  tally.remarks(remarks)
  const rules = new Map(ruleset.rules.map(({ rule }) => [rule.id, rule]))
  return {
    lang: 'zh',
    version: '0.0.0',
    summary: tally.summary(),
    results: () => results,
    remarks,
    earlier: [],
    errors: results.filter((one) => one.kind === 'failed'),
    units: null,
    commands: { fix: 'kplint fix', rule: 'kplint rules 编号' },
    rule: (id) => {
      const rule = rules.get(id)
      if (!rule) return null
      const { title, why, help, source, severity } = rule
      return {
        id,
        title,
        why,
        help,
        severity,
        source: typeof source === 'string' ? { zh: source, en: source } : source,
      }
    },
    ...run,
  }
}
