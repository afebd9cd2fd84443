/** The text of a batch: one page first, then every workbook; of one workbook only the workbook. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textReporter } from '../../src/reports/text-reporter.js'
import { type Drawn, finished } from './finished.js'
import { nasty } from './nasty.js'
import { nastyRun } from './nasty-run.js'
import { ourRules } from './report.js'
import { CLEAN, dispatchOf, ONE_ERROR, unitEntry } from './units.js'

const plainly = { paint: (_: string, text: string) => text, quiet: false }

function text(drawn: Drawn, more: { quiet?: boolean; verbose?: boolean } = {}): string {
  const run = finished({ ruleset: ourRules(), ...drawn })
  return [...(textReporter({ ...plainly, ...more })(run) as Iterable<string>)].join('')
}

const FILES = {
  '水利局.xlsx': dispatchOf('县水利局', CLEAN),
  '住建局.xlsx': dispatchOf('县住建局', ONE_ERROR),
  '住建局（补）.xlsx': dispatchOf('县住建局', ['庚项目␠ | 5000 | 800', ...CLEAN.slice(1)]),
  '未署名.xlsx': dispatchOf('', CLEAN, '2025年4月'),
  '坏.xlsx': { code: 'not-zip', words: { zh: '文件已损坏', en: 'damaged' } },
}
const UNITS = ['县水利局', '县住建局', '县林业局'].map((name) => unitEntry(name))

describe('the text of a batch', () => {
  it('begins with one page: who reported what, who is missing, what fires most, what was not looked at', () => {
    expect(text({ files: FILES, run: { units: UNITS } })).toContain(`\
总览
  5 个工作簿，查了 4 个：4 张表、20 个项目
  必须改 1，需核实 0，提示 1
  填报期：2025年5月（3 个工作簿）、2025年4月（未署名.xlsx）

    填报单位  工作簿             必须改  需核实  提示  记录
    县住建局  2 个工作簿              1       ·     1    10
              住建局.xlsx             1       ·     ·     5
              住建局（补）.xlsx       ·       ·     1     5
  没有发现问题的单位：县水利局
  没有发现问题的工作簿：未署名.xlsx

  报送情况
    · 名册上 3 家单位，这一批有 2 家的表
    · 县直：3 家里没有见到 1 家的：县林业局
    · 另有 1 个工作簿没有写填报单位，可能就是其中哪家的
    · 没能检查的 1 个工作簿，也可能是其中哪家的

  没能检查的
    · 坏.xlsx：文件已损坏

  最多的问题
    规则名称            规则              条数  工作簿
    年度计划大于总投资  plan-above-total     1       1
    项目名称末尾有空格  name-space           1       1

  没有检查到的
    · 有的表缺列，要用它们的 1 条规则在那些表上没有检查（括号内是缺这一列的表数）：自开工累计完成投资（4）
    （--verbose 逐个工作簿说明）

`)
  })

  it('tells of a workbook in which nothing was found no more than that, of the others everything', () => {
    const said = text({ files: FILES })
    expect(said).toContain(
      '\n水利局.xlsx\n  没有发现问题 · 检查了 1 张表、5 个项目、4 条规则\n\n住建局.xlsx\n\n  工作表 表1\n',
    )
    expect(said).toContain('没能检查 坏.xlsx：文件已损坏\n\n合计\n')
    // What nobody could read is said of a clean workbook too.
    const odd = text({ files: { ...FILES, '怪.xlsx': `${dispatchOf('县林业局', CLEAN)}# 封面\n某县项目办\n` } })
    expect(odd).toContain('\n怪.xlsx\n  · 工作表“封面”：没有认出项目表\n  没有发现问题')
  })

  it('says once which rules were not asked: on the page, not again of every workbook', () => {
    const lacking = '自开工累计完成投资'
    const odd = dispatchOf('县住建局', ONE_ERROR).replace('年度计划投资\n', '年度计划投资 | 观感\n')
    const said = text({ files: { ...FILES, '怪.xlsx': odd } })
    expect(said.split(lacking)).toHaveLength(2)
    expect(said).toContain(`${lacking}（5）\n    （--verbose 逐个工作簿说明）\n`)
    // What nobody could read is of that workbook alone.
    expect(said).toContain('\n  没有检查的\n    · 不认识的表头，这些列没有检查：D3“观感”\n\n  必须改 1')
    expect(text({ files: FILES }, { verbose: true }).split(lacking)).toHaveLength(6)
    expect(text({ files: { 'a.xlsx': odd } }).split(lacking)).toHaveLength(2)
  })

  it('says once of a workbook without a table that nothing was checked', () => {
    const words = { zh: '没有认出项目表，什么都没有检查', en: 'no table' }
    const files = { 'b.xlsx': '某县项目办\n' }
    const errors = [{ file: 'b.xlsx', code: 'no-table', words }]
    expect(text({ files, run: { errors } })).toBe(
      'b.xlsx\n\n  没有检查的\n    · 工作表“表1”：没有认出项目表\n\n没能检查 b.xlsx：没有认出项目表，什么都没有检查\n\n',
    )
    // A covering letter is no fault, and nothing else says it.
    expect(text({ files })).toContain('\n  什么都没有检查\n')
  })

  it('says in detail what was read as what, where that is asked for', () => {
    const said = text({ files: FILES }, { verbose: true })
    expect(said).toContain('    认出的列：A3 项目名称、B3 总投资、C3 年度计划投资\n')
    expect(said.match(/没有检查的\n/g)).toHaveLength(4)
  })

  it('has only errors and no page where it is to be quiet', () => {
    const said = text({ files: FILES }, { quiet: true })
    expect(said).toMatch(/^住建局\.xlsx\n/)
    expect(said).not.toMatch(/总览|name-space|水利局/)
  })

  it('has no page for one workbook', () => {
    expect(text({ files: { 'a.xlsx': dispatchOf('县水利局', ONE_ERROR) } })).toMatch(/^a\.xlsx\n\n {2}工作表 表1\n/)
  })

  it('says that nobody can tell who is missing where no workbook names its unit', () => {
    const files = { 'a.xlsx': dispatchOf('', CLEAN), 'b.xlsx': dispatchOf('', ONE_ERROR) }
    const said = text({ files, run: { units: UNITS } })
    expect(said).toContain('    · 没有一个工作簿写明填报单位，看不出谁没有报\n')
    expect(said).toContain('    工作簿  必须改  需核实  提示  记录\n    b.xlsx       1       ·     ·     5\n')
    expect(said).not.toContain('县林业局')
  })

  it('tells errors about no workbook first and those about earlier ones last', () => {
    const words = (zh: string) => ({ zh, en: zh })
    const errors = [
      { file: '没有.xlsx', code: 'missing', words: words('找不到') },
      { file: 'b.xlsx', code: 'no-table', words: words('没有认出项目表') },
      { file: '上月.xlsx', code: 'empty', isWorkbook: false, words: words('是空的') },
    ]
    const said = text({ files: { 'a.xlsx': dispatchOf('', CLEAN), 'b.xlsx': '某县项目办\n' }, run: { errors } })
    const order = [
      '\n没能检查 没有.xlsx',
      '\na.xlsx\n',
      '\nb.xlsx\n',
      '\n没能检查 b.xlsx',
      '\n没能检查 上月.xlsx',
      '\n合计',
    ]
    const at = order.map((one) => said.indexOf(one))
    expect(at).toEqual([...at].sort((a, b) => a - b))
    expect(at[0]).toBeGreaterThan(0)
  })

  it('names a file in a deep folder by the end of its path', () => {
    const deep = `${'很长的文件夹名/'.repeat(12)}住建局.xlsx`
    const [page] = text({ files: { ...FILES, [deep]: dispatchOf('县住建局', ONE_ERROR) } }).split('没有检查到的')
    expect(page).toMatch(/ {2}….*文件夹名\/住建局\.xlsx {2}/)
    expect(page).not.toContain(deep)
  })

  it('lists a part of many workbooks and says how many more there are', () => {
    const files = Object.fromEntries(
      Array.from({ length: 60 }, (_, i) => [`${i}.xlsx`, dispatchOf(`第${i % 3}局`, ONE_ERROR)]),
    )
    const page = text({ files }).split('\n没有检查到的')[0]!
    expect(page).toContain('  还有 45 个工作簿有问题，见后面\n')
  })
})

describe('what the baseline knows', () => {
  const files = { 'a.xlsx': dispatchOf('县水利局', ['己项目␠ | 5000 | 8000', ...CLEAN.slice(1)]) }
  const [space, above] = ['name-space|name:己项目|name', 'plan-above-total|name:己项目|plan'] as const

  it('stands apart and counts nowhere', () => {
    const said = text({ files, known: { 'a.xlsx': [above] } })
    expect(said).toContain(`
  基线里已有的，不计数
    · 表1!C4「己项目」  必须改：年度计划 8000万元 大于总投资 5000万元  plan-above-total
`)
    expect(said).toContain('\n  必须改 0，需核实 0，提示 1，基线已有 1 · 检查了')
    expect(said.split('基线里已有的')[0]).not.toContain('plan-above-total')
  })

  it('may be all there is: nothing new was found', () => {
    const known = { 'a.xlsx': [above, space] }
    expect(text({ files, known })).toContain('\n  没有新的问题，基线已有 2 · 检查了')
    const batch = text({ files: { ...files, 'b.xlsx': dispatchOf('县林业局', CLEAN) }, known })
    expect(batch).toContain('\na.xlsx\n  没有新的问题，基线已有 2 · 检查了')
    expect(batch).toContain('  必须改 0，需核实 0，提示 0，基线已有 2\n')
    expect(batch).toContain('  没有新问题的单位：县水利局、县林业局\n')
    expect(batch).not.toContain('plan-above-total')
  })

  it('is counted where it is left out of the report, too', () => {
    const run = finished({ ruleset: ourRules(), files, known: { 'a.xlsx': [above, space] } })
    const results = [...run.results()].map((one) =>
      one.kind === 'checked' ? { ...one, report: { ...one.report, diagnostics: [] } } : one,
    )
    const said = [...(textReporter(plainly)({ ...run, results: () => results }) as Iterable<string>)].join('')
    expect(said).toContain('\n  没有新的问题，基线已有 2 · 检查了')
    expect(said).not.toMatch(/plan-above-total|没有发现问题/)
  })

  it('is listed as far as a person would read, and whole where that is asked for', () => {
    const many = Array.from({ length: 15 }, (_, i) => `${'甲乙丙丁戊己庚辛壬癸子丑寅卯辰'[i]}项目 | 5000 | ${8000 + i}`)
    const ids = [...'甲乙丙丁戊己庚辛壬癸子丑寅卯辰'].map((name) => `plan-above-total|name:${name}项目|plan`)
    const drawn = { files: { 'a.xlsx': dispatchOf('县水利局', many) }, known: { 'a.xlsx': ids } }
    expect(text(drawn)).toContain('    · 还有 5 条没有列出（--verbose 全列）\n')
    const all = text(drawn, { verbose: true })
    expect(all).not.toContain('没有列出')
    expect(all.match(/plan-above-total/g)).toHaveLength(15)
  })
})

describe('whatever cells hold', () => {
  it('nothing of it acts on a terminal or a build server, and every line is one', () => {
    fc.assert(
      fc.property(nasty, fc.boolean(), (wild, verbose) => {
        const said = [...(textReporter({ ...plainly, verbose })(nastyRun(wild)) as Iterable<string>)].join('')
        expect(said).not.toMatch(
          /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\p{Cs}/u,
        )
        expect(said).not.toMatch(/^\s*::/m)
        expect(said).not.toMatch(/##\w*\[/)
        // A path stays as it is typed.
        expect(said.replace(/^(?:没能检查 .*|\S.*)$/gm, '')).not.toContain('13800138000')
      }),
      { numRuns: 100 },
    )
  })
})
