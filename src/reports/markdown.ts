/** The report as Markdown: the summary of a job on GitHub (`$GITHUB_STEP_SUMMARY`) or GitLab, or a page of a wiki. */
import { fill, type Severity, severityWords } from '../core/index.js'
import { markdownOf, markdownText } from './markdown-text.js'
import { overviewOf } from './overview.js'
import { type PageSection, type PageTable, pageOf } from './page.js'
import { pageWords } from './page-words.js'
import type { FinishedRun, Reporter } from './reporter.js'
import { sentence } from './retold.js'
import { SEVERITIES } from './severities.js'
import { newIn } from './standing.js'
import { words } from './words.js'

/** UTF-8 bytes of the whole: GitHub shows no summary above 1 MiB. The rest is for the last line. */
const MAX_BYTES = 1_000_000
/** Rows of the page; signs of a name and of a message. */
const MAX_ROWS = 100
const MAX_NAME = 120
const MAX_MESSAGE = 400

const utf8 = new TextEncoder()

/** Writes the page, then every new finding, errors first; what does not fit is counted. */
export function markdownReporter(): Reporter {
  return function* (run) {
    const { lang } = run
    let left = MAX_BYTES
    const fits = (text: string): boolean => {
      const size = utf8.encode(text).length
      if (size > left) return false
      left -= size
      return true
    }
    for (const text of headText(run)) if (fits(text)) yield text
    let unlisted = 0
    for (const severity of SEVERITIES) {
      const head = tableHead(severity, run)
      let isOpen = false
      for (const row of rowsOf(severity, run)) {
        if (unlisted > 0 || !fits(isOpen ? row : head + row)) unlisted++
        else {
          yield isOpen ? row : head + row
          isOpen = true
        }
      }
    }
    if (unlisted > 0) yield `\n${fill(pageWords['more-findings'], { n: unlisted }, lang)}\n`
  }
}

/** Title and page; of a single workbook without the parts that compare workbooks. */
function* headText(run: FinishedRun): Generator<string> {
  const { lang } = run
  const show = (text: string): string => markdownText(text, MAX_NAME)
  const isBatch = run.summary.files > 1
  yield `# ${pageWords['report-title'][lang]}\n`
  for (const section of pageOf(overviewOf(run), run, { lang, show, rows: MAX_ROWS }))
    if (isBatch || !['units', 'attendance', 'rules'].includes(section.about)) yield sectionText(section)
}

function sectionText({ heading, table, lines }: PageSection): string {
  const title = heading === '' ? '' : `\n## ${heading}\n`
  const rows = table && table.rows.length > 0 ? `\n${tableText(table)}` : ''
  const list = lines.length > 0 ? `\n${lines.map((line) => `- ${line}\n`).join('')}` : ''
  return title + rows + list
}

/** Numbers to the right. */
function tableText({ headings, rows }: PageTable): string {
  const align = headings.map((_, i) => (rows.every((row) => typeof row[i] === 'number') ? '--:' : '---'))
  return [headings, align, ...rows].map((row) => `| ${row.join(' | ')} |\n`).join('')
}

function tableHead(severity: Severity, { lang, summary }: FinishedRun): string {
  const title = fill(
    pageWords['severity-count'],
    { severity: severityWords[severity], n: summary.diagnostics[severity] },
    lang,
  )
  const headings = ['workbook', 'cell', 'project', 'message', 'rule'] as const
  return `\n## ${title}\n\n| ${headings.map((key) => pageWords[key][lang]).join(' | ')} |\n|${' --- |'.repeat(headings.length)}\n`
}

/** One row for each new finding of a severity, file by file. */
function* rowsOf(severity: Severity, run: FinishedRun): Generator<string> {
  const { lang } = run
  for (const file of run.results()) {
    if (file.kind === 'failed') continue
    for (const diagnostic of newIn(file)) {
      if (diagnostic.severity !== severity) continue
      const { sheet, cell, project, rule } = diagnostic
      const place = `${markdownText(sheet, MAX_NAME)}!${cell}`
      const message = markdownOf(sentence(diagnostic, lang, MAX_MESSAGE))
      const whose = markdownText(project ?? words.whole[lang], MAX_NAME)
      yield `| ${[markdownText(file.file, MAX_NAME), place, whose, message, markdownText(rule, MAX_NAME)].join(' | ')} |\n`
    }
  }
}
