/** The list of findings of a run as a workbook. */
import { overviewOf } from './overview.js'
import { pageOf } from './page.js'
import type { Reporter } from './reporter.js'
import { retold } from './retold.js'
import { writtenList } from './workbook.js'

/** Workbooks listed at most on the page of a batch, and signs of a name. */
const MAX_ROWS = 2_000
const MAX_NAME = 200

/** Writes the same of a run; of several workbooks a sheet with the page of the batch stands first. */
export function xlsxReporter(): Reporter {
  return async function* (run) {
    const { lang, summary, errors, remarks } = run
    const show = (text: string): string => retold(text, MAX_NAME)
    yield await writtenList({
      lang,
      summary,
      errors,
      remarks,
      *files() {
        for (const file of run.results())
          if (file.kind === 'checked') yield { name: file.file, report: file.report, known: file.known }
      },
      rule: (id) => run.rule(id),
      page: summary.files > 1 ? pageOf(overviewOf(run), run, { lang, show, rows: MAX_ROWS }) : null,
    })
  }
}
