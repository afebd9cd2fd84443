/** Headings made of parts. */

/** Every name with every ending: `环评` and `手续` is 环评手续. */
export function withEnds(names: readonly string[], ends: readonly string[]): readonly string[] {
  return [...new Set(names.flatMap((name) => ends.map((end) => name + end)))]
}
