/** A rule about 总投资 lacks a column in a plan without one; a roster of units has none to lack. */
import { describe, expect, it } from 'vitest'
import { defineRule, fields } from '../../rules/fields.js'
import { tables } from '../../rules/tables.js'
import { type AnyRule, lint } from '../../src/core/index.js'
import { parseDrawing } from '../../src/hosts/text.js'
import { makeRuleset } from '../../src/pack/pack.js'

const words = { zh: '总投资', en: 'total' }

const needsTotal = defineRule({
  id: 'needs-total',
  title: words,
  why: words,
  help: words,
  source: 'test',
  severity: 'error',
  on: 'record',
  needs: ['total'],
  messages: { found: words },
  examples: { good: '', bad: '' },
  *check(record) {
    yield { at: record.at('total'), message: 'found' }
  },
})

function check(drawing: string) {
  const ruleset = makeRuleset({ fields, kinds: tables }, [needsTotal as AnyRule], [])
  const { skipped, diagnostics, checked } = lint(parseDrawing(drawing).workbook, ruleset)
  return { skipped: skipped.length, found: diagnostics.length, tables: checked.tables }
}

describe('a rule whose column is not there', () => {
  it('is skipped, and that is said, where tables of the kind should have it', () => {
    const plan = `
平陆县2025年重点项目计划表
序号 | 项目名称 | 责任单位 | 建设性质 | 年度计划投资（万元）
1 | 储能项目 | 发改局 | 新建 | 10
`
    expect(check(plan)).toEqual({ skipped: 1, found: 0, tables: 1 })
  })

  it('is not about a table of a kind that never has it', () => {
    const roster = `
责任单位名册
序号 | 单位名称 | 简称
1 | 平陆县水利局 | 水利局
`
    expect(check(roster)).toEqual({ skipped: 0, found: 0, tables: 1 })
  })

  it('is asked where such a table has the column all the same', () => {
    const signed = `
招商引资签约项目台账
序号 | 项目名称 | 投资方 | 签约日期 | 总投资（万元）
1 | 铝加工 | 某公司 | 2025年3月 | 100
`
    expect(check(signed)).toEqual({ skipped: 0, found: 1, tables: 1 })
  })
})
