/** Small texts that people wrote with whatever editor they have. */
import { readFileSync, statSync } from 'node:fs'

/** A larger file is none of them. */
const MAX_BYTES = 1_000_000

/** The text of a file: UTF-8, or GB 18030 where it is no UTF-8. Null where there is none that can be read. */
export function textOf(path: string): string | null {
  try {
    const stat = statSync(path)
    return stat.isFile() && stat.size <= MAX_BYTES ? decoded(readFileSync(path)) : null
  } catch {
    return null
  }
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
