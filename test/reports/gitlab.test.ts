/** GitLab's Code Quality report: valid, with fingerprints that are unique and stay. */
import { Ajv } from 'ajv'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gitlabReporter } from '../../src/reports/gitlab.js'
import type { FinishedRun } from '../../src/reports/reporter.js'
import { CLEAN, excused, hostileRun, runOf, WRONG } from './ci-run.js'
import { reportOf } from './report.js'

/** What GitLab demands of a report (docs.gitlab.com, Code Quality report format). */
const fits = new Ajv({ allErrors: true }).compile({
  type: 'array',
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    properties: {
      description: { type: 'string', minLength: 1 },
      check_name: { type: 'string', minLength: 1 },
      fingerprint: { type: 'string', pattern: '^[0-9a-f]{32}$' },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        additionalProperties: false,
        required: ['path', 'lines'],
        properties: {
          path: { type: 'string', not: { pattern: '^\\./' } },
          lines: {
            type: 'object',
            additionalProperties: false,
            required: ['begin'],
            properties: { begin: { type: 'integer', minimum: 1 } },
          },
        },
      },
    },
  },
})

interface Issue {
  readonly description: string
  readonly fingerprint: string
  readonly severity: string
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } }
}
const wrong = reportOf(WRONG)
const text = (run: FinishedRun) => [...gitlabReporter(run)].join('')

function read(run: FinishedRun): Issue[] {
  const issues = JSON.parse(text(run)) as Issue[]
  expect(fits(issues), JSON.stringify(fits.errors)).toBe(true)
  return issues
}

describe('gitlab', () => {
  it('is a list of what counts, with rows as lines', () => {
    expect(read(runOf({ files: [['./报送/甲.xlsx', wrong]] }))[1]).toEqual({
      description: '表1!C4「甲项目」：年度计划 8000万元 大于总投资 5000万元',
      check_name: 'plan-above-total',
      fingerprint: expect.any(String),
      severity: 'critical',
      location: { path: '报送/甲.xlsx', lines: { begin: 4 } },
    })
    expect(text(runOf({ files: [['清.xlsx', reportOf(CLEAN)]] }))).toBe('[]\n')
    expect(read(runOf({ files: [['甲.xlsx', excused()]] }))).toHaveLength(1)
    expect(read(runOf({ files: [['甲.xlsx', wrong]], known: [wrong.diagnostics[0]!.id] }))).toHaveLength(2)
  })

  it('knows a finding again when rows are inserted, and tells files apart', () => {
    const prints = (run: FinishedRun) => read(run).map(({ fingerprint }) => fingerprint)
    const moved = reportOf(WRONG.replace('甲项目', '丙项目 | 5000 | 4000\n甲项目'))
    const before = prints(runOf({ files: [['甲.xlsx', wrong]] }))
    expect(prints(runOf({ files: [['甲.xlsx', moved]] }))).toEqual(before)
    const two = prints(
      runOf({
        files: [
          ['甲.xlsx', wrong],
          ['乙.xlsx', wrong],
        ],
      }),
    )
    expect(new Set(two).size).toBe(6)
    expect(two.slice(0, 3)).toEqual(before)
  })

  it('calls a blocker what could not be read', () => {
    const run = runOf({
      files: [['坏.xlsx', { code: 'not-zip', words: { zh: '文件损坏', en: 'damaged' } }]],
      errors: [{ file: '', code: 'internal', words: { zh: '内部错误', en: 'internal' } }],
    })
    expect(read(run).map(({ severity, location }) => [severity, location.path])).toEqual([
      ['blocker', '坏.xlsx'],
      ['blocker', 'kplint'],
    ])
  })

  it('is valid and harmless whatever the workbooks say', () => {
    fc.assert(
      fc.property(hostileRun, (run) => {
        const issues = read(run)
        expect(issues).toHaveLength(8)
        expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(8)
        expect(text(run)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202e\ud800-\udfff]/u)
        expect(text(run)).not.toMatch(/^(?:::|##\w{0,20}\[)/m)
      }),
    )
  })
})
