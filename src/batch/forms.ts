/** The forms of plain data that anybody may have written, put together from simple ones. */

/** Whether data are of a form. */
export type Form = (data: unknown) => boolean
/** The forms of members of an object, by their names. */
type Forms<T> = { readonly [K in keyof T]?: Form }

/** Members of a list, at most. */
const MOST = 10_000_000

export const text: Form = (data) => typeof data === 'string'
export const number: Form = (data) => typeof data === 'number'
/** A row, a column, a place in a list: a whole number from 0 on. */
export const place: Form = (data) => typeof data === 'number' && Number.isSafeInteger(data) && data >= 0
export const truth: Form = (data) => typeof data === 'boolean'
export const only =
  (...values: readonly unknown[]): Form =>
  (data) =>
    values.includes(data)
export const orNull =
  (form: Form): Form =>
  (data) =>
    data === null || form(data)
export const orAbsent =
  (form: Form): Form =>
  (data) =>
    data === undefined || form(data)
export const either =
  (...forms: readonly Form[]): Form =>
  (data) =>
    forms.some((form) => form(data))
/** A list without holes: from a disk one may be nothing but holes, thousands of millions of them. */
export const list =
  (form: Form): Form =>
  (data) => {
    if (!Array.isArray(data) || data.length > MOST) return false
    for (let i = 0; i < data.length; i++) if (!(i in data) || !form(data[i])) return false
    return true
  }
/** A list of two. */
export const pair =
  (first: Form, second: Form): Form =>
  (data) =>
    Array.isArray(data) && data.length === 2 && first(data[0]) && second(data[1])
/** An object whose values are of a form, whatever its keys. */
export const record =
  (form: Form): Form =>
  (data) =>
    isObject(data) && Object.values(data).every(form)

/** An object with these members, and whatever others. */
export function object<T>(forms: Forms<T>): Form {
  const entries = Object.entries(forms) as [string, Form][]
  return (data) =>
    isObject(data) && entries.every(([key, form]) => form(Object.hasOwn(data, key) ? data[key] : undefined))
}

function isObject(data: unknown): data is { readonly [key: string]: unknown } {
  return typeof data === 'object' && data !== null && !Array.isArray(data)
}
