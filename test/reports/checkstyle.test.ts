/** Checkstyle XML: a file for each workbook, an error for each finding that counts. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkstyleReporter } from '../../src/reports/checkstyle.js'
import type { FinishedRun } from '../../src/reports/reporter.js'
import { CLEAN, excused, hostileRun, runOf, WRONG } from './ci-run.js'
import { reportOf } from './report.js'
import { all, parseXml } from './xml.js'

const wrong = reportOf(WRONG)
const read = (run: FinishedRun) => parseXml([...checkstyleReporter(run)].join(''))

describe('checkstyle', () => {
  it('says where, how bad, what and which rule', () => {
    const root = read(runOf({ files: [['报送/<甲>&"乙".xlsx', wrong]] }))
    expect([...root.attributes]).toEqual([['version', '4.3']])
    const [file] = root.children
    expect(file!.attributes.get('name')).toBe('报送/<甲>&"乙".xlsx')
    expect(Object.fromEntries(file!.children[1]!.attributes)).toEqual({
      line: '4',
      column: '3',
      severity: 'error',
      message: '表1!C4「甲项目」：年度计划 8000万元 大于总投资 5000万元',
      source: 'kplint.plan.plan-above-total',
    })
    expect(file!.children.map(({ attributes }) => attributes.get('severity'))).toEqual(['warning', 'error', 'error'])
  })

  it('lists clean workbooks, and what could not be read with its file', () => {
    const run = runOf({
      files: [
        ['清.xlsx', reportOf(CLEAN)],
        ['坏.xlsx', { code: 'not-zip', words: { zh: '文件损坏', en: 'damaged' } }],
      ],
      errors: [{ file: '', code: 'internal', words: { zh: '内部错误', en: 'internal' } }],
    })
    expect(read(run).children.map(({ attributes, children }) => [attributes.get('name'), children.length])).toEqual([
      ['清.xlsx', 0],
      ['坏.xlsx', 1],
      ['kplint', 1],
    ])
    expect(all(read(run), 'error')[0]!.attributes.get('source')).toBe('kplint.file.not-zip')
  })

  it('leaves out what is accepted, explained or known', () => {
    expect(all(read(runOf({ files: [['a.xlsx', excused()]] })), 'error')).toHaveLength(1)
    const known = [wrong.diagnostics[0]!.id]
    expect(all(read(runOf({ files: [['a.xlsx', wrong]], known })), 'error')).toHaveLength(2)
  })

  it('is well-formed whatever the workbooks say', () => {
    fc.assert(
      fc.property(hostileRun, (run) => {
        const root = read(run)
        expect(root.children.map(({ children }) => children.length)).toEqual([3, 3, 1, 1])
      }),
    )
  })
})
