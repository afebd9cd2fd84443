/** The examples of a rule, made ready to run: the drawing, and the ruleset that holds nothing but the rule. */
import { fields } from '../../rules/fields.js'
import { tables } from '../../rules/tables.js'
import {
  type AnyRule,
  type Example,
  type ExampleSettings,
  Roster,
  type Ruleset,
  type Vocabulary,
  type Workbook,
} from '../core/index.js'
import { type Drawing, parseDrawing } from '../hosts/text.js'
import { makeRuleset, type Pack } from '../pack/pack.js'

/** The fields and kinds of table that come with kplint. */
export const standardVocabulary: Vocabulary = { fields, kinds: tables }

/** One example of a rule. `bad` ones must be reported as drawn, the others not at all. */
export interface Case {
  /** `bad 1`, `good 2`. */
  readonly name: string
  readonly rule: AnyRule
  readonly example: Example
  readonly bad: boolean
}

/** Every example of a rule, the bad ones first. */
export function casesOf(rule: AnyRule): Case[] {
  const list = (bad: boolean): Case[] =>
    [bad ? rule.examples.bad : rule.examples.good]
      .flat()
      .map((example, i) => ({ name: `${bad ? 'bad' : 'good'} ${i + 1}`, rule, example, bad }))
  return [...list(true), ...list(false)]
}

/** An example as it is run. */
export interface ReadyCase {
  readonly drawing: Drawing
  /** More workbooks of the same batch. */
  readonly beside: readonly Drawing[]
  /** Workbooks of earlier periods. */
  readonly previous: readonly Workbook[]
  /** The rule alone, switched on, under the options and settings of the example. */
  readonly ruleset: Ruleset
}

/** Draws the table of an example and settles its options and settings. Throws where a merge sign or an option cannot be. */
export function readyCase(
  { rule, example }: Pick<Case, 'rule' | 'example'>,
  vocabulary: Vocabulary = standardVocabulary,
): ReadyCase {
  const open: OpenExample = typeof example === 'string' ? { table: example } : example
  const { table, beside = [], previous = [], options, settings } = open
  const ruleset = makeRuleset(vocabulary, [rule], [packOf(settings ?? {})], {
    ...(settings?.period ? { period: monthOf(settings.period) } : {}),
    ...(settings?.year ? { year: settings.year } : {}),
    rules: { [rule.id]: { severity: rule.severity, options: { ...options } } },
  })
  return {
    drawing: parseDrawing(table),
    beside: beside.map((one, i) => parseDrawing(one, `例表${i + 2}.xlsx`)),
    previous: [previous].flat().map((one, i) => parseDrawing(one, `上期${i === 0 ? '' : i + 1}.xlsx`).workbook),
    ruleset,
  }
}

type OpenExample = Exclude<Example, string>

function packOf({ rosters, required, regions }: ExampleSettings): Pack {
  return {
    id: 'example',
    title: { zh: '例', en: 'example' },
    rosters: Object.fromEntries(
      Object.entries(rosters ?? {}).map(([name, entries]) => [name, new Roster(entries.map(rosterEntry))]),
    ),
    ...(required ? { required } : {}),
    ...(regions ? { regions } : {}),
  }
}

type Entry = NonNullable<ExampleSettings['rosters']>[string][number]

function rosterEntry(entry: Entry) {
  const { name, accepted, aliases, rank, kind, from, to, successor } =
    typeof entry === 'string' ? ({ name: entry } as OpenEntry) : (entry as OpenEntry)
  return {
    name,
    accepted: accepted ?? [],
    aliases: aliases ?? [],
    rank: rank ?? null,
    kind: kind ?? null,
    from: from ? monthOf(from) : null,
    to: to ? monthOf(to) : null,
    successor: successor ?? null,
  }
}

type OpenEntry = Exclude<Entry, string>

/** `2025-04` as year × 12 + month − 1. */
function monthOf(text: string): number {
  const [year, month] = text.split('-').map(Number)
  return year! * 12 + month! - 1
}
