/** A list of findings is made, and a workbook changed, in a page that may not evaluate strings: the same as in Node. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Edit, Notes } from '../../src/core/index.js'
import { findingsWorkbook } from '../../src/reports/workbook.js'
import { dump, read } from '../ooxml/make.js'
import { reportOf } from '../reports/report.js'
import { bundle } from './bundle.js'
import { withChromium } from './chromium.js'

const NAME = '平陆县2025年5月重点项目调度表（有错）.xlsx'
const DRAWING = `
# 计划表
| 项目名称 | 总投资(万元) | 年度计划(万元) |
| 甲项目   | 100         | 200      |
| =SUM(1) -> 丙 | 300    | 400      |
`
const NOTES: Notes = {
  pack: 'pinglu',
  explanations: [
    { finding: 'f', reason: 'document', text: '批复在途，下月办完', author: '王飞', time: '2026-05-08', witness: 'w' },
  ],
  corrections: [],
}
const POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'"

it('makes the list of findings, and a changed copy, under a strict policy', async () => {
  const bytes = new Uint8Array(readFileSync(join(import.meta.dirname, '../../seeds', NAME)))
  const folder = mkdtempSync(join(tmpdir(), 'kplint-list-'))
  await bundle(join(import.meta.dirname, 'list-page.ts'), join(folder, 'page.js'), 'web', false)
  const server = createServer((request, response) => {
    response.setHeader('content-security-policy', POLICY)
    if (request.url === '/book') response.end(bytes)
    else if (request.url === '/page.js')
      response.setHeader('content-type', 'text/javascript').end(readFileSync(join(folder, 'page.js')))
    else if (request.url === '/')
      response
        .setHeader('content-type', 'text/html')
        .end('<!doctype html><meta charset="utf-8"><title>kplint</title><script type="module" src="/page.js"></script>')
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    await withChromium(async (context) => {
      const page = await context.newPage()
      const complaints: string[] = []
      page.on('console', (message) => complaints.push(message.text()))
      page.on('pageerror', (error) => complaints.push(error.message))
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
      const inPage = async (call: string): Promise<Uint8Array> => Uint8Array.from(await page.evaluate<number[]>(call))
      const report = reportOf(DRAWING)
      expect(report.diagnostics.length).toBeGreaterThan(0)
      const list = await inPage(`listInPage([${JSON.stringify(report)}])`)
      expect(dump(await read(list))).toBe(dump(await read(await findingsWorkbook([report], 'zh'))))

      const at = { sheet: 0, row: 0, col: 0 }
      const before = await read(bytes)
      const edits: Edit[] = [{ at, from: before.sheets[0]!.value(0, 0), to: '另一个标题' }]
      const after = await read(
        await inPage(`patchInPage('/book', ${JSON.stringify([NAME, edits, NOTES]).slice(1, -1)})`),
      )
      expect([after.sheets[0]!.value(0, 0), after.notes]).toEqual(['另一个标题', NOTES])
      // Chromium asks every site for an icon.
      expect(complaints.filter((text) => !text.includes('404'))).toEqual([])
      // The page is held: a string is not evaluated in it.
      expect(
        await page.evaluate(
          "(() => { const s = document.createElement('script'); s.textContent = 'window.alive = 1'; document.head.append(s); return window.alive ?? null })()",
        ),
      ).toBeNull()
    })
  } finally {
    server.close()
    rmSync(folder, { recursive: true, force: true })
  }
}, 180_000)
