/** How far the procedures and elements of a project are, whether they are columns of one line or lines of their own. */
import type { Ref, Words } from '../src/core/index.js'
import type { FieldName } from './fields.js'
import { isKind, type Line, titleOf } from './joined.js'
import { quoted } from './readings.js'

/** A procedure or element of a project. */
export interface State {
  readonly what: Words
  /** 办结 / 已落实, 办理中, 未启动, 不涉及; null where it is blank or cannot be read. */
  readonly state: string | null
  readonly at: Ref
}

/** A procedure or element as a column, and the words that name it where it is a line. */
export interface Item {
  readonly field: FieldName & (`permit${string}` | `element${string}`)
  readonly words: RegExp
}

/** The procedures no project starts without (seed 002 (六); DOMAIN.md 2.7). */
export const PERMITS: readonly Item[] = [
  { field: 'permitApproval', words: /立项|备案|核准/ },
  { field: 'permitLand', words: /^(?:建设)?用地(?!规划|预审)|土地|供地/ },
  { field: 'permitLandPlan', words: /用地规划/ },
  { field: 'permitWorksPlan', words: /工程规划|^规划许可/ },
  { field: 'permitEnvironment', words: /环评|环境影响/ },
  { field: 'permitConstruction', words: /施工许可|施工证/ },
]

/** The elements of seed 002 (七): 用地 资金 供水 供电 供气 供热 进出道路 通讯 环境容量 用能. */
export const ELEMENTS: readonly Item[] = [
  { field: 'elementLand', words: /地/ },
  { field: 'elementFund', words: /资金|融资/ },
  { field: 'elementWater', words: /[供用给]水/ },
  { field: 'elementPower', words: /电/ },
  { field: 'elementGas', words: /气/ },
  { field: 'elementHeat', words: /热|暖/ },
  { field: 'elementRoad', words: /路/ },
  { field: 'elementTelecom', words: /通[讯信]|网络/ },
  { field: 'elementEnvironment', words: /环境|排放|总量/ },
  { field: 'elementEnergy', words: /能/ },
]

/** What is read of either form: to be named in a rule's `reads`. */
export const PERMIT_READS = [...PERMITS.map(({ field }) => field), 'procedure', 'procedureState'] as const
export const ELEMENT_READS = [...ELEMENTS.map(({ field }) => field), 'element', 'elementState'] as const

/** The states of some procedures of a project in its lines of the ledger of procedures, by column. */
export function permitStates(lines: readonly Line[]): Map<Item['field'], State> {
  return statesOf(
    lines.filter(({ table }) => isKind(table, 'proc')),
    PERMITS,
    'procedure',
    'procedureState',
  )
}

/** The states of the elements of a project in its lines of the ledger of elements, by column. */
export function elementStates(lines: readonly Line[]): Map<Item['field'], State> {
  return statesOf(
    lines.filter(({ table }) => isKind(table, 'element')),
    ELEMENTS,
    'element',
    'elementState',
  )
}

function statesOf(
  lines: readonly Line[],
  items: readonly Item[],
  nameField: 'procedure' | 'element',
  stateField: 'procedureState' | 'elementState',
): Map<Item['field'], State> {
  const states = new Map<Item['field'], State>()
  const note = (field: Item['field'], what: Words, state: string | null, at: Ref): void => {
    // Of two lines about the same thing the one that says something counts.
    if (states.get(field)?.state == null) states.set(field, { what, state, at })
  }
  for (const line of lines) {
    for (const { field } of items)
      if (line.has(field)) note(field, titleOf(field), line.choice(field as 'permitLand'), line.at(field))
    const name = line.has(nameField) && line.has(stateField) ? line.text(nameField) : null
    const item = name === null ? undefined : items.find(({ words }) => words.test(name.slice(0, LONGEST)))
    if (name !== null && item) {
      const what = { zh: quoted(name), en: titleOf(item.field).en }
      note(item.field, what, line.choice(stateField), line.at(stateField))
    }
  }
  return states
}

const LONGEST = 100

const OPEN: { readonly [state: string]: Words } = {
  办理中: { zh: '办理中', en: 'under way' },
  未启动: { zh: '未启动', en: 'not begun' },
}

/** True of what is under way or not begun. */
export function isOpen({ state }: State): boolean {
  return state !== null && Object.hasOwn(OPEN, state)
}

/** `施工许可证办理中`. */
export function stateWords({ what, state }: State): Words {
  const words = OPEN[state ?? ''] ?? { zh: '', en: '' }
  return { zh: `${what.zh}${words.zh}`, en: `${what.en} ${words.en}` }
}
