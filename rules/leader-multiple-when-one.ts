import { squeeze, UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'

export default defineRule({
  id: 'leader-multiple-when-one',
  title: { zh: '要求一名领导却填多名', en: 'More leaders than the county assigns' },
  why: {
    zh: '县里定的是一个项目一名县级领导；一格写了几位，出了问题不知道找谁，考核也落不到人。',
    en: 'The county assigns one leader to a project; with several nobody is answerable and the assessment cannot name one.',
  },
  help: {
    zh: '留下牵头的一位，其他的写进备注。本规则默认关闭：平陆县的附件一个项目可以有两位领导。实行“四个一”的县在规则包里打开，most 是一个项目最多几位。',
    en: 'Keep the one in charge and name the others in the remarks. Off by default: projects in the annex of Pinglu may have two. A county with 四个一 turns it on in its pack; most is how many a project may have.',
  },
  source: {
    zh: '种子003襄汾“四个一”：“项目包联一名县级领导”；种子002附件一个项目可有两位',
    en: 'Seed 003, Xiangfen: one county leader per project; seed 002 allows two',
  },
  severity: 'info',
  off: true,
  on: 'record',
  tables: ['plan', 'dispatch', 'lead'],
  columns: ['leader'],
  options: { most: 1 },
  messages: {
    many: { zh: '填了{count}位领导（{names}），应为{most}位', en: '{count} leaders ({names}), there should be {most}' },
  },
  examples: {
    bad: `
襄汾县2025年重点项目表
单位：万元
序号 | 项目名称 | 总投资 | 2025年计划投资 | 包联领导
1    | 甲项目   | 6000   | 500            | 张首华、李波!
2    | 乙项目   | 8000   | 600            | 王  飞
3    | 丙项目   | 7000   | 700            | 杜中伟↵张华峰↵李波!
! 填了2位领导（张首华、李波），应为1位
! 填了3位领导（杜中伟、张华峰、李波），应为1位
`,
    good: [
      `
襄汾县2025年重点项目表
单位：万元
序号 | 项目名称 | 总投资 | 2025年计划投资 | 包联领导
1    | 甲项目   | 6000   | 500            | 张首华
2    | 乙项目   | 8000   | 600            | 王  飞
3    | 丙项目   | 7000   | 700            | 李波、李波
4    | 丁项目   | 7000   | 700            |
5    | 戊项目   | 7000   | 700            | 甲某某乙某丙
`,
      {
        options: { most: 2 },
        table: `
平陆县2025年重点项目表
单位：万元
序号 | 项目名称 | 总投资 | 2025年计划投资 | 包联领导
1    | 甲项目   | 6000   | 500            | 张首华、李波
`,
      },
    ],
  },
  *check(record, { options }) {
    if (record.isBlank('leader')) return
    const people = record.people('leader')
    if (!people?.certain) return yield UNDECIDABLE
    const names = [...new Set(people.names.map(squeeze))]
    if (names.length <= options.most) return
    yield {
      at: record.at('leader'),
      message: 'many',
      data: { count: names.length, names: names.join('、'), most: options.most },
      expected: options.most,
      difference: names.length - options.most,
    }
  },
})
