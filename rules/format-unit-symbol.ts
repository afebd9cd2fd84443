import { defineRule, type FieldName } from './fields.js'
import { type CellText, findTexts, quoted, rewrite } from './readings.js'

/**
 * Symbols of units in wrong letters behind a figure: 400MWH, 26KM, 110KV. Off until asked for, and only ever a suggestion: a
 * project's name is what its approval says, slips included.
 */
export default defineRule({
  id: 'format-unit-symbol',
  title: { zh: '计量单位符号不规范', en: 'Unit symbol misspelt' },
  why: {
    zh: '正式文件里计量单位要合国家标准，“MWH”“KM”会被文字审核退回。',
    en: 'Official documents follow the national standard; MWH and KM come back from the copy editor.',
  },
  help: {
    zh: '建设内容里的照标准改（MWh、km、kV、kW、kg）；项目名称要与批复一致，批复就这样写的不要改。',
    en: 'Correct it in the scope of works (MWh, km, kV, kW, kg); a name has to be as approved: leave what the approval says.',
  },
  source: {
    zh: '种子002附件2号“200MW/400MWH”；GB 3100 国际单位制及其应用',
    en: 'Seed 002, annex, project 2: 200MW/400MWH; GB 3100 on SI units',
  },
  severity: 'info',
  off: true,
  on: 'table',
  messages: {
    symbol: { zh: '“{wrong}”的单位符号应写“{right}”', en: 'the unit of “{wrong}” is written “{right}”' },
  },
  examples: {
    bad: `
序号 | 项目名称 | 建设内容 | 总投资（万元）
1 | 200MW/400MWH独立储能项目! | 建设200MW储能电站 | 100000
2 | 农村公路改造工程 | 改造道路26.7KM，架设10KV线路3 Km! | 3300
! “400MWH”的单位符号应写“MWh”
! “26.7KM”“10KV”“3Km”的单位符号应写“km”“kV”“km”
`,
    good: `
序号 | 项目名称 | 建设内容 | 总投资（万元）
1 | 200MW/400MWh独立储能项目 | 升压站220kV，线路12km | 100000
2 | KMX产业园 | 起点桩号K12+300，VPN设备2KMS套，1#KV仓 | 3300
`,
  },
  *check(view) {
    for (const { at, text, found } of findTexts(view, ({ name }) => FIELDS.has(name), slipsOf)) {
      const to = text.replace(SLIP, (_whole, number: string, symbol: string) => number + RIGHT.get(symbol)!)
      const right = found.slips.map(({ symbol }) => RIGHT.get(symbol)!)
      yield {
        at,
        message: 'symbol',
        data: { wrong: found.slips.map(({ whole }) => whole).join('”“'), right: right.join('”“') },
        expected: quoted(to),
        ...rewrite(view, at, to, { safe: false }),
      }
    }
  },
})

const FIELDS: ReadonlySet<string> = new Set<FieldName>(['name', 'content'])

const RIGHT: ReadonlyMap<string, string> = new Map(
  Object.entries({
    km: 'KM Km kM',
    kV: 'KV Kv kv',
    kW: 'KW Kw kw',
    kg: 'KG Kg kG',
    kWh: 'KWH KWh Kwh kwh kWH',
    MWh: 'MWH Mwh mwh MwH',
    GWh: 'GWH Gwh gwh',
    kVA: 'KVA Kva kva KVa',
    MVA: 'MVa Mva mva',
    MPa: 'MPA Mpa mpa',
    Hz: 'HZ hz hZ',
  }).flatMap(([right, wrongs]) => wrongs.split(' ').map((wrong) => [wrong, right] as const)),
)

/** A figure and the letters behind it. */
const SLIP = new RegExp(`(\\d\\s?)(${[...RIGHT.keys()].join('|')})(?![A-Za-z])`, 'g')
const LONGEST = 2000
const MOST = 5

function slipsOf({ text }: CellText) {
  if (text.length > LONGEST) return null
  const slips = [...text.matchAll(SLIP)].slice(0, MOST).map(({ index, 0: slip, 2: symbol = '' }) => {
    const before = /[\d.]{0,10}$/.exec(text.slice(Math.max(0, index - 10), index))?.[0] ?? ''
    return { symbol, whole: (before + slip).replace(/\s/g, '') }
  })
  return slips.length > 0 ? { slips } : null
}
