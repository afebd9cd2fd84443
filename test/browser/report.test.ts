/** The HTML report in a browser, opened from a disk as its reader would: filters, keyboard, screen readers, narrow pages, paper. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { htmlReporter } from '../../src/reports/html.js'
import type { FinishedRun } from '../../src/reports/reporter.js'
import { finished } from '../reports/finished.js'
import { withChromium } from './chromium.js'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const table = (unit: string, plan: number): string => `
平陆县2025年5月重点项目调度表
填报单位：${unit} | 单位：万元
序号 | 项目名称 | 总投资 | 年度计划投资 | 责任单位
1 | ${unit}水库除险加固工程 | 5000 | ${plan} | ${unit}
2 | ${unit}灌区改造工程␠ | 9000 | 800 | ${unit}
3 | ${unit}泵站<img src=x onerror=alert(1)>工程␠ | 9000 | 700 | ${unit}
`

/** What axe-core finds wrong with the page as it is. */
async function axe(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  return page.evaluate(async () => {
    type Violations = { violations: { id: string; nodes: { html: string }[] }[] }
    const { violations } = await (window as unknown as { axe: { run(): Promise<Violations> } }).axe.run()
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  })
}

it('opens from a disk, filters, groups, speaks to screen readers, and prints', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kplint-report-'))
  const file = join(folder, '报告.html')
  const files = { '报送/县水利局.xlsx': table('县水利局', 8000), '报送/县住建局.xlsx': table('县住建局', 7000) }
  const plain = finished({ files })
  const [first] = plain.results()
  const known = first?.kind === 'checked' ? first.report.diagnostics.slice(0, 1).map(({ id }) => id) : []
  const run = finished({ files, known: { '报送/县水利局.xlsx': known } })
  writeFileSync(file, [...(htmlReporter(run) as Iterable<string>)].join(''))
  const all = [...plain.results()].flatMap((one) => (one.kind === 'checked' ? one.report.diagnostics : []))
  const errors = all.filter(({ severity }) => severity === 'error').length
  try {
    await withChromium(async (context) => {
      const page = await context.newPage()
      const complaints: string[] = []
      page.on('console', (message) => complaints.push(message.text()))
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('request', (request) => {
        if (!/^(file|data):/.test(request.url())) complaints.push(`asks for ${request.url()}`)
      })
      await page.goto(pathToFileURL(file).href)
      const shown = page.locator('.finding:visible')
      const status = page.locator('#shown')

      // What is still to be done comes first; what the baseline knows is one choice away.
      await expect.poll(() => shown.count()).toBe(all.length - 1)
      await page.selectOption('[name="standing"]', '')
      await expect.poll(() => shown.count()).toBe(all.length)
      expect(await status.textContent()).toBe(`共 ${all.length} 条`)
      expect(await axe(page)).toEqual([])
      await page.emulateMedia({ colorScheme: 'dark' })
      expect(await axe(page)).toEqual([])
      await page.emulateMedia({ colorScheme: 'light' })

      // Each way to look for something.
      await page.uncheck('[name="severity"][value="warning"]')
      await page.uncheck('[name="severity"][value="info"]')
      await expect.poll(() => shown.count()).toBe(errors)
      await page.click('button[type="reset"]')
      await page.fill('[name="text"]', '没有这样的字')
      await expect.poll(() => status.textContent()).toContain('没有符合筛选的问题')
      await expect.poll(() => page.locator('.group:visible').count()).toBe(0)
      await page.fill('[name="text"]', '8000 大于')
      await expect.poll(() => shown.count()).toBe(1)
      await page.click('button[type="reset"]')
      await page.fill('[name="project"]', '住建局灌区')
      await expect
        .poll(async () => (await shown.allTextContents()).every((text) => text.includes('住建局灌区')))
        .toBe(true)
      await page.click('button[type="reset"]')
      await page.selectOption('[name="unit"]', { label: '县住建局' })
      await expect.poll(() => page.locator('.group:visible').count()).toBe(1)
      await page.selectOption('[name="rule"]', { label: '年度计划大于总投资 (invest-plan-exceeds-total)' })
      await expect.poll(() => shown.count()).toBe(1)
      // A name in the overview shows what was found there.
      await page.click('.unit-row a[data-filter^="file"] >> text=水利局')
      await expect.poll(() => page.locator('.group:visible h3').allTextContents()).toHaveLength(1)
      expect(await page.locator('.group:visible h3').textContent()).toContain('县水利局')

      // Grouped otherwise, every finding is still there, and back again in the old order.
      await page.click('button[type="reset"]')
      await page.selectOption('[name="standing"]', '')
      const order = await shown.locator('h4').allTextContents()
      for (const by of ['unit', 'project', 'rule']) {
        await page.selectOption('[name="group"]', by)
        await expect.poll(() => shown.count()).toBe(all.length)
        const counts = await page.locator('.group:visible .times').allTextContents()
        expect(counts.reduce((sum, text) => sum + Number.parseInt(text, 10), 0)).toBe(all.length)
      }
      expect(await page.locator('.group:visible h3').first().textContent()).toMatch(/\([a-z-]+\) \d+ 条$/)
      await page.selectOption('[name="group"]', 'file')
      expect(await shown.locator('h4').allTextContents()).toEqual(order)

      // With the keyboard alone: over the overview to the findings, into the search, to what a rule says.
      await page.reload()
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip')
      await page.keyboard.press('Enter')
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe('text')
      await page.locator('summary').first().focus()
      await page.keyboard.press('Enter')
      expect(await page.locator('details[open]').count()).toBe(1)
      expect(await axe(page)).toEqual([])

      // On a telephone the page is no wider than the screen; strips are pushed along by the keyboard, too.
      await page.setViewportSize({ width: 390, height: 800 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
      await expect.poll(() => page.locator('.strip[tabindex="0"]').count()).toBeGreaterThan(0)
      expect(await axe(page)).toEqual([])

      // On paper: no controls, the file's name on each of its pages.
      await page.setViewportSize({ width: 1200, height: 900 })
      const pdf = join(folder, '报告.pdf')
      await page.pdf({ path: pdf, preferCSSPageSize: true })
      expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-')
      await page.emulateMedia({ media: 'print' })
      for (const control of ['#filter', 'details', '.skip'])
        expect(await page.locator(control).first().isVisible(), control).toBe(false)
      expect(await page.locator('.finding').last().isVisible()).toBe(true)
      expect(await page.locator('#rules .about').first().isVisible()).toBe(true)

      // Nothing was loaded, nothing was alive, and nothing that is not this page's would run.
      expect(complaints).toEqual([])
      const alive = await page.evaluate(() => {
        const script = document.createElement('script')
        script.textContent = 'window.alive = 1'
        document.head.append(script)
        return 'alive' in window
      })
      expect(alive).toBe(false)
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}, 240_000)

it('can be read where no script runs', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kplint-report-'))
  const file = join(folder, 'report.html')
  const run = finished({ files: { '县水利局.xlsx': table('县水利局', 8000) } })
  const html = [...(htmlReporter(run) as Iterable<string>)].join('')
  writeFileSync(file, html.replace(/<script>.*<\/script>/s, ''))
  try {
    await withChromium(async (context) => {
      const page = await context.newPage()
      await page.goto(pathToFileURL(file).href)
      expect(await page.locator('#filter').isVisible()).toBe(false)
      expect(await page.locator('.finding:visible').count()).toBe((html.match(/<article /g) ?? []).length)
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}, 120_000)

it('a name in the overview shows what is there, though all of it is known; groups have names', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kplint-report-'))
  const files = { '报送/县水利局.xlsx': table('县水利局', 8000), '报送/县住建局.xlsx': table('县住建局', 7000) }
  const [first] = finished({ files }).results()
  const known = first?.kind === 'checked' ? first.report.diagnostics.map(({ id }) => id) : []
  const write = (name: string, run: FinishedRun): string => {
    writeFileSync(join(folder, name), [...(htmlReporter(run) as Iterable<string>)].join(''))
    return pathToFileURL(join(folder, name)).href
  }
  try {
    await withChromium(async (context) => {
      const page = await context.newPage()
      const shown = page.locator('.finding:visible')
      const standing = page.locator('[name="standing"]')
      await page.goto(write('两本.html', finished({ files, known: { '报送/县水利局.xlsx': known } })))
      const open = await shown.count()
      expect(known.length).toBeGreaterThan(0)
      for (const link of ['unit', 'file']) {
        await page.click(`.unit-row a[data-filter^="${link}"] >> text=水利局`)
        await expect.poll(() => shown.count()).toBe(known.length)
        expect(await standing.inputValue()).toBe('')
        await page.click(`.unit-row a[data-filter^="${link}"] >> text=住建局`)
        await expect.poll(() => shown.count()).toBe(open)
        expect(await standing.inputValue()).toBe('new')
      }
      await page.goto(write('一本.html', finished({ files: { '表.xlsx': table('县水利局', 8000) } })))
      for (const by of await page
        .locator('[name="group"] option')
        .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value))) {
        await page.selectOption('[name="group"]', by)
        for (const heading of await page.locator('.group h3').allTextContents()) expect(heading).not.toMatch(/^\d+ /)
      }
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}, 240_000)
