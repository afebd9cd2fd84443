/** Annotations of GitHub Actions: ranked, ten of a level, and nothing a workbook says becomes a command of its own. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Report } from '../../src/core/index.js'
import { githubReporter } from '../../src/reports/github.js'
import type { FinishedRun } from '../../src/reports/reporter.js'
import { CLEAN, excused, hostileRun, many, runOf, WRONG } from './ci-run.js'
import { reportOf } from './report.js'

const text = (run: FinishedRun) => [...githubReporter(run)].join('')
const wrong = reportOf(WRONG)

/** A command as the runner reads it: level, properties and message, unescaped. */
function read(line: string) {
  const [, level, properties, message] = /^::(\w+) ([^:]*)::(.*)$/.exec(line)!
  const unescaped = (value: string) =>
    value
      .replaceAll('%3A', ':')
      .replaceAll('%2C', ',')
      .replaceAll('%0A', '\n')
      .replaceAll('%0D', '\r')
      .replaceAll('%25', '%')
  const pairs = properties!.split(',').map((pair) => pair.split(/=(.*)/s) as [string, string])
  return { level, ...Object.fromEntries(pairs.map(([k, v]) => [k, unescaped(v)])), message: unescaped(message!) }
}
const commands = (run: FinishedRun) => text(run).split('\n').filter(Boolean).map(read)

describe('annotations', () => {
  it('name file, row and column, say what is wrong', () => {
    expect(commands(runOf({ files: [['报送/甲,乙:100%.xlsx', wrong]] }))).toEqual([
      {
        level: 'error',
        file: '报送/甲,乙:100%.xlsx',
        line: '4',
        col: '3',
        title: '必须改：标题',
        message: '表1!C4「甲项目」：年度计划 8000万元 大于总投资 5000万元',
      },
      expect.objectContaining({ level: 'error', line: '5' }),
      expect.objectContaining({ level: 'warning', title: '需核实：标题' }),
    ])
    expect(text(runOf({ files: [['a.xlsx', wrong]], run: { lang: 'en' } }))).toContain('title=error%3A title::表1!C4')
  })

  it('are silent on what is accepted, explained or known, and where nothing was found', () => {
    const report = excused()
    expect(report.accepted).toHaveLength(1)
    expect(report.explained).toHaveLength(1)
    expect(commands(runOf({ files: [['a.xlsx', report]] }))).toHaveLength(1)
    expect(text(runOf({ files: [['a.xlsx', wrong]], known: wrong.diagnostics.map(({ id }) => id) }))).toBe('')
  })

  it('put first what could not be read', () => {
    const run = runOf({
      files: [
        ['a.xlsx', wrong],
        ['b.xlsx', { code: 'not-zip', words: { zh: '文件损坏', en: 'damaged' } }],
      ],
      errors: [{ file: '', code: 'internal', words: { zh: '内部错误', en: 'internal' } }],
    })
    const [first, second] = commands(run)
    expect(first).toEqual({
      level: 'error',
      file: 'b.xlsx',
      line: '1',
      col: '1',
      title: '没能检查',
      message: '文件损坏',
    })
    expect(second).toEqual({ level: 'error', title: '没能检查', message: '内部错误' })
  })

  it('are ten of a level, and a notice counts the rest', () => {
    const all = commands(runOf({ files: [['a.xlsx', many(wrong, 90)]] }))
    const levels = (level: string) => all.filter((one) => one.level === level)
    expect(levels('error')).toHaveLength(10)
    expect(levels('warning')).toHaveLength(10)
    expect(levels('notice')).toHaveLength(10)
    expect(all.at(-1)!.message).toBe('另有 必须改 20 条，需核实 20 条，提示 21 条 没有在这里标出，见完整的报告')
    const ten = commands(runOf({ files: [['a.xlsx', many(wrong, 10, ['info', 'info', 'info'])]] }))
    expect(ten).toHaveLength(10)
    expect(ten.every(({ message }) => message.includes('甲项目'))).toBe(true)
  })

  it('show one finding of each rule before a second of any', () => {
    const report = many(wrong, 60, ['error', 'error', 'error'])
    const other = { ...report.diagnostics[59]!, rule: 'other-rule' }
    const run = runOf({ files: [['a.xlsx', { ...report, diagnostics: [...report.diagnostics.slice(0, 59), other] }]] })
    const lines = commands(run).filter(({ level }) => level === 'error')
    expect(lines.map((one) => (one as { line?: string }).line)).toEqual([
      '4',
      '5',
      '6',
      '7',
      '8',
      '9',
      '10',
      '11',
      '12',
      '63',
    ])
  })

  it('count more unreadable files than can be shown, and leave room for findings', () => {
    const files = Array.from(
      { length: 25 },
      (_, i) => [`${i}.xlsx`, { code: 'x', words: { zh: '坏', en: 'bad' } }] as const,
    )
    /** Files, findings, and what is said of the rest. */
    const shown = (report: Report): [number, number, string] => {
      const all = commands(runOf({ files: [...files, ['a.xlsx', report]] }))
      const errors = all.filter(({ level }) => level === 'error')
      const unreadable = errors.filter(({ message }) => message === '坏').length
      return [unreadable, errors.length - unreadable, all.at(-1)!.message]
    }
    expect(shown(wrong)).toEqual([8, 2, '另有 没能检查的 17 处 没有在这里标出，见完整的报告'])
    const [few, found, rest] = shown(many(wrong, 90, ['error', 'error', 'error']))
    expect([few, found]).toEqual([3, 7])
    expect(rest).toBe('另有 没能检查的 22 处，必须改 83 条 没有在这里标出，见完整的报告')
    expect(shown(reportOf(CLEAN))).toEqual([10, 0, '另有 没能检查的 15 处 没有在这里标出，见完整的报告'])
  })

  it('let nothing from a workbook begin or end a command', () => {
    fc.assert(
      fc.property(hostileRun, (run) => {
        const lines = text(run).split('\n')
        expect(lines.pop()).toBe('')
        // Two errors and a warning of each workbook, an unreadable file, the run itself.
        expect(lines).toHaveLength(8)
        for (const line of lines) {
          expect(line).toMatch(/^::(?:error|warning) (?:file=[^:,]*,line=\d+,col=\d+,)?title=[^:,]+::/)
          expect(line).not.toMatch(/##\w{0,20}\[|[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202e\ud800-\udfff]/u)
          expect(() => read(line)).not.toThrow()
        }
      }),
    )
  })
})
