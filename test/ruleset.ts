/** The rulesets tests run with: all rules, a pack of ours, a period. */
import { fields, packTexts, rules, tables } from '../rules/index.js'
import type { AnyRule, Ruleset } from '../src/core/index.js'
import { makeRuleset, type RunSettings } from '../src/pack/pack.js'
import { readPack } from '../src/pack/read.js'

/** `period` as `2025-04`. */
export function rulesetFor({
  pack,
  period,
  rules: settings,
}: {
  pack?: string
  period?: string
  rules?: RunSettings['rules']
}): Ruleset {
  const [year, month] = (period ?? '').split('-').map(Number)
  return makeRuleset({ fields, kinds: tables }, rules, pack ? [readBuiltIn(pack)] : [], {
    period: period ? year! * 12 + month! - 1 : null,
    ...(settings ? { rules: settings } : {}),
  })
}

/** A pack of ours. */
export function readBuiltIn(pack: string) {
  const files = Object.entries(packTexts).filter(([path]) => path.startsWith(`${pack}/`))
  const texts = Object.fromEntries(files.map(([path, text]) => [path.slice(pack.length + 1), text]))
  return readPack(texts, pack, { vocabulary: { fields, kinds: tables }, rules })
}

/** Every rule there is: ours and those that our packs declare. */
export const everyRule: readonly AnyRule[] = [
  ...rules,
  ...[...new Set(Object.keys(packTexts).map((path) => path.split('/')[0]!))].flatMap(
    (pack) => readBuiltIn(pack).declared ?? [],
  ),
]
