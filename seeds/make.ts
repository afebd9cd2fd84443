import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { cleanAnnex, clerkAnnex } from './annex.js'
import { dispatchTable } from './dispatch.js'
import { keyListBook } from './key-list.js'
import { makeBook } from './ledger.js'
import { MISTAKES } from './mistakes.js'
import { monthlyReports } from './monthly.js'
import { otherLedgers } from './other-ledgers.js'
import { projectLedgers } from './project-ledgers.js'
import { toBytes } from './workbook.js'

/**
 * Makes the seed workbooks: `npx tsx seeds/make.ts`. Running it again gives the same bytes.
 * What each of them holds is told in `README.md`.
 */
export async function makeSeeds(): Promise<Map<string, Uint8Array>> {
  const made = new Map<string, Uint8Array>()
  made.set('平陆县2025年15个重点推进项目.xlsx', await toBytes(clerkAnnex()))
  made.set('平陆县2025年15个重点推进项目（规范）.xlsx', await toBytes(cleanAnnex()))
  made.set('平陆县2025年5月重点项目调度表.xlsx', await toBytes(dispatchTable()))
  made.set('平陆县2025年5月重点项目调度表（有错）.xlsx', await toBytes(dispatchTable(MISTAKES)))
  for (const [name, workbook] of monthlyReports()) made.set(name, await toBytes(workbook))
  for (const book of [keyListBook, ...projectLedgers, ...otherLedgers]) {
    made.set(`台账/${book.name}.xlsx`, await toBytes(makeBook(book, false)))
    made.set(`台账/${book.name}（有错）.xlsx`, await toBytes(makeBook(book, true)))
  }
  return made
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, bytes] of await makeSeeds()) {
    const url = new URL(name, import.meta.url)
    await mkdir(new URL('.', url), { recursive: true })
    await writeFile(url, bytes)
  }
}
