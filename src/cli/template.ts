/** `kplint template [KIND]`: blank tables to be filled in. */
import { closeSync, existsSync, mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Lang, Ruleset } from '../core/index.js'
import { hintWords } from '../pack/words.js'
import { pad, width } from '../reports/plain.js'
import { type BlankTable, blankTable } from '../template/blank.js'
import { notesOf } from '../template/notes.js'
import type { Command } from './args.js'
import { codeOf, type Io, refuseOddTarget } from './io.js'
import { loadSettings } from './settings.js'
import { refuse, tell } from './words.js'

/** A blank table and the path it goes to, as typed. */
interface Wanted {
  readonly table: BlankTable
  readonly name: string
}

/** Lists the kinds of table, or writes one blank table, or all of them. Never overwrites: then nothing at all is written. */
export async function template({ paths, options }: Command, io: Io): Promise<number> {
  const { ruleset, catalogue, lang } = await loadSettings(options, io)
  const tables = ruleset.vocabulary.kinds.flatMap(
    (kind) => blankTable(kind, ruleset, catalogue.vocabulary.fields) ?? [],
  )
  const [kind, more] = paths
  if (more !== undefined) refuse('too-many', { name: more })
  const output = options.value('output')
  const isAll = options.has('all')
  if (isAll && kind !== undefined) refuse('template-all-or-one')
  if (!isAll && kind === undefined) {
    if (output !== undefined) refuse('template-which')
    await io.out.write(listing(tables, lang))
    return 0
  }
  const wanted = isAll ? allOf(tables, output ?? '.') : [oneOf(tables, kind!, output)]
  for (const { name } of wanted) refuseTaken(name, io)
  const written = await Promise.all(
    wanted.map(async (one) => ({ ...one, bytes: await bytesOf(one.table, ruleset, lang) })),
  )
  if (isAll) makeFolder(output ?? '.', io)
  for (const { name, bytes } of written) {
    save(name, bytes, io)
    await io.out.write(`${tell('template-written', { name })[lang]}\n`)
  }
  return 0
}

function listing(tables: readonly BlankTable[], lang: Lang): string {
  const first = Math.max(...tables.map(({ kind }) => width(kind.name)))
  const lines = tables.map(({ kind }) => `  ${pad(kind.name, first)}  ${kind.title[lang]}`)
  return [tell('template-kinds')[lang], ...lines, '', tell('template-how')[lang], ''].join('\n')
}

function allOf(tables: readonly BlankTable[], folder: string): Wanted[] {
  return tables.map((table) => ({ table, name: join(folder, fileName(table)) }))
}

/** A kind goes by its name, its title, or the title of its blank table. */
function oneOf(tables: readonly BlankTable[], typed: string, output: string | undefined): Wanted {
  const names = ({ kind }: BlankTable) => [kind.name, kind.title.zh, kind.title.en, kind.template.title.zh]
  const table = tables.find((one) => names(one).includes(typed))
  if (!table) return refuse('template-kind', { name: typed, hint: hintWords(typed, tables.flatMap(names)) })
  if (output !== undefined && !/\.xlsx$/i.test(output)) refuse('template-xlsx', { name: output })
  return { table, name: output ?? fileName(table) }
}

function fileName({ kind }: BlankTable): string {
  return `${kind.template.title.zh}.xlsx`
}

/** Throws `UsageError` where something is there already. */
function refuseTaken(name: string, { cwd }: Io): void {
  const path = resolve(cwd, name)
  refuseOddTarget(path, name)
  if (existsSync(path)) refuse('template-exists', { name })
}

async function bytesOf(table: BlankTable, ruleset: Ruleset, lang: Lang): Promise<Uint8Array> {
  const [{ default: ExcelJS }, { fillWorkbook }] = await loadLibrary()
  const workbook = new ExcelJS.Workbook()
  fillWorkbook(workbook, table, notesOf(table, ruleset, lang))
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

/** The library that makes workbooks stands in a file of its own beside the program: nothing else needs it. */
async function loadLibrary() {
  try {
    return await Promise.all([
      import(/* webpackMode: "lazy", webpackChunkName: "exceljs" */ 'exceljs'),
      import('../template/workbook.js'),
    ])
  } catch (error) {
    return refuse('template-library', { detail: codeOf(error) })
  }
}

function makeFolder(folder: string, { cwd }: Io): void {
  try {
    mkdirSync(resolve(cwd, folder), { recursive: true })
  } catch (error) {
    refuse('unwritable', { name: folder, detail: codeOf(error) })
  }
}

/** Writes a file that is not there yet; of one that cannot be written whole nothing is left. */
function save(name: string, bytes: Uint8Array, { cwd }: Io): void {
  const path = resolve(cwd, name)
  let isOurs = false
  try {
    const descriptor = openSync(path, 'wx')
    isOurs = true
    writeFileSync(descriptor, bytes)
    closeSync(descriptor)
  } catch (error) {
    if (isOurs) rmSync(path, { force: true })
    const detail = codeOf(error)
    if (detail === 'EEXIST') refuse('template-exists', { name })
    refuse('unwritable', { name, detail })
  }
}
