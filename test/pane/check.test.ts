/** The checker page as it is built: files are dropped on it, looked at, mended in a copy; the findings are those of the command line. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lint, type Workbook } from '../../src/core/index.js'
import { nodeInflate, readFile } from '../../src/hosts/file.js'
import { bytesSource, readWorkbook } from '../../src/ooxml/index.js'
import { findingsWorkbook } from '../../src/reports/workbook.js'
import { withChromium } from '../browser/chromium.js'
import { everyRule, rulesetFor } from '../ruleset.js'
import { CLERKS_FILE, clerksWorkbook } from './clerk-workbook.js'
import { type Served, serveSite } from './site.js'

const root = join(import.meta.dirname, '..', '..')
const seeds = join(root, 'seeds')
const shots = join(root, 'test', 'browser', 'shots')
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let site: Served
beforeAll(async () => {
  mkdirSync(shots, { recursive: true })
  site = await serveSite()
})
afterAll(() => site.close())

interface Upload {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Opens the page and gives it files. `problems`: errors and warnings of the console, requests that failed. */
async function visit(use: (page: Page, problems: string[]) => Promise<void>, files: readonly Upload[]): Promise<void> {
  await withChromium(async (context) => {
    const page = await context.newPage()
    await page.setViewportSize({ width: 1366, height: 768 })
    const problems: string[] = []
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) problems.push(message.text())
    })
    page.on('pageerror', (error) => problems.push(String(error)))
    page.on('request', (request) => {
      if (!request.url().startsWith(site.url) && !request.url().startsWith('blob:')) problems.push(request.url())
    })
    await page.goto(`${site.url}/check.html`)
    await give(page, files)
    await use(page, problems)
    expect(problems).toEqual([])
  })
}

async function give(page: Page, files: readonly Upload[]): Promise<void> {
  const uploads = files.map(({ name, bytes }) => ({ name, mimeType: '', buffer: Buffer.from(bytes) }))
  if (uploads.length > 0) await page.setInputFiles('#choose-files', uploads)
}

/** Waits until every file of the list was checked. */
async function allChecked(page: Page, n: number): Promise<void> {
  await page.waitForFunction(
    (count) =>
      document.querySelectorAll('.file-state.is-ready, .file-state.is-open, .file-state.is-failed').length === count,
    n,
    { timeout: 120_000 },
  )
}

async function downloaded(page: Page, button: string): Promise<{ name: string; workbook: Workbook }> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.click(button)])
  const bytes = readFileSync(await download.path())
  const name = download.suggestedFilename()
  return { name, workbook: await readWorkbook(bytesSource(bytes), { name, inflate: nodeInflate }) }
}

const clerks = async (): Promise<Upload> => ({ name: CLERKS_FILE, bytes: await clerksWorkbook() })
const item = (cell: string): string => `.line.item:has(.where span:text-is("${cell}"))`

function rowsOf({ sheets }: Workbook): string[][][] {
  return sheets.map((sheet) =>
    Array.from({ length: sheet.rows }, (_, row) =>
      Array.from({ length: sheet.cols }, (_, col) => sheet.text(row, col)),
    ),
  )
}

describe('the checker page', () => {
  it('shows the sheet beside its findings, mends a copy, and leaves the file as it is', async () => {
    const file = await clerks()
    await visit(
      async (page) => {
        await page.waitForFunction(() => document.querySelector('.readiness')?.textContent?.includes('还差 2 处'))
        expect(await page.innerText('.file-state')).toBe('还差 2 处')
        // The grid shows every cell where its letters and numbers say.
        const cell = page.locator('.grid-cell[data-cell="B4"]')
        await expect.poll(() => cell.innerText()).toBe('张店镇供水工程')
        const box = (await cell.boundingBox())!
        const letter = (await page.locator('.grid-letter', { hasText: /^B$/ }).boundingBox())!
        const number = (await page.locator('.grid-number', { hasText: /^4$/ }).boundingBox())!
        expect([letter.x, number.y]).toEqual([box.x, box.y])
        expect(letter.y + letter.height).toBeLessThanOrEqual(
          (await page.locator('.grid-number', { hasText: /^1$/ }).boundingBox())!.y,
        )

        // A finding brings its cell into view; a click on a cell opens its finding.
        await page.click(item('G6'))
        await page.waitForSelector('.grid-chosen[data-cell="G6"]')
        await page.click('.grid-cell[data-cell="H4"]')
        await page.waitForFunction(() => document.querySelector('.card')?.textContent?.includes('早于开工时间'))
        await page.screenshot({ path: join(shots, 'check-page.png') })
        await page.evaluate(axe)
        const violations = await page.evaluate(async () => {
          const { violations } = await (
            window as unknown as {
              axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
            }
          ).axe.run()
          return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
        })
        expect(violations).toEqual([])

        // A fix and an explanation go into a copy.
        await page.click(item('D5'))
        await page.click('.card button:text-is("改好")')
        await page.waitForSelector(item('D5'), { state: 'detached' })
        await page.waitForFunction(() => document.querySelector('.grid-cell[data-cell="D5"]')?.textContent === '教育局')
        await page.click(item('G6'))
        await page.selectOption('.card select', 'approved')
        await page.fill('.card textarea', '县长办公会同意列入今年的新建项目')
        await page.click('.card button:text-is("保存说明")')
        await page.waitForFunction(() => document.querySelector('.readiness')?.textContent?.includes('还差 1 处'))
        const { name, workbook } = await downloaded(page, '#save-copy')
        expect(name).toBe('张店镇重点项目表-改.xlsx')
        expect(workbook.sheets[0]!.value(4, 3)).toBe('教育局')
        expect(workbook.notes!.explanations).toMatchObject([
          { reason: 'approved', text: '县长办公会同意列入今年的新建项目' },
        ])
        const report = lint(workbook, rulesetFor({}))
        expect(report.explained.map(({ rule }) => rule)).toEqual(['date-new-start-outside-year'])
      },
      [file],
    )
  }, 240_000)

  it('finds in every seed workbook what the command line finds', async () => {
    const { compare } = new Intl.Collator('zh-CN', { numeric: true })
    const nameOf = (path: string) => path.replaceAll(/[/\\]/g, '·')
    const paths = readdirSync(seeds, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.xlsx'))
      .sort((a, b) => compare(nameOf(a), nameOf(b)))
    const files = paths.map((path) => ({ name: nameOf(path), bytes: readFileSync(join(seeds, path)) }))
    const ruleset = rulesetFor({})
    const reports = await Promise.all(
      paths.map(async (path, i) => ({ ...lint(await readFile(join(seeds, path)), ruleset), name: files[i]!.name })),
    )
    expect(reports.reduce((sum, { diagnostics }) => sum + diagnostics.length, 0)).toBeGreaterThan(100)
    const bytes = await findingsWorkbook(reports, 'zh', { rules: everyRule })
    const expected = await readWorkbook(bytesSource(bytes), { name: '', inflate: nodeInflate })
    await visit(async (page) => {
      await allChecked(page, files.length)
      // In the order of their names, in whatever order they come.
      expect(await page.locator('.file-name').allTextContents()).toEqual(files.map(({ name }) => name))
      const { name, workbook } = await downloaded(page, '#save-list')
      expect(name).toBe('问题清单.xlsx')
      expect(rowsOf(workbook)).toEqual(rowsOf(expected))
    }, files.toReversed())
  }, 240_000)

  it('says which files it could not check, and goes on with the others', async () => {
    const text = new TextEncoder().encode('这不是工作簿')
    await visit(
      async (page) => {
        await allChecked(page, 2)
        await page.waitForFunction(() => document.querySelector('#told')?.textContent?.startsWith('2 个文件'))
        expect(await page.innerText('#told')).toBe(
          '2 个文件：0 个可上报，1 个还没有改完，1 个没能检查。1 个文件不是 .xlsx，没有检查（例如 说明.docx）',
        )
        const states = await page.locator('.file-state').allInnerTexts()
        expect(states.filter((state) => state.startsWith('打不开'))).toHaveLength(1)
        // Taken out of the list, it is gone; what is left is still open.
        await page.locator('li', { hasText: '坏的.xlsx' }).locator('.file-drop').click()
        await expect.poll(() => page.locator('.file-open').count()).toBe(1)
      },
      [await clerks(), { name: '坏的.xlsx', bytes: text }, { name: '说明.docx', bytes: text }],
    )
  }, 240_000)

  it('keeps what was changed in one file while another is looked at', async () => {
    const other = { name: '另一张.xlsx', bytes: await clerksWorkbook() }
    await visit(
      async (page) => {
        await allChecked(page, 2)
        await page.locator('.file-open', { hasText: '张店镇' }).click()
        await page.waitForSelector('.file-open[aria-current="true"]:has-text("张店镇")')
        await page.click(item('D5'))
        await page.click('.card button:text-is("改好")')
        await page.waitForSelector(item('D5'), { state: 'detached' })
        await page.locator('.file-open', { hasText: '另一张' }).click()
        await page.waitForSelector(item('D5'))
        await page.locator('.file-open', { hasText: '张店镇' }).click()
        await page.waitForSelector(item('D5'), { state: 'detached' })
        const { workbook } = await downloaded(page, '#save-copy')
        expect(workbook.sheets[0]!.value(4, 3)).toBe('教育局')
        // Downloaded, it is still as it was changed for whoever comes back to it.
        await page.locator('.file-open', { hasText: '另一张' }).click()
        await page.waitForSelector(item('D5'))
        await page.locator('.file-open', { hasText: '张店镇' }).click()
        await page.waitForFunction(() => document.querySelector('.grid-cell[data-cell="D5"]')?.textContent === '教育局')
        await page.waitForSelector(item('D5'), { state: 'detached' })
      },
      [await clerks(), other],
    )
  }, 240_000)

  it('forgets nothing that was explained while a copy was being made', async () => {
    await visit(
      async (page) => {
        await allChecked(page, 1)
        await page.click(item('D5'))
        await page.click('.card button:text-is("改好")')
        await page.waitForSelector(item('D5'), { state: 'detached' })
        await page.click(item('G6'))
        await page.selectOption('.card select', 'approved')
        await page.fill('.card textarea', '县长办公会同意列入今年的新建项目')
        const explain = page.locator('.card button:text-is("保存说明")')
        const saving = downloaded(page, '#save-copy')
        await explain.evaluate((button: HTMLButtonElement) => button.click())
        const { workbook } = await saving
        await page.waitForFunction(() => document.querySelector('.readiness')?.textContent?.includes('还差 1 处'))
        // It is in the copy, or there is still something to save.
        const isInCopy = (workbook.notes?.explanations ?? []).length === 1
        expect(isInCopy || (await page.isEnabled('#save-copy'))).toBe(true)
      },
      [await clerks()],
    )
  }, 240_000)

  it('works when it is opened from a disk: no server, no worker', async () => {
    const { bytes } = await clerks()
    await withChromium(async (context) => {
      const page = await context.newPage()
      await page.goto(pathToFileURL(join(root, 'dist', 'pane', 'check.html')).href)
      await give(page, [{ name: CLERKS_FILE, bytes }])
      await page.waitForFunction(() => document.querySelector('.readiness')?.textContent?.includes('还差 2 处'))
    })
  }, 240_000)
})
