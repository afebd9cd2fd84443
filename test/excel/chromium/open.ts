/**
 * For tests with Playwright: a page that is Excel. At the left a sheet to be seen and typed into, at the right, 350 px wide, the pane
 * in a frame whose unmodified office.js boots as Excel for Windows.
 *
 *     const excel = await openExcelPage(context, { bytes, name: '重点项目.xlsx', paneUrl: `${site}/pane.html` })
 *     await excel.pane.getByRole('button', { name: '检查' }).click()
 *     await excel.type('F7', '2024年3月')
 *     expect(await excel.fill('F7')).toBe('#FFC7CE')
 *     expect(excel.problems).toEqual([])
 *
 * The page is answered at the pane's own origin (`/.excel/…`), whoever serves that, so that the frame can reach it.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { BrowserContext, ConsoleMessage, Frame, Page } from 'playwright-core'
import { bundle } from '../../browser/bundle.js'
import type { RequestRecord } from '../host.js'
import type { ExcelApi } from '../requirements.js'
import type { ProtectionOptions } from '../sheet.js'
import type { PageOptions } from './page.js'

export interface ExcelPageOptions {
  /** The workbook. */
  readonly bytes: Uint8Array
  readonly name: string
  /** Where the pane is served. Its office.js may be named by any URL that ends in `office.js`: it is answered from node_modules. */
  readonly paneUrl: string
  readonly api?: ExcelApi
  /** The language of Excel: `Office.context.displayLanguage`. */
  readonly language?: 'zh-CN' | 'en-US'
  readonly viewport?: { readonly width: number; readonly height: number }
}

/** An open page, and the hands of a person at it. Addresses are `B2` of the active sheet or `数据!B2`. */
export interface ExcelPage {
  readonly page: Page
  /** The add-in's frame. */
  readonly pane: Frame
  /** Errors and warnings of the console, failed requests, refusals of the CSP, dispatch ids the container does not model. */
  readonly problems: string[]
  type(address: string, input: string | number): Promise<void>
  /** Types as a person does: double click, keys, Enter. The cell has to be in sight. */
  typeByHand(address: string, input: string): Promise<void>
  erase(address: string): Promise<void>
  select(address: string): Promise<void>
  insertRows(sheet: string, row: number, count?: number): Promise<void>
  protect(sheet: string, options?: Partial<ProtectionOptions>): Promise<void>
  unprotect(sheet: string): Promise<void>
  beginEdit(address: string): Promise<void>
  enter(input?: string): Promise<void>
  /** A co-author elsewhere types. */
  remoteEdit(address: string, input: string | number): Promise<void>
  text(address: string): Promise<string>
  /** The colour of a cell; null where it has none. */
  fill(address: string): Promise<string | null>
  /** The addresses of all coloured cells of a sheet. */
  fills(sheet: string): Promise<readonly string[]>
  /** The texts of the custom XML parts. */
  customXml(): Promise<readonly string[]>
  /** Where the selection is: `数据!B2`. */
  selection(): Promise<string>
  /** The bytes of the workbook as it stands now. */
  saved(): Promise<Uint8Array>
  /** The requests so far. */
  requests(): Promise<readonly RequestRecord[]>
  /** Waits until every request is answered and every event told. */
  settled(): Promise<void>
}

const dist = join(dirname(createRequire(import.meta.url).resolve('@microsoft/office-js/package.json')), 'dist')
const here = import.meta.dirname

let script: Promise<string> | null = null

/** The simulator as one file for a page, made once. */
function pageScript(): Promise<string> {
  script ??= (async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kplint-excel-'))
    try {
      await bundle(join(here, 'page.ts'), join(folder, 'page.js'), 'web', false)
      return readFileSync(join(folder, 'page.js'), 'utf8')
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })()
  return script
}

/** Opens a workbook and the pane beside it; waits until office.js has booted where the pane loads it. */
export async function openExcelPage(context: BrowserContext, options: ExcelPageOptions): Promise<ExcelPage> {
  const { bytes, name, paneUrl, api = '1.15', language = 'zh-CN', viewport = { width: 1366, height: 768 } } = options
  const page = await context.newPage()
  await page.setViewportSize(viewport)
  const problems = watchProblems(page)
  await serveExcel(page, new URL(paneUrl).origin, bytes)
  await page.addInitScript(() => {
    const excel = window === window.parent ? undefined : window.parent.simulatedExcel
    if (excel)
      Object.defineProperty(window, 'external', { value: excel.external(), configurable: true, writable: true })
  })
  await page.goto(new URL('/.excel/excel.html', paneUrl).href)
  const asked: PageOptions = { name, paneUrl, api, language }
  await page.evaluate(`(async () => {
    const { openExcel } = await import('/.excel/page.js')
    const bytes = new Uint8Array(await (await fetch('/.excel/workbook')).arrayBuffer())
    await openExcel(bytes, ${JSON.stringify(asked)})
  })()`)
  const frame = await (await page.waitForSelector('#pane iframe')).contentFrame()
  if (!frame) throw new Error('the pane has no frame')
  await frame.waitForLoadState('load')
  return { page, pane: frame, problems, ...hands(page) }
}

function watchProblems(page: Page): string[] {
  const problems: string[] = []
  page.on('console', (message: ConsoleMessage) => {
    if (message.type() === 'error' || message.type() === 'warning')
      problems.push(
        `${message.text()} (${message.location().url}:${message.location().lineNumber}:${message.location().columnNumber})`,
      )
  })
  page.on('pageerror', (error) => problems.push(String(error.stack ?? error)))
  page.on('requestfailed', (request) => problems.push(`${request.url()} ${request.failure()?.errorText ?? ''}`))
  return problems
}

/** Answers the simulator's own files, and office.js with what it loads, from this machine. */
async function serveExcel(page: Page, origin: string, workbook: Uint8Array): Promise<void> {
  const js = await pageScript()
  const file = (name: string, contentType: string) => ({ body: readFileSync(join(here, name)), contentType })
  await page.route(`${origin}/.excel/**`, (route) => {
    const path = new URL(route.request().url()).pathname.slice('/.excel/'.length)
    if (path === 'page.js') return route.fulfill({ body: js, contentType: 'text/javascript' })
    if (path === 'workbook')
      return route.fulfill({ body: Buffer.from(workbook), contentType: 'application/octet-stream' })
    if (path === 'excel.css') return route.fulfill(file('excel.css', 'text/css'))
    return route.fulfill(file('excel.html', 'text/html; charset=utf-8'))
  })
  // Wherever the pane has its office.js from, this is the one of node_modules, as it is.
  await page.route(OFFICE_JS, (route) => {
    const [, own = ''] = OFFICE_JS.exec(new URL(route.request().url()).pathname) ?? []
    const body = readFileSync(join(dist, own.toLowerCase()))
    // office.js asks for the rest as anonymous, from whatever origin it came.
    const headers = { 'access-control-allow-origin': '*', 'content-type': 'text/javascript' }
    return route.fulfill({ body, headers })
  })
}

/** office.js and what it asks for while it boots, below whatever folder it is in. */
const OFFICE_JS =
  /\/(office\.js|excel-[\w.-]+\.js|[a-z]{2}-[a-z]{2}\/office_strings\.js|telemetry\/oteljs_agave\.js|o15apptofilemappingtable\.js)$/i

function hands(page: Page): Omit<ExcelPage, 'page' | 'pane' | 'problems'> {
  /** Calls a method of the person, here or elsewhere. */
  const person = (who: 'user' | 'remote', method: string, ...args: unknown[]): Promise<unknown> =>
    page.evaluate(`window.simulatedExcel.${who}.${method}(...${JSON.stringify(args)})`)
  const user = async (method: string, ...args: unknown[]) => void (await person('user', method, ...args))
  return {
    type: (address, input) => user('type', address, input),
    typeByHand: async (address, input) => {
      const box = page.locator('#grid td input')
      // A cell that is drawn anew between the two clicks was clicked once: a person clicks again.
      for (let tries = 0; tries < 10 && (await box.count()) === 0; tries++) {
        await page.locator(`#grid td[data-at="${address}"]`).dblclick()
        await box.waitFor({ timeout: 2_000 }).catch(() => {})
      }
      await box.fill(input)
      await box.press('Enter')
    },
    erase: (address) => user('erase', address),
    select: (address) => user('select', address),
    insertRows: (sheet, row, count = 1) => user('insertRows', sheet, row, count),
    protect: (sheet, options = {}) => user('protect', sheet, options),
    unprotect: (sheet) => user('unprotect', sheet),
    beginEdit: (address) => user('beginEdit', address),
    enter: (input) => user('enter', ...(input === undefined ? [] : [input])),
    remoteEdit: async (address, input) => void (await person('remote', 'type', address, input)),
    text: async (address) => String(await person('user', 'text', address)),
    fill: (address) => page.evaluate((at) => window.simulatedExcel!.user.fill(at), address),
    fills: (sheet) => page.evaluate((name) => window.simulatedExcel!.user.fills(name), sheet),
    customXml: () => page.evaluate(() => window.simulatedExcel!.host.book.parts.map(({ xml }) => xml)),
    selection: () => page.evaluate(() => window.simulatedExcel!.user.selection()),
    saved: async () => Uint8Array.from(await page.evaluate(() => window.simulatedExcel!.saved())),
    requests: () => page.evaluate(() => window.simulatedExcel!.host.log),
    settled: () => page.evaluate(() => window.simulatedExcel!.host.settled()),
  }
}
