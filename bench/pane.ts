/**
 * The pane measured: the built page in headless Chromium beside a simulated Excel, a table of 5,000 projects. From an edit to the updated
 * list (the pause of 300 ms that waits for the next key is in it), and the longest the page was blocked by a script of its own.
 */
import { readFileSync } from 'node:fs'
import { withChromium } from '../test/browser/chromium.js'
import { type ExcelPage, openExcelPage } from '../test/excel/chromium/open.js'
import { serveSite } from '../test/pane/site.js'
import { dispatchPath } from './dispatch.js'

/** What was measured of one table, in milliseconds. */
export interface PaneCost {
  readonly rows: number
  readonly faulty: boolean
  /** From the pane's first script to the report. */
  readonly open: number
  /** From an edit to the updated list. */
  readonly edits: readonly number[]
  /** Tasks of the pane's own that took longer than 50 ms, while it opened and while it was worked with. */
  readonly openBlocks: readonly number[]
  readonly editBlocks: readonly number[]
}

/** The finish date of the thousandth project, which has no mistake in it, of the table bench/dispatch.ts makes. */
const CELL = 'N1003'
const RIGHT = '2026年10月'
const WRONG = '2020年1月'

/** Opens a table in the pane and edits it `times` times, now wrong, now right. */
export async function measurePane(rows: number, faulty: boolean, times: number): Promise<PaneCost> {
  const bytes = readFileSync(await dispatchPath(rows, faulty))
  const site = await serveSite()
  try {
    return await withChromium(async (context) => {
      // What a task is put down to: `self` is the frame it runs in; what Excel does around it is not the pane's.
      await context.addInitScript(`
        window.blocks = []
        new PerformanceObserver((list) => {
          for (const { name, duration } of list.getEntries()) if (name === 'self') window.blocks.push(duration)
        }).observe({ type: 'longtask', buffered: true })`)
      const excel = await openExcelPage(context, { bytes, name: '调度表.xlsx', paneUrl: `${site.url}/pane.html` })
      await excel.pane.waitForFunction(
        () =>
          (document.querySelector('.readiness .seen .dim')?.textContent ?? '') !== '' &&
          !document.querySelector('.readiness.old'),
        null,
        { timeout: 120_000 },
      )
      const open = await excel.pane.evaluate(() => performance.now())
      const openBlocks = await takeBlocks(excel)
      const edits: number[] = []
      for (let i = 0; i < times; i++) edits.push(await oneEdit(excel, i % 2 === 0 ? WRONG : RIGHT))
      return { rows, faulty, open, edits, openBlocks, editBlocks: await takeBlocks(excel) }
    })
  } finally {
    await site.close()
  }
}

/** Types into the cell and waits until the list has one finding more or less. */
async function oneEdit({ page, pane }: ExcelPage, text: string): Promise<number> {
  const before = await pane.innerText('#kplint-tab-findings')
  const start = await page.evaluate(
    `(() => { const now = performance.timeOrigin + performance.now(); window.simulatedExcel.user.type('${CELL}', '${text}'); return now })()`,
  )
  const end = await pane.waitForFunction(
    (known) =>
      document.querySelector<HTMLElement>('#kplint-tab-findings')?.innerText === known
        ? null
        : performance.timeOrigin + performance.now(),
    before,
    { timeout: 60_000 },
  )
  return Number(await end.jsonValue()) - Number(start)
}

async function takeBlocks({ pane }: ExcelPage): Promise<number[]> {
  return pane.evaluate(() => {
    const own = window as unknown as { blocks: number[] }
    const { blocks } = own
    own.blocks = []
    return blocks
  })
}

/** The value below which `share` of the others lie. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/** Everything measured, as a table. */
export function paneTable(costs: readonly PaneCost[]): string {
  const head = 'rows     table    open ms  longest block  edit→list median  p95    longest block (ms)'
  const longest = (blocks: readonly number[]): string => (blocks.length === 0 ? '<50' : Math.max(...blocks).toFixed(0))
  const lines = costs.map(({ rows, faulty, open, edits, openBlocks, editBlocks }) =>
    [
      String(rows).padEnd(9),
      (faulty ? 'faulty' : 'clean').padEnd(9),
      open.toFixed(0).padStart(7),
      longest(openBlocks).padStart(15),
      quantile(edits, 0.5).toFixed(0).padStart(18),
      quantile(edits, 0.95).toFixed(0).padStart(7),
      longest(editBlocks).padStart(16),
    ].join(''),
  )
  return [head, ...lines].join('\n')
}
