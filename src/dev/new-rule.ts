/** `npm run new-rule <id>`: a rule's file to begin from, and the index that knows it. Its examples fail until they are drawn. */
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { RULE_ID } from '../pack/rule-shape.js'
import { hintWords, listWords } from '../pack/words.js'
import { families, familyOf } from './families.js'
import { ruleIds, ruleIndex } from './generate.js'

/** Makes `rules/<id>.ts` below `root` and the index anew. Gives what to do next; throws an `Error` that says what is wrong with the id. */
export function newRule(root: string, id: string): string {
  const problem = problemWith(root, id)
  if (problem !== null) throw new Error(problem)
  writeFileSync(join(root, 'rules', `${id}.ts`), model(id))
  writeFileSync(join(root, 'rules', 'index.ts'), ruleIndex(ruleIds(join(root, 'rules'))))
  return [
    `rules/${id}.ts`,
    '',
    '1. 先画两张例表（examples.bad、examples.good），画法见 src/hosts/text.ts 开头。 Draw the two tables first; the signs are in src/hosts/text.ts.',
    '2. 写 title、why、help、source、messages，中文在先。 Then the words, Chinese first.',
    '3. 最后写 check：先排除，后报出；看不准就 yield UNDECIDABLE。 check last: guards, then the finding; UNDECIDABLE where it cannot be told.',
    `4. npx vitest run test/rules.test.ts test/rules/answers.test.ts -t ${id}`,
    '5. npm run generate',
    '',
  ].join('\n')
}

function problemWith(root: string, id: string): string | null {
  if (!RULE_ID.test(id))
    return `“${id}” 不是规则号：小写字母、数字和“-”，先写类别，如 invest-plan-exceeds-total。 No id: lower-case letters, digits and “-”, the family first.`
  const known = Object.keys(families)
  const family = familyOf(id)
  if (!known.includes(family)) {
    const hint = hintWords(family, known)
    const list = listWords(known)
    return `没有“${family}”这一类${hint.zh}。已有：${list.zh}；新的类别加在 src/dev/families.ts。 Unknown family “${family}”${hint.en}; add it to src/dev/families.ts.`
  }
  return existsSync(join(root, 'rules', `${id}.ts`)) ? `rules/${id}.ts 已经有了。 It exists already.` : null
}

/** A rule that compiles, whose words are blank and whose tables are still to be drawn. */
function model(id: string): string {
  return `import { compareAmounts, minusAmount, UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'

export default defineRule({
  id: '${id}',
  title: { zh: '', en: '' },
  why: { zh: '', en: '' },
  help: { zh: '', en: '' },
  source: { zh: '', en: '' },
  severity: 'warning',
  on: 'record',
  needs: ['plan', 'total'],
  messages: {
    found: { zh: '', en: '' },
  },
  examples: {
    bad: \`
单位：万元
项目名称 | 总投资 | 年度计划投资
甲项目   | 6000   | 5000!
! 画出要报的表，写上要报的话
\`,
    good: \`
画出像、但不该报的表
\`,
  },
  *check(record) {
    const plan = record.amount('plan')!
    const total = record.amount('total')!
    const compared = compareAmounts(plan, total)
    if (compared === null) yield UNDECIDABLE
    if (compared !== 'greater') return
    yield { at: record.at('plan'), message: 'found', difference: minusAmount(plan, total) }
  },
})
`
}

if (process.argv[1] === import.meta.filename) {
  const [id, more] = process.argv.slice(2)
  if (id === undefined || more !== undefined) {
    console.error('npm run new-rule <规则号 id>')
    process.exitCode = 2
  } else {
    try {
      console.log(newRule(join(import.meta.dirname, '..', '..'), id))
    } catch (error) {
      console.error((error as Error).message)
      process.exitCode = 2
    }
  }
}
