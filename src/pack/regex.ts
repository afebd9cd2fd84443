/** Regular expressions written in a pack: read by an engine whose time grows with the length of the text and nothing else. */
import { RE2JS } from 're2js'

/** Characters of the longest pattern, and steps of the largest program one may become (`.{1,1000}` becomes thousands). */
const MAX_PATTERN = 500
const MAX_PROGRAM = 1000
/** Characters of the longest text that is matched: what has a form is never longer. */
const MAX_TEXT = 4000

/** A pattern as compiled. */
export interface Pattern {
  readonly source: string
  /** Whether the whole text is of this form; null of a text too long to be asked. */
  isWhole(text: string): boolean | null
  /** Whether some part of the text is; null as above. */
  isIn(text: string): boolean | null
}

/** Compiles a pattern in RE2's syntax (no look-around, no back-references). The reason, in English, where it is none. */
export function compilePattern(source: string): Pattern | { readonly wrong: string } {
  if (source.length > MAX_PATTERN) return { wrong: `longer than ${MAX_PATTERN} characters` }
  try {
    const re = RE2JS.compile(source)
    if (re.programSize() > MAX_PROGRAM) return { wrong: 'too many repetitions' }
    return {
      source,
      isWhole: (text) => (text.length > MAX_TEXT ? null : re.testExact(text)),
      isIn: (text) => (text.length > MAX_TEXT ? null : re.test(text)),
    }
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) }
  }
}
