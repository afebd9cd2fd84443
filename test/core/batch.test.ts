/** Several workbooks together, with small rules of their own: how projects are joined, what is remembered, whose finding it is. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defineRule, type Fields, fields } from '../../rules/fields.js'
import { tables } from '../../rules/tables.js'
import {
  type AnyRule,
  alone,
  Batch,
  type BatchResult,
  type BatchView,
  lint,
  say,
  sayMessage,
  sayReason,
  UNDECIDABLE,
  type Workbook,
} from '../../src/core/index.js'
import { parseDrawing } from '../../src/hosts/text.js'
import { makeRuleset } from '../../src/pack/pack.js'

const about = {
  title: { zh: '试', en: 'trial' },
  why: { zh: '试', en: 'trial' },
  help: { zh: '试', en: 'trial' },
  source: 'test',
  severity: 'warning',
  on: 'batch',
  examples: { good: '', bad: '' },
} as const

/** 总投资 of a project differs from what an earlier line of it says. */
const totalDiffers = defineRule({
  ...about,
  id: 'total-differs',
  tables: ['plan', 'dispatch'],
  reads: ['total'],
  messages: { differs: { zh: '这里{here}，那里{there}', en: '{here} here, {there} there' } },
  *check(batch) {
    for (const { records, isAmbiguous } of batch.projects()) {
      if (isAmbiguous) yield UNDECIDABLE
      const [first, ...others] = records.filter((record) => record.amount('total') !== null)
      for (const other of others) {
        const [there, here] = [first!.amount('total')!, other.amount('total')!]
        if (here.value !== there.value)
          yield {
            at: other.at('total'),
            message: 'differs',
            data: { here, there },
            related: [{ at: first!.at('total') }],
          }
      }
    }
  },
})

/** 总投资 of a project has changed since the last period that knows it. */
const totalChanged = defineRule({
  ...about,
  id: 'total-changed',
  given: ['previous'],
  reads: ['total'],
  messages: { changed: { zh: '上期{before}', en: '{before} before' } },
  *check(batch) {
    for (const table of batch.tables)
      for (const record of table.records()) {
        const [last] = batch.same(record, 'previous')
        const [before, now] = [last?.record.amount('total'), record.amount('total')]
        if (last && before && now && before.value !== now.value)
          yield {
            at: record.at('total'),
            message: 'changed',
            data: { before },
            related: [{ at: last.record.at('total') }],
          }
      }
  },
})

function drawn(text: string, name = '表.xlsx'): Workbook {
  return parseDrawing(text, name).workbook
}

function together(
  rules: readonly AnyRule[],
  current: readonly Workbook[],
  previous: readonly Workbook[] = [],
): BatchResult {
  const batch = new Batch(makeRuleset({ fields, kinds: tables }, rules, [], {}))
  for (const workbook of current) for (const _ of batch.check(workbook));
  for (const workbook of previous) batch.remember(workbook)
  return batch.finish()
}

/** `甲.xlsx C4 这里…` of every finding, workbook by workbook. */
function told({ reports }: BatchResult): string[] {
  return reports.flatMap(({ name, diagnostics }) =>
    diagnostics.map((one) => `${name} ${one.cell} ${say(one, 'zh')}${one.project ? ` · ${one.project}` : ''}`),
  )
}

/** What a rule that only looks sees of the batch. */
function seen(
  look: (batch: BatchView<Fields>) => readonly string[],
  current: readonly Workbook[],
  previous: readonly Workbook[] = [],
): readonly string[] {
  let lines: readonly string[] = []
  const rule = defineRule({
    ...about,
    id: 'looks',
    reads: ['total', 'leader'],
    messages: {},
    // biome-ignore lint/correctness/useYield: it has nothing to say
    *check(batch) {
      lines = look(batch)
    },
  })
  together([rule], current, previous)
  return lines
}

const plan = (rows: string, name = '计划.xlsx', title = '平陆县2025年重点项目计划表'): Workbook =>
  drawn(`${title}\n单位：万元\n项目代码 | 项目名称 | 总投资 | 2025年计划投资\n${rows}`, name)
const dispatch = (rows: string, name = '调度.xlsx', month = '2025年5月'): Workbook =>
  drawn(`平陆县${month}重点项目调度表\n单位：万元\n项目代码 | 项目名称 | 总投资 | 本月完成投资\n${rows}`, name)

const CODE = { a: '2404-140829-04-01-111111', b: '2404-140829-04-01-222222', c: '2404-140829-04-01-333333' }

describe('which lines are one project', () => {
  const projects = (...workbooks: Workbook[]): readonly string[] =>
    seen(
      (batch) =>
        [...batch.projects()].map(
          ({ records, isAmbiguous }) =>
            records.map(({ table, row, subject }) => `${table.file[0]}${row + 1}${subject}`).join(' ') +
            (isAmbiguous ? '？' : ''),
        ),
      workbooks,
    )

  it('those with the same code, whatever they are called', () => {
    expect(
      projects(plan(`${CODE.a} | 甲项目 | 1 | 1`), dispatch(`'${CODE.a.replaceAll('-', '')} | 甲项目（一期） | 1 | 1`)),
    ).toEqual(['计4甲项目 调4甲项目（一期）'])
  })
  it('those of the same name where one has no code; white space, width and brackets do not matter', () => {
    expect(projects(plan(`${CODE.a} | 甲项目(张店) | 1 | 1`), dispatch(' | 甲 项目（张店） | 1 | 1'))).toEqual([
      '计4甲项目(张店) 调4甲 项目（张店）',
    ])
  })
  it('not those of the same name with different codes; of which of them one without a code is, is not known', () => {
    expect(
      projects(
        plan(`${CODE.a} | 甲项目 | 1 | 1\n${CODE.b} | 甲项目 | 1 | 1`),
        dispatch(' | 甲项目 | 1 | 1\n | 乙项目 | 1 | 1'),
      ),
    ).toEqual(['计4甲项目', '计5甲项目', '调4甲项目？', '调5乙项目'])
  })
  it('not a pack of projects (打包) and one that is in it', () => {
    expect(
      projects(
        plan(`${CODE.a} | 甲项目 | 1 | 1\n${CODE.b} | 乙项目 | 1 | 1`),
        dispatch(`${CODE.a}、${CODE.b} | 甲乙打包项目 | 1 | 1`, '调.xlsx'),
        dispatch(`${CODE.b} ${CODE.a} | 打包 | 1 | 1`, '进.xlsx'),
      ),
    ).toEqual(['计4甲项目', '计5乙项目', '调4甲乙打包项目 进4打包'])
  })
  it('a line whose name is merged with the one above goes on with it', () => {
    expect(projects(plan(' | 甲项目 | 1 | 1\n | ^ | 2 | 1\n | 乙项目 | 1 | 1'), dispatch(' | 甲项目 | 1 | 1'))).toEqual(
      ['计4甲项目 计5甲项目 调4甲项目', '计6乙项目'],
    )
  })
  it('a line with neither name nor code is nobody’s', () => {
    expect(projects(plan(' | 甲项目 | 1 | 1\n |  | 2 | 1\n | 乙项目 | 1 | 1'))).toEqual(['计4甲项目', '计6乙项目'])
  })
})

describe('the same project elsewhere', () => {
  const elsewhere = (current: readonly Workbook[], previous: readonly Workbook[] = []): readonly string[] =>
    seen(
      (batch) => {
        const record = batch.current[0]!.recordAt(0)
        return (['current', 'previous'] as const).flatMap((era) =>
          batch.same(record, era).map(({ record: { table, row }, by }) => `${table.file} ${row + 1} ${by}`),
        )
      },
      current,
      previous,
    )

  it('is found by code, else by name; a name with another code is another project', () => {
    expect(
      elsewhere([
        plan(`${CODE.a} | 甲项目 | 1 | 1\n${CODE.c} | 甲项目 | 1 | 1`),
        dispatch(`${CODE.a} | 新名 | 1 | 1\n | 甲项目 | 1 | 1\n${CODE.b} | 甲项目 | 1 | 1`),
      ]),
    ).toEqual(['调度.xlsx 4 code', '调度.xlsx 5 name'])
  })
  it('of earlier periods the latest comes first, a workbook without a period last', () => {
    const earlier = ['2025年3月', '2025年4月', '2024年12月'].map((month) =>
      dispatch(' | 甲项目 | 1 | 1', `${month}.xlsx`, month),
    )
    expect(
      elsewhere([dispatch(' | 甲项目 | 1 | 1')], [dispatch(' | 甲项目 | 1 | 1', '不知.xlsx', ''), ...earlier]),
    ).toEqual(['2025年4月.xlsx 4 name', '2025年3月.xlsx 4 name', '2024年12月.xlsx 4 name', '不知.xlsx 4 name'])
  })
})

describe('the same project among many lines of the same names', () => {
  const line = fc.record({
    codes: fc.subarray([CODE.a, CODE.b, CODE.c], { maxLength: 2 }),
    name: fc.constantFrom('甲项目', '乙项目', '甲 项目（张店）', ''),
  })
  type Line = { readonly codes: readonly string[]; readonly name: string }
  const key = ({ name }: Line): string => name.replace(/[ （）]/g, '')

  /** How one line knows another: by the definition, line against line. */
  function knows(own: Line, other: Line): string | null {
    if (own.codes.some((code) => other.codes.includes(code))) return 'code'
    if (own.codes.length > 0 && other.codes.length > 0) return null
    return key(own) !== '' && key(own) === key(other) ? 'name' : null
  }

  it('is what line against line would find, in this period and in the one before', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(line, { minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 3 }),
        fc.array(line, { minLength: 1, maxLength: 40 }),
        (current, previous) => {
          const books = (lists: readonly (readonly Line[])[]): Workbook[] =>
            lists.map((lines, i) =>
              plan(lines.map(({ codes, name }) => `${codes.join('、')} | ${name} | 1 | 1`).join('\n'), `${i}.xlsx`),
            )
          const lines = { current: current.flat(), previous }
          const expected = lines.current.flatMap((own, i) =>
            (['current', 'previous'] as const).map((era) =>
              lines[era].flatMap((other, j) => {
                const by = era === 'current' && i === j ? null : knows(own, other)
                return by === null ? [] : [`${j} ${by}`]
              }),
            ),
          )
          const found = seen(
            (batch) => {
              const places = (['current', 'previous'] as const).map((era) =>
                batch[era].flatMap((table) => [...table.records()].map(({ index }) => `${table.book} ${index}`)),
              )
              return batch.current.flatMap((table) =>
                [...table.records()].flatMap((record) =>
                  (['current', 'previous'] as const).map((era, n) =>
                    JSON.stringify(
                      batch
                        .same(record, era)
                        .map(({ record: one, by }) => `${places[n]!.indexOf(`${one.table.book} ${one.index}`)} ${by}`),
                    ),
                  ),
                ),
              )
            },
            books(current),
            books([previous]),
          )
          expect(found).toEqual(expected.map((list) => JSON.stringify(list)))
        },
      ),
      { numRuns: 30 },
    )
  })
})

describe('what is found of several workbooks', () => {
  const a = plan(`${CODE.a} | 甲项目 | 100 | 10\n | 乙项目 | 200 | 10`)
  const b = dispatch(`${CODE.a} | 甲项目 | 101 | 10\n | 乙项目 | 200 | 10`)
  const c = dispatch(' | 乙项目 | 222 | 10', '还有.xlsx')

  it('stands in the report of the workbook it is of, with the other cell by its file', () => {
    const result = together([totalDiffers], [a, b, c])
    expect(told(result)).toEqual([
      '调度.xlsx C4 这里101万元，那里100万元 · 甲项目',
      '还有.xlsx C4 这里222万元，那里200万元 · 乙项目',
    ])
    expect(result.reports.map(({ name }) => name)).toEqual(['计划.xlsx', '调度.xlsx', '还有.xlsx'])
    const [related] = result.reports[1]!.diagnostics[0]!.related
    expect(related).toMatchObject({ file: '计划.xlsx', cell: 'C4' })
    expect(sayMessage(related!.note, 'zh')).toBe('总投资')
  })
  it('is the same whether a workbook is still open or long closed', () => {
    const places = (current: readonly Workbook[]): string[] =>
      together([totalDiffers], current)
        .reports.flatMap(({ name, diagnostics }) =>
          diagnostics.flatMap(
            ({ cell, related }) => [name, ...related.map(({ file }) => file ?? name)].sort().join() + cell,
          ),
        )
        .sort()
    expect(places([a, b])).toEqual(places([b, a]))
    const after = drawn('只有一格', '后.xlsx')
    expect(places([a, b, after])).toEqual(places([a, b]))
  })
  it('has an identity that does not change with the order of workbooks', () => {
    const ids = (current: readonly Workbook[]): string[] =>
      together([totalDiffers], current).reports.flatMap(({ diagnostics }) => diagnostics.map(({ id }) => id))
    expect(ids([a, b])).toEqual([`total-differs|code:${CODE.a}|total`])
    expect(ids([b, a])).toEqual(ids([a, b]))
  })
  it('says how often it could not decide', () => {
    const twins = plan(`${CODE.a} | 甲项目 | 1 | 1\n${CODE.b} | 甲项目 | 1 | 1`)
    const { undecided } = together([totalDiffers], [twins, dispatch(' | 甲项目 | 1 | 1')])
    expect(undecided).toMatchObject([{ rule: 'total-differs', table: null, count: 1 }])
  })
  it('takes what it explains along, in whichever workbook that lies', () => {
    const cause = defineRule({
      ...about,
      id: 'cause',
      reads: ['total'],
      supersedes: ['total-differs', 'too-much'],
      messages: { all: { zh: '原因', en: 'the cause' } },
      *check(batch) {
        const [first] = batch.current
        const explains = batch.current.flatMap((table) => [...table.records()].map((record) => record.at('total')))
        if (first) yield { at: first.recordAt(0).at('total'), message: 'all', explains }
      },
    })
    const tooMuch = defineRule({
      ...about,
      id: 'too-much',
      on: 'record',
      needs: ['total'],
      messages: { much: { zh: '太多', en: 'too much' } },
      *check(record) {
        if (record.amount('total')!.value > 100) yield { at: record.at('total'), message: 'much' }
      },
    })
    const result = together([cause, totalDiffers, tooMuch], [a, b, c])
    expect(told(result)).toEqual(['计划.xlsx C4 原因 · 甲项目'])
    expect(result.reports[0]!.diagnostics[0]!.related.map(({ file, cell }) => `${file} ${cell}`)).toEqual([
      '调度.xlsx C4',
      '还有.xlsx C4',
    ])
  })
})

describe('earlier periods', () => {
  const now = dispatch(' | 甲项目 | 120 | 10')
  const before = dispatch(' | 甲项目 | 100 | 10', '上月.xlsx', '2025年4月')

  it('are looked at and never judged', () => {
    const result = together([totalChanged, totalDiffers], [now], [before])
    expect(told(result)).toEqual(['调度.xlsx C4 上期100万元 · 甲项目'])
    expect(result.reports).toHaveLength(1)
    expect(result.reports[0]!.diagnostics[0]!.related).toMatchObject([{ file: '上月.xlsx', cell: 'C4' }])
  })
  it('are asked for where a rule needs them: it is skipped, and that is said once', () => {
    const { skipped, reports } = together([totalChanged], [now, now])
    expect(skipped.map(({ rule, table, reason }) => [rule, table, sayReason(reason, 'zh')])).toEqual([
      ['total-changed', null, expect.stringContaining('上期')],
    ])
    expect(reports.every((report) => report.skipped.length === 0)).toBe(true)
  })
})

describe('the period of a run', () => {
  it('is that of the tables that are checked, never that of earlier ones', () => {
    const untitled = (name: string): Workbook => dispatch(' | 甲项目 | 100 | 10', name, '')
    const periods: (number | null)[] = []
    const look = defineRule({
      ...about,
      id: 'look',
      reads: ['name'],
      messages: {},
      *check({ current, previous }) {
        for (const { period } of [...current, ...previous]) periods.push(period)
        yield* []
      },
    })
    const batch = new Batch(makeRuleset({ fields, kinds: tables }, [look], [], { period: MAY }))
    for (const _ of batch.check(untitled('本期.xlsx')));
    batch.remember(untitled('上期.xlsx'))
    batch.finish()
    expect(periods).toEqual([MAY, null])
  })
})

describe('what several rules need alike', () => {
  it('is worked out once in a run, and anew in another', () => {
    let made = 0
    const count = (): number => ++made
    const asks = (id: string): AnyRule =>
      defineRule({
        ...about,
        id,
        reads: ['name'],
        messages: { n: { zh: '{n}', en: '{n}' } },
        *check(batch) {
          yield { at: batch.tables[0]!.headingOf('name'), message: 'n', data: { n: batch.once(count) } }
        },
      })
    const ask = (): string[] =>
      together([asks('one'), asks('two')], [dispatch(' | 甲项目 | 100 | 10')]).reports[0]!.diagnostics.map((found) =>
        say(found, 'zh'),
      )
    expect(ask()).toEqual(['1', '1'])
    expect(ask()).toEqual(['2', '2'])
  })
})

const MAY = 2025 * 12 + 4

describe('the names of a batch', () => {
  it('are those of the workbooks that are checked, in whatever order earlier ones come between', () => {
    const [a, b, c] = ['甲.xlsx', '乙.xlsx', '丙.xlsx'].map((name) => plan(' | 甲项目 | 100 | 10', name))
    let files: readonly string[] = []
    const rule = defineRule({
      ...about,
      id: 'looks',
      messages: {},
      *check(batch) {
        files = batch.files
        yield UNDECIDABLE
      },
    })
    const batch = new Batch(makeRuleset({ fields, kinds: tables }, [rule], [], {}))
    batch.remember(a!)
    for (const workbook of [b!, c!]) for (const _ of batch.check(workbook));
    batch.finish()
    expect(files).toEqual(['丙.xlsx', '乙.xlsx'])
  })
})

describe('one workbook', () => {
  it('is a batch of one: its tables are joined with each other', () => {
    const two = drawn(`
# 计划
平陆县2025年重点项目计划表
单位：万元
项目名称 | 总投资 | 2025年计划投资
甲项目   | 100    | 10
# 调度
平陆县2025年5月重点项目调度表
单位：万元
项目名称 | 总投资 | 本月完成投资
甲项目   | 101    | 10
`)
    const ruleset = makeRuleset({ fields, kinds: tables }, [totalDiffers], [], {})
    const report = lint(two, ruleset)
    expect(
      report.diagnostics.map(({ sheet, cell, related }) => [sheet, cell, related[0]!.file, related[0]!.sheet]),
    ).toEqual([['调度', 'B4', null, '计划']])
    expect(report).toEqual(alone(together([totalDiffers], [two])))
  })
})

it('a field nobody said would be read is not remembered: that is a mistake of the rule', () => {
  expect(() => seen((batch) => [String(batch.current[0]!.has('plan'))], [plan(' | 甲项目 | 1 | 1')])).toThrow('reads')
})
