/** SARIF 2.1.0: of the form the standard's types demand, ranked before its limit, and harmless. */
import { join } from 'node:path'
import fc from 'fast-check'
import type { Log, Result } from 'sarif'
import { Project, ts } from 'ts-morph'
import { describe, expect, it } from 'vitest'
import type { FinishedRun } from '../../src/reports/reporter.js'
import { sarifReporter } from '../../src/reports/sarif.js'
import { CLEAN, excused, hostileRun, many, runOf, WRONG } from './ci-run.js'
import { reportOf } from './report.js'

const wrong = reportOf(WRONG)
const text = (run: FinishedRun) => [...sarifReporter(run)].join('')
const read = (run: FinishedRun) => (JSON.parse(text(run)) as Log).runs[0]!
const results = (run: FinishedRun): Result[] => read(run).results!

const root = join(import.meta.dirname, '..', '..')
const project = new Project({ tsConfigFilePath: join(root, 'tsconfig.json'), skipAddingFilesFromTsConfig: true })

/** What the compiler says of a report held to the types of the standard (`@types/sarif`): members nobody knows, missing ones, wrong words. */
function faults(run: FinishedRun): string[] {
  const code = `import type { Log } from 'sarif'\nexport const log: Log = ${text(run)}`
  const file = project.createSourceFile(join(root, 'test', 'reports', 'made.ts'), code, { overwrite: true })
  return project
    .getProgram()
    .compilerObject.getSemanticDiagnostics(file.compilerNode)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
}

/** Everything of one run: each standing, unreadable files, remarks, files of odd names. */
const everything = runOf({
  files: [
    ['报送/甲 县#1 100%.xlsx', excused()],
    ['/绝对/乙.xlsx', wrong],
    ['C:\\表\\丙.xlsx', wrong],
    ['坏.xlsx', { code: 'not-zip', words: { zh: '文件损坏', en: 'damaged' } }],
  ],
  known: [wrong.diagnostics[1]!.id],
  errors: [{ file: '', code: 'internal', words: { zh: '内部错误', en: 'internal' } }],
  run: {
    remarks: {
      skipped: [],
      unused: [],
      undecided: [{ rule: 'x', title: { zh: 'x', en: 'x' }, table: null, count: 3 }],
    },
  },
})

describe('sarif', () => {
  it('has the form of the standard', () => {
    expect(faults(everything)).toEqual([])
    expect(faults(runOf({ files: [] }))).toEqual([])
    // The check can fail.
    const broken = text(everything).replace('"level":"error"', '"level":"fatal"')
    const file = project.createSourceFile(
      join(root, 'test', 'reports', 'broken.ts'),
      `import type { Log } from 'sarif'\nexport const log: Log = ${broken}`,
    )
    expect(project.getProgram().compilerObject.getSemanticDiagnostics(file.compilerNode)).not.toEqual([])
  }, 120_000)

  it('is one run of all workbooks, with the rules that fired', () => {
    const run = read(everything)
    const { driver } = run.tool
    expect(driver).toMatchObject({ name: 'kplint', version: '1.2.3' })
    expect(driver.rules!.map(({ id }) => id)).toEqual(['few-projects', 'plan-above-total'])
    expect(driver.rules![1]).toEqual({
      id: 'plan-above-total',
      shortDescription: { text: '标题' },
      fullDescription: { text: '为什么' },
      help: { text: '怎么办\n\n依据：某号文' },
      defaultConfiguration: { level: 'error' },
      properties: { tags: ['plan'], 'problem.severity': 'error' },
    })
    for (const { ruleId, ruleIndex } of run.results!) expect(driver.rules![ruleIndex!]!.id).toBe(ruleId)
    expect(run.language).toBe('zh-CN')
    expect(read(runOf({ files: [['清.xlsx', reportOf(CLEAN)]] })).results).toEqual([])
  })

  it('says where: path, row and column, sheet and cell, and the cells it goes with', () => {
    const [first] = results(runOf({ files: [['./报送/甲 县#1 100%.xlsx', wrong]] }))
    expect(first).toMatchObject({ ruleId: 'plan-above-total', level: 'error' })
    expect(first!.message.text).toBe('表1!C4「甲项目」：年度计划 8000万元 大于总投资 5000万元')
    const uri = '%E6%8A%A5%E9%80%81/%E7%94%B2%20%E5%8E%BF%231%20100%25.xlsx'
    expect(first!.locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri, uriBaseId: '%SRCROOT%' },
          region: { startLine: 4, startColumn: 3 },
        },
        logicalLocations: [{ name: 'C4', fullyQualifiedName: '表1!C4', kind: 'cell' }],
      },
    ])
    const [related] = first!.relatedLocations!
    expect(related).toMatchObject({ id: 0, message: { text: '总投资' } })
    expect(related!.logicalLocations![0]!.fullyQualifiedName).toBe('表1!B4')
    const uris = results(everything).map(({ locations }) => locations![0]!.physicalLocation!.artifactLocation)
    expect(uris).toContainEqual({ uri: 'file:///%E7%BB%9D%E5%AF%B9/%E4%B9%99.xlsx' })
    expect(uris).toContainEqual({ uri: 'file:///C:/%E8%A1%A8/%E4%B8%99.xlsx' })
  })

  it('lists every cell of a finding that stands for a column, in blocks', () => {
    const one = wrong.diagnostics.find(({ rule }) => rule === 'plan-above-total')!
    const below = Array.from({ length: 300 }, (_, i) => ({ ...one.at, row: one.at.row + i }))
    const places = [...below, { ...one.at, row: 500 }, { ...one.at, sheet: 7, row: 0, col: 0 }]
    const [result] = results(runOf({ files: [['a.xlsx', { ...wrong, diagnostics: [{ ...one, places }] }]] }))
    expect(result!.locations).toHaveLength(1)
    expect(result!.properties).toEqual({ cells: ['表1!C4:C303', '表1!C501', '7!A1'] })
  })

  it('tells new from known, and what is accepted or explained by its suppression', () => {
    const run = results(everything)
    expect(run.map(({ baselineState }) => baselineState)).toContain('unchanged')
    expect(run.map(({ baselineState }) => baselineState)).toContain('new')
    const suppressed = run.filter(({ suppressions }) => suppressions !== undefined)
    expect(suppressed.map(({ suppressions }) => suppressions![0])).toEqual([
      { kind: 'external', status: 'accepted', justification: '已认可到 2025-12：县政府常务会议同意' },
      { kind: 'inSource', status: 'accepted', justification: expect.stringContaining('省里下达的清单') },
    ])
    // They come last.
    expect(run.slice(-2)).toEqual(suppressed)
    expect(results(runOf({ files: [['a.xlsx', wrong]] }))[0]).not.toHaveProperty('baselineState')
  })

  it('knows a finding again when rows are inserted; only the fingerprint for GitHub holds the file', () => {
    const moved = reportOf(WRONG.replace('甲项目', '丙项目 | 5000 | 4000\n甲项目'))
    const prints = (file: string, report = wrong) =>
      results(runOf({ files: [[file, report]] })).map(({ partialFingerprints: all }) => all!)
    const [ours, other] = [prints('甲.xlsx'), prints('乙.xlsx')]
    expect(prints('甲.xlsx', moved)).toEqual(ours)
    expect(other.map((one) => one['kplint/v1'])).toEqual(ours.map((one) => one['kplint/v1']))
    expect(new Set([...ours, ...other].map((one) => one.primaryLocationLineHash)).size).toBe(6)
  })

  it('tells every file that could not be read, and that the run is not whole', () => {
    const [invocation] = read(everything).invocations!
    expect(invocation!.executionSuccessful).toBe(false)
    expect(invocation!.toolExecutionNotifications).toEqual([
      {
        level: 'error',
        message: { text: '文件损坏' },
        descriptor: { id: 'not-zip' },
        locations: [{ physicalLocation: { artifactLocation: { uri: '%E5%9D%8F.xlsx', uriBaseId: '%SRCROOT%' } } }],
      },
      { level: 'error', message: { text: '内部错误' }, descriptor: { id: 'internal' } },
    ])
    expect(invocation!.toolConfigurationNotifications![0]!.message.text).toContain('3')
    expect(read(runOf({ files: [['a.xlsx', wrong]] })).invocations).toEqual([{ executionSuccessful: true }])
    const words = { zh: '坏', en: 'bad' }
    const files = Array.from({ length: 1100 }, (_, i) => [`${i}.xlsx`, { code: 'x', words }] as const)
    const told = read(runOf({ files })).invocations![0]!.toolExecutionNotifications!
    expect(told).toHaveLength(1001)
    expect(told.at(-1)!.message.text).toBe('还有 100 处没能检查，没有列出')
  })

  it('ranks before the limit: errors, then what is new, then the order of the run', () => {
    const report = many(wrong, 7200, ['info', 'warning', 'error'])
    const known = report.diagnostics.filter((_, i) => i % 2 === 1).map(({ id }) => id)
    const run = read(runOf({ files: [['a.xlsx', report]], known }))
    expect(run.results).toHaveLength(5000)
    const seen = run.results!.map(({ level, baselineState }) => `${level} ${baselineState}`)
    const blocks = seen.filter((one, i) => one !== seen[i - 1])
    expect(blocks).toEqual(['error new', 'error unchanged', 'warning new', 'warning unchanged', 'note new'])
    const lines = run.results!.map(({ locations }) => locations![0]!.physicalLocation!.region!.startLine!)
    const notes = lines.slice(seen.indexOf('note new'))
    expect(notes).toEqual([...notes].sort((a, b) => a - b))
    // Of equals the first of the run are kept: infos stand in rows 4, 7, 10 …, every second of them known.
    expect(notes.at(-1)).toBe(4 + 6 * (notes.length - 1))
    const [left] = run.invocations![0]!.toolExecutionNotifications!
    expect(left).toMatchObject({ level: 'warning' })
    expect(left!.message.text).toContain('一共 7200 条，这里只有前 5000 条')
    expect(left!.message.text).toContain('2200 条没有写入')
  })

  it('walks a run of any length and keeps no more than its limit', () => {
    const one = runOf({ files: [['a.xlsx', many(wrong, 3000)]] })
    let walks = 0
    const run = {
      ...one,
      *results() {
        walks++
        for (let i = 0; i < 20; i++) for (const result of one.results()) yield { ...result, file: `${i}.xlsx` }
      },
    }
    expect(results(run)).toHaveLength(5000)
    expect(walks).toBe(1)
  })

  it('is valid JSON, with URIs that are URIs, whatever the workbooks say', () => {
    fc.assert(
      fc.property(hostileRun, (run) => {
        expect(text(run)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202e\ud800-\udfff]/u)
        const made = results(run)
        expect(made).toHaveLength(6)
        for (const { locations, relatedLocations, message } of made) {
          expect(message.text).not.toMatch(/[\n\u001b]/)
          for (const { physicalLocation } of [...locations!, ...(relatedLocations ?? [])]) {
            const { uri } = physicalLocation!.artifactLocation!
            expect(uri).toMatch(/^(?:file:\/\/\/?)?(?:[\w.!~*'()\-/]|%[0-9A-F]{2}|(?<=^file:\/\/\/[A-Za-z]):)*$/)
          }
        }
      }),
    )
  })
})
