/** The engine as a library: the core, rulesets and packs. */
export * from '../core/index.js'
export type { Catalogue } from './catalogue.js'
export type { DeclarationEntry } from './declaration.js'
export { type DeclaredRule, declareRule } from './declare.js'
export { makeRuleset, type Pack, type RuleSetting, type RunSettings, UnknownNameError } from './pack.js'
export { InputError, type Problem } from './problem.js'
export {
  type FoundPack,
  type Hold,
  type OpenPack,
  type PackFiles,
  type PackWithBases,
  readPack,
  readPacks,
} from './read.js'
export { readRoster } from './roster.js'
export { readRuleTable } from './rule-table.js'
