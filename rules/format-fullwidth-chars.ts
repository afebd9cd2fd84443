import type { FieldDef } from '../src/core/index.js'
import { defineRule, type FieldName } from './fields.js'
import { type CellText, findTexts, quoted, rewrite } from './readings.js'

/**
 * Full-width digits, letters and the points between them in cells of numbers, dates and codes. Money and rates typed full-width are
 * text: `format-number-as-text` converts them. Brackets stay as they are, and so do names: there full-width signs may be meant.
 */
export default defineRule({
  id: 'format-fullwidth-chars',
  title: { zh: '全角数字字母', en: 'Full-width digits or letters' },
  why: {
    zh: '“２０２５年”和“2025年”看着一样，查找、筛选、VLOOKUP却当成两个，项目代码因此对不上。',
    en: 'To the eye ２０２５ is 2025; to look-ups, filters and matching of codes it is something else.',
  },
  help: {
    zh: '把输入法切到半角重新输入，可自动修复。只看序号、日期和代码、电话；名称和内容里的全角字符不算。',
    en: 'Type it half-width; kplint fix does so. Only numbers, dates, codes and phones are looked at, names and contents are not.',
  },
  source: { zh: '常理：NFKC 兼容字符', en: 'Common sense: characters of NFKC compatibility' },
  severity: 'info',
  off: true,
  on: 'table',
  gathers: true,
  messages: {
    wide: { zh: '“{text}”里有全角字符，应写“{to}”', en: '“{text}” has full-width characters, write “{to}”' },
  },
  examples: {
    bad: `
单位：万元
序号 | 项目名称 | 项目代码 | 总投资 | 计划开工时间
'１! | 城西小学建设项目 | '２４０４-140829-04-01-123456! | 6000 | ２０２５年４月（预计）!
2 | 光伏发电项目 | '2404-140829-04-01-123457 | 7500 | 2025．6!
! “１”里有全角字符，应写“1”
! “２４０４-140829-04-01-123456”里有全角字符，应写“2404-140829-04-01-123456”
! “２０２５年４月（预计）”里有全角字符，应写“2025年4月（预计）”
! “2025．6”里有全角字符，应写“2025.6”
~>
单位：万元
序号 | 项目名称 | 项目代码 | 总投资 | 计划开工时间
'1 | 城西小学建设项目 | '2404-140829-04-01-123456 | 6000 | 2025年4月（预计）
2 | 光伏发电项目 | '2404-140829-04-01-123457 | 7500 | '2025.6
`,
    good: `
单位：万元
序号 | 项目名称 | 项目代码 | 总投资 | 计划开工时间 | 建设内容
1 | １００MW光伏发电项目（一期） | '2404-140829-04-01-123456 | '６０００ | 2025年4月（预计） | 装机１００MW
2 | 城西小学建设项目 | 暂无 | 7500 | 2025年三季度 | ——
`,
  },
  *check(view) {
    for (const { at, text, found } of findTexts(view, isWanted, narrow))
      yield {
        at,
        message: 'wide',
        data: { text: quoted(text), to: quoted(found.to) },
        expected: quoted(found.to),
        ...rewrite(view, at, found.to),
      }
  },
})

const CODES: ReadonlySet<string> = new Set<FieldName>(['code', 'uscc', 'phone', 'statCode'])

function isWanted({ name, type }: FieldDef): boolean {
  return type === 'number' || type === 'month' || type === 'span' || CODES.has(name)
}

const WIDE = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]|(?<=[\d\uff10-\uff19])[\uff0d-\uff0f](?=[\d\uff10-\uff19])/g

function narrow({ text, field }: CellText): { to: string } | null {
  // Small letters in a credit code are `id-uscc-invalid`'s.
  if (field.name === 'uscc' && /[a-z\uff41-\uff5a]/.test(text)) return null
  const to = text.replace(WIDE, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
  return to === text ? null : { to }
}
