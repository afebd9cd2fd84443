/** Signs that Word keeps as places in a font (`w:sym`): the ticks and boxes people insert from Wingdings. */

/** By font, and place in it, what stands there. */
const FONTS: ReadonlyMap<string, ReadonlyMap<number, string>> = new Map([
  [
    'wingdings',
    new Map([
      [0x6c, '●'],
      [0x6e, '■'],
      [0x6f, '□'],
      [0x70, '□'],
      [0x71, '□'],
      [0x72, '□'],
      [0xa1, '○'],
      [0xa8, '□'],
      [0xfb, '×'],
      [0xfc, '√'],
      [0xfd, '☒'],
      [0xfe, '☑'],
    ]),
  ],
  [
    'wingdings 2',
    new Map([
      [0x4f, '×'],
      [0x50, '√'],
      [0x51, '☒'],
      [0x52, '☑'],
      [0x53, '☒'],
      [0x54, '☒'],
      [0xa2, '■'],
      [0xa3, '□'],
    ]),
  ],
  [
    'symbol',
    new Map([
      [0xa3, '≤'],
      [0xb0, '°'],
      [0xb1, '±'],
      [0xb3, '≥'],
      [0xb4, '×'],
      [0xb8, '÷'],
      [0xd6, '√'],
    ]),
  ],
])
/** Something stands there, and nobody can say what. */
const UNKNOWN = '\ufffd'

/** The sign at a place of a font, `char` in hexadecimal; U+FFFD where it is none that is known. */
export function symbol(font: string, char: string): string {
  const place = /^[\da-f]{1,6}$/i.test(char) ? Number.parseInt(char, 16) : 0
  // Fonts of signs have them at F000 to F0FF, or below.
  const own = FONTS.get(font.trim().toLowerCase())
  if (own && (place < 0x100 || place >> 8 === 0xf0)) return own.get(place & 0xff) ?? UNKNOWN
  const isPrivate = place >= 0xe000 && place <= 0xf8ff
  const isSign = place > 0x20 && place <= 0x10ffff && !(place >= 0xd800 && place <= 0xdfff) && !isPrivate
  return isSign ? String.fromCodePoint(place) : UNKNOWN
}
