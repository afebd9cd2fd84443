/** What a report must never repeat: phone numbers and numbers of identity cards (RULES.md, general rule 6). */

const D = '[\\d０-９]'
const GAP = '[\\s-]?'
/** Mobile numbers (11 digits, perhaps in groups, perhaps with 86 before them), area code with fixed line, identity card (GB 11643). */
const NUMBERS = new RegExp(
  `(?<!${D}|${D}[.-]|[A-Za-z])(?:` +
    [
      `(?:\\+?86${GAP})?[1１][3-9３-９](?:${GAP}${D}){9}`,
      `[(（]?[0０]${D}{2,3}[-－)）\\s]${D}{7,8}`,
      `[1-8]\\d{5}(?:19|20)\\d\\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\d{3}[\\dXxＸ]`,
    ].join('|') +
    `)(?!${D}|[A-Za-z])`,
  'g',
)
/** Signs of a number that may be shown. */
const SHOWN = 3
/** Shorter texts hold no number. */
const SHORTEST = 11

/** The text with every phone number and every number of an identity card in it masked from its fourth sign on: `138********`. */
export function masked(text: string): string {
  if (text.length < SHORTEST) return text
  return text.replace(NUMBERS, (number) => number.slice(0, SHOWN) + number.slice(SHOWN).replace(/[\d０-９XxＸ]/g, '*'))
}
