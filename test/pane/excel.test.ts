/** A clerk's whole session: the built pane in a real Chromium, beside a sheet, on the unmodified office.js and a simulated Excel. */
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Frame } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withChromium } from '../browser/chromium.js'
import { type ExcelPage, openExcelPage } from '../excel/chromium/open.js'
import { CLERKS_FILE, clerksWorkbook } from './clerk-workbook.js'
import { type Served, serveSite } from './site.js'

const shots = join(import.meta.dirname, '..', 'browser', 'shots')
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let site: Served
beforeAll(async () => {
  mkdirSync(shots, { recursive: true })
  site = await serveSite()
})
afterAll(() => site.close())

const item = (cell: string): string => `.line.item:has(.where span:text-is("${cell}"))`

async function readiness(pane: Frame): Promise<string> {
  return (await pane.innerText('.readiness')).replaceAll(/\s+/g, ' ')
}

/** Waits until the pane says so. */
async function says(pane: Frame, text: string): Promise<void> {
  await pane.waitForFunction((wanted) => document.querySelector('.readiness')?.textContent?.includes(wanted), text)
}

async function violations(pane: Frame): Promise<string[]> {
  // The policy forbids scripts of others in the page; a test may look at it all the same.
  await pane.evaluate(axe)
  return pane.evaluate(async () => {
    const { violations } = await (
      window as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }
    ).axe.run()
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  })
}

async function open(
  use: (excel: ExcelPage) => Promise<void>,
  options: Partial<Parameters<typeof openExcelPage>[1]> = {},
) {
  const bytes = await clerksWorkbook()
  await withChromium(async (context) => {
    await use(await openExcelPage(context, { bytes, name: CLERKS_FILE, paneUrl: `${site.url}/pane.html`, ...options }))
  })
}

/** Requests Excel counts as writes: they end the user's undo. */
async function writes(excel: ExcelPage): Promise<number> {
  return (await excel.requests()).filter(({ flags }) => (flags & 1) === 1).length
}

describe('the pane in Excel', () => {
  it('takes a clerk from the first look to a table that is ready', async () => {
    await open(async (excel) => {
      const { pane, page } = excel
      await says(pane, '还差 2 处')
      expect(await readiness(pane)).toContain('含 1 处必须改')
      expect(await writes(excel)).toBe(0)
      await page.screenshot({ path: join(shots, 'excel-found.png') })

      // Jump: a click selects the cell; F8 goes on to the next.
      await pane.click(item('H4'))
      await expect.poll(() => excel.selection()).toBe('重点项目!H4')
      expect(await pane.innerText('.card')).toContain('竣工时间2022年12月早于开工时间2023年9月')
      await page.screenshot({ path: join(shots, 'excel-card.png') })
      expect(await violations(pane)).toEqual([])
      await pane.locator(item('H4')).press('F8')
      await expect.poll(() => excel.selection()).not.toBe('重点项目!H4')
      expect(await writes(excel)).toBe(0)

      // Fix one: the space behind a name.
      await pane.click(item('D5'))
      await pane.click('.card button:text-is("改好")')
      await expect.poll(() => excel.text('D5')).toBe('教育局')
      await pane.waitForSelector(item('D5'), { state: 'detached' })

      // Edit one by hand: noticed by itself.
      await excel.typeByHand('H4', '2025年12月')
      await says(pane, '还差 1 处')
      await pane.waitForSelector(item('H4'), { state: 'detached' })

      // Explain one: too short is refused, with the reason.
      await pane.click(item('G6'))
      await pane.selectOption('.card select', 'document')
      await pane.fill('.card textarea', '没错')
      await pane.click('.card button:text-is("保存说明")')
      await pane.waitForFunction(() => document.querySelector('.card')?.textContent?.includes('没有采纳'))
      await page.screenshot({ path: join(shots, 'excel-refused.png') })
      await pane.fill('.card textarea', '市发改委批准列入今年的新建盘子，去年只做了场平')
      await pane.click('.card button:text-is("保存说明")')
      await says(pane, '可上报')
      await page.screenshot({ path: join(shots, 'excel-ready.png') })
      const [notes] = await excel.customXml()
      expect(notes).toContain('去年只做了场平')

      expect(excel.problems).toEqual([])
    })
  }, 240_000)

  it('marks cells only when asked, and takes every mark away', async () => {
    await open(async (excel) => {
      const { pane } = excel
      await says(pane, '还差 2 处')
      expect(await excel.fills('重点项目')).toEqual([])
      await pane.click('button:text-is("标出")')
      await expect.poll(async () => (await excel.fills('重点项目')).length).toBeGreaterThan(1)
      expect(await excel.fill('H4')).not.toBeNull()
      await pane.click('button:text-is("去掉标记")')
      await expect.poll(() => excel.fills('重点项目')).toEqual([])
      expect(excel.problems).toEqual([])
    })
  }, 240_000)

  it('says what is the matter while a cell is being edited, in English where Excel is', async () => {
    await open(
      async (excel) => {
        const { pane } = excel
        await says(pane, 'To be settled: 2')
        expect(await pane.evaluate(() => document.documentElement.lang)).toBe('en')
        expect(excel.problems).toEqual([])
      },
      { language: 'en-US' },
    )
  }, 240_000)

  it('sends the browser that has no table to the checker page', async () => {
    await withChromium(async (context) => {
      const page = await context.newPage()
      await page.goto(`${site.url}/pane.html`)
      await page.click('a[href="check.html"]')
      await page.waitForSelector('#drop')
    })
  }, 240_000)
})
