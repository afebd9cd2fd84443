/** Markup that cannot be broken out of: whatever is put into it is text, unless it is markup itself. */
import { masked } from '../core/index.js'
import { cut, plain, visible } from './plain.js'

/** A piece of HTML. Only `html` makes it. */
export class Markup {
  readonly #text: string

  private constructor(text: string) {
    this.#text = text
  }

  /** Only for `inlined`. */
  static inlined(text: string): Markup {
    return new Markup(text)
  }

  toString(): string {
    return this.#text
  }

  /** HTML with texts, numbers, other markup and lists of them in it; null is nothing. Attributes are written in double quotes. */
  static html(pieces: TemplateStringsArray, ...values: readonly Content[]): Markup {
    let text = pieces[0]!
    values.forEach((value, i) => {
      text += written(value) + pieces[i + 1]!
    })
    return new Markup(text)
  }
}

/** A style or a script of our own, as it is. Throws where it would end its element. */
export function inlined(text: string): Markup {
  if (/<\/|<!--/.test(text)) throw new Error('a style or a script that ends its own element')
  return Markup.inlined(text)
}

/** What may stand in markup. */
export type Content = string | number | null | Markup | readonly Content[]

/** As `Markup.html`: the tag of a template. */
export const html = Markup.html

function written(value: Content): string {
  if (value === null) return ''
  if (typeof value === 'string') return escaped(value)
  if (typeof value === 'number') return String(value)
  if (value instanceof Markup) return value.toString()
  return value.map(written).join('')
}

const ESCAPES: { readonly [sign: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
}

/** Control signs and what turns the direction of writing are shown (plain.ts), what means something in HTML is written out. */
function escaped(text: string): string {
  return plain(text).replace(/[&<>"'`]/g, (sign) => ESCAPES[sign]!)
}

/** A text of a workbook as a report repeats it: without phone numbers, cut where nobody would read on. */
export function told(text: string, signs: number): string {
  return cut(masked(text), signs)
}

/** A text of which every space is seen, by a sign that fonts have (`␠` is in few). */
export function seen(text: string): string {
  return visible(text).replaceAll('␠', '␣')
}
