/** One finding as a result of SARIF. */
import { type Diagnostic, type Lang, type Ref, type RelatedCell, type Severity, sayMessage } from '../core/index.js'
import { ciWords } from './ci-words.js'
import { fingerprint } from './fingerprint.js'
import { blocks } from './places.js'
import type { CheckedFile, FinishedRun } from './reporter.js'
import { retold } from './retold.js'
import { type Found, findingText, type Standing, whyNot } from './standing.js'

/** Blocks of cells of one finding that are listed, and related cells. */
const MAX_CELLS = 100
const MAX_RELATED = 20
const MAX_NAME = 80
const MAX_NOTE = 1000

export const LEVEL = { error: 'error', warning: 'warning', info: 'note' } as const satisfies {
  readonly [S in Severity]: string
}

/** A cell by its sheet and address. */
interface Cell {
  readonly sheet: string
  readonly cell: string
  readonly at: Ref
}

/**
 * A result as SARIF has it, `ruleIndex` left out. Its region is the row and the column of the cell: GitHub shows no result without a
 * region, and of a text file they are the very line.
 */
export function resultOf(found: Found, file: CheckedFile, { lang }: FinishedRun) {
  const { diagnostic, standing } = found
  const { id, rule, severity, related } = diagnostic
  const suppressions = standing === 'new' || standing === 'known' ? [] : [suppression(found, standing, lang)]
  return {
    ruleId: rule,
    level: LEVEL[severity],
    message: { text: findingText(diagnostic, lang) },
    locations: [location(file.file, diagnostic)],
    ...(related.length > 0 ? { relatedLocations: relatedLocations(related, file.file, lang) } : {}),
    // GitHub makes its own of the lines of the file where this is missing: of the bytes of a workbook they would be another at each run.
    partialFingerprints: { 'kplint/v1': fingerprint(id), primaryLocationLineHash: `${fingerprint(file.file, id)}:1` },
    ...(file.known === null ? {} : { baselineState: file.known.has(id) ? 'unchanged' : 'new' }),
    ...(suppressions.length > 0 ? { suppressions } : {}),
    ...(diagnostic.places.length > 1 ? { properties: { cells: cellsOf(diagnostic, file) } } : {}),
  }
}

function suppression(found: Found, standing: Standing, lang: Lang) {
  // An explanation stands in the workbook itself, an exception in a pack beside it.
  return {
    kind: standing === 'explained' ? 'inSource' : 'external',
    status: 'accepted',
    justification: whyNot(found, lang),
  }
}

/** Every cell that shows the defect, as blocks: `表1!E3:E7`. A location for each would hold the path of the file a hundred times. */
function cellsOf({ at, sheet, places }: Diagnostic, { report }: CheckedFile): string[] {
  const bySheet = new Map<number, Ref[]>()
  for (const place of places) {
    const list = bySheet.get(place.sheet)
    if (list) list.push(place)
    else bySheet.set(place.sheet, [place])
  }
  return [...bySheet]
    .flatMap(([index, refs]) => {
      const other = report.tables.find(({ sheetIndex }) => sheetIndex === index)?.sheet
      const name = retold(index === at.sheet ? sheet : (other ?? String(index)), MAX_NAME)
      return blocks(refs).map((block) => `${name}!${block}`)
    })
    .slice(0, MAX_CELLS)
}

function relatedLocations(related: readonly RelatedCell[], own: string, lang: Lang) {
  return related.slice(0, MAX_RELATED).map((one, id) => {
    const note = retold(sayMessage(one.note, lang), MAX_NOTE)
    return { id, ...location(one.file ?? own, one), message: { text: note === '' ? ciWords.related[lang] : note } }
  })
}

/** A place in a file; the file as a whole where no cell is given. */
export function location(file: string, cell: Cell | null) {
  const artifactLocation = artifact(file)
  if (cell === null) return { physicalLocation: { artifactLocation } }
  const { at, sheet } = cell
  const fullyQualifiedName = `${retold(sheet, MAX_NAME)}!${cell.cell}`
  return {
    physicalLocation: { artifactLocation, region: { startLine: at.row + 1, startColumn: at.col + 1 } },
    logicalLocations: [{ name: cell.cell, fullyQualifiedName, kind: 'cell' }],
  }
}

/** A path as a URI: what it starts from is left to whoever reads it, unless it starts at the top. */
function artifact(file: string): { readonly uri: string; readonly uriBaseId?: string } {
  const whole = file.replace(/[\ud800-\udfff]/gu, '\ufffd')
  if (/^[A-Za-z]:[\\/]/.test(whole))
    return { uri: `file:///${whole.slice(0, 2)}${encoded(whole.slice(2).replaceAll('\\', '/'))}` }
  if (whole.startsWith('/')) return { uri: `file://${encoded(whole)}` }
  return { uri: encoded(whole.replace(/^(?:\.\/+)+/, '')), uriBaseId: '%SRCROOT%' }
}

function encoded(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}
