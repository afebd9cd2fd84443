/** One cell of an OpenDocument spreadsheet. */
import { apart, type Value } from '../core/index.js'
import { isoSerial } from '../ooxml/dates.js'
import { DATE_FORMAT } from '../ooxml/formats.js'
import type { Attributes } from '../ooxml/xml.js'
import { excelFormula } from './ods-formulas.js'

/** A cell that holds something. */
export interface OdsCell {
  readonly col: number
  readonly value: Value
  readonly formula: string | null
  /** What its kind of value shows as where no style says more. */
  readonly format: string
}

/** Signs of a cell. Excel has no longer texts; what comes after is left out. */
const MAX_TEXT = 32_767

/** Takes what stands in a cell. Notes, drawings and the readings of signs are not part of it. */
export class OdsCellReader {
  private readonly paragraphs: string[] = []
  private paragraph: string | null = null
  /** Signs of the paragraphs, with one for the end of each. */
  private length = 0
  /** Open elements that are not part of the text, or stand in one. */
  private aside = 0

  constructor(
    readonly attributes: Attributes,
    private readonly date1904: boolean,
  ) {}

  open(name: string, attributes: Attributes): void {
    if (this.aside > 0 || !TEXT.has(name)) this.aside++
    else if (name === 'text:p') this.paragraph = ''
    else if (name === 'text:s') this.add(' '.repeat(blanks(attributes.get('text:c'))))
    else if (name === 'text:tab') this.add('\t')
    else if (name === 'text:line-break') this.add('\n')
  }

  text(text: string): void {
    if (this.aside > 0) return
    // By the standard all white space is one blank; LibreOffice writes blanks as they are, so only line ends are joined.
    this.add(text.replace(/[ \t\r\n]+/g, (space) => (/[\r\n]/.test(space) ? ' ' : space)))
  }

  close(name: string): void {
    if (this.aside > 0) this.aside--
    else if (name === 'text:p' && this.paragraph !== null) {
      if (this.length <= MAX_TEXT) this.paragraphs.push(this.paragraph)
      this.length++
      this.paragraph = null
    }
  }

  private add(text: string): void {
    if (this.paragraph === null) return
    const more = text.slice(0, Math.max(0, MAX_TEXT - this.length))
    this.paragraph += more
    this.length += more.length
  }

  /** The cell, of column 0; null where it holds nothing. */
  cell(): OdsCell | null {
    const { attributes } = this
    const stated = attributes.get('table:formula')
    const formula = stated === undefined ? null : excelFormula(stated)
    // LibreOffice writes truth values and error values that were typed as formulas.
    const typed = formula === null ? undefined : TYPED.get(formula)
    if (typed !== undefined) return { col: 0, value: typed, formula: null, format: 'General' }
    const { value, format = 'General' } = this.value(formula !== null)
    if (value === null && formula === null) return null
    return {
      col: 0,
      value: typeof value === 'string' ? apart(value) : value,
      formula: formula === null ? null : apart(formula),
      format,
    }
  }

  private value(isFormula: boolean): { readonly value: Value; readonly format?: string } {
    const { attributes } = this
    const get = (name: string): string => attributes.get(`office:${name}`) ?? ''
    const shown = this.paragraphs.join('\n')
    if (attributes.get('calcext:value-type') === 'error') return { value: errorOf(shown) }
    switch (get('value-type')) {
      case 'float':
      case 'currency':
        return { value: number(get('value')) }
      case 'percentage':
        return { value: number(get('value')), format: '0%' }
      case 'date':
        return { value: isoSerial(get('date-value'), this.date1904) ?? shown, format: DATE_FORMAT }
      case 'time':
        return { value: duration(get('time-value')) ?? shown, format: '[h]:mm:ss' }
      case 'boolean':
        return { value: get('boolean-value') === 'true' }
      default: {
        const text = attributes.get('office:string-value')?.slice(0, MAX_TEXT) || shown
        if (isFormula && ERRORS.has(text)) return { value: { error: text } }
        return { value: text === '' && !isFormula ? null : text }
      }
    }
  }
}

const TEXT: ReadonlySet<string> = new Set([
  'text:p',
  'text:span',
  'text:a',
  'text:s',
  'text:tab',
  'text:line-break',
  'text:ruby',
  'text:ruby-base',
])

const ERRORS: ReadonlySet<string> = new Set([
  '#NULL!',
  '#DIV/0!',
  '#VALUE!',
  '#REF!',
  '#NAME?',
  '#NUM!',
  '#N/A',
  '#GETTING_DATA',
])

/** Formulas that are nothing but a value. */
const TYPED: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['TRUE()', true],
  ['FALSE()', false],
  ...[...ERRORS].map((error): [string, Value] => [error, { error }]),
])

/** LibreOffice's own numbers of errors, as Excel shows them. */
const NUMBERED: ReadonlyMap<string, string> = new Map([
  ['Err:503', '#NUM!'],
  ['Err:521', '#NULL!'],
  ['Err:524', '#REF!'],
  ['Err:525', '#NAME?'],
  ['Err:532', '#DIV/0!'],
])

function errorOf(shown: string): Value {
  return { error: ERRORS.has(shown) ? shown : (NUMBERED.get(shown) ?? '#VALUE!') }
}

function number(text: string): number | null {
  const value = text.trim() === '' ? Number.NaN : Number(text)
  return Number.isFinite(value) ? value : null
}

/** `PT36H30M00S` → 1.520833… days; null where it is none. */
function duration(text: string): number | null {
  const match = /^(-)?P(?:(\d{1,9})D)?T(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9}(?:\.\d{1,12})?)S)?$/.exec(text)
  if (!match) return null
  const [days, hours, minutes, seconds] = [2, 3, 4, 5].map((part) => Number(match[part] ?? 0))
  const total = days! + (hours! * 3600 + minutes! * 60 + seconds!) / 86_400
  return match[1] ? -total : total
}

function blanks(stated: string | undefined): number {
  const count = Number(stated ?? '1')
  return Number.isInteger(count) ? Math.min(Math.max(1, count), MAX_TEXT) : 1
}
