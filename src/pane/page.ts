/** What every page of ours asks its server for. */
import { type OfferedPack, withOffered } from './packs.js'

/** Milliseconds a server may take to say what it offers: a page that waited for ever would never check. */
const PATIENCE = 15_000

/** Packs the server of the page offers, with those that come with kplint; these alone where there is no server, or it offers none. */
export async function offeredPacks(): Promise<OfferedPack[]> {
  if (!location.protocol.startsWith('http')) return withOffered(null)
  const stopping = new AbortController()
  const timer = setTimeout(() => stopping.abort(), PATIENCE)
  try {
    const response = await fetch('packs.json', { credentials: 'same-origin', signal: stopping.signal })
    return withOffered(response.ok ? await response.json() : null)
  } catch {
    return withOffered(null)
  } finally {
    clearTimeout(timer)
  }
}
