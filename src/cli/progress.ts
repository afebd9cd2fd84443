/** A line on the terminal that says how far the run is, once it takes longer than a second. */
import type { Lang } from '../core/index.js'
import { plain, width } from '../reports/plain.js'
import type { Stream } from './io.js'
import { tell } from './words.js'

/** Milliseconds before anything is shown, and between two drawings. */
const PATIENCE = 1000
const INTERVAL = 100
/** Signs of the bar. */
const BAR = 20

export class Progress {
  private readonly start = performance.now()
  private last = 0
  private shown = false

  constructor(
    private readonly err: Stream,
    private readonly lang: Lang,
  ) {}

  /** File `index` of `total` (from 0) is `part` (0–1) done. */
  update(index: number, total: number, file: string, part: number): void {
    if (!this.err.isTTY) return
    const now = performance.now()
    if (now - this.start < PATIENCE || now - this.last < INTERVAL) return
    this.last = now
    this.shown = true
    const full = Math.round(((index + part) / total) * BAR)
    const bar = '█'.repeat(full) + '░'.repeat(BAR - full)
    const text = tell('progress', { done: index + 1, total, name: plain(file) })[this.lang]
    void this.err.write(`\r\u001b[K${bar} ${cut(text, this.err.columns - BAR - 3)}`)
  }

  /** Every workbook was read; what they say together is being looked at. */
  joining(): void {
    this.update(0, 1, '', 1)
  }

  /** The same while something goes on that does not say how far it is. */
  async during<T>(work: Promise<T>, index: number, total: number, file: string): Promise<T> {
    if (!this.err.isTTY) return work
    const timer = setInterval(() => this.update(index, total, file, 0), INTERVAL)
    try {
      return await work
    } finally {
      clearInterval(timer)
    }
  }

  /** Takes the line away: before anything else is written. */
  clear(): void {
    if (this.shown) void this.err.write('\r\u001b[K')
    this.shown = false
  }
}

/** The text in so many columns: a line that wraps cannot be taken away. */
function cut(text: string, columns: number): string {
  let kept = ''
  for (const sign of text) {
    if (width(kept + sign) > columns) return kept
    kept += sign
  }
  return kept
}
