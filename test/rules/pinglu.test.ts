/** The 平陆 pack, held against the seeds it is taken from. */
import { describe, expect, it } from 'vitest'
import { fields, packTexts, rules, tables } from '../../rules/index.js'
import { annexProjects } from '../../seeds/annex.js'
import { makeRuleset } from '../../src/pack/pack.js'
import { readPack } from '../../src/pack/read.js'

const vocabulary = { fields, kinds: tables }
const files = Object.fromEntries(
  Object.entries(packTexts)
    .filter(([path]) => path.startsWith('pinglu/'))
    .map(([path, text]) => [path.slice('pinglu/'.length), text]),
)
const pack = readPack(files, 'pinglu', { vocabulary, rules })
const { leaders, units } = pack.rosters!

describe('the 平陆 pack', () => {
  it('names only rules, options, fields and kinds that exist', () => {
    expect(() => makeRuleset(vocabulary, rules, [pack])).not.toThrow()
  })
  it('has the 14 leaders of the annex, and no other', () => {
    const named = new Set(annexProjects.flatMap((project) => project.leaders))
    expect(leaders!.names).toEqual(named)
    expect(named.size).toBe(14)
  })
  it('knows every unit of the annex; only 招投促中心 goes by another name', () => {
    const hits = annexProjects.map(({ raw }) => ({ written: raw.unit, hit: units!.find(raw.unit) }))
    expect(hits.filter(({ hit }) => hit === null)).toEqual([])
    const aliases = hits.filter(({ hit }) => hit?.as === 'alias')
    expect(aliases.map(({ written, hit }) => [written, hit!.entry.name])).toEqual([['招投促中心', '县招投中心']])
  })
  it('knows the units of the clauses by the names they have there', () => {
    const clauses =
      '县发改局 县项目推进中心 县招投中心 县行政审批局 县自然资源局 县生态环境局 县住建局 县林业局 供电公司 县公安局 县财政局'
    for (const name of clauses.split(' ')) expect(units!.find(name), name).toMatchObject({ as: 'name' })
  })
})
