/** Units of money: the words for them, where a heading or a line states one, and their size in 万元. */
import type { MoneyUnit } from '../values.js'
import { compactText } from './text.js'

const EXPONENTS: Readonly<Record<MoneyUnit, number>> = { 元: -4, 千元: -1, 万元: 0, 百万元: 2, 千万元: 3, 亿元: 4 }

const WORDS: ReadonlyMap<string, MoneyUnit> = new Map<string, MoneyUnit>([
  ['元', '元'],
  ['千元', '千元'],
  ['万元', '万元'],
  ['万', '万元'],
  ['百万元', '百万元'],
  ['百万', '百万元'],
  ['千万元', '千万元'],
  ['千万', '千万元'],
  ['亿元', '亿元'],
  ['亿', '亿元'],
])

/** How many 万元 one `unit` is: 元 1e-4, 亿元 10000. */
export function inWan(unit: MoneyUnit): number {
  return Number(`1e${EXPONENTS[unit]}`)
}

/** The power of ten that turns `unit` into 万元; 0 where no unit is known. */
export function wanExponent(unit: MoneyUnit | null): number {
  return unit === null ? 0 : EXPONENTS[unit]
}

/** A unit word standing alone (`万元`, `亿`, `人民币万元`, `万 元`), else null. */
export function parseUnit(text: string): MoneyUnit | null {
  if (text.length > 16) return null
  const word = compactText(text).replace(/^(?:人民币|RMB)|人民币$/g, '')
  return WORDS.get(word) ?? null
}

/** A unit stated inside a longer text: the phrase that states it is `text.slice(start, end)`. */
export interface StatedUnit {
  readonly unit: MoneyUnit
  readonly start: number
  readonly end: number
}

const BRACKETED = /[（(【[〔]([^（()）【】[\]〔〕]{1,40})[）)】\]〕]/g
const LABELLED = /单\s*位\s*[：:∶﹕]\s*(?:(?:人民币|RMB)\s*)?([^\s（()）【】[\]〔〕：:]{1,30})/g

/**
 * The unit a heading or line states: in brackets (`总投资（亿元）`, `（单位：万元）`) or after 单位 and a colon
 * (`金额单位：人民币万元`, `单位：万元、个`). Running text (亿元以上企业) and prices (万元/亩) state none.
 * Null where none is stated, and where two different ones are.
 */
export function findUnit(text: string): StatedUnit | null {
  if (!/[元万亿]/.test(text)) return null
  let found: StatedUnit | null = null
  for (const stated of statedUnits(joinUnitCharacters(text))) {
    if (found && found.unit !== stated.unit) return null
    found ??= stated
  }
  return found
}

function* statedUnits(text: string): Generator<StatedUnit> {
  for (const pattern of [BRACKETED, LABELLED]) {
    for (const match of text.matchAll(pattern)) {
      const unit = unitOfList((match[1] ?? '').replace(/^\s*(?:金额|计量|货币)?\s*单\s*位\s*[：:∶﹕]/, ''))
      if (unit) yield { unit, start: match.index, end: match.index + match[0].length }
    }
  }
}

/** The one money unit of a list such as `万元、个、%`. */
function unitOfList(list: string): MoneyUnit | null {
  const units = new Set<MoneyUnit>()
  for (const item of list.split(/[、，,；;]/)) {
    const unit = parseUnit(item)
    if (unit) units.add(unit)
  }
  const [unit, ...others] = units
  return unit !== undefined && others.length === 0 ? unit : null
}

/** `万 元` with its spaces made zero-width, so that it is one word and every position stays. */
function joinUnitCharacters(text: string): string {
  return text.replace(/([百千万亿])(\s{1,8})(?=[万亿元])/g, (_, before: string, gap: string) => {
    return before + '\u200b'.repeat(gap.length)
  })
}
