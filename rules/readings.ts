/** What several fields of a record say together. Null is "not said": blank, unreadable, or no such column. */
import type { TableRecord } from '../src/core/index.js'
import type { Fields } from './fields.js'

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
