/** Whether what comes from a disk is what became of a file. */
import type { Outcome } from './outcome.js'

/** True of data of the form of an outcome, as far as whoever joins files relies on it: anybody may have written a cache or a part. */
export function isOutcome(data: unknown): data is Outcome {
  if (!isObject(data)) return false
  if (data.kind === 'unread') return isError(data.error)
  const { kind, format, sha256, warnings, parcel, picture } = data
  return (
    kind === 'read' &&
    typeof format === 'string' &&
    (sha256 === null || typeof sha256 === 'string') &&
    Array.isArray(warnings) &&
    warnings.every(isWords) &&
    isParcel(parcel) &&
    (picture === null || (isObject(picture) && Array.isArray(picture.sheets)))
  )
}

function isParcel(data: unknown): boolean {
  if (!isObject(data)) return false
  const { name, tables, checked } = data
  if (typeof name !== 'string' || !Array.isArray(tables)) return false
  if (!tables.every((one) => isObject(one) && isObject(one.data) && isObject(one.page))) return false
  return checked === null || (isObject(checked) && isReport(checked.report))
}

function isReport(data: unknown): boolean {
  return (
    isObject(data) &&
    typeof data.name === 'string' &&
    ['tables', 'diagnostics', 'accepted', 'explained'].every((list) => Array.isArray(data[list]))
  )
}

function isError(data: unknown): boolean {
  return isObject(data) && typeof data.file === 'string' && typeof data.code === 'string' && isWords(data.words)
}

function isWords(data: unknown): boolean {
  return isObject(data) && typeof data.zh === 'string' && typeof data.en === 'string'
}

function isObject(data: unknown): data is { readonly [key: string]: unknown } {
  return typeof data === 'object' && data !== null
}
