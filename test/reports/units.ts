/** A month of reports as a bureau receives them, drawn: for tests of what is said of a batch. */
import type { RosterEntry } from '../../src/core/index.js'

/** A dispatch table of one unit: `lines` are its projects, `单位 = ''` where it does not say whose it is. */
export function dispatchOf(unit: string, lines: readonly string[], month = '2025年5月'): string {
  const whose = unit === '' ? '' : `填报单位：${unit} | | `
  return `某县${month}重点项目调度表\n${whose}单位：万元\n项目名称 | 总投资 | 年度计划投资\n${lines.join('\n')}\n`
}

/** Five projects without a mistake: fewer are a finding of the rules these tests run with. */
export const CLEAN = ['甲', '乙', '丙', '丁', '戊'].map((name) => `${name}项目 | 5000 | 800`)
/** The same with a plan above the total. */
export const ONE_ERROR = ['己项目 | 5000 | 8000', ...CLEAN.slice(1)]

/** A line of a roster. */
export function unitEntry(name: string, more: Partial<RosterEntry> = {}): RosterEntry {
  return { name, accepted: [], aliases: [], rank: null, kind: '县直', from: null, to: null, successor: null, ...more }
}
