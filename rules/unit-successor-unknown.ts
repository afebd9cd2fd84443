import { compactText, UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { isStillHeld, quoted } from './readings.js'

export default defineRule({
  id: 'unit-successor-unknown',
  title: { zh: '名册的承接单位有误', en: 'Successor in the roster of units' },
  why: {
    zh: '单位更名、撤并后要靠名册找到现在的单位；承接单位不在名册里，旧名下的项目就没有着落。',
    en: 'The roster leads from an old unit to the present one; a successor it does not list leaves the projects of the old one with nobody.',
  },
  help: {
    zh: '把承接单位补进名册，或照名册里的名称改写；承接单位写成自己的改正；写了承接单位的，填上终止日期，不然旧单位还算在用。单位名称、简称、其他写法都认。',
    en: 'List the successor or write it as the roster does; no unit succeeds itself; give the old unit its end, else it still counts as present. Names, short forms and other spellings are recognised.',
  },
  source: {
    zh: '规则包名册的要求：后继单位要在名册里',
    en: 'What the rosters of a pack demand: a successor must be an entry',
  },
  severity: 'warning',
  on: 'table',
  tables: ['units'],
  columns: ['unitName', 'successor'],
  messages: {
    unknown: { zh: '承接单位“{name}”不在名册', en: 'the successor “{name}” is not in the roster' },
    self: { zh: '承接单位就是本单位', en: 'the unit is named as its own successor' },
    open: { zh: '写了承接单位“{name}”，却没有终止日期', en: 'succeeded by “{name}”, but without an end' },
  },
  examples: {
    bad: `
平陆县责任单位名册
序号 | 单位名称     | 简称   | 单位类别 | 起始日期  | 终止日期  | 承接单位
1    | 县农业局     | 农业局 | 县直     |           | 2019年3月 | 县农业农村局
2    | 县农业农村局 | 农牧局 | 县直     | 2019年3月 |           |
3    | 县粮食局     |        | 县直     |           | 2019年3月 | 县粮食和物资储备中心!
4    | 县林业局     |        | 县直     |           | 2019年3月 | 县林业局!
5    | 县畜牧局     |        | 县直     |           | !         | 农牧局
! 承接单位“县粮食和物资储备中心”不在名册
! 承接单位就是本单位
! 写了承接单位“农牧局”，却没有终止日期
`,
    good: `
平陆县责任单位名册
序号 | 单位名称     | 简称   | 单位类别 | 起始日期  | 终止日期  | 承接单位
1    | 县农业局     |        | 县直     |           | 2019年3月 | 农业农村局
2    | 县农业农村局 | 农业农村局 | 县直 | 2019年3月 |           |
3    | 县矿产局     |        | 县直     |           | 2019年3月 |
4    | 县畜牧局     |        | 县直     |           | 2019年3月 | 县 农业农村局
`,
  },
  *check(table) {
    const known = new Set<string>()
    let isWhole = true
    for (const record of table.records()) {
      for (const field of ['unitName', 'shortName', 'otherNames'] as const) {
        const { state } = record.read(field)
        if (state === 'unreadable' || (field === 'unitName' && state !== 'ok')) isWhole = false
        for (const form of (record.text(field) ?? '').split(SEPARATOR)) known.add(compactText(form))
      }
    }
    for (const record of table.records()) {
      const successor = record.text('successor')
      if (record.read('successor').state === 'unreadable') yield UNDECIDABLE
      if (successor === null || record.value('successor') === null) continue
      const name = quoted(successor)
      const names = [successor, ...successor.split(SEPARATOR)].map(compactText)
      const isSelf = names[0] === compactText(record.text('unitName') ?? '')
      const at = record.at('successor')
      if (isSelf) yield { at, message: 'self' }
      else if (!names.some((one) => one !== '' && known.has(one))) {
        if (isWhole) yield { at, message: 'unknown', data: { name } }
        else yield UNDECIDABLE
      } else if (record.has('until') && (record.isBlank('until') || isStillHeld(record.value('until'))))
        yield { at: record.at('until'), message: 'open', data: { name }, related: [{ at }] }
    }
  },
})

const SEPARATOR = /[、，,;；/／|\r\n]+/
