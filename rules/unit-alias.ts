import { defineRule } from './fields.js'
import { likelyUnit, unitsIn } from './keys.js'
import { quoted, rewrite } from './readings.js'

export default defineRule({
  id: 'unit-alias',
  title: { zh: '单位简称不统一', en: 'Unit alias' },
  why: {
    zh: '同一个单位两种写法，按单位汇总时成了两家，项目数和投资额都对不上。',
    en: 'One unit under two names becomes two in every list by unit, and neither number is right.',
  },
  help: {
    zh: '改成名册中的名称。名册认可的简称（发改局、住建局）不提。与名册只差一个字、长度在6个字以上的，作为疑似提出，由人决定。一格写几个单位的逐个比对。',
    en: 'Write the name of the roster. Short forms it accepts pass. A name of 6 characters or more that is one character off is offered as a guess. Several units in a cell are compared one by one.',
  },
  source: {
    zh: '种子002附件“招投促中心”，正文“县招投中心”，种子000“平陆县招商投资促进中心”',
    en: 'Seed 002: 招投促中心 in the annex, 县招投中心 in the text; seed 000: 平陆县招商投资促进中心',
  },
  severity: 'info',
  on: 'record',
  columns: ['unit'],
  given: ['roster:units'],
  messages: {
    alias: { zh: '“{written}”在名册中是“{name}”', en: '“{written}” is “{name}” in the roster' },
    near: {
      zh: '名册中没有“{written}”，疑为“{name}”',
      en: '“{written}” is not in the roster, perhaps “{name}”',
    },
  },
  examples: {
    bad: {
      settings: {
        rosters: {
          units: [
            { name: '县招投中心', aliases: ['招投促中心'] },
            { name: '县发改局', accepted: ['发改局'] },
            '县项目推进中心',
          ],
        },
      },
      table: `
单位：万元
序号 | 项目名称 | 责任单位            | 总投资
1    | 甲项目   | 招投促中心!         | 6000
2    | 乙项目   | 发改局、招投促中心! | 8000
3    | 丙项目   | 县项目推动中心!     | 7000
! “招投促中心”在名册中是“县招投中心”
! “招投促中心”在名册中是“县招投中心”
! 名册中没有“县项目推动中心”，疑为“县项目推进中心”
~>
单位：万元
序号 | 项目名称 | 责任单位           | 总投资
1    | 甲项目   | 县招投中心         | 6000
2    | 乙项目   | 发改局、县招投中心 | 8000
3    | 丙项目   | 县项目推动中心     | 7000
`,
    },
    good: {
      settings: {
        rosters: {
          units: [
            { name: '县招投中心', aliases: ['招投促中心'] },
            { name: '县发改局', accepted: ['发改局'] },
            { name: '县民营经济服务中心', accepted: ['民营经济服务中心'] },
            '县项目推进中心',
            '张店镇',
          ],
        },
      },
      table: `
单位：万元
序号 | 项目名称 | 责任单位          | 总投资
1    | 甲项目   | 县招投中心        | 6000
2    | 乙项目   | 发改局            | 8000
3    | 丙项目   | 民营经济↵服务中心 | 7000
4    | 丁项目   | 张村镇            | 7000
5    | 戊项目   | 市项目推进中心    | 7000
6    | 己项目   | 某某有限公司      | 7000
7    | 庚项目   |                   | 7000
`,
    },
  },
  *check(record, { settings }) {
    const roster = settings.rosters.get('units')
    const raw = record.value('unit')
    if (!roster || record.isBlank('unit') || typeof raw !== 'string') return
    for (const part of unitsIn(raw, roster)) {
      const hit = roster.find(part)
      const name = hit === null ? likelyUnit(part, roster) : hit.as === 'alias' ? hit.entry.name : null
      if (name === null) continue
      const at = record.at('unit')
      const unique = raw.split(part).length === 2
      yield {
        at,
        message: hit ? 'alias' : 'near',
        data: { written: quoted(part), name },
        expected: name,
        ...(unique
          ? rewrite(
              record.table,
              at,
              raw.replace(part, () => name),
              { safe: hit !== null },
            )
          : {}),
      }
    }
  },
})
