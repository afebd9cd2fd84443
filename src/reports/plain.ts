/** Text of a cell, a sheet or a file made harmless before it is printed: the one place where that is done. */

const NAMED: { readonly [sign: string]: string } = { '\n': '↵', '\r': '↵', '\t': '⇥', '\u007f': '␡' }

/**
 * Control signs (of terminals too), line and paragraph separators, marks that turn the direction of writing, zero-width signs, lone
 * surrogates, and the two signs no XML can hold.
 */
const HARMFUL =
  /\r\n|[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]|[\u{e0000}-\u{e007f}]|[\ud800-\udfff]/gu
const MAYBE = /[^\u0020-\u007e\u3000-\u303f\u4e00-\u9fff\uff00-\uffee]|##|::/

/**
 * The text on one line with everything visible: a line break is `↵`, a tab `⇥`, another control sign its picture (`␛`), anything else
 * `<U+202E>`. What a build server would take for a command (`::error::`, `##[error]`, `##vso[…]`) is broken by a space.
 */
export function plain(text: string): string {
  if (!MAYBE.test(text)) return text
  return text
    .replace(HARMFUL, (sign) => {
      const code = sign.codePointAt(0)!
      if (sign === '\r\n') return '↵'
      return (
        NAMED[sign] ?? (code < 0x20 ? String.fromCharCode(0x2400 + code) : `<U+${code.toString(16).toUpperCase()}>`)
      )
    })
    .replace(/##(?=\w{0,20}\[)/g, '# #')
    .replace(/^(\s*):(?=:)/, '$1: ')
}

/** As `plain`, and spaces that matter can be seen: at the ends, doubled, or of another kind. */
export function visible(text: string): string {
  return plain(text)
    .replace(/[\u00a0\u2000-\u200a\u202f\u205f]/g, '⍽')
    .replace(/\u3000/g, '<U+3000>')
    .replace(/^ +| +$| {2,}/g, (spaces) => '␠'.repeat(spaces.length))
}

/** The text, cut where it is longer than a person would read: a cell can hold 32,767 signs. */
export function cut(text: string, signs: number): string {
  return text.length > signs ? `${text.slice(0, signs)}…` : text
}

/** Columns a text takes on a terminal: two for Chinese and other wide signs. */
export function width(text: string): number {
  let columns = 0
  for (const sign of text) columns += WIDE.test(sign) ? 2 : 1
  return columns
}

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u

/** The text with spaces behind it, to fill so many columns. */
export function pad(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - width(text)))
}
