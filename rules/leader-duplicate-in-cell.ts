import { type Roster, readPeople, squeeze, type TableRecord, UNDECIDABLE, unpadName } from '../src/core/index.js'
import { defineRule, type Fields } from './fields.js'
import { rewrite } from './readings.js'

export default defineRule({
  id: 'leader-duplicate-in-cell',
  title: { zh: '同一格重复写了领导', en: 'Same leader twice in a cell' },
  why: {
    zh: '同一位领导写了两遍，按领导汇总时这个项目就算了两次；也可能本来要写另一位，写错了。',
    en: 'A leader written twice counts the project twice in every list by leader, or another leader was meant.',
  },
  help: {
    zh: '留一个。原来要写另一位领导的，改成那一位。姓名之间加了空格的（王  飞）算同一人，名册里的别名也算；重复的一处带职务的不自动删。',
    en: 'Keep one; if another leader was meant, name that one. Padding (王  飞) and aliases of the roster count as the same. A repetition with a title is not removed by itself.',
  },
  source: {
    zh: '各地台账中常见，种子002附件一格有两位领导',
    en: 'seen in many ledgers; cells of the annex of seed 002 hold two leaders',
  },
  severity: 'warning',
  on: 'record',
  columns: ['leader'],
  messages: {
    twice: { zh: '“{names}”在同一格里写了不止一次', en: '“{names}” more than once in one cell' },
  },
  examples: {
    bad: [
      `
平陆县2025年重点项目表
单位：万元
序号 | 项目名称 | 总投资 | 2025年计划投资 | 包联领导
1    | 甲项目   | 6000   | 500            | 张首华、张首华!
2    | 乙项目   | 8000   | 600            | 王  飞↵李波↵王飞!
3    | 丙项目   | 7000   | 700            | 李波
4    | 丁项目   | 7000   | 700            | 李波 李波!
! “张首华”在同一格里写了不止一次
! “王飞”在同一格里写了不止一次
! “李波”在同一格里写了不止一次
~>
平陆县2025年重点项目表
单位：万元
序号 | 项目名称 | 总投资 | 2025年计划投资 | 包联领导
1    | 甲项目   | 6000   | 500            | 张首华
2    | 乙项目   | 8000   | 600            | 王  飞↵李波
3    | 丙项目   | 7000   | 700            | 李波
4    | 丁项目   | 7000   | 700            | 李波
`,
      `
平陆县2025年重点项目表
单位：万元
序号 | 项目名称 | 总投资 | 2025年计划投资 | 包联领导
1    | 甲项目   | 6000   | 500            | 李波、李波（副县长）!
2    | 乙项目   | 8000   | 600            | 张首华
! “李波”在同一格里写了不止一次
`,
    ],
    good: `
平陆县2025年重点项目表
单位：万元
序号 | 项目名称 | 总投资 | 2025年计划投资 | 包联领导
1    | 甲项目   | 6000   | 500            | 张首华、张华峰
2    | 乙项目   | 8000   | 600            | 张首华
3    | 丙项目   | 7000   | 700            |
4    | 丁项目   | 7000   | 700            | 李波（李波县长）
`,
  },
  *check(record, { settings }) {
    if (record.isBlank('leader') || record.value('leader') === null) return
    const people = record.people('leader')
    if (!people?.certain) return yield UNDECIDABLE
    const roster = settings.rosters.get('leaders')
    const keys = people.names.map((name) => keyOf(name, roster))
    const twice = people.names.filter((_, i) => keys.indexOf(keys[i]!) === i && keys.lastIndexOf(keys[i]!) > i)
    if (twice.length === 0) return
    const at = record.at('leader')
    const once = onlyOnce(record, roster)
    yield {
      at,
      message: 'twice',
      data: { names: twice.join('、') },
      ...(once === null ? {} : { expected: once, ...rewrite(record.table, at, once) }),
    }
  },
})

function keyOf(name: string, roster: Roster | undefined): string {
  return roster?.find(name)?.entry.name ?? squeeze(name)
}

const SEPARATOR = /(\s*[、，,;；/／|｜\r\n]\s*)/

/** The cell with each leader where he stands first; null where the pieces are not one name each, or a repetition says more. */
function onlyOnce(record: TableRecord<Fields>, roster: Roster | undefined): string | null {
  const raw = String(record.value('leader'))
  const known = new Set<string>()
  let text = ''
  const parts = raw.split(SEPARATOR)
  const pieces = parts.length === 1 ? raw.split(/(\s+)/) : parts
  for (const [i, piece] of pieces.entries()) {
    if (i % 2 === 1) continue
    const before = pieces[i - 1] ?? ''
    const reading = readPeople(piece, roster?.names ?? null)
    if (reading.state === 'blank') {
      text += before + piece
      continue
    }
    const name =
      reading.state === 'ok' && reading.value.certain && reading.value.names.length === 1 && reading.value.names[0]
    if (!name) return null
    const key = keyOf(name, roster)
    if (!known.has(key)) text += before + piece
    else if (unpadName(piece) !== name) return null
    known.add(key)
  }
  return text
}
