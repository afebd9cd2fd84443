import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Project, ts } from 'ts-morph'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AnyRule } from '../../src/core/index.js'
import { newRule } from '../../src/dev/new-rule.js'
import { RuleTestError, testRule } from '../../src/testing/index.js'

const root = join(import.meta.dirname, '..', '..')
const clone = mkdtempSync(join(tmpdir(), 'kplint-new-'))
const written = (path: string): string => readFileSync(join(clone, path), 'utf8')

beforeAll(() => {
  mkdirSync(join(clone, 'rules'))
  cpSync(join(root, 'rules', 'invest-plan-exceeds-total.ts'), join(clone, 'rules', 'invest-plan-exceeds-total.ts'))
})
afterAll(() => rmSync(clone, { recursive: true }))

describe('npm run new-rule', () => {
  it('writes the file and the index, and says what comes next', () => {
    const said = newRule(clone, 'invest-plan-too-round')
    expect(said).toContain('rules/invest-plan-too-round.ts')
    expect(said).toContain('-t invest-plan-too-round')
    expect(written('rules/index.ts')).toContain("import investPlanTooRound from './invest-plan-too-round.js'")
    expect(written('rules/index.ts')).toContain("import investPlanExceedsTotal from './invest-plan-exceeds-total.js'")
  })

  it('makes a rule that compiles and fails its own tests until its words and tables are there', async () => {
    const project = new Project({ tsConfigFilePath: join(root, 'tsconfig.json'), skipAddingFilesFromTsConfig: true })
    const mistakes = (text: string) => {
      const file = project.createSourceFile(join(root, 'rules', 'invest-zzz-model.ts'), text, { overwrite: true })
      return file
        .getPreEmitDiagnostics()
        .map((one) => ts.flattenDiagnosticMessageText(one.compilerObject.messageText, ' '))
    }
    newRule(clone, 'invest-zzz-model')
    const text = written('rules/invest-zzz-model.ts')
    expect(mistakes(text)).toEqual([])
    expect(mistakes(text.replace("needs: ['plan'", "needs: ['plam'")).join()).toContain('plam')

    const copy = text
      .replace('../src/core/index.js', join(root, 'src/core/index.ts'))
      .replace('./fields.js', join(root, 'rules/fields.ts'))
    writeFileSync(join(clone, 'rules', 'model.ts'), copy)
    const { default: rule } = (await import(join(clone, 'rules', 'model.ts'))) as { readonly default: AnyRule }
    expect(() => testRule(rule)).toThrow(RuleTestError)
    expect(() => testRule(rule)).toThrow(/title: .*why: .*messages\.found: /s)
  })

  it.each([
    ['planExceeds', /不是规则号/],
    ['plan', /不是规则号/],
    ['../x-y', /不是规则号/],
    ['invest-plan-', /不是规则号/],
    ['investt-plan', /没有“investt”这一类，是不是“invest”/],
    ['invest-plan-exceeds-total', /已经有了/],
  ])('refuses %s', (id, why) => {
    expect(() => newRule(clone, id)).toThrow(why)
    expect(existsSync(join(clone, 'rules', `${id}.ts`)) && id !== 'invest-plan-exceeds-total').toBe(false)
  })
})
