/** Closed lists: yes or no, and enumerations with aliases. */
import { isError, type Value } from '../grid.js'
import type { Reading } from '../values.js'
import type { EnumValue } from '../vocabulary.js'
import { compactText, notText, plainNumber, SHORT_TEXT, trimText } from './text.js'

const YES = /^(?:是|√|✓|✔|☑|y|yes|true|1|已(?!未|不)[^未不]{0,8})$/
const NO = /^(?:否|不是|×|✗|✘|☒|x|n|no|false|0|(?:尚?未|没有|还没)[^已]{0,8})$/

/**
 * Reads 是/否, √/×, Y/N, TRUE/FALSE, 1/0, 已…/未… (已入库, 尚未开工). A remark in brackets behind it does not matter. 有 and texts
 * of two minds (已开工未入库) are `unparseable`; 无 is a placeholder.
 */
export function readYesNo(value: Value): Reading<boolean> {
  if (value === null) return { state: 'blank' }
  if (isError(value)) return { state: 'unreadable', reason: 'error' }
  if (typeof value === 'boolean') return { state: 'ok', value }
  const text = typeof value === 'number' ? plainNumber(value) : value
  const nothing = notText(text)
  if (nothing) return nothing
  if (text.length > SHORT_TEXT) return { state: 'unreadable', reason: 'unparseable' }
  const word = compactText(text)
    .toLowerCase()
    .replace(/(?<!^)\([^()]*\)$/, '')
  if (YES.test(word)) return { state: 'ok', value: true }
  if (NO.test(word)) return { state: 'ok', value: false }
  return { state: 'unreadable', reason: 'unparseable' }
}

/** A value of a list as the list spells it; `alias` is what was written where that is another word, else null. */
export interface Choice {
  readonly value: string
  readonly alias: string | null
}

/** Reads a value of a closed list, or an alias of one. White space, brackets and width do not matter (`新 建`, `产业（类）`). */
export function readEnum(value: Value, values: readonly EnumValue[]): Reading<Choice> {
  if (value === null) return { state: 'blank' }
  if (isError(value)) return { state: 'unreadable', reason: 'error' }
  if (typeof value === 'boolean') return { state: 'unreadable', reason: 'type' }
  const text = typeof value === 'number' ? plainNumber(value) : value
  const written = enumKey(text)
  if (written !== '') {
    for (const { value: name } of values) if (enumKey(name) === written) return choice(name, null)
    for (const { value: name, aliases } of values) {
      if (aliases?.some((alias) => enumKey(alias) === written)) return choice(name, trimText(text))
    }
    const shown = text.length > SHORT_TEXT ? '' : compactText(text)
    for (const { value: name, shape } of values) if (shape?.test(shown)) return choice(name, trimText(text))
  }
  return notText(text) ?? { state: 'unreadable', reason: 'unparseable' }
}

function choice(value: string, alias: string | null): Reading<Choice> {
  return { state: 'ok', value: { value, alias } }
}

function enumKey(text: string): string {
  return compactText(text).replace(/[()[\]]/g, '')
}
