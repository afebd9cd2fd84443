/**
 * What an explanation may claim of a project, and what the row must not deny (seed 002: 开工 counts with its date, 入统 with the
 * statistics library). Only what a clause says plainly and of the project itself is a claim: 主体已完工, 环评已批复, 同类项目已开工 are none.
 */
import type { Claim } from '../src/core/index.js'

const SUBJECT = '(?:因|因为|由于|鉴于)?(?:该|本|此|这个)?(?:项目|工程|企业)?'
const WHEN = '(?:[于在]?[\\d年月日号.\\-/]{1,20}(?:初|中旬|上旬|下旬|底|前|中)?)?'
const HOW = '(?:正式|全面|实际|实质性|顺利|按期|按时|如期|陆续|全部|成功|整体|提前)?'
const BEFORE = `^${SUBJECT}(?:目前|现在|现|实际上|实际|事实上|确实|确|早|均|都|也){0,3}${WHEN}`

function claim(done: string, then = ''): Claim {
  return { says: new RegExp(`${BEFORE}(?:已经|已|业已)${WHEN}${HOW}(?:${done})${then}`) }
}

/** 已开工. Not 已开工前…, 已具备开工条件. */
export const STARTED = claim('开工|动工|开建|开工建设|破土动工', '(?!前|条件|手续|准备|令|报告|报审|计划|许可)')

/** 已竣工, 已建成投产. Not 已竣工图…. */
export const FINISHED = claim('竣工|完工|建成|投产|投用|投入使用', '(?!图|资料|报告|决算|结算|手续|条件)')

/** 已入统, 已纳入统计库. Not 已申报入库. */
export const INCLUDED = claim(
  '(?:完成)?(?:入统|纳统|入库)|纳入统计|录入统计|列入统计|进入统计库|入统计库',
  '(?!申请|申报|材料|资料|手续|条件)',
)

/** 已批复, 已核准, 已备案, 已立项: of the project, not of its 环评 or 初设. */
export const APPROVED = claim('(?:获得?|取得|完成|办理)?(?:立项|项目)?(?:批复|核准|备案|审批|立项)')
