/** The lines over and under a table: title, unit, reporting unit, signatures. */
import type { Ref } from '../grid.js'
import type { MoneyUnit } from '../values.js'
import { squeeze, unitWord } from './heading.js'
import { isHeaderLike } from './lexicon.js'
import type { Found, Title } from './model.js'
import { type CellText, cellsOf, type Strip } from './strip.js'
import { isTitleLike, type Line, readTitle } from './title.js'

/** Longer cells are running text. */
const MAX_LINE = 400

const REPORTING = '(?:填报|报送|填表|上报|编报|编制|制表|申报|报表|汇报|提报)(?:单位|部门|乡镇|县区)(?:名称)?|单位名称'
const MONEY = '(?:金额|计量|货币|投资)?单位'
const SIGNATURE =
  '(?:填报|填表|制表|报送|编制|经办|录入)人|联系人|(?:审核|复核|审批|审定|签发)人?|(?:单位|部门|分管|主要|项目)?(?:负责人|领导)|(?:主要|分管)?领导(?:签字|签名)?|(?:联系)?电话|联系方式|' +
  '(?:填报|填表|报送|制表|上报|报出|编制|填写)(?:日期|时间)|日期|时间|(?:数据)?截[至止](?:日期|时间)?'
const LABEL = new RegExp(
  `(${REPORTING}|${MONEY}|${SIGNATURE})(?:\\((?:盖章|公章|签章|章|签字|签名)\\)|盖章|签字|签章)?(?:[:：]|$)`,
  'g',
)
const FULL_DATE = /^(?:截[至止]到?)?(?:19|20)\d\d[年./-]\d{1,2}(?:[月./-](?:\d{1,2}日?)?)?(?:底|末)?$/
const APPENDIX = /^\(?(?:附件|附表|附|表)[一二三四五六七八九十\d]*[-\d]*\)?:?$/

/** Labels of who signed, and when: not those of who reports. */
const SIGNS = /人$|日期|时间|审核|领导/
/** Rows below a signature that must hold no table for it to sign the one above. */
const CLEAR = 4

/** What the lines around a table say. */
export interface Caption {
  readonly title: Title | null
  readonly unit: Found<MoneyUnit> | null
  readonly reportingUnit: Found<string> | null
  readonly signatures: Map<string, Found<string>>
}

/** A labelled text: `填报人：张三`. The value is `''` where nothing follows. */
interface Labelled {
  readonly label: string
  readonly value: string
  readonly col: number
}

/** True of a cell that belongs to the lines around a table: a labelled text, a unit, a date, 附件1. */
export function isCaption(text: string): boolean {
  if (text.length > MAX_LINE) return false
  const folded = squeeze(text)
  if (unitWord(folded) !== null || FULL_DATE.test(folded) || APPENDIX.test(folded)) return true
  return folded.includes(':') && labelsIn(folded, 0).length > 0
}

/** True of a row that signs a table: `填报人：…  审核人：…`. */
export function isSignature(text: string): boolean {
  if (text.length > MAX_LINE || !/[:：]\s*|[人期]$/.test(text)) return false
  const [first] = labelsIn(squeeze(text), 0)
  return first !== undefined && !new RegExp(`^(?:${MONEY})$`).test(first.label)
}

/** A unit at the end of a line that says more: `截至5月底  单位：万元`, `…表（单位：亿元）`. */
function unitAtEnd(folded: string): MoneyUnit | null {
  const at = folded.lastIndexOf('单位')
  if (at < 0 || folded.length - at > 16) return null
  return unitWord(folded.slice(at).replace(/\)$/, ''))
}

function labelsIn(folded: string, col: number): Labelled[] {
  const found: Labelled[] = []
  if (folded.length > MAX_LINE) return found
  LABEL.lastIndex = 0
  let last: { label: string; from: number } | null = null
  for (let match = LABEL.exec(folded); match; match = LABEL.exec(folded)) {
    const before = match.index === 0 ? '' : folded[match.index - 1]!
    if (last === null && match.index > 0 && !/[)）;；,，。]/.test(before)) return []
    if (last) found.push({ label: last.label, value: folded.slice(last.from, match.index), col })
    last = { label: match[1]!, from: LABEL.lastIndex }
    if (match[0] === '') break
  }
  if (last) found.push({ label: last.label, value: folded.slice(last.from), col })
  return found
}

/** Reads the lines `top`…`bottom` of the strip as what stands over a table. */
export function readCaption(strip: Strip, top: number, bottom: number): Caption {
  const reader = new CaptionReader(strip)
  for (let row = top; row <= bottom; row++) reader.read(row, cellsOf(strip, row))
  return reader.caption()
}

/** The foot of a table. */
export interface Footer {
  readonly reportingUnit: Found<string> | null
  /** The first row that is not of it. */
  readonly next: number
}

/**
 * Reads the lines `top`…`bottom` below a table as far as they sign it. A blank row after a signature, a title, a unit line or
 * another header ends it, and a 填报单位 that stands over another table.
 */
export function readFooter(strip: Strip, top: number, bottom: number, signatures: Map<string, Found<string>>): Footer {
  const reader = new CaptionReader(strip, signatures)
  let next = top
  for (let row = top; row <= bottom; row++) {
    const cells = cellsOf(strip, row)
    if (cells.length === 0 && next > top) break
    if (cells.some(({ text }) => isTitleLike(text)) || isHeaderLike(strip.lexicon, cells)) break
    if (cells.some(({ text }) => startsTable(text)) && !signsLast(strip, row, cells)) break
    const signs = cells.some(({ text }) => isSignature(text))
    const dates = next > top && cells.some(({ text }) => text.length < 30 && FULL_DATE.test(squeeze(text)))
    if (!signs && !dates) continue
    reader.read(row, cells)
    next = row + 1
  }
  return { reportingUnit: reader.caption().reportingUnit, next }
}

/** True of `填报单位：…  填报人：…` with nothing below it: it signs the table above. */
function signsLast(strip: Strip, row: number, cells: readonly CellText[]): boolean {
  const signs = cells.some(({ text }) => labelsIn(squeeze(text), 0).some(({ label }) => SIGNS.test(label)))
  if (!signs || cells.some(({ text }) => unitWord(squeeze(text)) !== null)) return false
  for (let below = row + 1; below <= row + CLEAR; below++) if (cellsOf(strip, below).length > 2) return false
  return true
}

/** A line that stands over a table, never under one: a unit, a reporting unit. */
function startsTable(text: string): boolean {
  if (text.length > MAX_LINE) return false
  const folded = squeeze(text)
  return unitWord(folded) !== null || new RegExp(`^\\(?(?:${REPORTING}|${MONEY})(?:\\([^()]{1,4}\\))?:`).test(folded)
}

class CaptionReader {
  private unit: Found<MoneyUnit> | null = null
  private reportingUnit: Found<string> | null = null
  private readonly lines: Line[] = []

  constructor(
    private readonly strip: Strip,
    private readonly signatures = new Map<string, Found<string>>(),
  ) {}

  read(row: number, cells: readonly CellText[]): void {
    for (let i = 0; i < cells.length; i++) {
      const { col, text } = cells[i]!
      if (text.length > MAX_LINE) continue
      const folded = squeeze(text)
      const at = this.ref(row, col)
      const unit = unitWord(folded)
      if (unit) this.unit ??= { value: unit, at }
      else if (FULL_DATE.test(folded)) this.sign('日期', folded, at)
      else {
        const labels = labelsIn(folded, col)
        if (labels.length === 0) {
          const ending = unitAtEnd(folded)
          if (ending) this.unit ??= { value: ending, at }
          if (!APPENDIX.test(folded)) this.lines.push({ text, folded, at })
          continue
        }
        const next = cells[i + 1]
        const used = this.take(labels, at, row, next ?? null)
        if (used) i++
      }
    }
  }

  /** Takes labelled texts; true where the next cell held the value of the last. */
  private take(labels: readonly Labelled[], at: Ref, row: number, next: CellText | null): boolean {
    let used = false
    labels.forEach(({ label, value: written }, i) => {
      const value = /^[_-]*$/.test(written) ? '' : written
      let found: Found<string> = { value, at }
      if (value === '' && i === labels.length - 1 && next && next.text.length <= MAX_LINE) {
        const folded = squeeze(next.text)
        // A date beside a blank 填报单位 or 审核人 is neither.
        const isOther = FULL_DATE.test(folded) && !/日期|时间/.test(label)
        if (!isOther && labelsIn(folded, 0).length === 0) {
          found = { value: folded, at: this.ref(row, next.col) }
          used = true
        }
      }
      this.put(label, found)
    })
    return used
  }

  private put(label: string, found: Found<string>): void {
    const isMoney = new RegExp(`^(?:${MONEY})$`).test(label)
    const unit = isMoney ? unitWord(found.value.replace(/[,，、;；。].*$/, '')) : null
    if (unit) this.unit ??= { value: unit, at: found.at }
    else if (isMoney || new RegExp(`^(?:${REPORTING})$`).test(label)) {
      const inner = /^(.*?)\(?(?:金额)?单位:((?:人民币)?[千百]?[万亿]?元)\)?$/.exec(found.value)
      if (inner) this.unit ??= { value: unitWord(inner[2]!)!, at: found.at }
      this.reportingUnit ??= inner ? { value: inner[1]!, at: found.at } : found
    } else this.sign(label, found.value, found.at)
  }

  private sign(label: string, value: string, at: Ref): void {
    const known = this.signatures.get(label)
    if (!known || known.value === '') this.signatures.set(label, { value, at })
  }

  private ref(row: number, col: number): Ref {
    return { sheet: this.strip.sheetIndex, row, col }
  }

  caption(): Caption {
    const { unit, reportingUnit, signatures } = this
    const title = readTitle(this.lines, signatures.get('日期')?.value ?? null)
    return { title, unit, reportingUnit, signatures }
  }
}
