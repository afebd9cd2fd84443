/** From data to words, in the reader's language. */

import { masked } from './private.js'
import type { Diagnostic, Message, SkipReason } from './report.js'
import type { Datum } from './rule.js'
import { type Amount, formatMonth, inWan } from './values.js'
import type { Lang, Words } from './vocabulary.js'
import { gatheredWords, listSeparator, orSeparator, skipWords } from './words.js'

/** Fills `{placeholders}` of a template; one without data stays as it is, so that a test can see it. */
export function fill(template: Words, data: { readonly [name: string]: Datum }, lang: Lang): string {
  return template[lang].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const datum = Object.hasOwn(data, name) ? data[name] : undefined
    return datum === undefined ? whole : sayDatum(datum, lang)
  })
}

/** A datum in words: amounts in the unit and with the decimals they were written in, texts without phone numbers. */
export function sayDatum(datum: Datum, lang: Lang): string {
  if (typeof datum === 'string') return masked(datum)
  if (typeof datum === 'number') return shortNumber(datum)
  // Words may hold what a cell says: a heading, the unit that reports.
  if ('zh' in datum) return masked(datum[lang])
  if ('first' in datum) return formatMonth(datum, lang)
  return sayAmount(datum)
}

/** An amount as the table would print it: `7.93亿元`, `1500万元`, `12.5` where no unit is known. */
export function sayAmount(amount: Amount): string {
  const { unit, decimals } = amount
  const value = unit === null ? amount.value : amount.value / inWan(unit)
  const digits = decimals === null ? shortNumber(value) : value.toFixed(Math.min(decimals, 6))
  // Adding printed values can need more places than one of them shows; never say 0.00 for what is not zero.
  const text = Number(digits) === 0 && Math.abs(value) > 1e-9 ? shortNumber(value) : digits
  return unit === null ? text : `${text}${unit}`
}

/** A number without the noise of floating point. */
function shortNumber(value: number): string {
  return String(Number(value.toPrecision(12)))
}

/** The sentence of a diagnostic. */
export function say(diagnostic: Pick<Diagnostic, 'message' | 'places'>, lang: Lang): string {
  const message = sayMessage(diagnostic.message, lang)
  const n = diagnostic.places.length
  return n > 1 && !diagnostic.message.template.zh.includes('{n}') ? fill(gatheredWords, { message, n }, lang) : message
}

/** A message in words. */
export function sayMessage(message: Message, lang: Lang): string {
  return fill(message.template, message.data, lang)
}

/** Why a rule was skipped. */
export function sayReason(reason: SkipReason, lang: Lang): string {
  switch (reason.code) {
    case 'columns': {
      const fields = reason.fields.map((choice) => choice.map((words) => words[lang]).join(orSeparator[lang]))
      return fill(skipWords.columns, { fields: fields.join(listSeparator[lang]) }, lang)
    }
    case 'several-columns':
      return fill(skipWords['several-columns'], { field: reason.field }, lang)
    case 'roster':
    case 'option':
      return fill(skipWords[reason.code], { name: reason.name }, lang)
    default:
      return skipWords[reason.code][lang]
  }
}
