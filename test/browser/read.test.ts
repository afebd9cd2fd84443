/** The same bundle of the reader in headless Chromium and in Node: the same cells of the same files. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 as nodeCrc32 } from 'node:zlib'
import ExcelJS from 'exceljs'
import { expect, it } from 'vitest'
import { makeBook, makeZip } from '../ooxml/make.js'
import { bundle } from './bundle.js'
import { withChromium } from './chromium.js'
import { crc32, readInPage } from './page.js'

const seeds = join(import.meta.dirname, '../../seeds')

async function large(): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('项目')
  for (let i = 0; i < 20_000; i++)
    sheet.addRow([i, `平陆县重点推进项目第${i}号😀`, i / 7, '发展和改革局', { formula: `C${i + 1}*2`, result: i + 1 }])
  sheet.getColumn(3).numFmt = '0.00"万元"'
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

it('reads the same in a browser as in Node', async () => {
  const files: [string, Uint8Array][] = readdirSync(seeds)
    .filter((name) => name.endsWith('.xlsx'))
    .map((name) => [name, new Uint8Array(readFileSync(join(seeds, name)))])
  expect(files.length).toBeGreaterThan(0)
  const whole = makeBook({ rows: '<row r="1"><c r="A1" t="str"><v>甲</v></c></row>' })
  files.push(
    ['大表.xlsx', await large()],
    ['小.xlsx', whole],
    ['断.xlsx', whole.subarray(0, 300)],
    ['包.xlsx', makeZip([])],
  )
  files.push(['坏.xlsx', makeBook({ rows: '<row><c>' })], ['空.xlsx', new Uint8Array(0)])

  const folder = mkdtempSync(join(tmpdir(), 'kplint-bundle-'))
  await bundle(join(import.meta.dirname, 'page.ts'), join(folder, 'page.js'), 'web')
  const server = createServer((request, response) => {
    const index = /^\/file\/(\d+)$/.exec(request.url ?? '')
    if (index) response.end(files[Number(index[1])]![1])
    else if (request.url === '/page.js')
      response.setHeader('content-type', 'text/javascript').end(readFileSync(join(folder, 'page.js')))
    else
      response.setHeader('content-type', 'text/html').end('<!doctype html><meta charset="utf-8"><title>kplint</title>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    await withChromium(async (context) => {
      const page = await context.newPage()
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
      for (const [index, [name, bytes]] of files.entries()) {
        const inBrowser = await page.evaluate(
          `(async () => { const { readInPage } = await import('/page.js'); const bytes = new Uint8Array(await (await fetch('/file/${index}')).arrayBuffer()); return readInPage(bytes, ${JSON.stringify(name)}) })()`,
        )
        const inNode = await readInPage(bytes, name)
        expect([name, inBrowser]).toEqual([name, inNode])
        expect(inBrowser).not.toContain('\ufffd')
      }
    })
  } finally {
    server.close()
    rmSync(folder, { recursive: true, force: true })
  }
}, 180_000)

it('has a checksum that is the one of zlib', () => {
  for (const length of [0, 1, 3, 4, 7, 1000]) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 7919) >> 3)
    expect(crc32(bytes, 0)).toBe(nodeCrc32(bytes))
    expect(crc32(bytes.subarray(2), crc32(bytes.subarray(0, 2), 0))).toBe(nodeCrc32(bytes))
  }
})
