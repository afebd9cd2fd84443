/** Whether something is a rule: for what the compiler has not seen (plug-ins, JavaScript). */
import { type FieldType, fill, type Scope, type Severity, type Vocabulary, type Words } from '../core/index.js'
import { hintWords, listWords } from './words.js'

/** What is wrong with a rule, and at which of its keys (`messages.found.en`; empty where the whole is none). */
export interface ShapeFault {
  readonly path: string
  readonly words: Words
}

/** The keys of a rule, in the order in which they stand in its file. */
export const ruleKeys = [
  'id',
  'title',
  'why',
  'help',
  'source',
  'severity',
  'off',
  'on',
  'tables',
  'needs',
  'columns',
  'reads',
  'given',
  'gathers',
  'supersedes',
  'entails',
  'options',
  'messages',
  'examples',
  'check',
] as const

/** What the id of a rule looks like: its family, then what it is about (`invest-plan-exceeds-total`). */
export const RULE_ID = /^[a-z][a-z0-9]{0,30}(?:-[a-z0-9]{1,30}){1,10}$/

const SEVERITIES: { readonly [S in Severity]: true } = { error: true, warning: true, info: true }
const SCOPES: { readonly [S in Scope]: true } = {
  record: true,
  table: true,
  sheet: true,
  workbook: true,
  batch: true,
}
const GIVEN = /^(?:period|year|unit|regions|previous|(?:roster|option):[A-Za-z]\w*)$/
const FIELD_NAME = /^[a-z][A-Za-z0-9]{0,40}$/
const TYPES: { readonly [T in FieldType]: true } = {
  amount: true,
  number: true,
  percent: true,
  month: true,
  span: true,
  people: true,
  yesno: true,
  enum: true,
  text: true,
}
const REQUIRED: readonly string[] = [
  'id',
  'title',
  'why',
  'help',
  'source',
  'severity',
  'on',
  'messages',
  'examples',
  'check',
]

const words = {
  object: {
    zh: '应为一条规则（defineRule({ … }) 的结果），不是{got}',
    en: 'should be a rule (made by defineRule({ … })), not {got}',
  },
  missing: { zh: '缺少“{key}”', en: 'the key “{key}” is missing' },
  unknown: { zh: '不认识“{key}”{hint}。可以写：{known}', en: 'unknown key “{key}”{hint}. Known: {known}' },
  id: {
    zh: '应为小写字母和数字、用“-”连成的编号，如 invest-plan-exceeds-total，不是{got}',
    en: 'should be lower-case letters and digits joined by “-”, such as invest-plan-exceeds-total, not {got}',
  },
  words: {
    zh: "应为 { zh: '…', en: '…' }，两种语言都要有，不是{got}",
    en: "should be { zh: '…', en: '…' } with both languages, not {got}",
  },
  source: {
    zh: '应说明依据，文字或 { zh, en }，不是{got}',
    en: 'should name the source, as a text or as { zh, en }, not {got}',
  },
  choice: { zh: '应为 {known} 之一，不是{got}{hint}', en: 'should be one of {known}, not {got}{hint}' },
  off: { zh: '只能是 true；默认打开的规则不写这一项', en: 'can only be true; leave it out of a rule that is on' },
  boolean: { zh: '应为 true 或 false，不是{got}', en: 'should be true or false, not {got}' },
  texts: { zh: '应为文字的列表，不是{got}', en: 'should be a list of texts, not {got}' },
  fields: {
    zh: '应为字段名的列表（内层列表是几选一），不是{got}',
    en: 'should be a list of fields (an inner list is a choice), not {got}',
  },
  field: { zh: '没有字段“{name}”{hint}', en: 'there is no field “{name}”{hint}' },
  kind: {
    zh: '没有这种表“{name}”{hint}。可以写：{known}',
    en: 'there is no kind of table “{name}”{hint}. Known: {known}',
  },
  given: {
    zh: '应为 period、year、unit、regions、previous、roster:名册、option:选项，不是{got}',
    en: 'should be period, year, unit, regions, previous, roster:NAME or option:NAME, not {got}',
  },
  'given-option': { zh: 'options 里没有“{name}”', en: 'options does not have “{name}”' },
  map: { zh: '应为 { 名称: 值 }，不是{got}', en: 'should be { name: value }, not {got}' },
  'no-messages': { zh: '至少要有一句话', en: 'at least one message is needed' },
  examples: {
    zh: '应有 good 和 bad，各为一张画出的表、{ table, options, settings }，或它们的列表，不是{got}',
    en: 'should have good and bad, each a drawn table, { table, options, settings } or a list of them, not {got}',
  },
  function: { zh: '应为生成器函数 *check(…) { … }，不是{got}', en: 'should be a generator *check(…) { … }, not {got}' },
  'field-object': {
    zh: '应为一个字段 { name, type, title, headings }，不是{got}',
    en: 'should be a field { name, type, title, headings }, not {got}',
  },
  'field-name': {
    zh: '应为小写字母开头的字母和数字，如 jobs，不是{got}',
    en: 'should be letters and digits beginning in lower case, such as jobs, not {got}',
  },
  headings: {
    zh: '应为表头写法的列表，至少一个，不是{got}',
    en: 'should be a list of headings, at least one, not {got}',
  },
} as const satisfies { readonly [key: string]: Words }

type Complain = (path: string, key: keyof typeof words, data?: { readonly [name: string]: string | Words }) => void

type Open = { readonly [key: string]: unknown }

function complaints(): { readonly faults: ShapeFault[]; readonly complain: Complain } {
  const faults: ShapeFault[] = []
  const complain: Complain = (path, key, data = {}) => {
    faults.push({ path, words: { zh: fill(words[key], data, 'zh'), en: fill(words[key], data, 'en') } })
  }
  return { faults, complain }
}

/** Everything that keeps a value from being a rule; empty where it is one. With a vocabulary, its fields and kinds of table are held against it. */
export function shapeFaults(value: unknown, vocabulary: Vocabulary | null = null): ShapeFault[] {
  const { faults, complain } = complaints()
  if (!isMap(value)) {
    complain('', 'object', { got: gotWords(value) })
    return faults
  }
  for (const key of Object.keys(value))
    if (!(ruleKeys as readonly string[]).includes(key))
      complain('', 'unknown', { key, hint: hintWords(key, ruleKeys), known: listWords(ruleKeys) })
  for (const key of REQUIRED) if (value[key] === undefined) complain('', 'missing', { key })
  checkWords(value, complain)
  checkChoices(value, complain)
  checkColumns(value, vocabulary, complain)
  checkGiven(value, complain)
  checkExamples(value.examples, complain)
  if (value.check !== undefined && typeof value.check !== 'function')
    complain('check', 'function', { got: gotWords(value.check) })
  return faults
}

/** Everything that keeps a value from being a field: one meaning a column can have. */
export function fieldFaults(value: unknown): ShapeFault[] {
  const { faults, complain } = complaints()
  if (!isMap(value)) {
    complain('', 'field-object', { got: gotWords(value) })
    return faults
  }
  const { name, type, title, headings } = value
  if (!(typeof name === 'string' && FIELD_NAME.test(name))) complain('name', 'field-name', { got: gotWords(name) })
  const types = Object.keys(TYPES)
  if (!types.includes(type as string)) {
    const hint = typeof type === 'string' ? hintWords(type, types) : { zh: '', en: '' }
    complain('type', 'choice', { known: listWords(types), got: gotWords(type), hint })
  }
  if (!isWords(title)) complain('title', 'words', { got: gotWords(title) })
  if (!(isTexts(headings) && headings.length > 0 && headings.every(isText)))
    complain('headings', 'headings', { got: gotWords(headings) })
  return faults
}

function checkWords(rule: Open, complain: Complain): void {
  for (const key of ['title', 'why', 'help'])
    if (rule[key] !== undefined && !isWords(rule[key])) complain(key, 'words', { got: gotWords(rule[key]) })
  const { source, messages } = rule
  if (source !== undefined && !isText(source) && !isWords(source))
    complain('source', 'source', { got: gotWords(source) })
  if (messages === undefined) return
  if (!isMap(messages)) {
    complain('messages', 'map', { got: gotWords(messages) })
    return
  }
  if (Object.keys(messages).length === 0) complain('messages', 'no-messages')
  for (const [name, message] of Object.entries(messages))
    if (!isWords(message)) complain(`messages.${name}`, 'words', { got: gotWords(message) })
}

function checkChoices(rule: Open, complain: Complain): void {
  const { id, off, gathers } = rule
  if (id !== undefined && !(typeof id === 'string' && RULE_ID.test(id))) complain('id', 'id', { got: gotWords(id) })
  for (const [key, choices] of [
    ['severity', SEVERITIES],
    ['on', SCOPES],
  ] as const) {
    const value = rule[key]
    const known = Object.keys(choices)
    if (value === undefined || known.includes(value as string)) continue
    const hint = typeof value === 'string' ? hintWords(value, known) : { zh: '', en: '' }
    complain(key, 'choice', { known: listWords(known), got: gotWords(value), hint })
  }
  if (off !== undefined && off !== true) complain('off', 'off')
  if (gathers !== undefined && typeof gathers !== 'boolean') complain('gathers', 'boolean', { got: gotWords(gathers) })
}

function checkColumns(rule: Open, vocabulary: Vocabulary | null, complain: Complain): void {
  for (const key of ['tables', 'supersedes', 'entails'])
    if (rule[key] !== undefined && !isTexts(rule[key])) complain(key, 'texts', { got: gotWords(rule[key]) })
  const kinds = vocabulary?.kinds.map(({ name }) => name)
  if (kinds && isTexts(rule.tables))
    for (const name of rule.tables)
      if (!kinds.includes(name))
        complain('tables', 'kind', { name, hint: hintWords(name, kinds), known: listWords(kinds) })
  const fields = vocabulary?.fields.map(({ name }) => name)
  for (const key of ['needs', 'columns', 'reads']) {
    const value = rule[key]
    if (value === undefined) continue
    if (!(Array.isArray(value) && value.every((one: unknown) => typeof one === 'string' || isTexts(one)))) {
      complain(key, 'fields', { got: gotWords(value) })
      continue
    }
    if (fields)
      for (const name of value.flat() as string[])
        if (!fields.includes(name)) complain(key, 'field', { name, hint: hintWords(name, fields) })
  }
}

function checkGiven({ given, options }: Open, complain: Complain): void {
  if (options !== undefined && !isMap(options)) complain('options', 'map', { got: gotWords(options) })
  if (given === undefined) return
  if (!isTexts(given)) {
    complain('given', 'texts', { got: gotWords(given) })
    return
  }
  for (const one of given) {
    const name = /^option:(.+)$/.exec(one)?.[1]
    if (!GIVEN.test(one)) complain('given', 'given', { got: gotWords(one) })
    else if (name !== undefined && !(isMap(options) && Object.hasOwn(options, name)))
      complain('given', 'given-option', { name })
  }
}

function checkExamples(examples: unknown, complain: Complain): void {
  if (examples === undefined) return
  if (!isMap(examples)) {
    complain('examples', 'examples', { got: gotWords(examples) })
    return
  }
  for (const key of ['bad', 'good']) {
    const list = [examples[key]].flat()
    const wrong = list.find((one) => !(isText(one) || (isMap(one) && isText(one.table))))
    if (list.length === 0 || list.includes(wrong)) complain(`examples.${key}`, 'examples', { got: gotWords(wrong) })
  }
}

function isMap(value: unknown): value is Open {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string')
}

function isWords(value: unknown): value is Words {
  return isMap(value) && isText(value.zh) && isText(value.en)
}

/** What stands there instead, shortly. */
function gotWords(value: unknown): Words {
  if (value === undefined || value === null) return { zh: '空', en: 'nothing' }
  if (typeof value === 'string') return value.trim() === '' ? { zh: '空的文字', en: 'an empty text' } : quoted(value)
  if (typeof value === 'function') return { zh: '函数', en: 'a function' }
  if (Array.isArray(value)) return { zh: '列表', en: 'a list' }
  if (typeof value === 'object') return { zh: '对象', en: 'an object' }
  return quoted(String(value))
}

function quoted(text: string): Words {
  const short = text.length > 40 ? `${text.slice(0, 40)}…` : text
  return { zh: `“${short}”`, en: `“${short}”` }
}
