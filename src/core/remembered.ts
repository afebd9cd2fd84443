/** Answers that depend on a text alone, remembered: the workbooks of a batch have the same headings, states and dates in them. */
import { apart } from './values/text.js'

/** Longer texts are seldom met twice. */
const LONGEST = 200
/** With so many, all are forgotten and remembering begins anew: a table of a million names takes no memory. */
const MOST = 5000

/** `answer` asked once for each text; what it gives must not be changed by whoever gets it. */
export class Remembered<T> {
  private readonly known = new Map<string, T>()

  constructor(private readonly answer: (text: string) => T) {}

  of(text: string): T {
    const known = this.known.get(text)
    if (known !== undefined) return known
    if (text.length > LONGEST) return this.answer(text)
    const own = apart(text)
    const answer = this.answer(own)
    if (this.known.size >= MOST) this.known.clear()
    this.known.set(own, answer)
    return answer
  }
}
