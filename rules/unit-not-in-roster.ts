import { UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { findUnit, likelyUnit, unitsIn } from './keys.js'
import { quoted } from './readings.js'

/**
 * A 责任单位 the roster does not know. Companies, townships, villages, schools … may be responsible (seed 002: 兴虞公司, 张店镇) and no
 * county lists them all, so by default only what calls itself a department is asked for. A name one character off is for `unit-alias`.
 */
export default defineRule({
  id: 'unit-not-in-roster',
  title: { zh: '责任单位不在名册', en: 'Unit not in the roster' },
  why: {
    zh: '名册里没有的单位，督办单发不出去，按单位汇总时单独成了一家，多半是写错了或用了旧名。',
    en: 'A unit nobody knows gets no reminder and becomes a line of its own in every list by unit: mostly a slip or an old name.',
  },
  help: {
    zh: '改成名册里的名称；名册缺的单位，请补进规则包的 units.csv。公司、乡镇、村、学校、医院、指挥部等可以作责任单位，不在名册也不提；只许部门作责任单位的县，把 departmentsOnly 打开，这些作为提示。与名册只差一个字的由 unit-alias 提出，这里不重复。',
    en: 'Write the name of the roster, or add the unit to units.csv of the pack. Companies, townships, villages, schools, hospitals, headquarters and the like may be responsible and pass; a county that wants departments only sets departmentsOnly and is advised of them. What is one character off is reported by unit-alias.',
  },
  source: {
    zh: '种子002附件：兴虞公司、张店镇、供销社也是责任单位',
    en: 'Seed 002 annex: a company, a township and a co-operative are responsible units',
  },
  severity: 'warning',
  on: 'record',
  columns: ['unit'],
  given: ['roster:units'],
  options: {
    departmentsOnly: false,
    /** Kinds of the roster that are no departments. */
    otherKinds: ['乡镇', '国企', '企业', '指挥部'] as readonly string[],
  },
  messages: {
    unknown: { zh: '“{name}”不在责任单位名册', en: '“{name}” is not in the roster of units' },
    kind: {
      zh: '“{name}”不是部门，本县只让部门作责任单位',
      en: '“{name}” is no department; in this county only departments are responsible',
    },
  },
  examples: {
    bad: [
      {
        settings: { rosters: { units: [{ name: '县发改局', accepted: ['发改局'] }, '县水利局', '张店镇'] } },
        table: `
单位：万元
序号 | 项目名称 | 责任单位         | 总投资
1    | 甲项目   | 发改局           | 6000
2    | 乙项目   | 计划委员会!      | 8000
3    | 丙项目   | 县水利局、移民办!| 7000
! “计划委员会”不在责任单位名册
! “移民办”不在责任单位名册
`,
      },
      {
        options: { departmentsOnly: true },
        settings: {
          rosters: {
            units: [
              { name: '县发改局', accepted: ['发改局'] },
              { name: '张店镇', kind: '乡镇' },
            ],
          },
        },
        table: `
单位：万元
序号 | 项目名称 | 责任单位     | 总投资
1    | 甲项目   | 发改局       | 6000
2    | 乙项目   | 张店镇!      | 8000
3    | 丙项目   | 某某有限公司!| 7000
! “张店镇”不是部门，本县只让部门作责任单位
! “某某有限公司”不是部门，本县只让部门作责任单位
`,
      },
    ],
    good: {
      settings: {
        rosters: {
          units: [
            { name: '县发改局', accepted: ['发改局'] },
            { name: '县民营经济服务中心', accepted: ['民营经济服务中心'] },
            '县项目推进中心',
            '县水利局',
          ],
        },
      },
      table: `
单位：万元
序号 | 项目名称 | 责任单位               | 总投资
1    | 甲项目   | 发改局（牵头）、水利局 | 6000
2    | 乙项目   | 民营经济↵服务中心      | 8000
3    | 丙项目   | 县项目推动中心         | 7000
4    | 丁项目   | 张店镇人民政府         | 7000
5    | 戊项目   | 兴虞公司/县发改局      | 7000
6    | 己项目   | 发改局 王飞            | 7000
7    | 庚项目   |                        | 7000
8    | 辛项目   | 各乡镇                 | 7000
9    | 壬项目   | 县第一中学             | 7000
`,
    },
  },
  *check(record, { options, settings }) {
    const roster = settings.rosters.get('units')
    if (!roster || record.isBlank('unit')) return
    const raw = record.value('unit')
    if (record.read('unit').state === 'unreadable') return yield UNDECIDABLE
    if (typeof raw !== 'string') return
    const at = record.at('unit')
    for (const part of unitsIn(raw, roster)) {
      const { name, entry, isOffice } = findUnit(part, roster)
      const isOther = entry ? options.otherKinds.includes(entry.kind ?? '') : !isOffice
      const data = { name: quoted(name) }
      if (isOther && options.departmentsOnly) yield { at, message: 'kind', data, severity: 'info' }
      else if (!entry && !isOther && likelyUnit(name, roster) === null)
        yield { at, message: 'unknown', data, actual: quoted(name) }
    }
  },
})
