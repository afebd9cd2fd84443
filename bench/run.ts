/**
 * `npm run bench [-- --quick]`: everything that is measured, in one run, with the figures kept in bench/results. Seconds hold for one
 * machine on one day; ratios travel.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { checkTable, checkTargets, measureChecks, measureSmall, measureStarts, startTable } from './check.js'
import { batchTable, measureBatches, measureWays, waysTable } from './join.js'
import { measurePane, paneTable } from './pane.js'
import { heading, lines, type Measure, measureAll, measureMany, workbooksOf } from './read.js'
import { readTargets, rowsTable, targetTable } from './read-targets.js'
import { table } from './targets.js'

const quick = process.argv.includes('--quick')

const starts = await measureStarts(quick ? 5 : 15)
console.log(`启动 · start\n\n${startTable(starts)}\n`)

const checks = await measureChecks(quick ? [15, 3000] : [15, 1000, 3000, 50_000], quick ? 3 : 5)
if (!quick) checks.push(...(await measureChecks([1_000_000], 1)))
const count = quick ? 200 : 2000
const small = await measureSmall(count, quick ? 1 : 3)
const own = checkTargets(checks, starts, small, count)
console.log(`整个检查 · the whole check (whole processes, median CPU)\n\n${checkTable(checks)}\n\n${table(own)}\n`)

const batches = await measureBatches(quick ? [30, 300] : [30, 300, 3000])
console.log(`成批，连同上月 · batches, joined with the month before (300 rows a workbook)\n\n${batchTable(batches)}\n`)

const ways = await measureWays(quick ? 60 : 300, quick ? 1 : 3)
console.log(`同一批，几种跑法 · one batch, run in several ways\n\n${waysTable(ways)}\n`)

const panes = [await measurePane(5000, false, quick ? 20 : 40), await measurePane(5000, true, quick ? 20 : 40)]
console.log(`窗格，在模拟的 Excel 旁边 · the pane beside a simulated Excel\n\n${paneTable(panes)}\n`)

console.log(`只读 · reading alone (start and loading left out)\n\n${heading}`)
const reads: Measure[] = []
for await (const some of measureAll(workbooksOf(quick), quick)) {
  reads.push(...some)
  console.log(lines(some))
}
const many = await measureMany(quick)
reads.push(...many)
console.log(`${lines(many)}\n\n${rowsTable(reads)}\n\n${targetTable(reads)}`)

const targets = [...own, ...readTargets(reads)]
const date = new Date().toISOString().slice(0, 10)
const results = join(import.meta.dirname, 'results')
mkdirSync(results, { recursive: true })
const machine = { node: process.version, cpu: cpus()[0]?.model ?? '', cores: cpus().length }
writeFileSync(
  join(results, `${date}.json`),
  `${JSON.stringify({ date, machine, starts, checks, small, batches, ways, panes, reads, targets }, null, 2)}\n`,
)
