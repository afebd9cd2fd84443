/** A worker that ends while it is needed, as browsers end one for want of memory: no event tells the page, and it does not wait for ever. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { withChromium } from '../browser/chromium.js'
import { CLERKS_FILE, clerksWorkbook } from './clerk-workbook.js'
import { type Served, serveSite } from './site.js'

let site: Served
beforeAll(async () => {
  site = await serveSite()
})
afterAll(() => site.close())

/** The checker page with a file, in which the worker ends as soon as it is asked this for the `nth` time. */
async function visit(call: string, nth: number, use: (page: Page) => Promise<void>): Promise<void> {
  await withChromium(async (context) => {
    const page = await context.newPage()
    const problems: string[] = []
    page.on('pageerror', (error) => problems.push(String(error)))
    await page.addInitScript(
      ([fatal, nth]) => {
        let n = 0
        window.Worker = class extends Worker {
          override postMessage(
            message: { path?: string[] },
            moved?: Transferable[] | StructuredSerializeOptions,
          ): void {
            super.postMessage(message, moved as Transferable[])
            if (message.path?.[0] === fatal && ++n === nth) this.terminate()
          }
        }
      },
      [call, nth] as const,
    )
    await page.goto(`${site.url}/check.html`)
    await page.setInputFiles('#choose-files', {
      name: CLERKS_FILE,
      mimeType: '',
      buffer: Buffer.from(await clerksWorkbook()),
    })
    await use(page)
    expect(problems).toEqual([])
  })
}

const says = (page: Page, text: string) =>
  page.waitForFunction((wanted) => document.body.innerText.includes(wanted), text)

const GONE = '后台的校验程序停了'
const line = (cell: string): string => `.line.item:has(.where span:text-is("${cell}"))`

it.each(['open', 'check'])('says so when it ends while asked to %s; another check starts another', async (call) => {
  await visit(call, 1, async (page) => {
    await says(page, GONE)
    expect(await page.locator('#pane .progress').isVisible()).toBe(false)
    await page.click('#pane button:text-is("再试一次")')
    await page.waitForSelector(line('D5'))
    expect(await page.locator('body').innerText()).not.toContain(GONE)
  })
})

it('has what was edited before in the next one, too', async () => {
  await visit('check', 2, async (page) => {
    await page.click(line('D5'))
    await page.click('.card button:text-is("改好")')
    await says(page, GONE)
    await page.click('#pane button:text-is("再试一次")')
    await page.waitForSelector(line('D5'), { state: 'detached' })
    await page.waitForSelector(line('H4'))
  })
})
