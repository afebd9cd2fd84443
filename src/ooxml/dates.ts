/** Dates that a file gives in ISO 8601 (`t="d"`), as the numbers Excel stores. */

const FORM = /^(?:(\d{4})-(\d\d)-(\d\d))?(?:T?(\d\d):(\d\d)(?::(\d\d(?:\.\d{1,9})?))?)?Z?$/
const DAY = 86_400_000

/** The serial number of an ISO date, time or both; null where it is none. 1900-01-01 is 1, or 1904-01-01 is 0. */
export function isoSerial(text: string, date1904: boolean): number | null {
  const match = FORM.exec(text.trim())
  if (!match || text.trim() === '' || (match[1] === undefined && match[4] === undefined)) return null
  const time = timeOf(match)
  if (time === null) return null
  if (match[1] === undefined) return time
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || date.getUTCFullYear() !== year) return null
  const days = date.getTime() / DAY
  if (date1904) return days - Date.UTC(1904, 0, 1) / DAY + time
  const serial = days - Date.UTC(1899, 11, 30) / DAY
  // Excel counts a 29 February 1900 that never was: days before it are one less.
  return (serial < 61 ? serial - 1 : serial) + time
}

function timeOf(match: RegExpExecArray): number | null {
  if (match[4] === undefined) return 0
  const [hour, minute, second] = [Number(match[4]), Number(match[5]), Number(match[6] ?? 0)]
  if (hour > 24 || minute > 59 || second >= 61) return null
  return (hour * 3600 + minute * 60 + second) / 86_400
}
