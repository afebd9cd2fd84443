/** Text of a cell, a sheet or a file inside Markdown: shown as it is, and nothing in it acts on GitHub, GitLab or a browser. */
import { retold } from './retold.js'

/** A zero-width space: what stands on either side of it is no reference and no link. */
const BREAK = '&#8203;'

/** Signs Markdown and HTML are made of. In a table a pipe ends a cell, even inside code. */
const MARKUP = /[\\`*_{}[\]<>|~&#$]/g
/** Signs that make a reference of what follows: `@name`, `#123`, `!12`, `~label`, `%milestone`, `&3`, `^alert`, `$12`. */
const REFERENCE = /[@#!~%&$^](?=[\w"'.?&:-])/g
/** What begins a list, the line below a heading or one across the page. */
const BLOCK = /^(?:[-+](?=\s|$)|\d{1,9}[.)](?=\s|$)|[-=]{2,}$)/

/** The text on one line, without phone numbers, cut after so many signs. */
export function markdownText(text: string, signs: number): string {
  return markdownOf(retold(text, signs))
}

/** The same of a text that is harmless and cut already. */
export function markdownOf(text: string): string {
  const broken = text
    .trim()
    .replace(REFERENCE, `$&${MARK}`)
    // Bare addresses, GH-12 and :emoji: are found in plain text too.
    .replace(/:(?=\/\/)|\bwww(?=\.)|\bGH(?=-)|:(?=[\w+-]+:)/gi, `$&${MARK}`)
  const escaped = broken.replace(MARKUP, (sign) => `&#${sign.charCodeAt(0)};`).replaceAll(MARK, BREAK)
  return BLOCK.test(escaped) ? BREAK + escaped : escaped
}

/** Stands for `BREAK` until everything else is escaped; `plain` lets no control sign through. */
const MARK = '\u0000'
