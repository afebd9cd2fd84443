/** The calendar without a clock: days, serials, and the limits of the years a project table can mean. */

/** Years outside these are taken for slips of the pen. */
export const FIRST_YEAR = 1949
export const LAST_YEAR = 2099

/** Days from 1899-12-30, the day Excel's 1900 system counts from (for days after its false 1900-02-29), to 1970-01-01. */
const EPOCH = 25569
/** How far day 0 of the 1904 system lies behind that of the 1900 system. */
const SHIFT_1904 = 1462

/** A day of the calendar; `month` is 1–12. */
export interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** True where the year is within limits and the month (and day, if given) exists. */
export function isRealDate(year: number, month: number, day = 1): boolean {
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1) return false
  return day <= daysInMonth(year, month)
}

/** The serial of a day in the 1900 system. */
export function serialOf({ year, month, day }: Day): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - 719468 + EPOCH
}

/** The day of a serial (1900 system, time of day dropped), after H. Hinnant's civil_from_days. */
export function dayOfSerial(serial: number): Day {
  const days = Math.floor(serial) - EPOCH + 719468
  const era = Math.floor(days / 146097)
  const dayOfEra = days - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  }
}

/** A serial as stored, in the 1900 system. */
export function to1900(serial: number, date1904: boolean): number {
  return date1904 ? serial + SHIFT_1904 : serial
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}
