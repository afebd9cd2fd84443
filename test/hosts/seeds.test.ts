/** What is found in a seed workbook is the same in Excel, in WPS and in the file. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { lint, type Report, type Workbook } from '../../src/core/index.js'
import { nodeInflate, readFile } from '../../src/hosts/file.js'
import { gridWorkbook } from '../../src/hosts/grid.js'
import { officeHost } from '../../src/hosts/office.js'
import { wpsHost } from '../../src/hosts/wps.js'
import { type OpenExcel, openExcel } from '../excel/node.js'
import { bookFrom } from '../excel/open.js'
import { rulesetFor } from '../ruleset.js'
import { fakeWps } from '../wps/fake.js'

const seeds = join(import.meta.dirname, '../../seeds')
const workbooks = readdirSync(seeds, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.xlsx'))

let excel: OpenExcel | null = null
afterEach(() => excel?.close())

/** Everything in a report, whatever the workbook is called. */
function said(workbook: Workbook): Report {
  return lint({ ...workbook, name: '表.xlsx' }, rulesetFor({ pack: 'pinglu' }))
}

describe.each(workbooks)('%s', (name) => {
  const path = join(seeds, name)

  it('gives the same findings in Excel, and Excel’s undo survives', async () => {
    const workbook = await readFile(path)
    excel = await openExcel({ workbook })
    excel.install()
    const host = await officeHost({ inflate: nodeInflate })
    const read = await host.read()
    expect(read.notes).toEqual(workbook.notes)
    expect(said(read)).toEqual(said(workbook))
    // What the page hands to its worker is all of it.
    expect(said(await gridWorkbook(structuredClone(host.data())))).toEqual(said(workbook))
    expect(excel.host.writesSince(0)).toEqual([])
  })

  it('gives the same findings in WPS', async () => {
    const workbook = await readFile(path)
    const { application } = fakeWps(await bookFrom(workbook))
    const host = await wpsHost({ application })
    expect(said(await host.read())).toEqual(said(workbook))
  })
})

it('the seeds have findings to compare', async () => {
  const faulty = workbooks.filter((name) => name.includes('（有错）'))
  expect(faulty.length).toBeGreaterThan(0)
  for (const name of faulty) expect(said(await readFile(join(seeds, name))).diagnostics.length).toBeGreaterThan(5)
})
