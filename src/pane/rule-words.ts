/**
 * What the rules that come with kplint say of themselves. A card shows it, so it comes after the report: in the built pages the rules of
 * the engine hold nothing but their titles, and this is a chunk of its own (webpack.config.js).
 */
import { rules } from '../../rules/index.js'
import type { AnyRule } from '../core/index.js'
import type { RuleWords } from './desk.js'

/** A rule's own words. */
export function wordsOf({ id, title, why, help, source }: Pick<AnyRule, keyof RuleWords>): RuleWords {
  return { id, title, why, help, source: typeof source === 'string' ? { zh: source, en: source } : source }
}

/** By the rule's id. */
export const ruleWords: ReadonlyMap<string, RuleWords> = new Map(rules.map((rule) => [rule.id, wordsOf(rule)]))
