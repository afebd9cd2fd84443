/** A report period as people write it. */
import { readMonth } from '../core/index.js'

/** The month as year × 12 + month − 1; null where the text names no single month. */
export function monthOf(text: string): number | null {
  const reading = readMonth(text, 'General', false)
  return reading.state === 'ok' && reading.value.first === reading.value.last ? reading.value.first : null
}
