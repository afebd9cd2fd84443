/** Number formats of OpenDocument (ODF 1.3 part 3, 16.29) → number format codes. */
import type { Attributes } from '../ooxml/xml.js'

/** One format as it is read, piece by piece. */
export class OdsFormat {
  private code = ''
  private text = ''
  /** Styles for some of the values, as `[condition, style]`. */
  readonly maps: (readonly [condition: string, style: string])[] = []

  constructor(
    /** `number`, `percentage`, `currency`, `date`, `time`, `text` or `boolean`. */
    private readonly kind: string,
    private readonly attributes: Attributes,
  ) {}

  open(name: string, attributes: Attributes): void {
    if (name === 'style:map')
      this.maps.push([attributes.get('style:condition') ?? '', attributes.get('style:apply-style-name') ?? ''])
    else if (name === 'number:text' || name === 'number:currency-symbol') this.text = ''
    else this.code += this.part(name.replace('number:', ''), attributes)
  }

  characters(text: string): void {
    this.text += text
  }

  close(name: string): void {
    if (name === 'number:text' || name === 'number:currency-symbol') this.code += literal(this.text, this.kind)
    this.text = ''
  }

  /** The code; `General` where the format says nothing. `others` are the formats by name. */
  built(others: ReadonlyMap<string, OdsFormat>): string {
    const sections = this.maps
      .slice(0, 3)
      .map(([condition, style]) => ({
        condition: condition.replace(/^value\(\)/, '').replace('!=', '<>'),
        code: others.get(style)?.own() ?? 'General',
      }))
      .filter(({ condition }) => CONDITION.test(condition))
    const own = this.own()
    if (sections.length === 0) return own
    const isUsual = USUAL.has(sections.map((section) => section.condition).join(' '))
    const codes = sections.map(({ condition, code }) => (isUsual ? code : `[${condition}]${code}`))
    return [...codes, own].join(';')
  }

  private own(): string {
    if (this.kind === 'boolean' || this.code === '') return 'General'
    if (this.kind === 'text' && this.maps.length === 0 && this.code === 'General') return '@'
    return this.code.slice(0, 255)
  }

  private part(name: string, attributes: Attributes): string {
    const isLong = attributes.get('number:style') === 'long'
    const isOpen = this.attributes.get('number:truncate-on-overflow') === 'false'
    switch (name) {
      case 'number':
        return plainNumber(attributes)
      case 'scientific-number':
        return `${plainNumber(attributes)}E+${'0'.repeat(count(attributes, 'number:min-exponent-digits', 2))}`
      case 'fraction':
        return `# ${'?'.repeat(count(attributes, 'number:min-numerator-digits', 1))}/${'?'.repeat(count(attributes, 'number:min-denominator-digits', 1))}`
      case 'text-content':
        return '@'
      case 'year':
        return isLong ? 'yyyy' : 'yy'
      case 'month':
        if (attributes.get('number:textual') === 'true') return isLong ? 'mmmm' : 'mmm'
        return isLong ? 'mm' : 'm'
      case 'day':
        return isLong ? 'dd' : 'd'
      case 'day-of-week':
        return isLong ? 'dddd' : 'ddd'
      case 'hours':
        return isOpen && this.code === '' ? '[h]' : isLong ? 'hh' : 'h'
      case 'minutes':
        return isOpen && this.code === '' ? '[mm]' : isLong ? 'mm' : 'm'
      case 'seconds': {
        const decimals = count(attributes, 'number:decimal-places', 0)
        return (
          (isOpen && this.code === '' ? '[ss]' : isLong ? 'ss' : 's') + (decimals ? `.${'0'.repeat(decimals)}` : '')
        )
      }
      case 'am-pm':
        return 'AM/PM'
      default:
        return ''
    }
  }
}

/** What a code can ask of a value. */
const CONDITION = /^(?:<>|[<>]=?|=)[-+]?\d{1,20}(?:\.\d{1,20})?(?:E[-+]?\d{1,3})?$/i

/** Conditions that codes have without saying so. */
const USUAL: ReadonlySet<string> = new Set(['>=0', '>0', '>0 <0', '>0 <0 =0'])

function plainNumber(attributes: Attributes): string {
  const stated = attributes.get('number:decimal-places')
  const isGrouped = attributes.get('number:grouping') === 'true'
  const digits = count(attributes, 'number:min-integer-digits', 1)
  // What says nothing of decimals prints as many as there are.
  if (stated === undefined && !isGrouped && digits <= 1) return 'General'
  const decimals = count(attributes, 'number:decimal-places', 0)
  const fixed = Math.min(decimals, count(attributes, 'number:min-decimal-places', decimals))
  const whole = isGrouped ? `#,##${'0'.repeat(digits) || '#'}`.replace(/##0{2,}$/, '##0') : '0'.repeat(digits) || '#'
  const thousands = Math.max(0, Math.round(Math.log10(Number(attributes.get('number:display-factor') ?? '1') || 1) / 3))
  const places = decimals === 0 ? '' : `.${'0'.repeat(fixed)}${'#'.repeat(decimals - fixed)}`
  return whole + places + ','.repeat(Math.min(4, thousands))
}

function count(attributes: Attributes, name: string, otherwise: number): number {
  const number = Number(attributes.get(name) ?? otherwise)
  return Number.isInteger(number) ? Math.min(30, Math.max(0, number)) : otherwise
}

/** Text between the digits; signs that mean themselves stand bare, as in the codes Excel writes. */
function literal(text: string, kind: string): string {
  if (kind === 'percentage' && text.trim() === '%') return text
  const bare = kind === 'date' || kind === 'time' ? /^[/\-: ]*$/ : /^[-() ]*$/
  return bare.test(text) ? text : `"${text.replaceAll('"', '')}"`
}
