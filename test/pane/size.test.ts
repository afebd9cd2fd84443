/** How much the pane loads, as it is built: kept small, and free of what its policy forbids. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import ts from 'typescript'
import { beforeAll, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..', '..')
const pane = join(root, 'dist', 'pane')

/** `npm test` builds before; whoever runs this alone may not have. */
beforeAll(() => {
  if (existsSync(join(pane, 'worker.js')) && existsSync(join(pane, 'pane.html'))) return
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'build.mjs'), 'pane'], {
    cwd: root,
    encoding: 'utf8',
  })
  expect(status, stderr).toBe(0)
}, 900_000)

const gzip = (name: string) => gzipSync(readFileSync(join(pane, name)), { level: 9 }).length
const scripts = () => readdirSync(pane).filter((name) => name.endsWith('.js'))

/** What is there before a report stands: the pane, and the engine with every rule. */
const LOADED = ['pane.html', 'pane.css', 'syntax.js', 'support.js', 'pane.js', 'worker.js']
/** Bytes, gzip. */
const BUDGET = 250_000

describe('the built pages', () => {
  it('load no more than 250 KB (gzip) before a report stands', () => {
    const later = scripts().filter((name) => !LOADED.includes(name))
    const lines = [...LOADED, ...later].map(
      (name) => `${String(gzip(name)).padStart(8)}  ${name}${later.includes(name) ? ' (later)' : ''}`,
    )
    const sum = LOADED.reduce((total, name) => total + gzip(name), 0)
    console.log(`gzip bytes of the pane: ${sum} of ${BUDGET}\n${lines.join('\n')}`)
    expect(sum).toBeLessThanOrEqual(BUDGET)
  })

  it('load what reads packs and files only when it is asked for', () => {
    for (const name of ['packs.js', 'files.js', 'words.js', 'engine.js']) expect(scripts()).toContain(name)
    for (const name of ['pane.js', 'worker.js']) {
      const text = readFileSync(join(pane, name), 'utf8')
      // The reader of YAML, the reader of zip files, what a rule says of itself, and its drawn tables.
      expect(text).not.toMatch(/unresolved alias|BAD_ALIAS|End of central directory/i)
      expect(text).not.toContain('年底一定兑现不了')
      expect(text).not.toMatch(/\n单位：(?:万元|亿元)\n项目名称/)
    }
    expect(readFileSync(join(pane, 'words.js'), 'utf8')).toContain('年底一定兑现不了')
  })

  it('are for webviews of 2020, and the first script for any', () => {
    const newest = (name: string, target: ts.ScriptTarget) => {
      const text = readFileSync(join(pane, name), 'utf8')
      const options = { target, module: ts.ModuleKind.None, removeComments: true, allowJs: true }
      const printed = (to: ts.ScriptTarget) =>
        ts.transpileModule(text, { compilerOptions: { ...options, target: to } }).outputText
      return printed(target) === printed(ts.ScriptTarget.ESNext)
    }
    expect(newest('support.js', ts.ScriptTarget.ES5)).toBe(true)
    for (const name of ['pane.js', 'check.js', 'files.js'])
      expect(newest(name, ts.ScriptTarget.ES2020), name).toBe(true)
  })

  it('hold no eval: their policy would stop it', () => {
    for (const name of scripts()) {
      const source = ts.createSourceFile(name, readFileSync(join(pane, name), 'utf8'), ts.ScriptTarget.ES2022)
      const found: string[] = []
      const visit = (node: ts.Node): void => {
        if ((ts.isCallExpression(node) || ts.isNewExpression(node)) && ts.isIdentifier(node.expression))
          if (['eval', 'Function'].includes(node.expression.text)) found.push(node.getText(source).slice(0, 60))
        ts.forEachChild(node, visit)
      }
      visit(source)
      // ExcelJS carries what browsers before 2015 lacked: reached only without `globalThis`, or by a text given to `setImmediate`.
      const idle =
        name === 'exceljs.js'
          ? ['Function("return this")', 'new Function(""+e)', 'Function("r","regeneratorRuntime = r")']
          : []
      expect(
        found.filter((text) => !idle.includes(text)),
        name,
      ).toEqual([])
    }
  })
})
