/** The text without that sign at its two ends. In time that grows with the text, whatever it is. */
export function withoutEdges(text: string, sign: string): string {
  let from = 0
  let to = text.length
  while (from < to && text[from] === sign) from++
  while (to > from && text[to - 1] === sign) to--
  return text.slice(from, to)
}
