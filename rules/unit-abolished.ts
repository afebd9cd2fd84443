import { defineRule } from './fields.js'
import { unitsIn } from './keys.js'
import { monthAt, quoted, rewrite } from './readings.js'

export default defineRule({
  id: 'unit-abolished',
  title: { zh: '单位已更名或撤并', en: 'Unit renamed or abolished' },
  why: {
    zh: '机构改革后旧单位已经没有了，文件发不到、电话打不通；新旧两个名字在汇总里成了两家。',
    en: 'The old unit is gone: letters do not arrive, and the two names become two units in every summary.',
  },
  help: {
    zh: '改成后继单位。名册（units.csv）里给单位填了 to（截止年月）和 successor（后继）才查；填报期当月还在的不提。本规则默认关闭，在规则包里打开。',
    en: 'Name the successor. Only units with an end (to) and a successor in the roster are looked at; one that still existed in the report month passes. Off by default: a pack turns it on.',
  },
  source: {
    zh: '公开的调度系统用程序批量改过更名的单位',
    en: 'renamed bureaus corrected in bulk in public dispatch systems',
  },
  severity: 'info',
  off: true,
  on: 'record',
  columns: ['unit'],
  given: ['roster:units', 'period'],
  messages: {
    renamed: {
      zh: '“{name}”到{end}为止，现在是“{successor}”',
      en: '“{name}” existed until {end}, now “{successor}”',
    },
    ended: {
      zh: '“{name}”到{end}为止，名册没有写后继单位',
      en: '“{name}” existed until {end}; the roster names no successor',
    },
  },
  examples: {
    bad: {
      settings: {
        period: '2025-05',
        rosters: {
          units: [
            { name: '县农业局', accepted: ['农业局'], to: '2019-03', successor: '县农业农村局' },
            '县农业农村局',
            { name: '县粮食局', to: '2019-03' },
            '县水利局',
          ],
        },
      },
      table: `
单位：万元
序号 | 项目名称 | 责任单位          | 总投资
1    | 甲项目   | 农业局!           | 6000
2    | 乙项目   | 县水利局、农业局! | 8000
3    | 丙项目   | 县粮食局!         | 7000
4    | 丁项目   | 县农业农村局      | 7000
! “农业局”到2019年3月为止，现在是“县农业农村局”
! “农业局”到2019年3月为止，现在是“县农业农村局”
! “县粮食局”到2019年3月为止，名册没有写后继单位
`,
    },
    good: {
      settings: {
        period: '2019-03',
        rosters: {
          units: [{ name: '县农业局', accepted: ['农业局'], to: '2019-03', successor: '县农业农村局' }, '县农业农村局'],
        },
      },
      table: `
单位：万元
序号 | 项目名称 | 责任单位     | 总投资
1    | 甲项目   | 农业局       | 6000
2    | 乙项目   | 某某局       | 8000
3    | 丙项目   |              | 7000
4    | 丁项目   | 县农业农村局 | 7000
`,
    },
  },
  *check(record, { settings }) {
    const roster = settings.rosters.get('units')
    const raw = record.value('unit')
    if (!roster || record.isBlank('unit') || typeof raw !== 'string') return
    const at = record.at('unit')
    for (const part of unitsIn(raw, roster)) {
      const entry = roster.find(part)?.entry
      if (!entry || entry.to === null || entry.to >= record.table.period!) continue
      const { successor, to } = entry
      const once = successor !== null && raw.split(part).length === 2
      yield {
        at,
        message: successor === null ? 'ended' : 'renamed',
        data: { name: quoted(part), end: monthAt(to), successor: successor ?? '' },
        actual: quoted(part),
        ...(successor === null ? {} : { expected: successor }),
        ...(once
          ? rewrite(
              record.table,
              at,
              raw.replace(part, () => successor),
              { safe: false },
            )
          : {}),
      }
    }
  },
})
