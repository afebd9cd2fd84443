/** The HTML report: what it says, and that nothing from a workbook is ever more than text in it. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5'
import { describe, expect, it } from 'vitest'
import { type Diagnostic, masked } from '../../src/core/index.js'
import { htmlReporter } from '../../src/reports/html.js'
import { Allowance, MAX_FULL, MAX_LISTED } from '../../src/reports/html-survey.js'
import type { Picture } from '../../src/reports/picture.js'
import type { CheckedFile, FinishedRun } from '../../src/reports/reporter.js'
import { type Drawn, finished } from './finished.js'
import { unitEntry } from './units.js'

const WATER = `
平陆县2025年5月重点项目调度表
填报单位：县水利局 | 单位：万元
序号 | 项目名称 | 总投资 | 年度计划投资 | 责任单位
1 | 甲水库除险加固工程 | 5000 | 8000 | 县水利局
2 | 乙灌区改造工程␠ | 9000 | 800 | 县水利局
3 | 丙泵站工程 | 9000 | 700 | 县水利局
`
const HOUSES = WATER.replaceAll('水利局', '住建局').replaceAll('工程', '改造').replace('8000', '4000')
const FILES = { '报送/县水利局.xlsx': WATER, '报送/县住建局.xlsx': HOUSES }

function textOf(run: FinishedRun): string {
  return [...(htmlReporter(run) as Iterable<string>)].join('')
}

/** The elements of a page, all or those with a class. */
function elementsOf(html: string, className?: string): Tree.Element[] {
  const found: Tree.Element[] = []
  const walk = (node: Tree.Node): void => {
    if ('tagName' in node && (className === undefined || attribute(node, 'class')?.split(' ').includes(className)))
      found.push(node)
    if ('childNodes' in node) node.childNodes.forEach(walk)
  }
  walk(parse(html))
  return found
}

const attribute = ({ attrs }: Tree.Element, name: string): string | undefined =>
  attrs.find((one) => one.name === name)?.value

function contentOf(node: Tree.Node, between = ''): string {
  if ('value' in node) return node.value
  if (!('childNodes' in node)) return ''
  const text = node.childNodes.map((child) => contentOf(child, between)).join('')
  return 'tagName' in node && /^(td|th|dt|dd|p|h\d|li)$/.test(node.tagName) ? text + between : text
}

/** Texts of the elements with a class as they are read: a space between cells and lines. */
const texts = (html: string, className: string): string[] =>
  elementsOf(html, className).map((element) => contentOf(element, ' ').replace(/\s+/g, ' ').trim())

const byTag = (html: string, tag: string): Tree.Element[] => elementsOf(html).filter(({ tagName }) => tagName === tag)

/** The article of the first finding of a rule. */
function articleOf(html: string, rule: string): string {
  const found = texts(html, 'finding').find((text) => text.includes(rule))
  if (found === undefined) throw new Error(`no finding of ${rule}`)
  return found
}

/** A run whose first file is changed. */
function changed(drawn: Drawn, change: (file: CheckedFile) => Partial<CheckedFile>): FinishedRun {
  const run = finished(drawn)
  const results = [...run.results()].map((one, i) =>
    one.kind === 'checked' && i === 0 ? { ...one, ...change(one) } : one,
  )
  return { ...run, results: () => results }
}

describe('the HTML report', () => {
  it('says of a finding where, what, what it should be, which cells have a part, why it matters and what to do', () => {
    const run = finished({ files: FILES })
    const html = textOf(run)
    const article = articleOf(html, 'invest-plan-exceeds-total')
    const info = run.rule('invest-plan-exceeds-total')!
    expect(article).toMatch(/^必须改 .*8000万元.*5000万元/)
    expect(article).toContain('报送/县水利局.xlsx · 表1!D4 · 甲水库除险加固工程')
    expect(article).toMatch(/相关 C4 总投资/)
    expect(article).toContain(info.why.zh)
    expect(article).toContain(info.help.zh)
    // Once more for paper, where nothing unfolds, with what the rule rests on.
    expect(texts(html, 'about').find((text) => text.startsWith(info.title.zh))).toContain(info.source.zh)
  })

  it('shows the rows and columns around a finding with its cell and those related marked', () => {
    const html = textOf(finished({ files: FILES }))
    const strip = texts(html, 'strip').find((text) => text.includes('8000'))
    expect(strip).toBe(
      '行 A序号 B项目名称 C总投资 D年度计划投资 E责任单位 4 1 甲水库除险加固工程 5000（相关） 8000（问题在这里） 县水利局' +
        ' 5 2 乙灌区改造工程 9000 800 县水利局',
    )
    expect(texts(html, 'here')).toContain('8000（问题在这里）')
    // A space is seen in the cell it is about, and only there.
    expect(texts(html, 'here')).toContain('乙灌区改造工程␣（问题在这里）')
  })

  it('begins with the whole batch: sums, who is missing, units with their workbooks, the rules that fire most', () => {
    const units = ['县水利局', '县住建局', '县财政局'].map((name) => unitEntry(name))
    const broken = { code: 'encrypted', words: { zh: '加了密码', en: 'it has a password' } }
    const run = finished({ files: { ...FILES, '坏<1>.xls': broken }, run: { units } })
    const html = textOf(run)
    const overview = contentOf(elementsOf(html).find((one) => attribute(one, 'id') === 'overview')!)
    expect(overview).toContain('坏<1>.xls：加了密码')
    expect(overview).toContain('县财政局')
    expect(texts(html, 'unit-row')[0]).toMatch(/^县水利局 报送\/县水利局\.xlsx 3 1 /)
    expect(texts(html, 'sums')[0]).toContain(`${run.summary.diagnostics.error} 必须改`)
    const bars = elementsOf(html, 'bar')
    expect(bars.length).toBeGreaterThan(2)
    // Charts are for those who see them; the numbers are in the cells beside them.
    for (const bar of bars) expect(attribute(bar, 'aria-hidden')).toBe('true')
  })

  it('tells what was not checked, so that nothing found and nothing looked at do not look alike', () => {
    const clean = '项目名称 | 总投资（万元） | 观感\n甲项目工程 | 10 | 好'
    const seen = textOf(finished({ files: { '表.xlsx': clean } }))
    expect(texts(seen, 'about').at(-1)).toMatch(/^表\.xlsx 查了 表1!A1:C2.*没有检查的 .*观感/)
    const nothing = textOf(finished({ files: { '信.xlsx': '某县项目办' } }))
    expect(nothing).toContain('什么都没有检查')
    expect(nothing).not.toContain('没有发现问题')
  })

  it('offers to group by units and rules only where there are several, for it takes the headings from their choices', () => {
    const offered = (files: Drawn['files']): string[] =>
      byTag(textOf(finished({ files })), 'select')
        .filter((one) => attribute(one, 'name') === 'group')
        .flatMap(({ childNodes }) => childNodes.map((one) => attribute(one as Tree.Element, 'value')!))
    expect(offered(FILES)).toEqual(['file', 'unit', 'project', 'rule'])
    expect(offered({ '表.xlsx': WATER })).toEqual(['file', 'project', 'rule'])
  })

  it('waits for nobody where one workbook is checked', () => {
    const units = [unitEntry('县水利局'), unitEntry('县财政局')]
    expect(textOf(finished({ files: { '表.xlsx': WATER }, run: { units } }))).not.toMatch(/报送情况|县财政局/)
    expect(textOf(finished({ files: FILES, run: { units } }))).toMatch(/报送情况.*县财政局/s)
  })

  it('does not say that nothing was found where the baseline knows what was, or it is explained', () => {
    const run = finished({ files: { '表.xlsx': WATER } })
    const [file] = run.results() as Iterable<CheckedFile>
    const { diagnostics } = file!.report
    const n = diagnostics.length
    const known = finished({ files: { '表.xlsx': WATER }, known: { '表.xlsx': diagnostics.map(({ id }) => id) } })
    // Left out of the report they are still in the sum.
    const left = changed({ files: { '表.xlsx': WATER } }, ({ report }) => ({ report: { ...report, diagnostics: [] } }))
    for (const one of [known, { ...left, summary: known.summary }]) {
      const html = textOf(one)
      expect(html).toContain(`没有新的问题，基线已有 ${n}`)
      expect(html).not.toContain('没有发现问题')
    }
    expect(textOf({ ...left, summary: { ...known.summary, known: 0, explained: n } })).toContain(
      `没有要改、要核实的，已说明 ${n}`,
    )
  })

  it('marks what the baseline knows and lists it after what is new', () => {
    const drawn: Drawn = { files: FILES }
    const [first] = finished(drawn).results()
    const ids = (first as CheckedFile).report.diagnostics.map(({ id }) => id)
    const html = textOf(finished({ ...drawn, known: { '报送/县水利局.xlsx': ids.slice(0, 1) } }))
    expect(texts(html, 'badge')).toEqual(['基线已有'])
    const own = elementsOf(html, 'finding').map((one) => attribute(one, 'data-standing'))
    expect(own.slice(0, ids.length)).toEqual([...ids.slice(1).map(() => 'new'), 'known'])
    const select = byTag(html, 'select').find((one) => attribute(one, 'name') === 'standing')!
    expect(contentOf(select)).toBe('全部待处理基线已有')
  })

  it('tells explanations and exceptions with what they explain', () => {
    const run = changed({ files: FILES }, ({ report }) => {
      const [one, two, ...rest] = report.diagnostics as [Diagnostic, Diagnostic, ...Diagnostic[]]
      const said = {
        finding: one.id,
        reason: 'document',
        text: '见晋发改〔2025〕12号文',
        author: '张三',
        time: '2025-05-08',
        witness: 'w',
      }
      const until = { text: '2025年12月', year: 2025, month: 12, day: null }
      const exception = { reason: '县政府常务会定', until } as never
      return {
        report: {
          ...report,
          diagnostics: rest,
          explained: [{ ...one, explanation: { explanation: said as never, state: 'valid', refused: null } }],
          accepted: [{ ...two, accepted: { exception, lapsed: false } }],
        },
      }
    })
    const notes = texts(textOf(run), 'note')
    expect(notes).toContain('有文件依据：见晋发改〔2025〕12号文（张三）')
    expect(notes).toContain('认可到 2025年12月：县政府常务会定')
  })

  it('says so where a row of a large table is not in the picture', () => {
    const run = changed({ files: FILES }, ({ picture }) => {
      const sheets = picture!.sheets.map((sheet) => ({ ...sheet, rows: [] }))
      return { picture: { sheets } satisfies Picture }
    })
    expect(texts(textOf(run), 'strip').join()).toContain('第 4 行没有收进报告')
  })

  it('has no strip where no cells were taken down', () => {
    const html = textOf(changed({ files: { '表.xlsx': WATER } }, () => ({ picture: null })))
    expect(elementsOf(html, 'finding').length).toBeGreaterThan(0)
    expect(elementsOf(html, 'strip')).toEqual([])
  })

  it('shows the first rows below a heading that is the finding, and no strip where a cell is beyond the picture', () => {
    const at = (row: number, col: number) => (file: CheckedFile) => {
      const [one] = file.report.diagnostics
      const place = { sheet: 0, row, col }
      const moved = { ...one!, at: place, places: [place], related: [], project: null, cell: 'X' }
      return { report: { ...file.report, diagnostics: [moved] } }
    }
    const drawn: Drawn = { files: { '表.xlsx': WATER } }
    expect(texts(textOf(changed(drawn, at(2, 2))), 'strip')).toEqual([
      '行 A序号 B项目名称 C总投资（问题在这里） D年度计划投资 E责任单位 4 1 甲水库除险加固工程 5000 8000 县水利局' +
        ' 5 2 乙灌区改造工程 9000 800 县水利局',
    ])
    expect(texts(textOf(changed(drawn, at(4, 900))), 'strip')).toEqual([])
  })

  it('speaks English', () => {
    const html = textOf(finished({ files: FILES, run: { lang: 'en' } }))
    expect(html).toContain('<html lang="en">')
    expect(articleOf(html, 'invest-plan-exceeds-total')).toMatch(/^error .* Why it matters and what to do/)
    const own = html.replace(/<style>.*?<\/style>|<script>.*<\/script>/gs, '').replace(/<[^>]*>/g, '')
    expect(own).not.toMatch(/[，。；：]/)
  })

  it('lists the weightiest where there are more than a page holds, and says how many more there are', () => {
    const run = changed({ files: { '表.xlsx': WATER } }, ({ report }) => {
      const [one] = report.diagnostics
      const more = (n: number, severity: Diagnostic['severity']): Diagnostic[] =>
        Array.from({ length: n }, (_, i) => ({ ...one!, severity, id: `${severity}${i}` }))
      return {
        report: { ...report, diagnostics: [...more(MAX_LISTED, 'info'), ...more(30, 'error'), ...more(5, 'warning')] },
      }
    })
    const html = textOf(run)
    expect(html.match(/data-severity="error"/g)!.length).toBe(30)
    expect(html.match(/<article /g)!.length).toBe(MAX_LISTED)
    expect(html.match(/<div class="strip">/g)!.length).toBe(MAX_FULL)
    expect(html).toContain('另有 35 条没有列出')
    expect(html).toContain('这个文件另有 35 条没有列出')
  }, 120_000)

  it('has room for the weightiest first', () => {
    const room = new Allowance([2, 5, 4, 1], 4)
    const found = (severity: Diagnostic['severity']) => ({
      diagnostic: { severity } as Diagnostic,
      standing: 'new' as const,
    })
    const taken = (['info', 'warning', 'warning', 'error', 'warning', 'error'] as const).map((one) =>
      room.take(found(one)),
    )
    expect(taken).toEqual([false, true, true, true, false, true])
    expect([room.room, room.all]).toEqual([4, 12])
  })

  it('names in its policy the one style and the one script it has, and nothing else', () => {
    const html = textOf(finished({ files: FILES }))
    const hashOf = (tag: string): string[] =>
      byTag(html, tag).map((one) => `'sha256-${createHash('sha256').update(contentOf(one)).digest('base64')}'`)
    const policy = byTag(html, 'meta').find((one) => attribute(one, 'http-equiv') === 'Content-Security-Policy')!
    expect(attribute(policy, 'content')).toBe(
      `default-src 'none'; style-src ${hashOf('style').join()}; script-src ${hashOf('script').join()}; img-src data:; base-uri 'none'; form-action 'none'`,
    )
    expect(html).not.toMatch(/(?:https?:)?\/\/(?![*/])[a-z]/)
  })
})

/** Everything the page is made of: any other element or attribute came out of a workbook. */
const ELEMENTS =
  /^(html|head|meta|link|title|style|script|body|a|header|nav|h[1-4]|p|main|section|ul|li|b|div|table|caption|thead|tbody|tr|th|td|svg|rect|form|label|input|fieldset|legend|select|option|datalist|button|article|span|code|dl|dt|dd|mark|details|summary|footer)$/
const ATTRIBUTES =
  /^(lang|charset|http-equiv|content|name|rel|href|class|id|aria-(labelledby|label|hidden)|role|tabindex|scope|colspan|hidden|value|type|checked|selected|list|autocomplete|focusable|x|width|height|data-(file|unit|rule|project|severity|standing|filter|times|whole|all|some|none))$/

const hostile = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }),
  fc.constantFrom(
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    '</style><script>1</script>',
    '</script><!--',
    '--><b>',
    '</textarea></select></option>x',
    '<![CDATA[',
    '&lt;b&gt;&#60;',
    'javascript:alert(1)',
    '{n}{shown}',
    '\u202e倒\u0000\ud83d',
    '联系人13800138000',
    '__proto__',
  ),
)

describe('nothing from a workbook is alive in the HTML report', () => {
  it('whatever its names, cells and messages hold', () => {
    // One small table: the page is read anew for every case.
    const base = finished({ files: { '表.xlsx': WATER } })
    fc.assert(
      fc.property(hostile, hostile, hostile, hostile, (file, sheet, name, text) => {
        const results = [...base.results()].map((one, i) =>
          hostileFile(one as CheckedFile, `${i}${file}`, sheet, name, text),
        )
        const broken = { kind: 'failed' as const, file: name, code: 'x', words: { zh: text, en: text } }
        const html = textOf({ ...base, results: () => [...results, broken], errors: [broken] })
        const elements = elementsOf(html)
        for (const { tagName, attrs } of elements) {
          expect(tagName).toMatch(ELEMENTS)
          for (const { name: attr } of attrs) expect(attr).toMatch(ATTRIBUTES)
        }
        const named = (tag: string): Tree.Element[] => elements.filter(({ tagName }) => tagName === tag)
        for (const link of named('a'))
          expect(attribute(link, 'href')).toMatch(/^#(overview|findings|findings-title|rules|seen|r\d+)$/)
        expect([named('script').length, named('style').length, named('footer').length]).toEqual([1, 1, 1])
        expect(html).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]|\p{Cs}|1380013800/u)
        // The page ends where it should: nothing opened a comment or an element that swallows the rest.
        expect(html.endsWith('</script>\n</body>\n</html>\n')).toBe(true)
      }),
      { numRuns: 80 },
    )
  }, 120_000)
})

/** A checked file that says something hostile wherever a workbook can say anything. */
function hostileFile(one: CheckedFile, file: string, sheet: string, name: string, text: string): CheckedFile {
  const { report, picture } = one
  const message = { template: { zh: '{text}', en: '{text}' }, data: { text } }
  const diagnostics = report.diagnostics.map((diagnostic): Diagnostic => {
    const related = diagnostic.related.map((cell) => ({ ...cell, file: text, sheet: name, note: message }))
    const more = { actual: text, expected: name, difference: sheet }
    return { ...diagnostic, sheet, project: name, message, related, ...more }
  })
  const tables = report.tables.map((table) => ({
    ...table,
    sheet,
    title: text,
    reportingUnit: name,
    unknown: [{ cell: 'A1', heading: text }],
  }))
  const sheets = picture!.sheets.map((one) => ({
    ...one,
    rows: one.rows.map(({ row, cells }) => ({ row, cells: cells.map(() => masked(text)) })),
    header: one.header.map(({ row, cells }) => ({ row, cells: cells.map(() => masked(name)) })),
  }))
  const warnings = [{ zh: text, en: text }]
  return { ...one, file, warnings, picture: { sheets }, report: { ...report, name: file, tables, diagnostics } }
}
