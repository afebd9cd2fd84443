import { compactText, nameKey, type Roster, type TableRecord, UNDECIDABLE } from '../src/core/index.js'
import { defineRule, type Fields } from './fields.js'
import { quoted, remarkSays } from './readings.js'

export default defineRule({
  id: 'stat-unit-vs-approval',
  title: { zh: '项目单位与批文、合同不一致', en: 'Owner differs from the approval or the contract' },
  why: {
    zh: '入统审核要求批文单位、合同甲方和上报单位是同一家，不一致的整套资料退回。',
    en: 'For inclusion the approval, the contract and the report must name one owner; otherwise the whole file comes back.',
  },
  help: {
    zh: '核对三处的单位名称，填错的改正；更名、代建、联合体等有原因的在备注里写明。空格、标点、括号全半角、“有限责任公司”与“有限公司”、简称（水利局与平陆县水利局）、名册认可的写法都算一致；批文一格写的是发改、审批部门的，是批准机关，不是项目单位，不比。',
    en: 'Correct the wrong one, or give the reason (renamed, built on behalf of, consortium) in the remarks. Spaces, punctuation, 有限责任公司 and 有限公司, short forms and spellings the roster accepts are the same. A planning or approval office in the approval’s cell is the authority, not the owner, and is not compared.',
  },
  source: {
    zh: '固定资产投资入库注意事项：批文单位≠上报单位、≠施工合同甲方的退回',
    en: 'Notes on filing for inclusion: returned where the unit of the approval is not that of the report or of the contract',
  },
  severity: 'warning',
  on: 'record',
  tables: ['stat'],
  columns: ['owner', ['approvalUnit', 'contractParty']],
  options: {
    explained: ['更名', '变更', '代建', '委托', '联合', '划转', '子公司', '全资'] as readonly string[],
  },
  messages: {
    approvalUnit: {
      zh: '项目单位是“{owner}”，批文上是“{approvalUnit}”',
      en: 'the owner is “{owner}”, the approval names “{approvalUnit}”',
    },
    contractParty: {
      zh: '项目单位是“{owner}”，合同甲方是“{contractParty}”',
      en: 'the owner is “{owner}”, the first party of the contract is “{contractParty}”',
    },
    both: {
      zh: '项目单位是“{owner}”，批文上是“{approvalUnit}”，合同甲方是“{contractParty}”',
      en: 'the owner is “{owner}”, the approval names “{approvalUnit}”, the first party of the contract is “{contractParty}”',
    },
  },
  examples: {
    bad: `
平陆县2025年入库纳统情况表
单位：万元
序号 | 项目名称 | 项目单位               | 计划总投资 | 批文单位           | 合同甲方           | 是否入统 | 备注
1    | 甲项目   | 平陆甲能源有限公司     | 6000       | 平陆甲能源有限公司 | 平陆甲能源有限公司 | 是       |
2    | 乙项目   | 平陆乙农业有限公司!    | 8000       | 平陆甲能源有限公司 |                    | 是       |
3    | 丙项目   | 平陆县水利局!          | 7000       | 水利局             | 兴虞公司           | 是       |
4    | 丁项目   | 平陆丁置业有限公司!    | 7000       | 住建局             | 兴虞公司           | 是       |
! 项目单位是“平陆乙农业有限公司”，批文上是“平陆甲能源有限公司”
! 项目单位是“平陆县水利局”，合同甲方是“兴虞公司”
! 项目单位是“平陆丁置业有限公司”，批文上是“住建局”，合同甲方是“兴虞公司”
`,
    good: {
      settings: { rosters: { units: [{ name: '县农业局', accepted: ['县农业农村局'] }] } },
      table: `
平陆县2025年入库纳统情况表
单位：万元
序号 | 项目名称 | 项目单位                 | 计划总投资 | 批文单位                     | 合同甲方           | 是否入统 | 备注
1    | 甲项目   | 百业（平陆）置业有限公司 | 6000       | 百业(平陆)置业有限责任公司   | 百业平陆置业有限公司 | 是     |
2    | 乙项目   | 平陆县水利局             | 8000       | 县行政审批局                 | 水利局             | 是       |
3    | 丙项目   | 县农业局                 | 7000       | 县农业农村局                 |                    | 是       |
4    | 丁项目   | 兴虞公司                 | 7000       | 平陆丁置业有限公司           | 平陆丁置业有限公司 | 是       | 代建
5    | 戊项目   |                          | 7000       | 平陆丁置业有限公司           |                    | 否       |
6    | 己项目   | 住建局、兴虞公司         | 7000       | 兴虞公司                     | 住建局             | 是       |
`,
    },
  },
  *check(record, { options, settings }) {
    const others = (['approvalUnit', 'contractParty'] as const).filter((field) => !record.isBlank(field))
    if (others.length === 0) return
    const owner = record.text('owner')
    if (owner === null || others.some((field) => record.text(field) === null)) yield UNDECIDABLE
    if (owner === null || remarkSays(record, options.explained)) return
    const roster = settings.rosters.get('units')
    const differing = others.filter((field) => {
      const named = record.text(field)
      return named !== null && !isAuthority(record, field, named) && !isSameOwner(owner, named, roster)
    })
    const [first] = differing
    if (!first) return
    const named = Object.fromEntries(differing.map((field) => [field, quoted(record.text(field) ?? '')]))
    yield {
      at: record.at('owner'),
      message: differing.length > 1 ? 'both' : first,
      data: { owner: quoted(owner), ...named },
      related: differing.map((field) => ({ at: record.at(field) })),
    }
  },
})

const AUTHORITY = /(?:审批|发改|发展和?改革|经信|工信|能源|备案)[^，、]{0,12}[局委]$/

/** 批复单位 is often filled in with who approved. */
function isAuthority(record: TableRecord<Fields>, field: 'approvalUnit' | 'contractParty', named: string): boolean {
  return field === 'approvalUnit' && AUTHORITY.test(compactText(named)) && record.subject !== named
}

const SEPARATOR = /[、，,;；/／|\r\n]+/
/** Units of one cell that are compared. */
const MOST_OWNERS = 20
/** A shorter form is no name that another could end in. */
const SHORTEST = 3

/** Whether one of the units of one cell is one of the other. */
function isSameOwner(a: string, b: string, roster: Roster | undefined): boolean {
  const [left, right] = [a, b].map((text) =>
    [text, ...text.split(SEPARATOR, MOST_OWNERS)].map((one) => ownerKey(one, roster)),
  )
  return left!.some((one) => right!.some((other) => one === other || isShort(one, other) || isShort(other, one)))
}

function isShort(short: string, long: string): boolean {
  return short.length >= SHORTEST && long.endsWith(short)
}

function ownerKey(name: string, roster: Roster | undefined): string {
  return nameKey(roster?.find(name)?.entry.name ?? name).replace(/有限责任公司/g, '有限公司')
}
