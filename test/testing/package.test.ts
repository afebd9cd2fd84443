/** What docs/writing-rules.md promises, line for line, with the package as it is built. */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..', '..')
const app = mkdtempSync(join(tmpdir(), 'kplint-app-'))
const page = readFileSync(join(root, 'docs', 'writing-rules.md'), 'utf8')

/** The code block of the page that begins with this name. */
function block(name: string): string {
  const found = [...page.matchAll(/```js\n([\s\S]*?)```/g)].map((match) => match[1]!)
  return found.find((code) => code.startsWith(`// ${name}\n`)) ?? ''
}

function runTests() {
  const { FORCE_COLOR: _, NODE_OPTIONS: __, ...env } = process.env
  const { status, stdout } = spawnSync(process.execPath, ['--test', '--test-reporter=tap'], {
    cwd: app,
    env,
    encoding: 'utf8',
  })
  return { status, stdout }
}

beforeAll(() => {
  const missing = [
    ['index', 'index.js'],
    ['rules', 'rules.js'],
    ['testing', 'testing.js'],
    ['cli', 'kplint.cjs'],
  ].filter(([, file]) => !existsSync(join(root, 'dist', file!)))
  if (missing.length > 0)
    spawnSync(process.execPath, [join(root, 'build.mjs'), ...missing.map(([name]) => name!)], { cwd: root })
  const installed = join(app, 'node_modules', 'kplint')
  mkdirSync(installed, { recursive: true })
  for (const name of ['package.json', 'dist']) cpSync(join(root, name), join(installed, name), { recursive: true })
  writeFileSync(join(app, 'package.json'), '{"private": true, "type": "module"}')
  writeFileSync(join(app, 'my-rules.test.js'), block('my-rules.test.js'))
}, 120_000)
afterAll(() => rmSync(app, { recursive: true }))

describe('a rule of a third party', () => {
  it('is tested in ten lines', () => {
    expect(block('my-rules.test.js').trim().split('\n').length).toBeLessThanOrEqual(10)
    writeFileSync(join(app, 'my-rules.js'), block('my-rules.js'))
    const { status, stdout } = runTests()
    expect(stdout).toContain('ok 1 - our-plan-too-small: is a rule')
    expect(stdout).toContain('ok 2 - our-plan-too-small: bad 1')
    expect(stdout).toContain('ok 3 - our-plan-too-small: good 1')
    expect(status).toBe(0)
  })

  it('fails its tests, readably, where it is wrong', () => {
    writeFileSync(join(app, 'my-rules.js'), block('my-rules.js').replace('plan.hi >=', 'plan.lo >='))
    const { status, stdout } = runTests()
    expect(status).toBe(1)
    expect(stdout).toContain('not ok 3 - our-plan-too-small: good 1')
    expect(stdout).toContain('多 · unexpected')
    expect(stdout).toContain('C3')
  })

  it('is asked by the program, with what it shares with the engine', async () => {
    writeFileSync(join(app, 'my-rules.js'), block('my-rules.js'))
    const undecided = block('my-rules.js')
      .replace('our-plan-too-small', 'our-undecided')
      .replace('import { defineRule }', 'import { defineRule, UNDECIDABLE }')
      .replace(/ {4}if \(plan\.hi[\s\S]*?\n {2}\},/, '    yield UNDECIDABLE\n  },')
    writeFileSync(join(app, 'undecided.js'), undecided)
    const book = new ExcelJS.Workbook()
    book.addWorksheet('表').addRows([['单位：万元'], ['项目名称', '总投资', '年度计划投资'], ['甲项目', 6000, 300]])
    await book.xlsx.writeFile(join(app, '表.xlsx'))
    const program = join(app, 'node_modules', 'kplint', 'dist', 'kplint.cjs')
    const args = ['check', '表.xlsx', '--format', 'json', '--plugin', './my-rules.js', '--plugin', './undecided.js']
    const { stdout, stderr } = spawnSync(process.execPath, [program, ...args], { cwd: app, encoding: 'utf8' })
    expect(stderr).toBe('')
    const [{ diagnostics, undecided: open }] = JSON.parse(stdout).reports
    expect(diagnostics.map(({ rule }: { rule: string }) => rule)).toContain('our-plan-too-small')
    expect(open).toContainEqual(expect.objectContaining({ rule: 'our-undecided', count: 1 }))

    writeFileSync(join(app, 'broken.js'), 'export default {\n  id: ,\n}\n')
    const broken = spawnSync(process.execPath, [program, 'rules', '--plugin', './broken.js'], {
      cwd: app,
      encoding: 'utf8',
    })
    expect([broken.status, broken.stderr]).toEqual([2, expect.stringMatching(/broken\.js:2 Unexpected token/)])
  })
})
