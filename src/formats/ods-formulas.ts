/** OpenFormula (ODF 1.3 part 4) → the way Excel writes formulas. */

const REFERENCE =
  /^(?:'[^\]]*'#)?(\$?(?:'(?:[^']|'')*'|[^'.\]:]*))?\.([^:\]]+)(?::(?:\$?(?:'(?:[^']|'')*'|[^'.\]:]*))?\.([^\]]+))?$/
/** Longer formulas Excel has none. */
const LONGEST = 8192

/** The formula without `=`, references and separators as in Excel; null where there is none. */
export function excelFormula(text: string): string | null {
  const prefix = /^(?:(\w+):)?=/.exec(text.slice(0, 40))
  if (!prefix || text.length > LONGEST) return null
  const body = text.slice(prefix[0].length)
  return prefix[1] === 'msoxl' ? body : translated(body)
}

function translated(body: string): string {
  let out = ''
  let inArray = false
  for (let at = 0; at < body.length; at++) {
    const sign = body[at]!
    if (sign === '"') {
      const end = quoteEnd(body, at)
      out += body.slice(at, end)
      at = end - 1
    } else if (sign === '[') {
      const end = referenceEnd(body, at)
      out += reference(body.slice(at + 1, end))
      at = end
    } else if (sign === ';') out += ','
    else if (sign === '|' && inArray) out += ';'
    else {
      if (sign === '{') inArray = true
      else if (sign === '}') inArray = false
      out += sign === '~' ? ',' : sign
    }
  }
  return out
}

/** One past the quotation mark that ends the text begun at `from`; a doubled one does not end it. */
function quoteEnd(body: string, from: number): number {
  for (let at = from + 1; at < body.length; at++) {
    if (body[at] !== body[from]) continue
    if (body[at + 1] !== body[from]) return at + 1
    at++
  }
  return body.length
}

/** Where the `]` of a reference is, outside of quoted names. */
function referenceEnd(body: string, from: number): number {
  for (let at = from + 1; at < body.length; at++) {
    if (body[at] === "'") at = quoteEnd(body, at) - 1
    else if (body[at] === ']') return at
  }
  return body.length
}

/** `.A1:.B2` → `A1:B2`, `$'四 月'.A1` → `'四 月'!A1`. */
function reference(text: string): string {
  const match = REFERENCE.exec(text)
  if (!match) return text.includes('#REF!') ? '#REF!' : text
  const [, sheet, from, to] = match
  const name = (sheet ?? '').replace(/^\$/, '')
  return `${name === '' ? '' : `${name}!`}${from}${to === undefined ? '' : `:${to}`}`
}
