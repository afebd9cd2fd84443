/** Whether a text can be an explanation at all, and whether it was said of something unrelated before. */
import { compactText } from './values.js'

/** Letters and digits an explanation has at least (the county's rule: six characters). */
const SHORTEST = 6
/** Of these, different ones; and what must be left when it is stripped of words that give no reason. */
const FEWEST = 4
/** Signs of a text that are looked at. */
const LOOKED_AT = 2000

/** Words that assure and give no reason; they may stand beside one. */
const ASSURANCES = new RegExp(
  [
    ...[
      '以上',
      '上述',
      '此项',
      '该项',
      '本项',
      '情况',
      '数据',
      '数字',
      '内容',
      '填报',
      '信息',
      '确实',
      '经',
      '已',
      '均',
      '都',
    ],
    ...['核实', '核对', '确认', '复核', '检查', '属实', '无误', '真实', '准确', '正确', '有效', '正常', '如此', '如实'],
    ...[
      '没有问题',
      '没问题',
      '无问题',
      '无异议',
      '特此说明',
      '特此',
      '说明',
      '请予以',
      '请予',
      '予以',
      '请审核',
      '谢谢领导',
      '请领导',
      '审阅',
      '知悉',
      '谢谢',
      '同上',
      '见上',
    ],
    ...[
      '没有',
      '无',
      '暂无',
      '是的',
      '知道了',
      '收到',
      'ok',
      'yes',
      'verified',
      'checked',
      'correct',
      'confirmed',
      'none',
    ],
  ].join('|'),
  'g',
)

/** What counts of a text: its letters and digits, in small letters. */
export function essence(text: string): string {
  return compactText(text.slice(0, LOOKED_AT))
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

/**
 * Why a text is no explanation whatever it explains: too short; nothing but assurances (情况属实), one sign again and again, or the
 * finding's own words. `said` is what the finding says, in each language. Null where it may be one.
 */
export function faultOf(text: string, said: readonly string[]): 'short' | 'hollow' | null {
  const solid = essence(text)
  if ([...solid].length < SHORTEST) return 'short'
  if (!/\p{L}/u.test(solid) || new Set(solid).size < FEWEST) return 'hollow'
  // The same thing said twice is said once.
  let rest = /^(.+?)\1+$/u.exec(solid)?.[1] ?? solid
  for (const words of said.map(essence)) {
    if (words.includes(rest)) return 'hollow'
    if (words !== '') rest = rest.replaceAll(words, '')
  }
  return [...rest.replace(ASSURANCES, '')].length < FEWEST ? 'hollow' : null
}

/**
 * Sentences that were used. One cause may explain one rule's findings of many projects (省里统一调整了计划), or several findings of one
 * project; the same sentence on another rule's finding of another project is no reason for it. The first one stands.
 */
export class Sentences {
  private readonly used = new Map<string, Map<string, number>>()

  /** Takes a sentence for a finding of `rule` about `project` (any key of what it is about); false where it is used for another matter. */
  take(text: string, rule: string, project: string): boolean {
    const sentence = essence(text)
    const uses = this.used.get(sentence) ?? new Map<string, number>()
    this.used.set(sentence, uses)
    const count = (key: string): number => uses.get(key) ?? 0
    const [byRule, byProject, both] = [`rule ${rule}`, `project ${project}`, `both ${rule} ${project}`]
    if (count('all') - count(byRule) - count(byProject) + count(both) > 0) return false
    for (const key of ['all', byRule, byProject, both]) uses.set(key, count(key) + 1)
    return true
  }
}
