/** The kit must fail a rule for everything a rule can do wrong: each of these rules does one thing wrong. */
import { describe, expect, it } from 'vitest'
import { defineRule } from '../../rules/fields.js'
import { type AnyRule, UNDECIDABLE } from '../../src/core/index.js'
import { RuleTestError, testRule } from '../../src/testing/index.js'

const BAD = `
单位：万元
项目名称 | 总投资 | 年度计划投资
甲项目   | 6000   | 300!
! 计划300万元太小
`
const GOOD = `
单位：万元
项目名称 | 总投资 | 年度计划投资
甲项目   | 6000   | 3000
`

const right = defineRule({
  id: 'our-plan-too-small',
  title: { zh: '计划太小', en: 'Plan too small' },
  why: { zh: '会退回', en: 'It is sent back' },
  help: { zh: '核对', en: 'Check' },
  source: '通知第三条',
  severity: 'warning',
  on: 'record',
  needs: ['plan'],
  messages: { small: { zh: '计划{plan}太小', en: 'the plan {plan} is small' } },
  examples: { bad: BAD, good: GOOD },
  *check(record) {
    const plan = record.amount('plan')!
    if (plan.value < 500) yield { at: record.at('plan'), message: 'small', data: { plan } }
  },
})

/** The rule with something changed, as JavaScript would let it be. */
const changed = (change: object): AnyRule => ({ ...right, ...change }) as AnyRule
const examples = (bad: unknown, good: unknown = GOOD) => changed({ examples: { bad, good } })

describe('the test kit', () => {
  it('lets a rule pass that does as it says', () => {
    expect(() => testRule(right)).not.toThrow()
  })

  it('gives every part to a runner under its name', () => {
    const names: string[] = []
    testRule(right, (name, run) => {
      names.push(name)
      run()
    })
    expect(names).toEqual(['our-plan-too-small: is a rule', 'our-plan-too-small: bad 1', 'our-plan-too-small: good 1'])
  })

  it.each<[string, AnyRule, RegExp]>([
    ['a marked cell that is not reported', examples(BAD.replace('6000 ', '6000!')), /报出的格 .*缺 · missing\s+B3/s],
    ['a reported cell that is not marked', examples(BAD.replace('300!', '300')), /报出的格 .*多 · unexpected\s+C3/s],
    [
      'another message',
      examples(BAD.replace('太小', '很小')),
      /缺 · missing\s+计划300万元很小\s+多 · unexpected\s+计划300万元太小/,
    ],
    ['a finding in a good table', examples(BAD, BAD), /good 1: 通过例报出了问题/],
    ['a bad table without a finding', examples(GOOD), /bad 1: 不通过例什么都没有报/],
    [
      'a rule that is skipped',
      examples(BAD, '单位：万元\n项目名称 | 总投资\n甲项目 | 6000\n'),
      /被跳过.*年度计划投资/s,
    ],
    ['an example that is no table', examples(BAD, '没有表'), /没有一张表轮到/],
    ['a column that does not exist', changed({ needs: ['plam'] }), /needs: 没有字段“plam”，是不是“plan”/],
    ['words in one language', changed({ why: { zh: '会退回', en: ' ' } }), /why: /],
    ['a severity there is not', changed({ severity: 'warn' }), /severity: .*是不是“warning”/],
    ['an unknown key', changed({ need: ['plan'] }), /不认识“need”，是不是“needs”/],
    ['no check', changed({ check: undefined }), /缺少“check”/],
    [
      'an unfilled placeholder',
      changed({ messages: { small: { zh: '计划{plan}太小', en: '{what} is small' } } }),
      /没有填上的占位.*\{what\}/s,
    ],
    [
      'a rule that knows a place',
      changed({
        *check(record: Parameters<typeof right.check>[0]) {
          const plan = record.amount('plan')!
          if (record.at('plan').col === 2) yield* right.check(record, { options: {}, settings: {} as never })
          else if (plan.value < 0) yield UNDECIDABLE
        },
      }),
      /同一张表换个样子：上面多空行/,
    ],
    [
      'a fix that is not drawn',
      changed({
        *check(record: Parameters<typeof right.check>[0]) {
          const at = record.at('plan')
          const plan = record.amount('plan')!
          if (plan.value < 500)
            yield { at, message: 'small', data: { plan }, fix: { safe: true, edits: [{ at, from: 300, to: 3000 }] } }
        },
      }),
      /没有画出（~>）的自动修改.*C3: 300 → 3000/s,
    ],
  ])('fails %s', (_, rule, why) => {
    expect(() => testRule(rule)).toThrow(RuleTestError)
    expect(() => testRule(rule)).toThrow(why)
  })

  it('knows fields that a plug-in adds', () => {
    const rule = changed({
      needs: ['jobs'],
      examples: {
        bad: '项目名称 | 总投资（万元） | 新增岗位\n甲项目 | 6000 | 0!\n! 没有岗位\n',
        good: '项目名称 | 总投资（万元） | 新增岗位\n甲项目 | 6000 | 5\n',
      },
      messages: { none: { zh: '没有岗位', en: 'no jobs' } },
      *check(record: { number(field: string): number | null; at(field: string): unknown }) {
        if (record.number('jobs') === 0) yield { at: record.at('jobs'), message: 'none' }
      },
    })
    const jobs = {
      name: 'jobs',
      type: 'number',
      title: { zh: '新增岗位', en: 'jobs' },
      headings: ['新增岗位'],
    } as const
    expect(() => testRule(rule, null, { fields: [jobs] })).not.toThrow()
    expect(() => testRule(rule)).toThrow(/没有字段“jobs”/)
  })
})
