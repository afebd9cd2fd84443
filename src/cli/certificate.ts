/** What browsers and Excel hold against a certificate that a server takes without a word. */
import { X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'
import type { Words } from '../core/index.js'
import { tell } from './words.js'

/** Why those who open `url` would be shown a warning instead of the page, whoever issued the certificate (PEM, the site's own first). */
export function certificateFaults(cert: string | Buffer, url: string, now: Date): Words[] {
  const certificate = parsed(cert)
  if (certificate === null) return []
  const faults: Words[] = []
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '')
  // The name in the subject alone is no longer looked at.
  const named = isIP(host) ? certificate.checkIP(host) : certificate.checkHost(host, { subject: 'never' })
  if (named === undefined) faults.push(tell('cert-host', { host }))
  const [from, to] = [certificate.validFrom, certificate.validTo].map((text) => new Date(text)) as [Date, Date]
  if (to < now) faults.push(tell('cert-expired', { day: dayOf(to) }))
  else if (from > now) faults.push(tell('cert-early', { day: dayOf(from) }))
  return faults
}

/** Null where it is none: the server says so. */
function parsed(cert: string | Buffer): X509Certificate | null {
  try {
    return new X509Certificate(cert)
  } catch {
    return null
  }
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10)
}
