/** Accepted findings as a pack writes them. */
import { type Exception, readMonth, type Words } from '../core/index.js'
import { type Catalogue, checkField, checkKind, unknownRule } from './catalogue.js'
import type { Document, Path } from './document.js'
import type { Problem } from './problem.js'
import { sentence } from './words.js'

/** One accepted finding (rules/pack.schema.json). */
export interface ExceptionEntry {
  readonly rule: string
  readonly project?: string
  readonly table?: string
  readonly sheet?: string
  readonly field?: string
  readonly reason: string
  /** `2025-12` or `2025-12-31`: the last month or day. */
  readonly until: string
}

/** What they are held against, and where what is wrong is said. */
interface Desk {
  /** The pack's name for people. */
  readonly folder: string
  /** Every rule that can be named. */
  readonly ids: readonly string[]
  readonly catalogue: Catalogue
  readonly document: Document
  readonly problems: Problem[]
}

/** Reads accepted findings; what is wrong with one is added to the problems. */
export function readExceptions(entries: readonly ExceptionEntry[], desk: Desk): Exception[] {
  return entries.flatMap((entry, i) => readException(entry, i, desk) ?? [])
}

function readException(entry: ExceptionEntry, i: number, desk: Desk): Exception | null {
  const { rule, project = null, table = null, sheet = null, field = null, reason, until } = entry
  const { ids, catalogue, document, problems } = desk
  const before = problems.length
  const say = (path: Path, words: Words | null): void => {
    if (words) problems.push(document.problem(['exceptions', i, ...path], words))
  }
  if (!ids.includes(rule)) say(['rule'], unknownRule(rule, ids))
  if (project === null && table === null && sheet === null) say([], sentence('exception-wide', { rule }))
  if (table !== null) say(['table'], checkKind(table, catalogue))
  if (field !== null) say(['field'], checkField(field, catalogue))
  const day = lastDay(until)
  if (day === null) say(['until'], sentence('until', { value: until }))
  if (day === null || problems.length > before) return null
  const source = `${desk.folder}/pack.yaml:${document.line(['exceptions', i])}`
  return { rule, project, table, sheet, field, reason, until: { text: until, day }, source }
}

/** The last day of a month, or the day itself, as a serial; null where there is no such day. */
function lastDay(until: string): number | null {
  const reading = readMonth(until, 'General', false)
  if (reading.state !== 'ok') return null
  const { day, first } = reading.value
  if (day !== null) return day
  const next = readMonth(`${Math.floor((first + 1) / 12)}-${((first + 1) % 12) + 1}-1`, 'General', false)
  return next.state === 'ok' && next.value.day !== null ? next.value.day - 1 : null
}
