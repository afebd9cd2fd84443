/** The lines over and under a table: title, unit, reporting unit, signatures. */
import type { Ref } from '../grid.js'
import type { MoneyUnit } from '../values.js'
import { squeeze, unitWord } from './heading.js'
import { countIn, readCount } from './label.js'
import type { Found, Title } from './model.js'
import { type CellText, cellsOf, type Strip } from './strip.js'

/** Longer cells are running text. */
const MAX_LINE = 400
const MAX_TITLE = 80

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

/** Reads the lines below a table: only labelled texts and dates count. */
export function readFooter(strip: Strip, top: number, bottom: number, signatures: Map<string, Found<string>>): void {
  const reader = new CaptionReader(strip, signatures)
  for (let row = top; row <= bottom; row++) reader.read(row, cellsOf(strip, row))
}

class CaptionReader {
  private unit: Found<MoneyUnit> | null = null
  private reportingUnit: Found<string> | null = null
  private readonly lines: { text: string; folded: string; at: Ref }[] = []

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
        if (labelsIn(folded, 0).length === 0) {
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
    const lines = this.lines.filter(
      (line) => line.folded.length <= MAX_TITLE && !/^(?:注|备注|说明)\d*:/.test(line.folded),
    )
    let main = lines[0] ?? null
    for (const line of lines) if (main && titleScore(line.folded) > titleScore(main.folded)) main = line
    if (!main) return { title: null, unit, reportingUnit, signatures }
    const all = [main, ...lines.filter((line) => line !== main)]
    const first = <T>(read: (folded: string) => T | null): T | null => {
      for (const line of all) {
        const value = read(line.folded)
        if (value !== null) return value
      }
      const date = signatures.get('日期')
      return date && read !== placeIn && read !== countIn ? read(date.value) : null
    }
    const title: Title = {
      text: main.text,
      at: main.at,
      year: first(yearIn),
      month: first(monthIn),
      place: placeIn(main.folded),
      count: readCount(main.folded, true),
    }
    return { title, unit, reportingUnit, signatures }
  }
}

function titleScore(folded: string): number {
  let score = 0
  if (/(?:表|清单|台账|名单|一览|情况|计划|项目|汇总)(?:\(.{0,30}\))?$/.test(folded)) score += 2
  if (/(?:19|20)\d\d年|[二〇○零]{2}[〇○零一二三四五六七八九]{2}年/.test(folded)) score += 1
  if (/项目/.test(folded)) score += 1
  if (/[。；]|，.*，/.test(folded)) score -= 3
  if (/^\(.*\)$/.test(folded)) score -= 2
  return score
}

const DIGITS = '〇一二三四五六七八九'

/** The one year a line names; null where it names none or a span of years. */
export function yearIn(folded: string): number | null {
  const plain = folded.replace(/[〇○零二][〇○零][〇○零一二三四五六七八九]{2}(?=年)/g, (found) =>
    [...found].map((sign) => (/[○零]/.test(sign) ? 0 : DIGITS.indexOf(sign))).join(''),
  )
  if (/(?:19|20)\d\d年?[-至到](?:19|20)?\d\d年/.test(plain)) return null
  const match = /(?<!\d)((?:19|20)\d\d)(?:年|[./-]\d{1,2}(?!\d))/.exec(plain)
  return match ? Number(match[1]) : null
}

/** The month a line names, of `1-5月` the last; null where it names none. */
export function monthIn(folded: string): number | null {
  const match =
    /(?<![\d个])(?:\d{1,2}[-至到])?(1[0-2]|0?[1-9])月(?!度)/.exec(folded) ??
    /(?:19|20)\d\d[./-](1[0-2]|0?[1-9])(?!\d)/.exec(folded)
  if (match) return Number(match[1])
  const chinese = /(?:^|[年(至-])(十[一二]?|[一二三四五六七八九])月/.exec(folded)
  return chinese
    ? ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'].indexOf(chinese[1]!) + 1
    : null
}

const PLACE =
  /^((?:(?![省全本各我])[\u4e00-\u9fa5]{1,6}?(?:省|市|自治州|自治县|新城|新区|开发区|示范区|园区|县|区|州|盟|旗|镇|乡|街道)(?![级直内属])){1,4})/

/** The place a title begins with, after its year: `平陆县`. 全县, 全市, 省级 name none. */
export function placeIn(folded: string): string | null {
  const text = folded.replace(/^(?:关于)?(?:(?:19|20)\d\d年度?)?/, '')
  if (/^[全本各我][省市县区州]/.test(text)) return null
  const match = PLACE.exec(text)
  return match ? match[1]! : null
}
