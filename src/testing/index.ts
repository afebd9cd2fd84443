/** The test kit: holds a rule to its own drawn tables, with any test runner or none. */
import type { AnyRule, FieldDef, Lang, Words } from '../core/index.js'
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
  /** Fields the rule's plug-in adds; headings of kplint's own they cannot have. */
  readonly fields?: readonly FieldDef[]
}

/**
 * Tests a rule: that it is one (every key, both languages, fields that exist), then each of its examples. With a runner's `test`,
 * every part is a test of its own; without one (null), everything is run at once and a `RuleTestError` lists all that does not hold.
 */
export function testRule(rule: AnyRule, test: TestFunction | null = null, { fields = [] }: TestOptions = {}): void {
  const vocabulary = { ...standardVocabulary, fields: [...standardVocabulary.fields, ...fields] }
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
  const said = (lang: Lang): string => {
    const lines = faults.map(({ path, words }) => `  ${path === '' ? '' : `${path}: `}${words[lang]}`)
    return [`${nameOf(rule)}:`, ...lines].join('\n')
  }
  throw new RuleTestError({ zh: said('zh'), en: said('en') })
}

function runAll(parts: readonly (readonly [string, () => void])[]): void {
  const wrong: Words[] = []
  for (const [name, run] of parts)
    try {
      run()
    } catch (error) {
      const text = `${name}: ${String(error)}`
      wrong.push(error instanceof RuleTestError ? error.words : { zh: text, en: text })
    }
  if (wrong.length === 0) return
  throw new RuleTestError({ zh: wrong.map(({ zh }) => zh).join('\n\n'), en: wrong.map(({ en }) => en).join('\n\n') })
}

function nameOf(rule: unknown): string {
  const id = typeof rule === 'object' && rule !== null && 'id' in rule ? rule.id : null
  return typeof id === 'string' && id !== '' ? id : '规则 · rule'
}
