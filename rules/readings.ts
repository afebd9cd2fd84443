/** What several rules read alike: fields of a record together (null is "not said"), and the cells themselves. */
import {
  type Column,
  type FieldDef,
  type Fix,
  isBlankText,
  type Ref,
  type Roster,
  type TableRecord,
  type TableView,
  trimText,
  type Value,
  type Words,
} from '../src/core/index.js'
import type { FieldName, Fields } from './fields.js'

type Project = TableRecord<Fields>

const NOT_STARTED = new Set(['谋划', '储备', '前期', '未开工'])
const FINISHED = new Set(['完工', '投产'])

/** Whether the project has started: its status goes before 是否开工. 停工 has started. */
export function isStarted(record: Project): boolean | null {
  const status = record.choice('status')
  if (status !== null) return !NOT_STARTED.has(status)
  return record.yes('started')
}

/** Whether the project is finished: only a status says so. */
export function isFinished(record: Project): boolean | null {
  const status = record.choice('status')
  return status === null ? null : FINISHED.has(status)
}

/** The field that says whether the project has started, for the place of a finding; null where no column does. */
export function startedField(record: Project): 'status' | 'started' | null {
  if (record.choice('status') !== null) return 'status'
  if (record.yes('started') !== null) return 'started'
  return record.has('status') ? 'status' : record.has('started') ? 'started' : null
}

/** Whether the remarks of the record hold one of the words: a legal reason for what a rule would otherwise report. */
export function remarkSays(record: Project, words: readonly string[]): boolean {
  const texts = [record.text('remark'), record.text('problem')]
  return texts.some((text) => text !== null && words.some((word) => text.includes(word)))
}

/** 建设性质 in the progress sense (seed 002): 新建 or 续建; null where it is blank or in the statistical sense (扩建, 迁建 …). */
export function progressNature(record: Project): '新建' | '续建' | null {
  const nature = record.choice('nature')
  return nature === '新建' || nature === '续建' ? nature : null
}

/** Fields of running text: white space there is layout (indents, paragraphs), not a slip. */
const PROSE: ReadonlySet<string> = new Set<FieldName>(['content', 'progress', 'problem', 'remark', 'excludedReason'])

/** True of a field of running text. */
export function isProse(field: FieldDef): boolean {
  return PROSE.has(field.name)
}

/** A cell of a project row that holds text. */
export interface TextCell {
  readonly at: Ref
  readonly column: Column
  readonly field: FieldDef
  /** As stored, never blank. */
  readonly text: string
}

/** The cells of the projects that hold text, column by column, in the columns of fields that are `wanted`. */
export function* textCells(view: TableView<Fields>, wanted: (field: FieldDef) => boolean): Iterable<TextCell> {
  for (const column of view.table.columns) {
    const { field, col } = column
    if (field === null || !wanted(field)) continue
    for (const row of view.dataRows()) {
      const text = view.sheet.value(row, col)
      if (typeof text === 'string' && !isBlankText(text)) yield { at: view.ref(row, col), column, field, text }
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

const QUOTED = 24

/** A cell's text for a message: a line break as ↵, any other white space as a plain space, a long text cut short. */
export function quoted(text: string): string {
  const line = trimText(text)
    .replace(ZERO_WIDTH, '')
    .replace(/[^\S\r\n]*[\r\n\v\f\u0085\u2028\u2029]\s*/g, '↵')
    .replace(/[^\S ]/g, ' ')
  const signs = [...line]
  return signs.length > QUOTED ? `${signs.slice(0, QUOTED - 1).join('')}…` : line
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
