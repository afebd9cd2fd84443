/**
 * What the rules that come with kplint say of themselves. A card shows it, so it comes after the report: in the built pages the rules of
 * the engine hold nothing but their titles, and this is a chunk of its own (webpack.config.js).
 */
import { rules } from '../../rules/index.js'
import { type RuleWords, wordsOf } from './desk.js'

/** By the rule's id. */
export const ruleWords: ReadonlyMap<string, RuleWords> = new Map(rules.map((rule) => [rule.id, wordsOf(rule)]))
