/** The built pages in a real browser: what they load where, what they do in one that is too old, and from a disk. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withChromium } from '../browser/chromium.js'
import { type Served, serveSite } from './site.js'

const root = join(import.meta.dirname, '..', '..')
const seed = join(root, 'seeds', '平陆县2025年15个重点推进项目.xlsx')

let site: Served
beforeAll(async () => {
  site = await serveSite()
})
afterAll(() => site.close())

interface Watched {
  readonly page: Page
  /** Paths asked for on the site, in their order. */
  readonly own: string[]
  /** Addresses anywhere else: none of them is let through. */
  readonly outside: string[]
  /** What the console complains of, and what the policy forbids. */
  readonly wrong: string[]
}

/** A page of which everything it asks for is known. */
async function watch(context: BrowserContext): Promise<Watched> {
  const watched: Watched = { page: await context.newPage(), own: [], outside: [], wrong: [] }
  const { page, own, outside, wrong } = watched
  await page.route('**/*', (route) => {
    const url = route.request().url()
    if (!url.startsWith(site.url) && !url.startsWith('file:')) {
      outside.push(url)
      return route.abort()
    }
    if (url.startsWith(site.url)) own.push(new URL(url).pathname.slice(1))
    return route.continue()
  })
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') wrong.push(message.text())
  })
  page.on('pageerror', (error) => wrong.push(String(error)))
  return watched
}

const reads = (page: Page, text: string) =>
  page.waitForFunction((wanted) => document.body.innerText.includes(wanted), text)

describe('the built pages', () => {
  it('beside no program: the pane points to the checker page, and asks nobody else for anything', async () => {
    await withChromium(async (context) => {
      const { page, own, outside, wrong } = await watch(context)
      await page.goto(`${site.url}/pane.html`)
      await page.waitForSelector('a[href="check.html"]')
      expect(own).toEqual(expect.arrayContaining(['pane.html', 'syntax.js', 'support.js', 'pane.js', 'pane.css']))
      expect(own.filter((path) => path.startsWith('office/'))).toEqual([])
      expect([outside, wrong]).toEqual([[], []])
    })
  })

  it('in Excel: office.js comes from the site, in the language and for the program Excel names', async () => {
    await withChromium(async (context) => {
      const { page, own, outside } = await watch(context)
      await page.goto(`${site.url}/pane.html?_host_Info=Excel$Win32$16.01$zh-CN$$$$0`)
      await expect
        .poll(() => own.filter((path) => path.startsWith('office/')).sort(), { timeout: 20_000 })
        .toEqual(['office/excel-win32-16.01.js', 'office/office.js', 'office/zh-cn/office_strings.js'])
      // Its telemetry is stopped by the policy, before it is a request.
      expect(outside).toEqual([])
    })
  })

  it('in WPS: office.js is never loaded', async () => {
    await withChromium(async (context) => {
      const { page, own, outside } = await watch(context)
      await page.addInitScript(() => {
        Object.assign(window, { Application: { ApiEvent: {} } })
      })
      await page.goto(`${site.url}/pane.html`)
      await page.waitForFunction(() => (document.querySelector('#pane')?.textContent ?? '').trim() !== '')
      expect(own.filter((path) => path.startsWith('office/'))).toEqual([])
      expect(outside).toEqual([])
    })
  })

  it.each([
    ['pane.html', 'Worker'],
    ['pane.html', 'BigInt'],
    ['check.html', 'DecompressionStream'],
  ])('%s without %s: the page that says what to do', async (name, lacking) => {
    await withChromium(async (context) => {
      const { page } = await watch(context)
      await page.addInitScript((one) => {
        Reflect.deleteProperty(window, one)
      }, lacking)
      await page.goto(`${site.url}/${name}`)
      await page.waitForURL(`${site.url}/unsupported.html`)
      await reads(page, '这个版本太旧，打不开校验窗格')
    })
  })

  it('works without what reads files in a pane that needs none', async () => {
    await withChromium(async (context) => {
      const { page } = await watch(context)
      await page.addInitScript(() => {
        Reflect.deleteProperty(window, 'DecompressionStream')
      })
      await page.goto(`${site.url}/pane.html`)
      await page.waitForSelector('a[href="check.html"]')
    })
  })

  it.each([
    ['from the site', () => `${site.url}/check.html`],
    ['from a disk', () => pathToFileURL(join(root, 'dist', 'pane', 'check.html')).href],
  ])('%s: a table is checked with the pack that is chosen', async (_, url) => {
    await withChromium(async (context) => {
      const { page, wrong } = await watch(context)
      await page.goto(url())
      await page.setInputFiles('#choose-files', join(root, 'seeds', '平陆县2025年5月重点项目调度表（有错）.xlsx'))
      await reads(page, '“杨可隆王飞”分不清是哪几个人')
      await page.getByRole('button', { name: '设置' }).click()
      await page.selectOption('#kplint-pack', 'pinglu')
      // Only the roster of the pack tells the two leaders apart.
      await reads(page, '“杨可隆王飞”中姓名连在一起，应写“杨可隆、王飞”')
      expect((await page.locator('[role="alert"]').allInnerTexts()).join('')).toBe('')
      expect(wrong).toEqual([])
    })
  })

  it('from a disk: the checker page checks a file with nothing but its folder', async () => {
    expect(existsSync(join(root, 'dist', 'pane', 'check.html'))).toBe(true)
    await withChromium(async (context) => {
      const { page, outside } = await watch(context)
      await page.goto(pathToFileURL(join(root, 'dist', 'pane', 'check.html')).href)
      await page.setInputFiles('#choose-files', seed)
      await reads(page, '重点推进项目')
      await page.waitForFunction(() => /可上报|还差/.test(document.body.innerText), null, { timeout: 60_000 })
      expect(outside).toEqual([])
    })
  })
})
