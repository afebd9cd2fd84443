/** JUnit XML: a suite for each workbook, a test for each rule on a table; only what counts fails. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { junitReporter } from '../../src/reports/junit.js'
import type { FinishedRun } from '../../src/reports/reporter.js'
import type { FileError } from '../../src/reports/run.js'
import { CLEAN, excused, hostileRun, many, runOf, WRONG } from './ci-run.js'
import { reportOf } from './report.js'
import { all, type Element, parseXml } from './xml.js'

const wrong = reportOf(WRONG)
const clean = reportOf(CLEAN)
const read = (run: FinishedRun) => parseXml([...junitReporter(run)].join(''))
const of = (element: Element, name: string) => element.attributes.get(name)
const counts = (suite: Element) =>
  Object.fromEntries(['tests', 'failures', 'errors', 'skipped'].map((name) => [name, Number(of(suite, name))]))

describe('junit', () => {
  it('fails the rule on the table, with every finding in its text', () => {
    const [suite] = all(read(runOf({ files: [['报送/甲.xlsx', wrong]] })), 'testsuite')
    expect(of(suite!, 'name')).toBe('报送/甲.xlsx')
    expect(counts(suite!)).toEqual({ tests: 2, failures: 1, errors: 0, skipped: 1 })
    const cases = all(suite!, 'testcase')
    expect(cases.map((one) => of(one, 'name'))).toEqual([
      '表1 · 标题（few-projects）',
      '表1 · 标题（plan-above-total）',
    ])
    expect(of(cases[0]!, 'classname')).toBe('kplint.报送/甲．xlsx')
    expect(of(cases[0]!, 'file')).toBe('报送/甲.xlsx')
    const [failure] = all(suite!, 'failure')
    expect(of(failure!, 'message')).toBe('2 处：表1!C4「甲项目」：年度计划 8000万元 大于总投资 5000万元')
    expect(failure!.text.split('\n')).toEqual([
      '必须改  表1!C4「甲项目」：年度计划 8000万元 大于总投资 5000万元',
      '必须改  表1!C5「乙项目」：年度计划 8000万元 大于总投资 5000万元',
    ])
    const [skipped] = all(suite!, 'skipped')
    expect(skipped!.text).toBe('需核实  表1!A3：只有 2 个项目（不算失败）')
  })

  it('passes a clean workbook, with what was not checked beside it', () => {
    const [suite] = all(read(runOf({ files: [['清.xlsx', clean]] })), 'testsuite')
    expect(counts(suite!)).toEqual({ tests: 1, failures: 0, errors: 0, skipped: 0 })
    expect(all(suite!, 'testcase')[0]!.children).toEqual([])
    expect(all(suite!, 'system-out')[0]!.text).toContain('规则没有检查')
  })

  it('fails from the severity on that fails the run', () => {
    const run = (failOn: 'error' | 'warning') => read(runOf({ files: [['甲.xlsx', wrong]], run: { failOn } }))
    expect(counts(all(run('error'), 'testsuite')[0]!)).toMatchObject({ failures: 1, skipped: 1 })
    expect(counts(all(run('warning'), 'testsuite')[0]!)).toMatchObject({ failures: 2, skipped: 0 })
  })

  it('fails in a test of its own where there are more warnings than the run allows', () => {
    const told = (maxWarnings: number | null, errors: readonly FileError[] = []) =>
      all(read(runOf({ files: [['甲.xlsx', wrong]], errors, run: { maxWarnings } })), 'testsuite').slice(1)
    expect(told(null)).toEqual([])
    const [over] = told(0)
    expect(of(over!, 'name')).toBe('整次检查')
    expect(counts(over!)).toEqual({ tests: 1, failures: 1, errors: 0, skipped: 0 })
    expect(of(all(over!, 'failure')[0]!, 'message')).toBe('需核实 1 条，超过 --max-warnings 的 0 条')
    const [within] = told(1)
    expect(counts(within!)).toEqual({ tests: 1, failures: 0, errors: 0, skipped: 0 })
    const names = [over, within].map((suite) => of(all(suite!, 'testcase')[0]!, 'name'))
    expect(names).toEqual(['需核实的条数（--max-warnings）', '需核实的条数（--max-warnings）'])
    const [both, more] = told(0, [{ file: '', code: 'internal', words: { zh: '内部错误', en: 'internal' } }])
    expect(counts(both!)).toEqual({ tests: 2, failures: 1, errors: 1, skipped: 0 })
    expect(more).toBeUndefined()
  })

  it('skips what is accepted, explained or known, and says why', () => {
    const [suite] = all(read(runOf({ files: [['甲.xlsx', excused()]] })), 'testsuite')
    expect(counts(suite!)).toEqual({ tests: 2, failures: 1, errors: 0, skipped: 1 })
    const [failure] = all(suite!, 'failure')
    expect(failure!.text).toContain('（已认可到 2025-12：县政府常务会议同意）')
    expect(of(failure!, 'message')).toContain('乙项目')
    expect(all(suite!, 'skipped')[0]!.text).toContain('已说明：')
    const known = wrong.diagnostics.map(({ id }) => id)
    const [quiet] = all(read(runOf({ files: [['甲.xlsx', wrong]], known })), 'testsuite')
    expect(counts(quiet!)).toEqual({ tests: 2, failures: 0, errors: 0, skipped: 2 })
    expect(all(quiet!, 'skipped')[0]!.text).toContain('基线里已有')
  })

  it('tells what could not be read as an error, once, where its file stands', () => {
    const damaged = { code: 'not-zip', words: { zh: '文件损坏', en: 'damaged' } }
    const nothing = { ...clean, tables: [], diagnostics: [] }
    const run = runOf({
      files: [
        ['坏.xlsx', damaged],
        ['空.xlsx', nothing],
      ],
      errors: [
        { file: '空.xlsx', code: 'no-table', words: { zh: '没有认出项目表', en: 'no table' } },
        { file: '没有.xlsx', code: 'missing', words: { zh: '找不到', en: 'missing' } },
        { file: '', code: 'internal', words: { zh: '内部错误', en: 'internal' } },
      ],
    })
    const suites = all(read(run), 'testsuite')
    expect(suites.map((one) => of(one, 'name'))).toEqual(['坏.xlsx', '空.xlsx', '没有.xlsx', '整次检查'])
    for (const suite of suites) expect(counts(suite)).toEqual({ tests: 1, failures: 0, errors: 1, skipped: 0 })
    // A covering letter does not fail the run; nothing found and nothing looked at still never look alike.
    const [alone] = all(read(runOf({ files: [['空.xlsx', nothing]] })), 'testsuite')
    expect(counts(alone!)).toEqual({ tests: 1, failures: 0, errors: 0, skipped: 1 })
  })

  it('keeps tests apart that stand on several tables of a sheet', () => {
    const two = reportOf(`${WRONG}\n\n\n${WRONG.trim()}`)
    expect(two.tables).toHaveLength(2)
    const names = all(read(runOf({ files: [['甲.xlsx', two]] })), 'testcase').map((one) => of(one, 'name'))
    expect(names).toContain('表1 · 标题（plan-above-total）')
    expect(names).toContain('表1 #2 · 标题（plan-above-total）')
    expect(new Set(names).size).toBe(names.length)
  })

  it('lists a hundred findings of a rule and counts the rest', () => {
    const [failure] = all(
      read(runOf({ files: [['甲.xlsx', many(wrong, 250, ['error', 'error', 'error'])]] })),
      'failure',
    )
    expect(of(failure!, 'message')).toMatch(/^250 处：/)
    const lines = failure!.text.split('\n')
    expect(lines).toHaveLength(101)
    expect(lines.at(-1)).toBe('还有 150 处没有列出，见完整的报告')
  })

  it('is well-formed whatever the workbooks say', () => {
    fc.assert(
      fc.property(hostileRun, (run) => {
        const suites = all(read(run), 'testsuite')
        expect(suites).toHaveLength(4)
        for (const suite of suites) {
          const cases = all(suite, 'testcase')
          expect(counts(suite).tests).toBe(cases.length)
          for (const [name, tag] of [
            ['failures', 'failure'],
            ['errors', 'error'],
            ['skipped', 'skipped'],
          ] as const)
            expect(counts(suite)[name]).toBe(all(suite, tag).length)
          for (const { children } of cases) expect(children.length).toBeLessThanOrEqual(1)
        }
      }),
    )
  })
})
