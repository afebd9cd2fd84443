import { defineRule } from './fields.js'
import { quoted, rewrite } from './readings.js'

export default defineRule({
  id: 'leader-unsplittable',
  title: { zh: '领导姓名分不开', en: 'Leader cell cannot be split safely' },
  why: {
    zh: '姓名连在一起，按领导汇总时会把两个人当成一个人，少算包联项目。',
    en: 'Names run together are counted as one person when projects are listed by leader.',
  },
  help: {
    zh: '几位领导之间用顿号分开，如“杜中伟、张华峰”；换行、逗号、分号也可以。两字姓名中间的空格（王  飞）会认作一个人。给了名册而且只有一种读法时，附有改法。',
    en: 'Separate names by 、 (a line break, a comma or a semicolon will do). A two-character name padded by blanks (王  飞) is read as one. Where the roster leaves one reading, it is offered.',
  },
  source: {
    zh: '公开台账中“甲某某乙  丙”一类写法；种子002附件用换行分隔',
    en: 'Cells such as 甲某某乙  丙 in public ledgers; seed 002 separates by line breaks',
  },
  severity: 'warning',
  on: 'record',
  tables: ['plan', 'dispatch', 'lead'],
  columns: ['leader'],
  messages: {
    joined: { zh: '“{text}”中姓名连在一起，应写“{names}”', en: 'names run together in “{text}”, write “{names}”' },
    unclear: { zh: '“{text}”分不清是哪几个人', en: '“{text}” cannot be split into names with certainty' },
    none: { zh: '“{text}”里看不出姓名', en: 'no name can be read in “{text}”' },
  },
  examples: {
    bad: [
      {
        settings: { rosters: { leaders: ['杨可隆', '王飞', '张首华'] } },
        table: `
平陆县2025年重点项目表
单位：万元
序号 | 项目名称 | 总投资 | 2025年计划投资 | 包联领导
1    | 甲项目   | 6000   | 500            | 杨可隆王飞!
2    | 乙项目   | 8000   | 600            | 杨可隆王  飞!
3    | 丙项目   | 7000   | 700            | 杨可隆
! “杨可隆王飞”中姓名连在一起，应写“杨可隆、王飞”
! “杨可隆王  飞”中姓名连在一起，应写“杨可隆、王飞”
`,
      },
      `
平陆县2025年重点项目表
单位：万元
序号 | 项目名称 | 总投资 | 2025年计划投资 | 包联领导
1    | 甲项目   | 6000   | 500            | 甲某某乙某丙!
2    | 乙项目   | 8000   | 600            | 2024!
3    | 丙项目   | 7000   | 700            | 李波
! “甲某某乙某丙”分不清是哪几个人
! “2024”里看不出姓名
`,
    ],
    good: `
平陆县2025年重点项目表
单位：万元
序号 | 项目名称 | 总投资 | 2025年计划投资 | 包联领导
1    | 甲项目   | 6000   | 500            | 杜中伟↵张华峰
2    | 乙项目   | 8000   | 600            | 王  飞
3    | 丙项目   | 7000   | 700            | 杜中伟 张华峰
4    | 丁项目   | 7000   | 700            | 杜中伟，王  飞（副县长）
5    | 戊项目   | 7000   | 700            |
`,
  },
  *check(record) {
    const reading = record.read('leader')
    if (reading.state === 'blank' || reading.state === 'placeholder') return
    const raw = record.value('leader')
    if (typeof raw === 'object') return
    const at = record.at('leader')
    const text = quoted(String(raw))
    const people = record.people('leader')
    if (!people) yield { at, message: 'none', data: { text } }
    else if (!people.certain) yield { at, message: 'unclear', data: { text } }
    else if (runTogether(String(raw), people)) {
      const names = people.names.join('、')
      yield {
        at,
        message: 'joined',
        data: { text, names },
        expected: names,
        ...rewrite(record.table, at, names, { safe: false }),
      }
    }
  },
})

/** True where nothing stands between two of the names as written. */
function runTogether(
  text: string,
  { names, padded }: { names: readonly string[]; padded: readonly string[] },
): boolean {
  const written = names.map((name) => padded.find((form) => form.replace(/\s/g, '') === name) ?? name)
  return written.some((name, i) => i > 0 && text.includes(written[i - 1]! + name))
}
