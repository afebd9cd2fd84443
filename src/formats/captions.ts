/** Which lines of a document of Word belong to the table they stand above or below. */

/** Lines above a table, and below it. */
const MOST_ABOVE = 6
const MOST_BELOW = 6
/** Longer lines are sentences. */
const LONGEST = 80

/** What is filled in around a table, and notes on it. */
const BELOW =
  /^[（(]?(?:注|备注|说明|附注)\s*[:：\d]|^(?:填[报表]人|填表|制表|审核|复核|审批|签字|(?:单位|主要|分管|部门|股室)?(?:领导|负责人)|联系[人电])/
/** Lines above a table that are not its title. */
const NO_TITLE =
  /单位\s*[:：]|填[报表](?:人|单位|日期|时间)|日期\s*[:：]|时间\s*[:：]|截[至止]|^(?:附[件表]|表)?\s*[\d一二三四五六七八九十]*\s*[:：、.]?$|^[（(].*[）)]$/

/** The lines right above a table that belong to it: short ones that end no sentence. `lines` is all that stands above it. */
export function headOf(lines: readonly string[]): string[] {
  const head: string[] = []
  for (let i = lines.length - 1; i >= 0 && head.length < MOST_ABOVE; i--) {
    const line = lines[i]!
    if (line.length > LONGEST || /[。；;！？]$/.test(line)) break
    head.unshift(line)
  }
  return head
}

/** True of a line right below a table that belongs to it; `taken` lines of it do already. */
export function isTail(line: string, taken: number): boolean {
  return taken < MOST_BELOW && line.length <= LONGEST * 3 && BELOW.test(line)
}

/** The title among the lines above a table; null where none is one. */
export function titleOf(head: readonly string[]): string | null {
  return head.findLast((line) => !NO_TITLE.test(line)) ?? null
}
