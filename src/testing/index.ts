/** The test kit: holds a rule to its own drawn tables, with any test runner or none. */
import type { AnyRule, FieldDef } from '../core/index.js'
import { shapeFaults } from '../pack/rule-shape.js'
import { casesOf, standardVocabulary } from './cases.js'
import { holdCase, RuleTestError } from './hold.js'

export { type Drawing, parseDrawing } from '../hosts/text.js'
export { type Case, casesOf, type ReadyCase, readyCase, standardVocabulary } from './cases.js'
export { holdCase, RuleTestError } from './hold.js'

/** `test` of node:test, vitest or jest, `it` of mocha: a name and what is run under it. */
export type TestFunction = (name: string, run: () => void) => unknown

/** What a rule needs that kplint does not come with. */
export interface TestOptions {
  /** Fields the rule's plug-in adds; they stand before kplint's own. */
  readonly fields?: readonly FieldDef[]
}

/**
 * Tests a rule: that it is one (every key, both languages, fields that exist), then each of its examples. With a runner's `test`,
 * every part is a test of its own; without one (null), everything is run at once and a `RuleTestError` lists all that does not hold.
 */
export function testRule(rule: AnyRule, test: TestFunction | null = null, { fields = [] }: TestOptions = {}): void {
  const vocabulary = { ...standardVocabulary, fields: [...fields, ...standardVocabulary.fields] }
  const parts: [string, () => void][] = [['is a rule', () => holdShape(rule, vocabulary)]]
  // What is no rule has no examples to be run.
  if (shapeFaults(rule).length === 0)
    for (const one of casesOf(rule)) parts.push([one.name, () => holdCase(one, vocabulary)])
  if (test) for (const [name, run] of parts) test(`${nameOf(rule)}: ${name}`, run)
  else runAll(parts)
}

/** Throws `RuleTestError` with everything that keeps a value from being a rule. */
export function holdShape(rule: unknown, vocabulary = standardVocabulary): void {
  const faults = shapeFaults(rule, vocabulary)
  if (faults.length === 0) return
  const lines = faults.map(({ path, words }) => `  ${path === '' ? '' : `${path}: `}${words.zh} · ${words.en}`)
  throw new RuleTestError([`${nameOf(rule)}:`, ...lines].join('\n'))
}

function runAll(parts: readonly (readonly [string, () => void])[]): void {
  const messages: string[] = []
  for (const [name, run] of parts)
    try {
      run()
    } catch (error) {
      messages.push(error instanceof RuleTestError ? error.message : `${name}: ${String(error)}`)
    }
  if (messages.length > 0) throw new RuleTestError(messages.join('\n\n'))
}

function nameOf(rule: unknown): string {
  const id = typeof rule === 'object' && rule !== null && 'id' in rule ? rule.id : null
  return typeof id === 'string' && id !== '' ? id : '规则 · rule'
}
