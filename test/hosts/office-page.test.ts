/** The host in a pane whose office.js has really booted: the copy of the file, events and edits as Excel for Windows gives them. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { type Notes, parseAddress } from '../../src/core/index.js'
import { bundle } from '../browser/bundle.js'
import { withChromium } from '../browser/chromium.js'
import { openExcelPage } from '../excel/chromium/open.js'
import { servePane } from '../excel/chromium/serve.js'
import { CONTENT, contractWorkbook, NAME } from './contract.js'

const HTML = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>试</title>
<script src="office/office.js"></script><script type="module" src="pane.js"></script><p id="ready"></p>`

const NOTES: Notes = { pack: 'pinglu', explanations: [], corrections: [] }

async function paneScript(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'kplint-pane-'))
  try {
    await bundle(join(import.meta.dirname, 'office-page.ts'), join(folder, 'pane.js'), 'web', false)
    return readFileSync(join(folder, 'pane.js'), 'utf8')
  } finally {
    rmSync(folder, { recursive: true })
  }
}

it('reads, writes, hears, marks and keeps notes as in Node, and a check leaves Excel’s undo alone', async () => {
  const files = new Map([
    ['/pane.html', HTML],
    ['/pane.js', await paneScript()],
  ])
  const site = await servePane(files)
  try {
    await withChromium(async (context) => {
      const bytes = await contractWorkbook()
      const excel = await openExcelPage(context, { bytes, name: NAME, paneUrl: `${site.url}/pane.html` })
      const { pane, problems } = excel
      await pane.locator('#ready:not(:empty)').waitFor()
      const at = (place: string, sheet = 0) => ({ sheet, ...parseAddress(place)! })

      expect(await pane.evaluate(() => window.pane!.read())).toEqual(CONTENT)
      expect(await pane.evaluate(() => window.pane!.lacks())).toBe(0)
      await excel.type('计划!B3', '东环路改造工程')
      await excel.settled()
      await expect.poll(() => pane.evaluate(() => window.pane!.told().length)).toBe(1)
      const again = await pane.evaluate(() => window.pane!.read(window.pane!.told()))
      expect(again[0]!.cells.B3).toEqual(['东环路改造工程', '东环路改造工程'])
      expect((await excel.requests()).filter(({ write }) => write)).toEqual([])

      const edits = [
        { at: at('A3'), from: 1, to: '001' },
        { at: at('C5'), from: 24_691.356, to: 1 },
      ]
      expect(await pane.evaluate((list) => window.pane!.write(list), edits)).toEqual(['formula'])
      expect(await excel.text('计划!A3')).toBe('001')
      await pane.evaluate((notes) => window.pane!.writeNotes(notes), NOTES)
      expect(await pane.evaluate(() => window.pane!.notes())).toEqual(NOTES)

      const marks = [
        { at: at('C3'), severity: 'error' as const },
        { at: at('A1', 4), severity: 'info' as const },
      ]
      expect(await pane.evaluate((list) => window.pane!.mark(list), marks)).toBe(0)
      expect([await excel.fills('计划'), await excel.fill('远处!A1')]).toEqual([['C3'], '#DDEBF7'])
      expect(await pane.evaluate(() => window.pane!.unmark())).toBe(0)
      expect([await excel.fills('计划'), await excel.fill('远处!A1')]).toEqual([[], null])

      await pane.evaluate((place) => window.pane!.show(place), at('Z300', 4))
      expect(await excel.selection()).toBe('远处!Z300')
      await excel.settled()
      expect(await pane.evaluate(() => window.pane!.told().length)).toBe(1)
      expect(problems).toEqual([])
    })
  } finally {
    site.close()
  }
}, 180_000)
