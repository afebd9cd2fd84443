/** What docs/writing-rules.md promises, line for line, with the package as it is built. */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
  const missing = ['index', 'rules', 'testing'].filter((name) => !existsSync(join(root, 'dist', `${name}.js`)))
  if (missing.length > 0) spawnSync(process.execPath, [join(root, 'build.mjs'), ...missing], { cwd: root })
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
})
