/** What several rules read alike: fields of a record together (null is "not said"), and the cells themselves. */
import {
  type Amount,
  type Column,
  dayOfSerial,
  type FieldDef,
  type Fix,
  isBlankText,
  type Month,
  masked,
  NOISE,
  type Percent,
  type Reading,
  type Ref,
  type Roster,
  type RowReader,
  sumAmounts,
  type TableRecord,
  type TableView,
  trimText,
  type Value,
  type Words,
} from '../src/core/index.js'
import type { FieldName, Fields } from './fields.js'

type Project = TableRecord<Fields>
/** A project of an open table or of one that is only remembered. */
type AnyProject = RowReader<Fields>

const NOT_STARTED = new Set(['谋划', '储备', '前期', '未开工'])
const FINISHED = new Set(['完工', '投产'])

/** Whether the project has started: its status goes before 是否开工. 停工 has started. */
export function isStarted(record: AnyProject): boolean | null {
  const status = record.choice('status')
  if (status !== null) return !NOT_STARTED.has(status)
  return record.yes('started')
}

/** Whether the project is finished: only a status says so. */
export function isFinished(record: AnyProject): boolean | null {
  const status = record.choice('status')
  return status === null ? null : FINISHED.has(status)
}

/** The field that says whether the project has started, for the place of a finding; null where no column does. */
export function startedField(record: AnyProject): 'status' | 'started' | null {
  if (record.choice('status') !== null) return 'status'
  if (record.yes('started') !== null) return 'started'
  return record.has('status') ? 'status' : record.has('started') ? 'started' : null
}

/** What is written for the record, for a message: of cells merged down over several projects, what stands in the first. */
export function writtenIn(record: Project, field: FieldName): string {
  const { row, col } = record.at(field)
  const { sheet } = record.table
  const value = sheet.value(row, col) ?? sheet.value(record.table.mergedFrom(row, col) ?? row, col)
  return value === null ? '' : quoted(String(value))
}

/** Whether the remarks of the record hold one of the words: a legal reason for what a rule would otherwise report. */
export function remarkSays(record: AnyProject, words: readonly string[]): boolean {
  const texts = [record.text('remark'), record.text('problem')]
  return texts.some((text) => text !== null && words.some((word) => text.includes(word)))
}

/**
 * Whether the project is of a kind one of `words` names: its name or a cell of `fields` says so. Null where the table has such
 * cells and none of them says anything.
 */
export function isOfKind(
  record: AnyProject,
  words: readonly string[],
  fields: readonly ('nature' | 'projectType')[],
): boolean | null {
  const said = fields.map((field) => (field === 'nature' ? record.choice(field) : record.text(field)))
  if ([record.subject, ...said].some((text) => words.some((word) => text?.includes(word)))) return true
  return fields.some((field) => record.has(field)) && said.every((text) => text === null) ? null : false
}

/** 建设性质 in the progress sense (seed 002): 新建 or 续建; null where it is blank or in the statistical sense (扩建, 迁建 …). */
export function progressNature(record: AnyProject): '新建' | '续建' | null {
  const nature = record.choice('nature')
  return nature === '新建' || nature === '续建' ? nature : null
}

/**
 * Whether 建设性质 is meant in the progress sense in this table: true where some project is 续建; false where none is and one is
 * 扩建, 迁建 …; null where all are 新建, which says neither (DOMAIN.md 0.3).
 */
export function isProgressSense(table: TableView<Fields>): boolean | null {
  let sense: boolean | null = null
  for (const record of table.records()) {
    const nature = record.choice('nature')
    if (nature === '续建') return true
    if (nature !== null && nature !== '新建') sense = false
  }
  return sense
}

/** Fields of running text: white space there is layout (indents, paragraphs), not a slip. */
const PROSE: ReadonlySet<string> = new Set<FieldName>(['content', 'progress', 'problem', 'remark', 'excludedReason'])

/** True of a field of running text. */
export function isProse(field: FieldDef): boolean {
  return PROSE.has(field.name)
}

/** A text as it stands in the columns of one field, never blank. */
export interface CellText {
  readonly text: string
  readonly field: FieldDef
  /** What the column reads in it. */
  read(): Reading<unknown>
}

/** Texts remembered per column: past that, a column's texts hardly repeat. */
const MOST_KNOWN = 20_000

/** A cell in which something was found. */
export interface TextFound<T> {
  readonly at: Ref
  readonly text: string
  readonly found: T
}

/**
 * The text cells of the projects in which `judge` finds something, column by column, in the columns of fields that are `wanted`.
 * A text that repeats is judged once per column.
 */
export function* findTexts<T extends object>(
  view: TableView<Fields>,
  wanted: (field: FieldDef) => boolean,
  judge: (cell: CellText) => T | null,
): Iterable<TextFound<T>> {
  const rows = [...view.dataRows()]
  for (const column of view.table.columns) {
    const { field, col } = column
    if (field === null || !wanted(field)) continue
    const known = new Map<string, T | null>()
    for (const row of rows) {
      const text = view.sheet.value(row, col)
      if (typeof text !== 'string') continue
      let found = known.get(text)
      if (found === undefined) {
        found = isBlankText(text) ? null : judge({ text, field, read: () => view.readCell(row, column) })
        if (known.size < MOST_KNOWN) known.set(text, found)
      }
      if (found !== null) yield { at: view.ref(row, col), text, found }
    }
  }
}

/** A column of money with the cells in it that count: those of projects, of 小计 and of 合计. */
export function* moneyCells(view: TableView<Fields>): Iterable<{ readonly at: Ref; readonly column: Column }> {
  const sums = view.groups.filter(({ kind }) => kind !== 'section')
  for (const column of view.columnsOfType('amount')) {
    for (const row of view.dataRows()) yield { at: view.ref(row, column.col), column }
    for (const { row, at, count } of sums)
      if (at.col !== column.col && count?.at.col !== column.col) yield { at: view.ref(row, column.col), column }
  }
}

/** The fix that rewrites one cell; none where a formula gives its value, because writing would remove the formula. */
export function rewrite(
  view: TableView<Fields>,
  at: Ref,
  to: Value,
  { safe = true, format }: { readonly safe?: boolean; readonly format?: string } = {},
): { readonly fix?: Fix } {
  const from = view.sheet.value(at.row, at.col)
  if (from === to || view.sheet.formula(at.row, at.col) !== null) return {}
  return { fix: { safe, edits: [{ at, from, to, ...(format === undefined ? {} : { format }) }] } }
}

/** The number format a number made from text needs so that its typed decimals still show: none where the cell has its own. */
export function formatForTyped(view: TableView<Fields>, { row, col }: Ref, decimals: number): { format?: string } {
  const own = view.sheet.format(row, col)
  return decimals > 0 && /^(?:general|@)?$/i.test(own) ? { format: `0.${'0'.repeat(Math.min(decimals, 10))}` } : {}
}

/** What columns with a known field are, each field once, for a message. */
export function titlesOf(columns: readonly Column[]): Words {
  const titles = [...new Set(columns.map(({ field }) => field!.title))]
  return { zh: titles.map(({ zh }) => zh).join('、'), en: titles.map(({ en }) => en).join(', ') }
}

const QUOTED = 24
/** Signs of a text looked at for that: a cell can hold 32,767. */
const LOOKED_AT = 400

/** A cell's text for a message: a line break as ↵, any other white space as a plain space, a long text cut short, phone numbers masked. */
export function quoted(text: string): string {
  const whole = trimText(text)
  const line = masked(whole.slice(0, LOOKED_AT))
    .replace(ZERO_WIDTH, '')
    .replace(/[^\S\r\n]*[\r\n\v\f\u0085\u2028\u2029]\s*/g, '↵')
    .replace(/[^\S ]/g, ' ')
  const signs = [...line]
  const isCut = signs.length > QUOTED || whole.length > LOOKED_AT
  return isCut ? `${signs.slice(0, QUOTED - 1).join('')}…` : line
}

const ZERO_WIDTH = /[\u180e\u200b-\u200f\u2060\ufeff]/g

const BLANKS: readonly (readonly [RegExp, Words])[] = [
  [/^ +$/, { zh: '空格', en: 'a space' }],
  [/^[\r\n\v\f\u0085\u2028\u2029]+$/, { zh: '换行', en: 'a line break' }],
  [/^[\u00a0\u202f]+$/, { zh: '不间断空格', en: 'a no-break space' }],
  [/^\u3000+$/, { zh: '全角空格', en: 'an ideographic space' }],
  [/^\t+$/, { zh: '制表符', en: 'a tab' }],
  [/^[\u180e\u200b-\u200f\u2060\ufeff]+$/, { zh: '看不见的零宽字符', en: 'an invisible zero-width sign' }],
]

/** The name of the white space in `blanks`. */
export function blankWords(blanks: string): Words {
  return BLANKS.find(([pattern]) => pattern.test(blanks))?.[1] ?? { zh: '空白字符', en: 'white space' }
}

const UNIT_END = /(?:[局委办部厅院校社站所处队会镇乡园区厂矿]|中心|公司|集团|街道|政府|银行|企业|指挥部)$/
const LISTED = /[、，,；;/／]$|^[、，,；;/／]/

/**
 * What the pieces of a 责任单位 cell are, which white space keeps apart: the parts of one unit's name (`民营经济↵服务中心`), or
 * several units (`住建局↵交运局`), of which nothing is said: null. `certain` where the roster knows the whole name; without it, a
 * first piece that does not end as units do is taken for a part.
 */
export function brokenUnit(
  pieces: readonly string[],
  roster: Roster | undefined,
): { readonly name: string; readonly certain: boolean } | null {
  const name = pieces.join('')
  if (roster?.find(name)) return { name, certain: true }
  if (pieces.some((piece) => LISTED.test(piece)) || pieces.every((piece) => roster?.find(piece))) return null
  const bare = pieces.map((piece) => piece.replace(/[（(][^（()）]{0,40}[）)]$/, ''))
  if (!UNIT_END.test(bare.at(-1) ?? '') || bare.slice(0, -1).some((piece) => UNIT_END.test(piece))) return null
  return { name, certain: false }
}

/**
 * Whether the project had started by the end of `month` (year × 12 + month − 1): its status or 是否开工 says so, else 实际开工时间.
 * A month of null is not known; then an actual start is a start.
 */
export function hasStartedBy(record: AnyProject, month: number | null): boolean | null {
  const said = isStarted(record)
  if (said !== null) return said
  const actual = record.month('actualStart')
  if (actual === null) return null
  if (month === null || actual.last <= month) return true
  return actual.first > month ? false : null
}

/** `value` 万元 as an exact amount: a threshold as messages print it. */
export function wan(value: number): Amount {
  return { value, lo: value, hi: value, unit: '万元', decimals: null, isText: false, typedUnit: null }
}

/**
 * Whether an amount reaches `limit` 万元. What is printed to the 万元 is taken at its word; of what is printed more coarsely
 * (0.05亿元 is 450 to 550 万元) rounding may leave it open: null, as without a unit.
 */
export function reaches(amount: Amount, limit: number): boolean | null {
  if (amount.unit === null) return null
  if (amount.hi - amount.lo <= 1 + NOISE) return amount.value >= limit - NOISE
  if (amount.lo >= limit - NOISE) return true
  return amount.hi < limit - NOISE ? false : null
}

/** Whether one date lies before another for certain, to the day where both are known to it. */
export function isEarlier(date: Month, than: Month): boolean {
  const dayBefore = date.day !== null && than.day !== null && date.day < than.day
  return date.last < than.first || (dayBefore && date.first === than.first)
}

/** A date for a message to the day, where it is known: of two in one month nothing else shows which is the earlier. */
export function dayWords(date: Month): Words | Month {
  if (date.day === null) return date
  const { year, month, day } = dayOfSerial(date.day)
  const digits = [month, day].map((part) => String(part).padStart(2, '0'))
  return { zh: `${year}年${month}月${day}日`, en: [year, ...digits].join('-') }
}

/** A month counted as year × 12 + month − 1, as messages say it. */
export function monthAt(month: number): Month {
  return { first: month, last: month, day: null, style: '' }
}

/** 自开工累计, else (where there is no such column) 至上年底 and 本年累计 together; null where that cannot be read. */
export function sinceStart(record: Project): Amount | null {
  if (record.has('cum')) return record.amount('cum')
  const [prior, year] = [record.amount('prior'), record.amount('yearCum')]
  return prior && year && sumAmounts([prior, year])
}

/** Whether what stands for the end of an entry of a roster (终止日期) says that it still holds: 至今, 现任. */
export function isStillHeld(end: Value): boolean {
  return typeof end === 'string' && /^(?:至今|现任|在任|现在|在用)$/.test(trimText(end))
}

/**
 * The part in percent of the whole, with the bounds their printed decimals allow; null where either is unknown, the whole is nothing,
 * or only one of them has a unit.
 */
export function percentOf(part: Amount | null, whole: Amount | null): Percent | null {
  if (!part || !whole || whole.lo <= NOISE || (part.unit === null) !== (whole.unit === null)) return null
  return { value: (100 * part.value) / whole.value, lo: (100 * part.lo) / whole.hi, hi: (100 * part.hi) / whole.lo }
}

/** A number of percent or of percentage points to the tenth, as messages say it. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10
}
