/** A roster as a table of text (CSV), the form Excel saves. */
import { CsvError, parse } from 'csv-parse/sync'
import { formatMonth, type Month, Roster, type RosterEntry, readMonth, squeeze, type Words } from '../core/index.js'
import { InputError, type Problem } from './problem.js'
import { hintWords, listWords, sentence } from './words.js'

/** The columns, each with the Chinese heading that may stand for it. */
const COLUMNS = {
  name: '名称',
  accepted: '可用简称',
  aliases: '其他写法',
  rank: '级别',
  kind: '类别',
  from: '起始月',
  to: '终止月',
  successor: '后继',
} as const

type Column = keyof typeof COLUMNS

/** What separates several names in one cell. */
const SEPARATOR = /[;；、|]/

interface Row {
  readonly line: number
  readonly cells: ReadonlyMap<Column, string>
}

/**
 * Reads a roster: a heading line, then one entry per line. Several accepted forms or aliases are separated by `;`, `；`, `、` or `|`;
 * months are `2025-05` or `2025年5月`, blank is open. Throws `InputError` with everything that is wrong.
 */
export function readRoster(file: string, text: string): Roster {
  const problems: Problem[] = []
  const complain = (line: number, words: Words): void => {
    problems.push({ file, line, words })
  }
  const rows = readRows(file, text)
  const entries = rows.map((row) => readEntry(row, complain))
  checkNames(rows, entries, complain)
  if (problems.length > 0) throw new InputError(problems)
  return new Roster(entries)
}

function readRows(file: string, text: string): Row[] {
  const [head, ...body] = parseLines(file, text)
  const fail = (line: number, words: Words): never => {
    throw new InputError([{ file, line, words }])
  }
  if (!head) return fail(1, sentence('no-name-column'))
  const columns = head.record.map((heading): Column | null => {
    if (heading === '') return null
    const found = Object.entries(COLUMNS).find(([name, zh]) => name === heading.toLowerCase() || zh === heading)
    if (found) return found[0] as Column
    const known = Object.keys(COLUMNS)
    return fail(
      head.line,
      sentence('column', { name: heading, hint: hintWords(heading, known), known: listWords(known) }),
    )
  })
  for (const [i, column] of columns.entries())
    if (column !== null && columns.indexOf(column) !== i) fail(head.line, sentence('column-twice', { name: column }))
  if (!columns.includes('name')) fail(head.line, sentence('no-name-column'))
  return body.map(({ record, line }) => ({
    line,
    cells: new Map(columns.flatMap((column, i) => (column === null ? [] : [[column, record[i] ?? ''] as const]))),
  }))
}

interface CsvLine {
  readonly record: string[]
  readonly line: number
}

function parseLines(file: string, text: string): CsvLine[] {
  try {
    const lines = parse(text, {
      bom: true,
      trim: true,
      info: true,
      skipEmptyLines: true,
      relaxColumnCount: true,
      maxRecordSize: 100_000,
    }) as unknown as { record: string[]; info: { lines: number } }[]
    return lines
      .map(({ record, info }) => ({ record, line: info.lines }))
      .filter(({ record }) => record.some((cell) => cell !== ''))
  } catch (error) {
    const detail = error instanceof Error ? error.message : ''
    const line = error instanceof CsvError && typeof error.lines === 'number' ? error.lines : null
    throw new InputError([{ file, line, words: sentence('csv', { detail }) }])
  }
}

function readEntry({ cells, line }: Row, complain: (line: number, words: Words) => void): RosterEntry {
  const cell = (column: Column): string => cells.get(column) ?? ''
  const list = (column: Column): string[] =>
    cell(column)
      .split(SEPARATOR)
      .map((name) => name.trim())
      .filter((name) => name !== '')
  const month = (column: Column, end: 'first' | 'last'): number | null => {
    if (cell(column) === '') return null
    const reading = readMonth(cell(column), 'General', false)
    if (reading.state === 'ok') return reading.value[end]
    complain(line, sentence('month', { value: cell(column) }))
    return null
  }
  if (cell('name') === '') complain(line, sentence('no-name'))
  const rank = cell('rank')
  if (!/^(?:[1-9]\d{0,3})?$/.test(rank)) complain(line, sentence('rank', { value: rank }))
  const from = month('from', 'first')
  const to = month('to', 'last')
  if (from !== null && to !== null && from > to)
    complain(line, sentence('from-to', { from: monthWords(from), to: monthWords(to) }))
  return {
    name: cell('name'),
    accepted: list('accepted'),
    aliases: list('aliases'),
    rank: rank === '' ? null : Number(rank),
    kind: cell('kind') || null,
    from,
    to,
    successor: cell('successor') || null,
  }
}

function monthWords(month: number): Words {
  const whole: Month = { first: month, last: month, day: null, style: '' }
  return { zh: formatMonth(whole, 'zh'), en: formatMonth(whole, 'en') }
}

/** No form may stand for two entries; a successor must be an entry. */
function checkNames(
  rows: readonly Row[],
  entries: readonly RosterEntry[],
  complain: (line: number, words: Words) => void,
): void {
  const owners = new Map<string, { entry: RosterEntry; line: number }>()
  const names = new Set(entries.map(({ name }) => squeeze(name)))
  entries.forEach((entry, i) => {
    const { line } = rows[i]!
    for (const form of new Set([entry.name, ...entry.accepted, ...entry.aliases].filter((form) => form !== ''))) {
      const known = owners.get(squeeze(form))
      if (!known) owners.set(squeeze(form), { entry, line })
      else if (known.entry !== entry)
        complain(
          line,
          squeeze(known.entry.name) === squeeze(entry.name)
            ? sentence('duplicate', { name: form, line: known.line })
            : sentence('clash', { name: form, a: entry.name, b: known.entry.name, line: known.line }),
        )
    }
    if (entry.successor !== null && !names.has(squeeze(entry.successor)))
      complain(line, sentence('successor', { name: entry.successor, hint: hintWords(entry.successor, names) }))
  })
}
