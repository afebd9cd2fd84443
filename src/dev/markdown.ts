/** Text put into Markdown so that it reads as it is. */

/** Signs that Markdown, its tables or HTML would take for their own. */
const SPECIAL = /[\\`*_{}[\]<>|~$&#]/g

/** Plain text for a line or a cell of a table. */
export function escaped(text: string): string {
  const line = text.replace(/\s*\n\s*/g, ' ').replace(SPECIAL, '\\$&')
  // At the start of a line these begin a list or underline a title.
  return line.replace(/^([-+=])(?=[-+=\s]|$)/, '\\$1').replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
}

/** A span of code. A bar is escaped, as it would end the cell of a table. */
export function code(text: string): string {
  const ticks = /`/.test(text) ? '``' : '`'
  const space = ticks === '``' ? ' ' : ''
  return `${ticks}${space}${text.replaceAll('|', '\\|')}${space}${ticks}`
}

/** Pieces of Markdown one after another. */
export function listed(pieces: readonly string[]): string {
  return pieces.join('、')
}

/** A table; the cells are Markdown. */
export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line)].join('\n')
}
