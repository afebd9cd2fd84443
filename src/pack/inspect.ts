/** What is certainly wrong with packs that are well-formed: rules that contradict each other, settings that do nothing. */
import { compactText, fill, type Given, type Ruleset, type Words } from '../core/index.js'
import type { Catalogue } from './catalogue.js'
import { type Contradiction, contradictions, isIdle } from './contradictions.js'
import { makeRuleset, type Pack } from './pack.js'
import type { PackWithBases } from './read.js'
import { listWords } from './words.js'

const words = {
  contradiction: {
    zh: '规则 {rules} 互相矛盾：没有数值能同时符合',
    en: 'the rules {rules} contradict each other: no values can fulfil them all',
  },
  'contradiction-field': {
    zh: '规则 {rules} 互相矛盾：{field}填什么都至少违反一条',
    en: 'the rules {rules} contradict each other: whatever is written as {field} breaks one of them',
  },
  idle: {
    zh: '规则 {rule} 永远不会报出：它要求的，怎么填都符合',
    en: 'the rule {rule} can never report anything: whatever is written fulfils it',
  },
  'own-off': {
    zh: '规则 {rule} 是本包自己写的，又在本包里关掉了，永远不会报出',
    en: 'the rule {rule} is declared in this pack and switched off in it: it never reports anything',
  },
  'still-off': {
    zh: '给规则 {rule} 设了选项，但它是关着的：再写 severity: on（或 warning、error）',
    en: 'options are set for the rule {rule}, which is off: add severity: on (or warning, error)',
  },
  'no-option': {
    zh: '打开了规则 {rule}，但没有给选项 {name}：没有它，这条规则会一直跳过',
    en: 'the rule {rule} is on without its option {name}: it will always be skipped',
  },
  'no-roster': {
    zh: '打开了规则 {rule}，但没有名册 {name}：没有它，这条规则会一直跳过',
    en: 'the rule {rule} is on without the roster {name}: it will always be skipped',
  },
  'no-regions': {
    zh: '打开了规则 {rule}，但没有 regions（行政区划代码）：没有它，这条规则会一直跳过',
    en: 'the rule {rule} is on without regions: it will always be skipped',
  },
  heading: {
    zh: '“{heading}”已经是{owner}的表头写法，写成{field}的不起作用：一种写法只能有一个意思',
    en: '“{heading}” is a heading of {owner} already and cannot be one of {field}, too',
  },
} as const satisfies { readonly [key: string]: Words }

type Data = { readonly [name: string]: string | Words }

function said(key: keyof typeof words, data: Data): Words {
  return { zh: fill(words[key], data, 'zh'), en: fill(words[key], data, 'en') }
}

/** Everything that is certainly wrong with the last of the packs; those before it are what it builds on. */
export function inspectPack(packs: readonly PackWithBases[], catalogue: Catalogue): Words[] {
  const pack = packs.at(-1)
  if (!pack) return []
  const ruleset = makeRuleset(catalogue.vocabulary, catalogue.rules, packs)
  const clashes = contradictions(
    packs.flatMap(({ declared }) => declared),
    catalogue.vocabulary.kinds,
  ).filter(({ rules }) => rules.some((rule) => pack.declared.includes(rule)))
  return [
    ...clashes.map(contradictionWords),
    ...pack.declared.filter(isIdle).map(({ id }) => said('idle', { rule: id })),
    ...Object.keys(pack.rules ?? {}).flatMap((id) => settingWords(id, pack, ruleset)),
    ...deadHeadings(packs, catalogue),
  ]
}

function contradictionWords({ rules, field }: Contradiction): Words {
  const ids = listWords(rules.map(({ id }) => id))
  return field ? said('contradiction-field', { rules: ids, field: field.title }) : said('contradiction', { rules: ids })
}

/** What a pack sets of a rule and what comes of it do not go together. */
function settingWords(id: string, pack: PackWithBases, { rules, settings }: Ruleset): Words[] {
  const setting = pack.rules?.[id]
  const given = typeof setting === 'string' ? setting : setting?.severity
  const active = rules.find(({ rule }) => rule.id === id)
  if (!active) {
    if (given === 'off' && pack.declared.some((rule) => rule.id === id)) return [said('own-off', { rule: id })]
    return given === undefined ? [said('still-off', { rule: id })] : []
  }
  // Who only sets an option may leave the rest to the configuration of a run.
  if (given === undefined) return []
  const options = new Map<string, unknown>(Object.entries(active.options))
  const isThere = (what: string, name: string): boolean =>
    what === 'option' ? options.get(name) != null : what === 'roster' ? settings.rosters.has(name) : true
  return (active.rule.given ?? []).flatMap((one: Given) => {
    if (one === 'regions') return settings.regions.length > 0 ? [] : [said('no-regions', { rule: id })]
    const [what = '', name = ''] = one.split(':')
    if (what !== 'option' && what !== 'roster') return []
    return isThere(what, name) ? [] : [said(`no-${what}`, { rule: id, name })]
  })
}

/** Headings that belong to another field already: its own, or by a pack before. */
function deadHeadings(packs: readonly Pack[], { vocabulary: { fields } }: Catalogue): Words[] {
  const owners = new Map<string, string>()
  const claim = (field: string, heading: string): string => {
    const key = compactText(heading)
    const owner = owners.get(key) ?? field
    owners.set(key, owner)
    return owner
  }
  for (const { name, headings } of fields) for (const heading of headings) claim(name, heading)
  const title = (name: string): Words => fields.find((field) => field.name === name)?.title ?? { zh: name, en: name }
  const dead: Words[] = []
  for (const pack of packs)
    for (const [field, headings] of Object.entries(pack.headings ?? {}))
      for (const heading of headings) {
        const owner = claim(field, heading)
        if (owner !== field && pack === packs.at(-1))
          dead.push(said('heading', { heading, owner: title(owner), field: title(field) }))
      }
  return dead
}
