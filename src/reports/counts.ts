/** What a workbook comes to, in a line; and what of it the baseline knows. */
import { type Datum, type Diagnostic, fill, type Lang, type Severity } from '../core/index.js'
import type { FileReport } from './run.js'
import type { TextOptions } from './text.js'
import { words } from './words.js'

/** A workbook as it is told; `known` as in `CheckedFile`. */
export type ToldFile = FileReport & { readonly known?: ReadonlySet<string> | null }

/** What a workbook has that the baseline does not know, and what it knows as far as that is to be listed. */
export function partsOf({ report, known }: ToldFile): { fresh: readonly Diagnostic[]; known: readonly Diagnostic[] } {
  if (!known) return { fresh: report.diagnostics, known: [] }
  const isOld = ({ id }: Diagnostic): boolean => known.has(id)
  return { fresh: report.diagnostics.filter((one) => !isOld(one)), known: report.diagnostics.filter(isOld) }
}

/** What was found in a workbook, and in how much of it. */
export function countsLine(file: ToldFile, { lang, paint }: TextOptions): string {
  const { report } = file
  if (report.tables.length === 0 && report.diagnostics.length === 0) return paint('error', words.nothing[lang])
  const { fresh } = partsOf(file)
  // Counted even where they are left out of the report.
  const known = file.known?.size ?? 0
  const counts: { [S in Severity]: number } & { readonly [name: string]: Datum } = { error: 0, warning: 0, info: 0 }
  for (const { severity } of fresh) counts[severity]++
  const { tables, records, rules } = report.checked
  const checked = fill(words.checked, { tables, records, rules }, lang)
  const found =
    fresh.length === 0
      ? paint('good', cleanText(report.explained.length, known, lang))
      : paint(
          counts.error > 0 ? 'error' : counts.warning > 0 ? 'warning' : 'info',
          countsText(counts, report.explained.length, known, lang),
        )
  return `${found}${paint('dim', ` · ${checked}`)}`
}

/** What is said where nothing new was found. */
export function cleanText(explained: number, known: number, lang: Lang): string {
  if (known === 0) return explained === 0 ? words.clean[lang] : fill(words['clean-explained'], { n: explained }, lang)
  return fill(words[explained === 0 ? 'clean-known' : 'clean-known-explained'], { n: known, explained }, lang)
}

/** How many findings of each severity; and how many are explained and known, where any is. */
export function countsText(
  counts: { readonly [S in Severity]: number },
  explained: number,
  known: number,
  lang: Lang,
): string {
  const more = explained === 0 ? '' : fill(words['counts-explained'], { n: explained }, lang)
  const old = known === 0 ? '' : fill(words['counts-known'], { n: known }, lang)
  return fill(words.counts, counts, lang) + more + old
}
