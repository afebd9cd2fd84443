/** What every page of ours asks its server for. */
import { type OfferedPack, withOffered } from './packs.js'

/** Packs the server of the page offers, with those that come with kplint; these alone where there is no server, or it offers none. */
export async function offeredPacks(): Promise<OfferedPack[]> {
  if (!location.protocol.startsWith('http')) return withOffered(null)
  try {
    const response = await fetch('packs.json', { credentials: 'same-origin' })
    return withOffered(response.ok ? await response.json() : null)
  } catch {
    return withOffered(null)
  }
}
