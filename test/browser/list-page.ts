/** What the browser test of lists runs in the page: a list of findings as a workbook, and a workbook changed in a copy. */
import type { Edit, Notes, Report } from '../../src/core/index.js'
import { patchBlob } from '../../src/hosts/browser-file.js'
import { findingsWorkbook } from '../../src/reports/workbook.js'

async function listInPage(reports: readonly Report[]): Promise<number[]> {
  return [...(await findingsWorkbook(reports, 'zh'))]
}

async function patchInPage(url: string, name: string, edits: readonly Edit[], notes: Notes): Promise<number[]> {
  const { blob } = await patchBlob(await (await fetch(url)).blob(), name, edits, notes)
  return [...new Uint8Array(await blob.arrayBuffer())]
}

Object.assign(globalThis, { listInPage, patchInPage })
