import { UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { isKind, type Line, latest, listed } from './joined.js'
import { isStarted, remarkSays, startedField } from './readings.js'
import { isOpen, PERMIT_READS, permitStates, stateWords } from './states.js'

export default defineRule({
  id: 'xref-started-without-permits',
  title: { zh: '已开工手续不全', en: 'Started without permits' },
  why: {
    zh: '调度表说已开工，手续台账说许可还没办下来：不是未批先建，就是两张表有一张没有更新，督查时都说不清。',
    en: 'The dispatch says started, the ledger of procedures says the permit is not there: works without approval, or one of the two is out of date.',
  },
  help: {
    zh: '请核实：手续已办下来的更新台账，确未开工的改状态。看立项、用地、用地规划、工程规划、环评、施工许可（permits）。备注写明承诺制的不提（exempt）；水利、交通等不办施工许可证的，名称里有 withoutConstructionPermit 的字样就不看施工许可。空着的、写“不涉及”的不算没办。',
    en: 'Please check: update the ledger, or the status. Looked at are the procedures in permits. Projects on commitment (承诺制 in the remarks: exempt) are left out; water and transport projects, known by their names (withoutConstructionPermit), need no construction permit. Blank and 不涉及 are not missing.',
  },
  source: { zh: '种子002（六）前期手续“一条龙”；办理次序见各地流程图', en: 'Seed 002 (6); the order of procedures' },
  severity: 'warning',
  on: 'batch',
  tables: ['proc'],
  columns: ['name'],
  reads: ['name', 'status', 'started', 'remark', 'problem', ...PERMIT_READS],
  options: {
    permits: [
      'permitApproval',
      'permitLand',
      'permitLandPlan',
      'permitWorksPlan',
      'permitEnvironment',
      'permitConstruction',
    ] as readonly string[],
    exempt: ['承诺制'] as readonly string[],
    withoutConstructionPermit: ['水利', '灌区', '水库', '河道', '扬水', '公路', '连接线', '农田'] as readonly string[],
  },
  messages: {
    open: { zh: '已开工，但{permits}，请核实', en: 'started, yet {permits}: please check' },
    started: { zh: '{field}写已开工', en: 'started, by its {field}' },
  },
  examples: {
    bad: [
      {
        table: `
平陆县2025年重点项目前期手续办理台账
序号 | 项目名称 | 立项 | 用地手续 | 环评   | 施工许可证
1    | 甲项目   | 办结 | 办结     | 办结   | 办理中!
2    | 乙项目   | 办结 | 未启动!  | 办理中 | 平建许〔2025〕3号
3    | 丙灌区   | 办结 | 办结     | 未启动! | 未启动
! 已开工，但施工许可证办理中，请核实
! 已开工，但用地手续未启动、环评办理中，请核实
! 已开工，但环评未启动，请核实
`,
        beside: [
          `
平陆县2025年5月重点项目调度表
单位：万元
项目名称 | 总投资 | 本月完成投资 | 开工状态
甲项目   | 8000   | 500          | 在建
乙项目   | 8000   | 500          | 停工
丙灌区   | 8000   | 500          | 开工
`,
        ],
      },
      `
# 手续
平陆县重点项目前期手续台账
项目名称 | 手续名称     | 办理状态
甲项目   | 立项（备案） | 已办结
^        | 施工许可     | 正在办理!
# 开工
平陆县2025年5月重点项目开工情况表
单位：万元
项目名称 | 总投资 | 责任单位 | 是否开工
甲项目   | 8000   | 住建局   | 是
! 已开工，但施工许可办理中，请核实
`,
    ],
    good: {
      table: `
平陆县2025年重点项目前期手续办理台账
序号 | 项目名称     | 立项 | 用地手续 | 环评       | 施工许可证 | 备注
1    | 甲项目       | 办结 | 办结     |            | 办理中     |
2    | 乙项目       | 办结 | 未启动   | 办理中     | 未启动     | 承诺制
3    | 丙灌区改造   | 办结 | 办结     | 不涉及     | 未启动     |
4    | 丁项目       | 办结 | 办结     | 已批复     | 待图审后办 |
5    | 戊项目       | 办结 |          |            |            |
`,
      beside: [
        `
平陆县2025年5月重点项目调度表
单位：万元
项目名称   | 总投资 | 本月完成投资 | 开工状态
甲项目     | 8000   |              | 前期
乙项目     | 8000   | 500          | 在建
丙灌区改造 | 8000   | 500          | 开工
丁项目     | 8000   | 500          | 开工
戊项目     | 8000   | 500          | 开工
`,
      ],
    },
  },
  *check(batch, { options }) {
    if (!batch.current.some(saysWhetherStarted)) return
    for (const { records, isAmbiguous } of batch.projects()) {
      const states = permitStates(records)
      const progress = latest(records.filter(({ table }) => saysWhetherStarted(table)))
      if (states.size === 0 || !progress) continue
      const started = isAmbiguous ? null : isStarted(progress)
      if (started === null) yield UNDECIDABLE
      if (!started || records.some((line) => remarkSays(line, options.exempt))) continue
      const isWithout = options.withoutConstructionPermit.some((word) => progress.subject.includes(word))
      const wanted = [...states].flatMap(([field, state]) =>
        !options.permits.includes(field) || (isWithout && field === 'permitConstruction') ? [] : [state],
      )
      if (wanted.some(({ state }) => state === null)) yield UNDECIDABLE
      const [first, ...others] = wanted.filter(isOpen)
      if (!first) continue
      const said = startedField(progress)!
      yield {
        at: first.at,
        message: 'open',
        data: {
          permits: listed([first, ...others].map(stateWords)),
          field: said === 'status' ? { zh: '建设状态', en: 'status' } : { zh: '是否开工', en: 'mark' },
        },
        related: [...others.map(({ at }) => ({ at })), { at: progress.at(said), note: 'started' }],
      }
    }
  },
})

/** A table whose lines say whether a project has started. */
function saysWhetherStarted(table: Line['table']): boolean {
  return isKind(table, 'dispatch', 'start') && (table.has('status') || table.has('started'))
}
