/** Rules that stand for those that come with kplint: they have an id and options, and find nothing. */
import type { AnyRule } from '../../src/core/index.js'

export function stubRule(id: string, options: object = {}): AnyRule {
  return {
    id,
    title: { zh: id, en: id },
    why: { zh: '例', en: 'example' },
    help: { zh: '例', en: 'example' },
    source: '例',
    severity: 'warning',
    on: 'record',
    options,
    messages: {},
    examples: { good: '', bad: '' },
    check: () => [],
  }
}
