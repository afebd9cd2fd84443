/** What is found in a seed workbook is the same in Excel, in WPS and in the file. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { lint, type Report, type Workbook } from '../../src/core/index.js'
import { nodeInflate, readFile } from '../../src/hosts/file.js'
import { officeHost } from '../../src/hosts/office.js'
import { type OpenExcel, openExcel } from '../excel/node.js'
import { rulesetFor } from '../ruleset.js'

const seeds = join(import.meta.dirname, '../../seeds')
const workbooks = readdirSync(seeds, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.xlsx'))

let excel: OpenExcel | null = null
afterEach(() => excel?.close())

/** Everything in a report, whatever the workbook is called. */
function said(workbook: Workbook): Report {
  return lint({ ...workbook, name: '表.xlsx', sheets: workbook.sheets }, rulesetFor({ pack: 'pinglu' }))
}

describe.each(workbooks)('%s', (name) => {
  const path = join(seeds, name)

  it('is read in Excel as from the file', async () => {
    const workbook = await readFile(path)
    excel = await openExcel({ workbook })
    excel.install()
    const copy = async () => new Uint8Array(readFileSync(path))
    const host = await officeHost({ inflate: nodeInflate, copy })
    const expected = said(workbook)
    expect(said(await host.read())).toEqual(expected)
    expect(excel.host.writesSince(0)).toEqual([])
  })
})
