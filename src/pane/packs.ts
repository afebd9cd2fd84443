/** The packs a page can hold a workbook to: those that come with kplint, and those the server offers. Read only when one is chosen. */
import { packTexts, packTitles } from '../../rules/packs.generated.js'
import type { PackChoice } from './desk.js'

/** A pack as a server offers it: `packs.json` is a list of these. */
export interface OfferedPack extends PackChoice {
  /** Name of a file of the pack → its text. */
  readonly files: { readonly [name: string]: string }
}

/** The packs that come with kplint. */
export function builtInPacks(): OfferedPack[] {
  return Object.entries(packTitles).map(([id, title]) => {
    const files = Object.entries(packTexts).flatMap(([path, text]) =>
      path.startsWith(`${id}/`) ? [[path.slice(id.length + 1), text] as const] : [],
    )
    return { id, title, files: Object.fromEntries(files) }
  })
}

/** What a server says it offers, as far as it is of the right form; a pack of the same id goes before one that comes with kplint. */
export function withOffered(data: unknown): OfferedPack[] {
  const more = Array.isArray(data) ? data.filter(isOffered) : []
  const ids = new Set(more.map(({ id }) => id))
  return [...builtInPacks().filter(({ id }) => !ids.has(id)), ...more]
}

function isOffered(one: unknown): one is OfferedPack {
  if (typeof one !== 'object' || one === null) return false
  const { id, title, files } = one as { [key: string]: unknown }
  return (
    typeof id === 'string' &&
    isTexts(title) &&
    typeof title.zh === 'string' &&
    typeof title.en === 'string' &&
    isTexts(files)
  )
}

function isTexts(one: unknown): one is { readonly [key: string]: string } {
  return typeof one === 'object' && one !== null && Object.values(one).every((text) => typeof text === 'string')
}
