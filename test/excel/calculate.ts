/**
 * A little calculation, enough for the tables of the seeds: numbers, references, `+ - * /`, SUM, ROUND, MAX, MIN, AVERAGE. What it does
 * not know keeps its last result.
 */
import type { Value } from '../../src/core/grid.js'
import { isError } from '../../src/core/grid.js'
import { intersection, WHOLE_SHEET } from './a1.js'
import type { Book, Evaluate } from './book.js'
import { blockOf, sheetName } from './references.js'
import type { SheetModel } from './sheet.js'

/** What an expression is worth: one value, or the cells of a block. */
type Worth = Value | readonly Value[]

/** The formula is none that is known here. */
class Unknown extends Error {}
/** The result is an error value of Excel. */
class Failed extends Error {
  constructor(readonly error: string) {
    super(error)
  }
}

/** For `Book.evaluate`. */
export const calculate: Evaluate = (book, sheet, row, col) => {
  const { formula } = sheet.cell(row, col)
  if (formula === null) return null
  try {
    return new Reader(book, sheet, formula).whole()
  } catch (error) {
    if (error instanceof Unknown) return null
    if (error instanceof Failed) return { error: error.error }
    throw error
  }
}

const TOKEN =
  /\s*(?:(\d+(?:\.\d+)?(?:E[-+]?\d+)?)|((?:(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)(?![\p{L}\p{N}_(])|([A-Z]+)\(|([-+*/(),%]))/iuy

type Token =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'reference' | 'function' | 'sign'; readonly text: string }

class Reader {
  private readonly tokens: Token[] = []
  private next = 0

  constructor(
    private readonly book: Book,
    private readonly sheet: SheetModel,
    formula: string,
  ) {
    const text = formula.trim()
    TOKEN.lastIndex = 0
    while (TOKEN.lastIndex < text.length) {
      const match = TOKEN.exec(text)
      if (!match) throw new Unknown()
      const [, number, reference, name, sign] = match
      if (number !== undefined) this.tokens.push({ kind: 'number', value: Number(number) })
      else if (reference !== undefined) this.tokens.push({ kind: 'reference', text: reference })
      else if (name !== undefined) this.tokens.push({ kind: 'function', text: name.toUpperCase() })
      else this.tokens.push({ kind: 'sign', text: sign! })
    }
  }

  whole(): Value {
    const worth = this.sum()
    if (this.next < this.tokens.length) throw new Unknown()
    return single(worth) ?? 0
  }

  private sum(): Worth {
    let left = this.product()
    for (let sign = this.sign('+', '-'); sign; sign = this.sign('+', '-')) {
      const right = amount(this.product())
      left = exact(sign === '+' ? amount(left) + right : amount(left) - right)
    }
    return left
  }

  private product(): Worth {
    let left = this.term()
    for (let sign = this.sign('*', '/'); sign; sign = this.sign('*', '/')) {
      const right = amount(this.term())
      if (sign === '/' && right === 0) throw new Failed('#DIV/0!')
      left = sign === '*' ? amount(left) * right : amount(left) / right
    }
    return left
  }

  private term(): Worth {
    if (this.sign('-')) return -amount(this.term())
    if (this.sign('+')) return this.term()
    const worth = this.atom()
    return this.sign('%') ? amount(worth) / 100 : worth
  }

  private atom(): Worth {
    const token = this.tokens[this.next++]
    if (!token) throw new Unknown()
    if (token.kind === 'number') return token.value
    if (token.kind === 'reference') return this.cells(token.text)
    if (token.kind === 'function') return this.call(token.text)
    if (token.text !== '(') throw new Unknown()
    const worth = this.sum()
    this.close()
    return worth
  }

  private call(name: string): Worth {
    const worths = [this.sum()]
    while (this.sign(',')) worths.push(this.sum())
    this.close()
    const [first, digits = 0] = worths
    if (name === 'ROUND' && worths.length === 2) return rounded(amount(first!), amount(digits))
    const numbers = worths.flatMap(numbersOf)
    if (name === 'SUM') return exact(numbers.reduce((sum, one) => sum + one, 0))
    if (name === 'MAX') return Math.max(0, ...numbers)
    if (name === 'MIN') return numbers.length > 0 ? Math.min(...numbers) : 0
    if (name !== 'AVERAGE') throw new Unknown()
    if (numbers.length === 0) throw new Failed('#DIV/0!')
    return numbers.reduce((sum, one) => sum + one, 0) / numbers.length
  }

  private cells(reference: string): Worth {
    const mark = reference.lastIndexOf('!')
    const [from, to] = reference.slice(mark + 1).split(':')
    const sheet = this.book.sheet(sheetName(mark < 0 ? undefined : reference.slice(0, mark), this.sheet.name))
    const range = blockOf(from!, to)
    if (!sheet || !range) throw new Failed('#REF!')
    if (to === undefined) return sheet.cell(range.top, range.left).value
    const used = sheet.used(true, intersection(range, WHOLE_SHEET) ?? range)
    const values: Value[] = []
    for (let row = used?.top ?? 0; row <= (used?.bottom ?? -1); row++)
      for (let col = used!.left; col <= used!.right; col++) values.push(sheet.cell(row, col).value)
    return values
  }

  private sign(...signs: readonly string[]): string | null {
    const token = this.tokens[this.next]
    if (token?.kind !== 'sign' || !signs.includes(token.text)) return null
    this.next++
    return token.text
  }

  private close(): void {
    if (!this.sign(')')) throw new Unknown()
  }
}

function isList(worth: Worth): worth is readonly Value[] {
  return Array.isArray(worth)
}

function single(worth: Worth): Value {
  if (isList(worth)) throw new Unknown()
  return worth
}

/** A single value in arithmetic: blank is 0, a number typed as text counts. */
function amount(worth: Worth): number {
  const value = single(worth)
  if (isError(value)) throw new Failed(value.error)
  const number = value === null ? 0 : value === '' ? Number.NaN : Number(value)
  if (Number.isNaN(number)) throw new Failed('#VALUE!')
  return number
}

/** The numbers of an argument: of a block, text and blanks are passed over. */
function numbersOf(worth: Worth): number[] {
  if (!isList(worth)) return worth === null || typeof worth === 'string' ? [] : [amount(worth)]
  return worth.flatMap((value) => {
    if (isError(value)) throw new Failed(value.error)
    return typeof value === 'number' ? [value] : []
  })
}

/** Excel shows and compares fifteen digits. */
function exact(number: number): number {
  return Number(number.toPrecision(15))
}

/** Half away from zero, as ROUND does. */
function rounded(number: number, digits: number): number {
  const scale = 10 ** digits
  return (Math.sign(number) * Math.round(exact(Math.abs(number) * scale))) / scale
}
