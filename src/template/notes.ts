/** 填表说明: how each column of a blank table is filled in, and which rules watch it. */
import type { AnyRule, Lang, Ruleset, Words } from '../core/index.js'
import type { BlankColumn, BlankTable } from './blank.js'

/** One row of the notes: the column, how to fill it in, what is checked. */
export interface Note {
  readonly column: string
  readonly how: string
  readonly checked: string
}

/** The page of notes. */
export interface Notes {
  readonly sheet: string
  readonly title: string
  readonly lines: readonly string[]
  /** The headings of the three columns. */
  readonly head: Note
  readonly notes: readonly Note[]
}

const words = {
  sheet: { zh: '填表说明', en: 'Notes' },
  title: { zh: '《{title}》填表说明', en: 'How to fill in {title}' },
  rows: {
    zh: '行不够时，在最后一个序号行的上方插入整行，合计会自动包括新行；多余的空行请删去。',
    en: 'More rows: insert them above the last numbered row, so that the totals include them. Delete rows that stay blank.',
  },
  plainRows: {
    zh: '行不够时，在下面接着填；多余的空行请删去。',
    en: 'More rows: go on below. Delete rows that stay blank.',
  },
  time: {
    zh: '标题里的年、月请填上：许多检查要靠它。',
    en: 'Fill in year and month of the title: many checks need them.',
  },
  check: {
    zh: '填好后检查：kplint check 文件名。看一条规则的说明：kplint rules 规则编号。',
    en: 'To check the table: kplint check FILE. To read about a rule: kplint rules ID.',
  },
  head: { zh: '列', en: 'Column' },
  headHow: { zh: '怎么填', en: 'How to fill it in' },
  headChecked: { zh: '会检查什么', en: 'What is checked' },
  whole: { zh: '（整张表）', en: '(the whole table)' },
  required: { zh: '必填。', en: 'Required. ' },
  either: { zh: '与“{others}”至少填一列。', en: 'This or “{others}”. ' },
  amount: { zh: '数字，单位{unit}，不带单位', en: 'a number in {unit}, without the unit' },
  number: { zh: '数字', en: 'a number' },
  count: { zh: '整数', en: 'a whole number' },
  percent: { zh: '百分数，82.1 就是 82.1%', en: 'percent: 82.1 stands for 82.1 %' },
  month: { zh: '年月，如 2025年4月', en: 'a month, such as 2025年4月' },
  span: { zh: '起止年月，如 2024年8月-2026年5月', en: 'from month to month, such as 2024年8月-2026年5月' },
  people: { zh: '姓名，多人用顿号“、”隔开', en: 'names, divided by 、' },
  choice: { zh: '选一个：{choices}', en: 'one of {choices}' },
  open: { zh: '选一个：{choices}；已办结的也可以写文号', en: 'one of {choices}, or the number of the document' },
  text: { zh: '文字', en: 'text' },
  sequence: { zh: '从 1 起连续编号', en: 'numbers from 1 on' },
} as const satisfies { readonly [key: string]: Words }

/** The notes to a blank table, made from the rules that are on. */
export function notesOf(table: BlankTable, { rules, settings }: Ruleset, lang: Lang): Notes {
  const say = (key: keyof typeof words, data: { readonly [name: string]: string } = {}): string =>
    words[key][lang].replace(/\{(\w+)\}/g, (_, name: string) => data[name] ?? '')
  const has = (name: string): boolean =>
    table.columns.some(({ field }) => field.name === name || field.gives?.includes(name) === true)
  const isGiven = (given: string): boolean =>
    !given.startsWith('roster:') || settings.rosters.has(given.slice('roster:'.length))
  const watching = rules
    .map(({ rule }) => rule)
    .filter((rule) => rule.tables === undefined || rule.tables.includes(table.kind.name))
    .filter((rule) => wanted(rule).every((choice) => choice.some(has)) && (rule.given ?? []).every(isGiven))
  const told = (some: readonly AnyRule[]): string => some.map(({ title, id }) => `${title[lang]}（${id}）`).join('\n')
  const how = (column: BlankColumn): string => {
    const { required } = column
    const first =
      required === 'no'
        ? ''
        : required === 'yes'
          ? say('required')
          : say('either', { others: required.orElse.join('、') })
    return (
      first + say(wayOf(column), { unit: table.kind.template.unit ?? '', choices: (column.choices ?? []).join('、') })
    )
  }
  const once = table.columns.filter(({ field }, i) => table.columns.findIndex((other) => other.field === field) === i)
  return {
    sheet: say('sheet'),
    title: say('title', { title: table.kind.template.title[lang] }),
    lines: [
      ...(table.kind.template.dated === 'none' ? [] : [say('time')]),
      say(table.columns.some(({ isSummed }) => isSummed) ? 'rows' : 'plainRows'),
      say('check'),
    ],
    head: { column: say('head'), how: say('headHow'), checked: say('headChecked') },
    notes: [
      ...once.map((column) => ({
        column: column.heading,
        how: how(column),
        checked: told(watching.filter((rule) => wanted(rule).some((choice) => choice.includes(column.field.name)))),
      })),
      { column: say('whole'), how: '', checked: told(watching.filter((rule) => wanted(rule).length === 0)) },
    ],
  }
}

/** The columns a rule asks for, each as a choice. */
function wanted({ needs = [], columns = [] }: AnyRule): readonly (readonly string[])[] {
  const all: readonly (string | readonly string[])[] = [...needs, ...columns]
  return all.map((need) => (typeof need === 'string' ? [need] : need))
}

function wayOf({ field, choices }: BlankColumn): keyof typeof words {
  if (field.role === 'sequence') return 'sequence'
  if (choices) return field.open ? 'open' : 'choice'
  if (field.count) return 'count'
  return field.type === 'yesno' || field.type === 'enum' ? 'text' : field.type
}
