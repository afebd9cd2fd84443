/** Severities in their order. */
import type { Severity } from '../core/index.js'

/** The weightiest first. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info']

/** Which severity weighs more: 0 the most. */
export const RANK: { readonly [S in Severity]: number } = { error: 0, warning: 1, info: 2 }
