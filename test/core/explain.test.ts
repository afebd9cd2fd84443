/** 核实说明: what an explanation must say, which finding it bears on, what makes it lapse. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defineRule, fields } from '../../rules/fields.js'
import { tables } from '../../rules/tables.js'
import {
  type AnyRule,
  Batch,
  type Diagnostic,
  type Explanation,
  type ExplanationReason,
  type Fix,
  lint,
  type Report,
  safeFixes,
  type Workbook,
} from '../../src/core/index.js'
import { parseDrawing } from '../../src/hosts/text.js'
import { makeRuleset } from '../../src/pack/pack.js'
import { moved, renamed, sortedRows, upTo } from '../../src/testing/disguise.js'

const about = {
  title: { zh: '试', en: 'trial' },
  why: { zh: '试', en: 'trial' },
  help: { zh: '试', en: 'trial' },
  source: 'test',
  examples: { good: '', bad: '' },
} as const

/** A plan above the total: a warning, with a related cell and an amount it works out. */
const planAbove = defineRule({
  ...about,
  id: 'plan-above',
  severity: 'warning',
  on: 'record',
  needs: ['total', 'plan'],
  messages: { above: { zh: '年度计划比总投资多{off}', en: 'the plan exceeds the total by {off}' } },
  *check(record) {
    const [total, plan] = [record.amount('total')!, record.amount('plan')!]
    if (plan.value <= total.value) return
    const off = { ...plan, value: plan.value - total.value }
    yield {
      at: record.at('plan'),
      message: 'above',
      data: { off },
      difference: off,
      related: [{ at: record.at('total') }],
    }
  },
})

/** A name that ends in white space, with its safe fix: a warning of another rule at the same projects. */
const untidy = defineRule({
  ...about,
  id: 'untidy',
  severity: 'warning',
  on: 'record',
  columns: ['name'],
  messages: { untidy: { zh: '名称末尾有空格', en: 'white space at the end of the name' } },
  *check(record) {
    const value = record.value('name')
    if (typeof value !== 'string' || value === value.trimEnd()) return
    const at = record.at('name')
    const fix: Fix = { safe: true, edits: [{ at, from: value, to: value.trimEnd() }] }
    yield { at, message: 'untidy', fix }
  },
})

/** A total of nothing: an error. */
const noTotal = defineRule({
  ...about,
  id: 'no-total',
  severity: 'error',
  on: 'record',
  needs: ['total'],
  messages: { none: { zh: '总投资是0', en: 'the total is 0' } },
  *check(record) {
    if (record.amount('total')!.value === 0) yield { at: record.at('total'), message: 'none' }
  },
})

/** How many projects there are: a warning about the table as a whole, at its header. */
const tooMany = defineRule({
  ...about,
  id: 'too-many',
  severity: 'warning',
  on: 'table',
  columns: ['name'],
  messages: { many: { zh: '有{n}个项目', en: '{n} projects' } },
  *check(view) {
    if (view.size > 3) yield { at: view.headingOf('name'), message: 'many', data: { n: view.size } }
  },
})

const reportOf = (
  drawing: string | Workbook,
  explanations: readonly Explanation[] = [],
  rules: readonly AnyRule[] = own,
) => {
  const workbook = typeof drawing === 'string' ? parseDrawing(drawing).workbook : drawing
  const notes = { pack: null, corrections: [], explanations }
  return lint({ ...workbook, notes }, makeRuleset({ fields, kinds: tables }, rules, []))
}
const own: readonly AnyRule[] = [planAbove, untidy, noTotal, tooMany]

const explain = (
  { id, witness }: Pick<Diagnostic, 'id' | 'witness'>,
  text: string,
  reason: ExplanationReason = 'document',
): Explanation => ({ finding: id, witness: witness ?? '', text, reason, author: '张三', time: '2025-06-05T08:00:00Z' })

const ids = (list: readonly Diagnostic[]): string[] => list.map(({ id }) => id)
/** The state of each explanation: explained ones are `valid`. */
const states = ({ diagnostics, explained }: Report): (string | undefined)[] =>
  [...explained, ...diagnostics].flatMap(({ explanation }) => explanation?.state ?? [])
const refusals = ({ diagnostics }: Report): string[] =>
  diagnostics.flatMap(({ explanation }) => explanation?.refused?.zh ?? [])

const TABLE = `
平陆县2025年6月重点项目调度表
单位：万元
项目名称 | 总投资 | 年度计划投资 | 本月完成投资
甲项目   | 6000   | 7500         | 100
乙项目   | 6000   | 7600         | 100
丙项目   | 6000   | 3000         | 100
`
const REASON = '晋发改投资〔2025〕12号文调增了概算'

describe('an explained warning', () => {
  const [first, second] = reportOf(TABLE).diagnostics
  it('stands apart, in no count, and keeps its place and identity', () => {
    const report = reportOf(TABLE, [explain(first!, REASON)])
    expect(ids(report.diagnostics)).toEqual([second!.id])
    expect(report.explained).toEqual([
      { ...first!, explanation: { explanation: explain(first!, REASON), state: 'valid', refused: null } },
    ])
    expect(report.idle).toEqual([])
  })

  it.each([
    ['the value itself', TABLE.replace('7500', '7501')],
    ['a cell beside it that it speaks of', TABLE.replace('甲项目   | 6000', '甲项目   | 6001')],
    ['the unit of its money', TABLE.replace('万元', '亿元')],
  ])('lapses when %s changes', (_, changed) => {
    const report = reportOf(changed, [explain(first!, REASON)])
    expect(ids(report.diagnostics)).toEqual([first!.id, second!.id])
    expect(report.diagnostics[0]!.explanation).toMatchObject({ state: 'lapsed', refused: null })
    expect(report.explained).toEqual([])
  })

  it.each([
    ['another project changes', TABLE.replace('7600', '9000').replace('3000', '2000')],
    ['the same amount is written otherwise', TABLE.replace('| 7500', "| '7,500.00")],
    ['the heading of its column is written otherwise', TABLE.replace('年度计划投资', '2025年计划投资')],
    ['projects stand in another order', TABLE.replace(/(甲项目.*\n)(乙项目.*\n)/, '$2$1')],
    ['a project is inserted above', TABLE.replace('甲项目', '丁项目 | 100 | 50 | 10\n甲项目')],
    ['a column is inserted', TABLE.replace(/^([^|\n]+)\|/gm, '$1| |')],
  ])('stays explained when %s', (_, changed) => {
    expect(ids(reportOf(changed, [explain(first!, REASON)]).explained)).toEqual([first!.id])
  })

  it('whose defect was corrected leaves its explanation idle', () => {
    const report = reportOf(TABLE.replace('7500', '5000'), [explain(first!, REASON)])
    expect(ids(report.diagnostics)).toEqual([second!.id])
    expect(report.idle).toEqual([explain(first!, REASON)])
  })

  it('is not mended behind the back of whoever explained it', () => {
    const drawing = TABLE.replace('甲项目 ', '甲项目␠')
    const found = reportOf(drawing).diagnostics.find(({ rule }) => rule === 'untidy')!
    const { workbook } = parseDrawing(drawing)
    const ruleset = makeRuleset({ fields, kinds: tables }, own, [])
    const notes = { pack: null, corrections: [], explanations: [explain(found, '上级系统导出的名称就带这个空格')] }
    expect(safeFixes(workbook, ruleset).edits).toHaveLength(1)
    expect(safeFixes({ ...workbook, notes }, ruleset).edits).toEqual([])
  })

  it('of two projects of one name keeps its own explanation when they change places', () => {
    const twins = TABLE.replace('乙项目', '甲项目')
    const [one, other] = reportOf(twins).diagnostics
    expect(other!.id).toBe(`${one!.id}#2`)
    const swapped = twins.replace(/(甲项目.*7500.*\n)(甲项目.*7600.*\n)/, '$2$1')
    const report = reportOf(swapped, [explain(one!, REASON)])
    expect(report.explained.map(({ actual }) => actual)).toEqual(['7500'])
    expect(report.diagnostics.map(({ actual }) => actual)).toEqual(['7600'])
  })

  it('holds by the last of several explanations', () => {
    const report = reportOf(TABLE, [explain(first!, REASON), explain(first!, '无')])
    expect(states(report)).toEqual(['refused'])
    expect(report.idle).toEqual([explain(first!, REASON)])
  })

  it('about a table as a whole lapses when what was counted changes', () => {
    const four = `${TABLE}丁项目 | 100 | 50 | 10\n`
    const found = reportOf(four).diagnostics.find(({ rule }) => rule === 'too-many')!
    const text = '县政府常务会议确定的清单就是这几个'
    expect(ids(reportOf(four, [explain(found, text)]).explained)).toEqual([found.id])
    const five = reportOf(`${four}戊项目 | 100 | 50 | 10\n`, [explain(found, text)])
    expect(five.diagnostics.find(({ id }) => id === found.id)!.explanation!.state).toBe('lapsed')
  })
})

describe('only a warning can be explained', () => {
  const drawing = TABLE.replace('丙项目   | 6000   | 3000', '丙项目   | 0   | 0')
  it('an error stays, with the reason for the refusal', () => {
    const error = reportOf(drawing).diagnostics.find(({ severity }) => severity === 'error')!
    expect(error.witness).toBeNull()
    const report = reportOf(drawing, [explain(error, REASON)])
    expect(report.diagnostics.find(({ id }) => id === error.id)!.explanation).toMatchObject({
      state: 'refused',
      refused: { zh: '“必须改”的问题不能用说明代替，请把表改对' },
    })
  })

  it('a warning that a pack has made an error is no longer explained', () => {
    const [first] = reportOf(TABLE).diagnostics
    const notes = { pack: null, corrections: [], explanations: [explain(first!, REASON)] }
    const strict = makeRuleset({ fields, kinds: tables }, own, [], { rules: { 'plan-above': 'error' } })
    const report = lint({ ...parseDrawing(TABLE).workbook, notes }, strict)
    expect(report.explained).toEqual([])
    expect(report.diagnostics[0]!.explanation!.refused!.zh).toContain('必须改')
  })

  it('what a pack accepts is accepted, whatever is said of it', () => {
    const [first] = reportOf(TABLE).diagnostics
    const exception = { rule: 'plan-above', project: '甲项目', table: null, sheet: null, field: null, reason: '同意' }
    const accepted = { ...exception, until: { text: '2099-12', day: 73_050 }, source: 'pack.yaml:1' }
    const pack = { id: 'p', title: about.title, exceptions: [accepted] }
    const notes = { pack: null, corrections: [], explanations: [explain(first!, REASON)] }
    const report = lint({ ...parseDrawing(TABLE).workbook, notes }, makeRuleset({ fields, kinds: tables }, own, [pack]))
    expect([ids(report.accepted), report.explained, report.idle]).toEqual([[first!.id], [], []])
  })
})

describe('a text that is no explanation', () => {
  const [first] = reportOf(TABLE).diagnostics
  it.each([
    ['', '不到六个字'],
    ['无', '不到六个字'],
    ['已核实。', '不到六个字'],
    ['情 况 属 实！！', '不到六个字'],
    ['……，，。。！！；；', '不到六个字'],
    ['情况属实，数据无误', '没有说出原因'],
    ['经核实，以上数据均真实准确。', '没有说出原因'],
    ['无，没有问题，特此说明', '没有说出原因'],
    ['请予以核实通过，谢谢领导', '没有说出原因'],
    ['好好好好好好好', '没有说出原因'],
    ['1234567890', '没有说出原因'],
    ['年度计划比总投资多1500万元', '没有说出原因'],
    ['确实年度计划比总投资多1500万元，情况属实', '没有说出原因'],
    ['年度计划比总投资多，年度计划比总投资多', '没有说出原因'],
    ['the plan exceeds the total by', '没有说出原因'],
  ])('“%s”: %s', (text, why) => {
    expect(refusals(reportOf(TABLE, [explain(first!, text)])).join()).toContain(why)
  })

  it.each([
    REASON,
    '领导已同意，情况属实',
    '县领导已同意通过',
    '请予以考虑：专家评审已通过',
    '省里统一调整了计划',
    '含征地拆迁费，另有文件',
    '平发改〔2025〕3号',
    'approved by the county office',
  ])('“%s” is one', (text) => {
    expect(states(reportOf(TABLE, [explain(first!, text)]))).toEqual(['valid'])
  })
})

describe('a sentence used again', () => {
  const drawing = TABLE.replace('甲项目 ', '甲项目␠').replace('乙项目 ', '乙项目␠')
  const found = new Map(reportOf(drawing).diagnostics.map((one) => [`${one.rule} ${one.project}`, one]))
  const all = (names: readonly string[], text = '省里统一调整了计划') =>
    reportOf(
      drawing,
      names.map((name) => explain(found.get(name)!, text)),
    )

  it('may explain the same defect of several projects: one cause', () => {
    expect(states(all(['plan-above 甲项目', 'plan-above 乙项目']))).toEqual(['valid', 'valid'])
  })
  it('may explain several defects of one project', () => {
    expect(states(all(['plan-above 甲项目', 'untidy 甲项目']))).toEqual(['valid', 'valid'])
  })
  it('explains no other defect of another project: the first one stands', () => {
    const report = all(['plan-above 甲项目', 'untidy 乙项目'])
    expect(ids(report.explained)).toEqual([found.get('plan-above 甲项目')!.id])
    expect(refusals(report)).toEqual(['同一句话已经用来说明别的项目的另一种问题：请写这一处自己的原因'])
  })
  it('is the same with other punctuation and spaces', () => {
    const [one, other] = [found.get('plan-above 甲项目')!, found.get('untidy 乙项目')!]
    const report = reportOf(drawing, [explain(one, '省里统一调整了计划'), explain(other, '省里 统一调整了计划。')])
    expect(states(report)).toEqual(['valid', 'refused'])
  })
  it('is taken again once the first one is no longer needed', () => {
    const notes = [explain(found.get('plan-above 甲项目')!, '省里统一调整了计划')]
    notes.push(explain(found.get('untidy 乙项目')!, '省里统一调整了计划'))
    const report = reportOf(drawing.replace('7500', '5000'), notes)
    expect(ids(report.explained)).toEqual([found.get('untidy 乙项目')!.id])
  })
})

describe('a claim that the row denies', () => {
  /** A warning at the plan of every project. */
  const everywhere = defineRule({
    ...about,
    id: 'everywhere',
    severity: 'warning',
    on: 'record',
    columns: ['name'],
    messages: { found: { zh: '请核实', en: 'please verify' } },
    *check(record) {
      yield { at: record.at('name'), message: 'found' }
    },
  })
  const judged = (columns: string, cells: string, text: string) => {
    const drawing = `平陆县2025年6月重点项目调度表\n单位：万元\n项目名称 | 总投资 | 年度计划投资 | ${columns}\n甲项目 | 6000 | 500 | ${cells}`
    const [found] = reportOf(drawing, [], [everywhere]).diagnostics
    const report = reportOf(drawing, [explain(found!, text)], [everywhere])
    return refusals(report)[0] ?? 'valid'
  }

  it.each([
    [
      '实际开工时间',
      '',
      '该项目已开工，手续齐全',
      '说明里写“该项目已开工”，本行的“实际开工时间”却空着：请先核对，把表填上，或改说明',
    ],
    ['实际开工时间', '—', '该项目已开工，手续齐全', '“实际开工时间”却是“—”'],
    ['是否开工', '否', '项目已于2025年3月开工建设', '“是否开工”却是“否”'],
    ['是否开工', '', '经核实，目前已动工，正在施工', '“是否开工”却空着'],
    ['开工状态', '未开工', '已经正式开工，进展顺利', '“建设状态”却是“未开工”'],
    ['开工状态', '前期', '已开工建设，现场施工', '“建设状态”却是“前期”'],
    ['计划开工时间', '', '项目已开工，进展顺利', '“计划开工时间”却空着'],
    ['是否入统', '', '该项目已入统，有统计部门回执', '“是否入统”却空着'],
    ['是否入统', '否', '该项目已完成入统，可以查到', '“是否入统”却是“否”'],
    ['是否入统', '否', '已纳统，统计局可以查到', '“是否入统”却是“否”'],
    ['是否入统', '未入库', '已成功入库纳统，系统可查', '“是否入统”却是“未入库”'],
    ['入库时间', '', '2025年3月已入库，系统可查', '“入库时间”却空着'],
    ['实际竣工时间', '', '项目已竣工，正在办理结算', '“实际竣工时间”却空着'],
    ['开工状态', '在建', '已建成投产，只是没有验收', '“建设状态”却是“在建”'],
    ['立项文件', '', '项目已批复，文件在报送途中', '“审批（核准、备案）文件”却空着'],
    ['批复日期', '', '已核准，等待文件下发', '“批复日期”却空着'],
  ])('%s “%s”: “%s”', (columns, cells, text, why) => {
    expect(judged(columns, cells, text)).toContain(why)
  })

  it.each([
    ['实际开工时间', '2025年3月', '该项目已开工，手续齐全'],
    ['是否开工', '是', '该项目已开工，手续齐全'],
    ['实际开工时间 | 开工状态', ' | 在建', '已开工，具体日期正在核对'],
    ['实际开工时间 | 是否开工', ' | 是', '已开工，具体日期正在核对'],
    // Something is written there, though nobody can read it: that is not a denial.
    ['实际开工时间', '三月份前后吧', '该项目已开工，手续齐全'],
    ['实际开工时间', '=NOW() ->', '该项目已开工，手续齐全'],
    // No such column: nothing denies it.
    ['备注', '', '该项目已开工，手续齐全'],
    ['备注', '', '该项目已入统，有统计部门回执'],
    ['是否入统 | 统计项目编码', ' | 1408-0001', '该项目已入统，有统计部门回执'],
  ])('is none where the row bears it out or says nothing: %s “%s”', (columns, cells, text) => {
    expect(judged(columns, cells, text)).toBe('valid')
  })

  it.each([
    '尚未开工，正在办理施工许可',
    '项目未入统，已向统计局申报',
    '预计6月开工，手续已齐全',
    '计划今年已开工项目一并申报',
    '已具备开工条件，等待放线',
    '已开工前的准备工作都做完',
    '误填为已开工，其实在做前期',
    '不是已开工，而是平整场地',
    '如果已开工会另行上报的',
    '环评已批复，施工图已完成审查',
    '主体结构已完工，正在装修',
    '同类项目已开工，本项目靠后',
    '已申报入库，等待统计局审核',
    '没有竣工，只是投料试车',
  ])('“%s” claims nothing', (text) => {
    const columns = '实际开工时间 | 是否入统 | 实际竣工时间 | 立项文件'
    expect(judged(columns, ' | | | ', text)).toBe('valid')
  })
})

describe('explanations of findings about several workbooks', () => {
  const differs = defineRule({
    ...about,
    id: 'differs',
    severity: 'warning',
    on: 'batch',
    reads: ['total', 'actualStart'],
    columns: ['total'],
    messages: { differs: { zh: '总投资与另一本不同', en: 'another workbook says otherwise' } },
    *check({ tables: all }) {
      const known = new Map<string, ReturnType<(typeof all)[number]['recordAt']>>()
      for (const table of all)
        for (const record of table.records()) {
          const first = known.get(record.subject)
          if (!first) known.set(record.subject, record)
          else if (first.amount('total')!.value !== record.amount('total')!.value)
            yield { at: record.at('total'), message: 'differs', related: [{ at: first.at('total') }] }
        }
    },
  })
  const book = (name: string, rows: string, explanations: readonly Explanation[] = []): Workbook => ({
    ...parseDrawing(
      `${name}2025年6月重点项目调度表\n单位：万元\n项目名称 | 总投资 | 年度计划投资 | 实际开工时间\n${rows}`,
      name,
    ).workbook,
    notes: { pack: null, corrections: [], explanations },
  })
  const check = (books: readonly Workbook[]) => {
    const batch = new Batch(makeRuleset({ fields, kinds: tables }, [differs], []))
    for (const one of books) for (const _ of batch.check(one));
    return batch.finish().reports
  }
  const A = '甲项目 | 6000 | 500 | \n乙项目 | 100 | 50 | 2025年1月'
  const B = '乙项目 | 100 | 50 | \n甲项目 | 7000 | 500 | '
  const [, second] = check([book('甲县', A), book('申县', B)])
  const [found] = second!.diagnostics

  it('come from the workbook the finding is in, and outlast its closing', () => {
    const notes = [explain(found!, REASON)]
    const more = book('丙县', '丙项目 | 1 | 1 | ')
    for (const books of [
      [book('甲县', A), book('申县', B, notes)],
      [book('甲县', A), book('申县', B, notes), more],
      [more, book('甲县', A), book('申县', B, notes)],
    ]) {
      const reports = check(books)
      expect(reports.flatMap(({ explained }) => ids(explained))).toEqual([found!.id])
      expect(reports.flatMap(({ diagnostics }) => diagnostics)).toEqual([])
    }
    const elsewhere = check([book('甲县', A, notes), book('申县', B)])
    expect(elsewhere.map(({ idle }) => idle.length)).toEqual([1, 0])
    expect(elsewhere[1]!.diagnostics).toHaveLength(1)
  })

  it('lapse when the other workbook changes', () => {
    const reports = check([book('甲县', A.replace('6000', '6500')), book('申县', B, [explain(found!, REASON)])])
    expect(reports[1]!.diagnostics.map(({ explanation }) => explanation!.state)).toEqual(['lapsed'])
  })

  it('are held against the row, which is closed by then', () => {
    const notes = [explain(found!, '该项目已开工，手续齐全')]
    const reports = check([book('甲县', A), book('申县', B, notes), book('丙县', '丙项目 | 1 | 1 | ')])
    expect(refusals(reports[1]!)).toHaveLength(1)
  })
})

describe('whatever the table', () => {
  const project = fc.record({
    total: fc.integer({ min: 0, max: 3 }).map((n) => n * 1000),
    plan: fc.integer({ min: 0, max: 5 }).map((n) => n * 900),
    isUntidy: fc.boolean(),
  })
  type Project = { total: number; plan: number; isUntidy: boolean }
  const table = fc.array(project, { minLength: 2, maxLength: 8 })
  const draw = (projects: readonly Project[]): Workbook => {
    const rows = projects.map(
      ({ total, plan, isUntidy }, i) =>
        `项目${'甲乙丙丁戊己庚辛壬'[i]}${isUntidy ? '␠' : ''} | ${total} | ${plan} | 10`,
    )
    return parseDrawing(
      `平陆县2025年6月重点项目调度表\n单位：万元\n项目名称 | 总投资 | 年度计划投资 | 本月完成投资\n${rows.join('\n')}`,
    ).workbook
  }
  const FIRST = 3
  const rules = [planAbove, untidy, noTotal]
  /** A sentence of its own for each. */
  const explainAll = ({ diagnostics }: Report): Explanation[] =>
    diagnostics.map((one, i) => explain(one, `依据是平政发〔2025〕${i + 100}号文件`))
  const sorted = (list: readonly string[]): string[] => [...list].sort()

  it('explanations survive sorted rows, inserted rows, a moved table and a renamed sheet', () => {
    fc.assert(
      fc.property(table, fc.infiniteStream(fc.nat()), fc.nat(), (projects, random, place) => {
        const workbook = draw(projects)
        const plain = reportOf(workbook, [], rules)
        const notes = explainAll(plain)
        const warnings = sorted(ids(plain.diagnostics.filter(({ severity }) => severity === 'warning')))
        const keys = projects.map(() => random.next().value)
        const order = upTo(projects.length).sort((a, b) => keys[a]! - keys[b]!)
        const rows = [...upTo(FIRST), ...order.map((i) => i + FIRST)]
        const more = [...projects]
        more.splice(place % (projects.length + 1), 0, { total: 2000, plan: 900, isUntidy: false })
        const inserted = parseDrawing(drawText(more, place % (projects.length + 1))).workbook
        for (const other of [
          sortedRows(workbook, rows).workbook,
          moved(workbook, 2, 3).workbook,
          renamed(workbook).workbook,
          inserted,
        ]) {
          const report = reportOf(other, notes, rules)
          expect(sorted(ids(report.explained))).toEqual(warnings)
          expect(report.diagnostics.every(({ severity }) => severity === 'error')).toBe(true)
        }
      }),
      { numRuns: 60 },
    )
  })

  /** The projects with one more named 新 at `at`, the others named as `draw` names them without it. */
  function drawText(projects: readonly Project[], at: number): string {
    let n = 0
    const rows = projects.map(({ total, plan, isUntidy }, i) => {
      const name = i === at ? '项目新' : `项目${'甲乙丙丁戊己庚辛壬'[n++]}`
      return `${name}${isUntidy ? '␠' : ''} | ${total} | ${plan} | 10`
    })
    return `平陆县2025年6月重点项目调度表\n单位：万元\n项目名称 | 总投资 | 年度计划投资 | 本月完成投资\n${rows.join('\n')}`
  }

  it('a change of a value that is explained ends it, a change of any other does not', () => {
    fc.assert(
      fc.property(
        table,
        fc.nat(),
        fc.constantFrom('total', 'plan'),
        fc.integer({ min: 1, max: 500 }),
        (projects, n, field, more) => {
          const plain = reportOf(draw(projects), [], rules)
          const row = n % projects.length
          const changed = projects.map((one, i) => (i === row ? { ...one, [field]: one[field as 'plan'] + more } : one))
          const report = reportOf(draw(changed), explainAll(plain), rules)
          const touches = ({ rule, at }: Diagnostic): boolean => rule === 'plan-above' && at.row === row + FIRST
          const kept = plain.diagnostics.filter((one) => one.severity === 'warning' && !touches(one))
          expect(sorted(ids(report.explained))).toEqual(sorted(ids(kept)))
        },
      ),
      { numRuns: 60 },
    )
  })

  it('no explanation hides an error, and every finding is told once', () => {
    const text = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constant(REASON))
    fc.assert(
      fc.property(table, fc.array(fc.tuple(fc.nat(), text, fc.boolean())), (projects, said) => {
        const plain = reportOf(draw(projects), [], rules)
        const found = plain.diagnostics
        const notes = said.map(([n, words, isRight]) => {
          const one = found[n % Math.max(1, found.length)] ?? { id: words, witness: words }
          return explain(isRight ? one : { ...one, witness: words }, words)
        })
        const report = reportOf(draw(projects), notes, rules)
        expect(sorted(ids([...report.diagnostics, ...report.explained]))).toEqual(sorted(ids(found)))
        expect(report.explained.every(({ severity }) => severity === 'warning')).toBe(true)
        expect(report.explained.every(({ explanation }) => explanation?.state === 'valid')).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('ten thousand explanations of nothing, or of one sentence, take no longer than so many lines', () => {
    const projects = upTo(2000).map((i) => `项目${i}号 | 1000 | 2000 | 1`)
    const drawing = `平陆县2025年6月重点项目调度表\n单位：万元\n项目名称 | 总投资 | 年度计划投资 | 本月完成投资\n${projects.join('\n')}`
    const { diagnostics } = reportOf(drawing, [], [planAbove])
    const base = explain(diagnostics[0]!, `${'已'.repeat(1000)}开工${'已经'.repeat(499)}`)
    const notes = upTo(10_000).map((i) => ({
      ...base,
      finding: `plan-above|name:项目${i}号|plan`,
      author: '＃'.repeat(50),
    }))
    expect(reportOf(drawing, notes, [planAbove]).idle.length).toBeGreaterThan(7000)
  })
})
