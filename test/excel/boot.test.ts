/** The unmodified office.js boots in a page beside the simulated Excel, under the strict policy, and works. */
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext } from 'playwright-core'
import { expect, it } from 'vitest'
import { withChromium } from '../browser/chromium.js'
import { openExcelPage } from './chromium/open.js'
import { type Site, servePane } from './chromium/serve.js'

const seed = join(import.meta.dirname, '../../seeds/平陆县2025年15个重点推进项目.xlsx')

/** A pane of one button: reads the used range, colours what is blank, selects, listens. */
const PANE = new Map([
  [
    '/pane.html',
    `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>试</title>
     <script src="office/office.js"></script><script type="module" src="pane.js"></script>
     <p id="ready"></p><p id="sheets"></p><p id="events"></p>`,
  ],
  [
    '/pane.js',
    `const put = (id, value) => { document.querySelector('#' + id).textContent += JSON.stringify(value) }
     const { host, platform } = await Office.onReady()
     const sets = ['1.7', '1.15', '1.16'].map((version) => Office.context.requirements.isSetSupported('ExcelApi', version))
     // The copy of the file, slice by slice: what became of it, its size by word and by count, how it begins.
     window.copied = () => new Promise((resolve) =>
       Office.context.document.getFileAsync('compressed', { sliceSize: 5000 }, ({ status, value: file }) => {
         const bytes = []
         const slice = (index) => {
           if (index === file.sliceCount) file.closeAsync(() => resolve([status, file.size, bytes.length, String.fromCharCode(bytes[0], bytes[1])]))
           else file.getSliceAsync(index, ({ value }) => { bytes.push(...value.data); slice(index + 1) })
         }
         slice(0)
       }))
     // While a cell is being edited: the code of the refusal.
     window.refused = () => Excel.run(async (context) => {
       context.workbook.load('name')
       await context.sync()
     }).then(() => null, ({ code }) => code)
     await Excel.run(async (context) => {
       const sheets = context.workbook.worksheets.load('items/name')
       context.workbook.worksheets.onChanged.add(async ({ address, details, source }) => put('events', [address, details?.valueAfter, source]))
       context.workbook.onSelectionChanged.add(async () => put('events', 'selected'))
       await context.sync()
       put('sheets', sheets.items.map(({ name }) => name))
     })
     window.colour = (address) => Excel.run(async (context) => {
       context.workbook.worksheets.getActiveWorksheet().getRanges(address).format.fill.color = '#FFC7CE'
       context.workbook.worksheets.getActiveWorksheet().getRange(address.split(',')[0]).select()
       await context.sync()
     })
     put('ready', [host, platform, Office.context.displayLanguage, ...sets])`,
  ],
])

async function withSite<T>(use: (site: Site, context: BrowserContext) => Promise<T>): Promise<T> {
  const site = await servePane(PANE)
  try {
    return await withChromium((context) => use(site, context))
  } finally {
    site.close()
  }
}

it('boots as Excel for Windows, reads, writes, hears, hands out a copy; nothing goes wrong on the way', async () => {
  await withSite(async (site, context) => {
    const excel = await openExcelPage(context, {
      bytes: readFileSync(seed),
      name: '重点项目.xlsx',
      paneUrl: `${site.url}/pane.html`,
    })
    const { pane, page, problems } = excel
    const shown = (id: string) => pane.locator(`#${id}`).textContent()
    await pane
      .locator('#ready:not(:empty)')
      .waitFor()
      .catch(() => {})
    expect([problems, await shown('ready')]).toEqual([[], '["Excel","PC","zh-CN",true,true,false]'])
    expect(await shown('sheets')).toBe('["重点推进项目"]')

    await excel.typeByHand('C8', '改了')
    await excel.remoteEdit('C9', 5)
    await excel.settled()
    await expect.poll(() => shown('events')).toContain('["C8","改了","Local"]')
    expect(await shown('events')).toContain('["C9",5,"Remote"]')

    await pane.evaluate("window.colour('B5,D7:E7')")
    expect(await excel.fills('重点推进项目')).toEqual(expect.arrayContaining(['B5', 'D7', 'E7']))
    expect(await excel.selection()).toBe('重点推进项目!B5')
    await expect.poll(() => shown('events')).toContain('"selected"')

    await excel.beginEdit('B6')
    expect(await pane.evaluate('window.refused()')).toBe('InvalidOperationInCellEditMode')
    await excel.enter('改了名')
    expect(await pane.evaluate('window.refused()')).toBe(null)
    expect(await excel.text('B6')).toBe('改了名')

    const [status, size, got, head] = (await pane.evaluate('window.copied()')) as unknown[]
    expect([status, got, head]).toEqual(['succeeded', size, 'PK'])
    const shots = join(import.meta.dirname, '../browser/shots')
    mkdirSync(shots, { recursive: true })
    await page.screenshot({ path: join(shots, 'excel.png') })
    expect(problems).toEqual([])
    expect(await page.evaluate(() => window.simulatedExcel!.container.unmodelled)).toEqual([])
  })
}, 300_000)
