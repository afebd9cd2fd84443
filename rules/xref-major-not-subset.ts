import { type BatchView, compactText, UNDECIDABLE } from '../src/core/index.js'
import { defineRule, type Fields } from './fields.js'
import { differBy, firstPerTable, isSameCounty, isSameYear, type Ledger, type Line } from './joined.js'
import { Masters } from './masters.js'
import { quoted } from './readings.js'

export default defineRule({
  id: 'xref-major-not-subset',
  title: { zh: '重大项目不在重点项目清单', en: 'Picked projects not in the key list' },
  why: {
    zh: '重大项目是从重点项目清单里筛出来的，清单里没有或者数不一样，两张表一起上会就对不上。',
    en: 'Major projects are picked out of the key list: one that is not there, or with other figures, and the two lists contradict each other before the meeting.',
  },
  help: {
    zh: '补进重点项目清单，或改正名称和数字，两张表以核实的为准。标题里有“重大项目”“重点推进”的是重大项目表（pickedWords），标题里有“重点建设项目”“重点项目”的是重点项目清单（keyWords），要同一年。两张表大半项目对不上的，不是同一套清单，算无法判断。',
    en: 'Add it to the key list, or correct name and figures. The picked list is known by its title (pickedWords), so is the key list (keyWords); both of one year. Where most projects do not match, they are unrelated: undecidable.',
  },
  source: {
    zh: '种子002前言“从中筛选15个左右重大项目重点推进”',
    en: 'Seed 002 preamble: about 15 major projects picked from about 100 key projects',
  },
  severity: 'error',
  on: 'batch',
  tables: ['plan'],
  columns: ['name'],
  reads: ['name', 'total', 'plan'],
  supersedes: ['xref-field-conflict'],
  options: {
    pickedWords: ['重大项目', '重点推进'] as readonly string[],
    keyWords: ['重点建设项目', '重点项目'] as readonly string[],
  },
  messages: {
    missing: { zh: '重点项目清单里没有这个重大项目', en: 'the key list does not have this major project' },
    like: {
      zh: '重点项目清单里没有这个重大项目，最像的是“{candidate}”',
      en: 'the key list does not have this major project, the likest is “{candidate}”',
    },
    total: { zh: '总投资{own}，重点项目清单里是{other}', en: 'total {own}, in the key list {other}' },
    plan: { zh: '年度计划投资{own}，重点项目清单里是{other}', en: 'plan of the year {own}, in the key list {other}' },
    listed: { zh: '重点项目清单', en: 'the key list' },
  },
  examples: {
    bad: {
      table: `
平陆县2025年15个重点推进项目
单位：亿元
序号 | 项目名称               | 总投资 | 2025年计划投资
1    | 平陆县城西小学建设项目 | 1.86   | 0.50
2    | 平陆县市民广场项目     | 1.16!  | 0.60!
3    | 黄平线连接线改造       | 1.08   | 0.80
4    | 黄河交易中心!          | 3.30   | 0.50
! 总投资1.16亿元，重点项目清单里是11500万元
! 年度计划投资0.60亿元，重点项目清单里是5000万元
! 重点项目清单里没有这个重大项目，最像的是“黄河金三角交易中心”
`,
      beside: [
        `
平陆县2025年重点建设项目清单
单位：万元
序号 | 项目名称               | 总投资 | 2025年计划投资
1    | 平陆县城西小学建设项目 | 18600  | 5000
2    | 平陆县市民广场项目     | 11500  | 5000
3    | 黄平线连接线改造       | 10800  | 8000
4    | 黄河金三角交易中心     | 33000  | 5000
5    | 张店镇污水处理厂       | 2000   | 1000
`,
      ],
    },
    good: [
      `
# 重大
平陆县2025年重大项目表
单位：亿元
序号 | 项目名称               | 总投资 | 2025年计划投资
1    | 平陆县城西小学建设项目 | 1.86   | 0.50
2    | 平陆县市民广场项目     | 1.15   |
# 重点
平陆县2025年重点建设项目清单
单位：万元
序号 | 项目名称               | 总投资 | 2025年计划投资
1    | 平陆县城西小学建设项目 | 18580  | 5000
2    | 平陆县市民广场项目     | 11500  | 6000
3    | 张店镇污水处理厂       | 2000   | 1000
`,
      {
        table: `
平陆县2024年重大项目表
单位：亿元
序号 | 项目名称         | 总投资 | 2024年计划投资
1    | 黄平线连接线改造 | 1.86   | 0.50
`,
        beside: [
          `
平陆县2025年重点建设项目清单
单位：万元
序号 | 项目名称           | 总投资 | 2025年计划投资
1    | 平陆县市民广场项目 | 11500  | 6000
2    | 张店镇污水处理厂   | 2000   | 1000
`,
        ],
      },
    ],
  },
  *check(batch, { options }) {
    if (batch.tables.length < 2) return
    const picked = batch.tables.filter((table) => hasWord(table, options.pickedWords))
    const keys = batch.tables.filter((table) => hasWord(table, options.keyWords) && !picked.includes(table))
    if (picked.length === 0 || keys.length === 0) return
    for (const { keyList, table, pairs, missing, open } of comparedOf(batch, picked, keys)) {
      for (let i = 0; i < open; i++) yield UNDECIDABLE
      if (missing.length > pairs.length || keyList.size < table.size || keyList.isNameless) {
        for (const _ of missing) yield UNDECIDABLE
      } else
        for (const line of missing) {
          const best = keyList.likest(line)?.line
          yield {
            at: line.at('name'),
            message: best ? 'like' : 'missing',
            data: { candidate: quoted(best?.subject ?? '') },
            ...(best ? { expected: best.subject, related: [{ at: best.at('name'), note: 'listed' }] } : {}),
          }
        }
      if (pairs.length < missing.length) continue
      for (const field of ['total', 'plan'] as const)
        for (const { line, listed } of pairs) {
          if (!line.has(field) || !listed.has(field)) continue
          const [own, other] = [line.amount(field), listed.amount(field)]
          const differ = own && other && differBy(own, other, 0)
          if (differ === null) yield UNDECIDABLE
          else if (differ)
            yield {
              at: line.at(field),
              message: field,
              data: { own: own!, other: other! },
              expected: other!,
              related: [{ at: listed.at(field), note: 'listed' }],
              explains: [line.at(field), listed.at(field)],
            }
        }
    }
  },
})

/** A picked list beside the key list of its year. */
interface Compared {
  readonly table: Ledger
  readonly keyList: Masters
  readonly pairs: { readonly line: Line; readonly listed: Line }[]
  readonly missing: Line[]
  /** Projects of which nobody can say which of the key list they are. */
  open: number
}

function comparedOf(batch: BatchView<Fields>, picked: readonly Ledger[], keys: readonly Ledger[]): Compared[] {
  const compared = new Map<Ledger, Compared>()
  for (const table of picked) {
    const [first, ...others] = keys.filter((key) => isSameCounty(key, table) && isSameYear(key, table))
    if (!first) continue
    compared.set(table, { table, keyList: new Masters([first, ...others]), pairs: [], missing: [], open: 0 })
  }
  for (const { records, isAmbiguous } of batch.projects()) {
    const firsts = firstPerTable(records)
    for (const [table, line] of firsts) {
      const own = compared.get(table)
      if (!own) continue
      const listed = own.keyList.tables.map((key) => firsts.get(key)).find((one) => one !== undefined)
      if (isAmbiguous) own.open++
      else if (listed) own.pairs.push({ line, listed })
      else own.missing.push(line)
    }
  }
  return [...compared.values()]
}

function hasWord({ title }: Ledger, words: readonly string[]): boolean {
  const text = compactText(title ?? '')
  return words.some((word) => text.includes(word))
}
