/** Text as XML 1.0 can hold it. */
import { plain } from './plain.js'

const SIGNS: { readonly [sign: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** One line, for an attribute or between tags: what XML cannot hold and what hides is shown by its name (`<U+FFFE>`). */
export function xmlLine(text: string): string {
  return plain(text).replace(/[&<>"']/g, (sign) => SIGNS[sign]!)
}

/** ` name="…"` for each, in order. */
export function attributes(all: { readonly [name: string]: string | number }): string {
  return Object.entries(all)
    .map(([name, value]) => ` ${name}="${xmlLine(String(value))}"`)
    .join('')
}
