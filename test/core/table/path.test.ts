/** What a path of headings names, and that one path is never taken for another. */
import { expect, it } from 'vitest'
import { fields } from '../../../rules/fields.js'
import { tables } from '../../../rules/tables.js'
import { compileVocabulary } from '../../../src/core/index.js'
import { matchPath } from '../../../src/core/table/path.js'

/** A lexicon that remembers nothing yet. */
const fresh = () => compileVocabulary({ fields: [...fields], kinds: [...tables] })
const pathOf = (texts: readonly string[]) => texts.map((text) => ({ text }))

/** Paths whose texts, put one behind the other, look alike: a cell may hold any sign, NUL (written `_x0000_`) among them. */
const ALIKE: readonly (readonly string[])[] = [
  ['投资', '年度计划'],
  ['投资\u0000年度计划'],
  ['投资4:年度计划'],
  ['投资年度计划'],
  ['年度计划', '投资'],
  ['2:投资', '年度计划'],
  ['', '投资', '年度计划'],
  ['总投资'],
  ['总投资\u0000'],
  ['总投资', ''],
]

it('a path names the same field whatever paths were asked about before', () => {
  const alone = ALIKE.map((texts) => matchPath(fresh(), pathOf(texts))?.field.name ?? null)
  expect(alone).toContain('plan')
  for (const order of [ALIKE, ALIKE.toReversed()]) {
    const lexicon = fresh()
    for (const texts of order)
      expect(matchPath(lexicon, pathOf(texts))?.field.name ?? null, JSON.stringify(texts)).toBe(
        alone[ALIKE.indexOf(texts)],
      )
  }
})
