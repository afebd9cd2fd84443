/** Texts of workbooks as reports repeat them. */
import { masked } from '../core/index.js'
import { cut, plain } from './plain.js'

/**
 * The text without phone and identity-card numbers, cut after so many signs, harmless (`plain`). Masked before anything else: a number
 * that is cut, or whose line break is shown as a sign, is not known for one any more.
 */
export function retold(text: string, signs = Number.POSITIVE_INFINITY): string {
  return plain(cut(masked(text), signs))
}
