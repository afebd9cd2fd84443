import { defineRule } from './fields.js'

/**
 * A name that says 改扩建 while 建设性质 says 新建. In the statistical sense (新建, 扩建, 改建和技术改造 …) the nature is wrong; in the
 * progress sense (新建, 续建) the one word carries two meanings. 棚户区改造 and 城中村改造 build anew and are not meant.
 */
export default defineRule({
  id: 'status-name-vs-nature',
  title: { zh: '项目名称与建设性质矛盾', en: 'The name suggests 改扩建, the nature says 新建' },
  why: {
    zh: '统计入库按改建、扩建填报，表上却是新建，入统审核时两边对不上会被退回。',
    en: 'The statistics office files it as 改建 or 扩建 while the table says 新建; the two do not match and it is sent back.',
  },
  help: {
    zh: '按统计口径应填扩建或改建和技术改造的，改过来；“新建/续建”只表示进度的表，可分设“建设性质”和“建设阶段”两列。',
    en: 'Where the statistical sense is meant write 扩建 or 改建和技术改造; a table that means progress by 新建/续建 can have two columns, 建设性质 and 建设阶段.',
  },
  source: {
    zh: '种子002附件：12号、14号名称为改造，性质填新建；福建统计年鉴的建设性质定义',
    en: 'Seed 002, annex: nos. 12 and 14 are 改造 by name and 新建; definitions of the Fujian statistical yearbook',
  },
  severity: 'info',
  on: 'record',
  tables: ['plan'],
  needs: ['name', 'nature'],
  messages: {
    name: {
      zh: '名称里有“{word}”，建设性质填“新建”，请核实是新建还是改扩建',
      en: 'the name has “{word}” while the nature is 新建: verify whether it is new or an extension',
    },
  },
  examples: {
    bad: `
重点项目计划表（单位：亿元） | <                                      | <        | <      | <
序号                         | 项目名称                               | 建设性质 | 总投资 | 2025年计划投资
1                            | 城镇雨污分流源头治理及错接混接改造工程 | 新建!    | 1.33   | 0.50
2                            | 县医院门诊楼改扩建工程                 | 新开工!  | 1.15   | 0.50
! 名称里有“改造”，建设性质填“新建”，请核实是新建还是改扩建
! 名称里有“改扩建”，建设性质填“新建”，请核实是新建还是改扩建
`,
    good: `
重点项目计划表（单位：亿元） | <                          | <        | <      | <
序号                         | 项目名称                   | 建设性质 | 总投资 | 2025年计划投资
1                            | 运城市部官扬水改扩建工程   | 续建     | 7.93   | 0.30
2                            | 灌区续建配套与节水改造工程 | 改建     | 2.93   | 0.50
3                            | 城中村改造安置房建设项目   | 新建     | 1.15   | 0.50
4                            | 市民广场项目               | 新建     | 1.15   | 0.50
5                            | 连接线改造工程             |          | 1.08   | 0.80
`,
  },
  *check(record) {
    if (record.choice('nature') !== '新建') return
    const [word] = /改扩建|扩建|改造|技改|迁建|加固/.exec(record.text('name')!.replace(BUILT_ANEW, '')) ?? []
    if (word) yield { at: record.at('nature'), message: 'name', data: { word }, related: [{ at: record.at('name') }] }
  },
})

/** Renewal that tears down and builds anew. */
const BUILT_ANEW = /(?:棚户区|城中村|旧城|危旧?房)(?:搬迁|片区)?改造/g
