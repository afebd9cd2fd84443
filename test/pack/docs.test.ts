/** docs/packs.md: every key is shown, and everything shown can be read and holds. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { fields } from '../../rules/fields.js'
import { packTexts, rules, tables } from '../../rules/index.js'
import { checkKinds } from '../../src/pack/declaration.js'
import type { DeclaredRule } from '../../src/pack/declare.js'
import { compileExpression } from '../../src/pack/expression.js'
import { functionNames } from '../../src/pack/functions.js'
import { type PackFiles, readPacks } from '../../src/pack/read.js'
import { casesOf } from '../../src/testing/cases.js'
import { holdCase } from '../../src/testing/hold.js'

const root = join(import.meta.dirname, '..', '..')
const text = readFileSync(join(root, 'docs', 'packs.md'), 'utf8')
const schema = JSON.parse(readFileSync(join(root, 'rules', 'pack.schema.json'), 'utf8')) as {
  properties: { [key: string]: { items?: { properties?: object } } }
}
const catalogue = { vocabulary: { fields, kinds: tables }, rules }

/** Every block of YAML, one below the other: together they are a pack. */
const yaml = [...text.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, block]) => block).join('')

describe('the page about packs', () => {
  it('shows every key of a pack, of an exception and of a declared rule', () => {
    const shown = new Set([...text.matchAll(/[`\s{]([A-Za-z]+):/g)].map(([, key]) => key))
    const keys = [
      ...Object.keys(schema.properties).filter((key) => key !== '$schema'),
      ...Object.keys(schema.properties.exceptions!.items!.properties!),
      ...Object.keys(schema.properties.declare!.items!.properties!),
    ]
    expect(keys.filter((key) => !shown.has(key))).toEqual([])
    expect(keys).toEqual(expect.arrayContaining([...checkKinds]))
    expect(functionNames.filter((name) => !text.includes(name))).toEqual([])
  })

  it('shows a pack that can be read, and rules that hold their examples', () => {
    const builtIn = (name: string): PackFiles =>
      Object.fromEntries(
        Object.entries(packTexts).flatMap(([path, file]) =>
          path.startsWith(`${name}/`) ? [[path.slice(name.length + 1), file]] : [],
        ),
      )
    const files = { 'pack.yaml': yaml, 'units.csv': 'name\n县水利局\n', 'leaders.csv': 'name\n张三\n' }
    const hold = (rule: DeclaredRule) => {
      for (const one of casesOf(rule)) holdCase(one)
      return null
    }
    const open = (name: string) => ({ id: name, files: name === '某县' ? files : builtIn(name) })
    const packs = readPacks(['某县'], open, [], catalogue, hold)
    expect(packs.map(({ id }) => id)).toEqual(['pinglu', '某县'])
    expect(packs[1]!.exceptions!.map(({ until }) => until.text)).toEqual(['2025-12', '2026-03-31', '2026-12'])
  })

  it('shows checks and expressions that can be read', () => {
    const rule = (parse(yaml) as { declare: object[] }).declare[0]!
    const { expression: _, when: __, at: ___, message: ____, ...rest } = rule as { [key: string]: unknown }
    const table = text.slice(text.indexOf('### 检查的种类'), text.indexOf('### 表达式'))
    const cells = table.split('\n').flatMap((line) => line.split(/(?<!\\)\|/)[2] ?? [])
    const checks = cells.flatMap((cell) => [...cell.matchAll(/`([a-zA-Z]+: .*?)`(?=、| |$)/g)].map(([, one]) => one!))
    expect(checks.length).toBeGreaterThanOrEqual(checkKinds.length)
    for (const check of checks) {
      const own = { ...rest, ...(parse(check.replaceAll('\\|', '|')) as object), message: '例' }
      const pack = JSON.stringify({ title: '某县', declare: [own] })
      const open = () => ({ id: '某县', files: { 'pack.yaml': pack } })
      expect(() => readPacks(['某县'], open, [], catalogue), check).not.toThrow()
    }
    const [section = ''] = text.slice(text.indexOf('### 表达式')).split(/^## /m)
    const expressions = [...section.matchAll(/`([^`]*(?:[<>=]=?| in |matches|contains)[^`]*)`/g)]
    for (const [, one] of expressions.filter(([, found]) => /[a-z]/.test(found!) && /[<>"|]/.test(found!)))
      expect(() => compileExpression(one!.replaceAll('\\|', '|'), catalogue.vocabulary), one).not.toThrow()
    expect(expressions.length).toBeGreaterThan(8)
  })
})
