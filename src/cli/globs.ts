/** What a glob of a configuration may ask for: whoever shares a folder of tables shares its configuration, too. */
import type { Words } from '../core/index.js'
import { tell } from './words.js'

/** Signs of a glob. */
const MAX_LENGTH = 1000
/** Stars in the name of one folder or file, `**` as a whole step, and groups of alternatives: each multiplies the time a long name takes. */
const MAX_STARS = 3
const MAX_DEPTHS = 2
const MAX_GROUPS = 3
/** A group that is repeated doubles the time with every sign of a name. */
const REPEATED = /[+*]\(|[)\]}]\+/

/** What is wrong with a glob; null where it can be matched in a time that does not matter. */
export function faultOfGlob(glob: string): Words | null {
  if (/^[/\\]+$/.test(glob)) return tell('glob-root', { value: glob })
  return isWild(glob) ? tell('glob-wild', { value: glob.slice(0, 80) }) : null
}

function isWild(glob: string): boolean {
  const steps = glob.split(/[/\\]/)
  const names = steps.filter((step) => step !== '**')
  const groups = count(glob, /\{/g) + (glob.includes('|') ? count(glob, /\(/g) : 0)
  return (
    glob.length > MAX_LENGTH ||
    steps.length - names.length > MAX_DEPTHS ||
    names.some((name) => count(name, /\*+/g) > MAX_STARS) ||
    groups > MAX_GROUPS ||
    REPEATED.test(glob)
  )
}

function count(text: string, what: RegExp): number {
  return text.match(what)?.length ?? 0
}
