/** Texts of workbooks and sentences about them as reports repeat them. */
import { type Diagnostic, type Lang, masked, say, type Words } from '../core/index.js'
import { cut, plain } from './plain.js'

/**
 * The text without phone and identity-card numbers, cut after so many signs, harmless (`plain`). Masked before anything else: a number
 * that is cut, or whose line break is shown as a sign, is not known for one any more.
 */
export function retold(text: string, signs = Number.POSITIVE_INFINITY): string {
  return plain(cut(masked(text), signs))
}

/**
 * The sentence of a finding, cut after so many signs, harmless. Texts it names are masked (`say`); its amounts are not: 15000000000元 is
 * no phone number.
 */
export function sentence(diagnostic: Diagnostic, lang: Lang, signs: number): string {
  return plain(cut(say(diagnostic, lang), signs))
}

/** As `fill`, with texts that are `retold` or a `sentence` already: nothing in them is masked any more. */
export function filled(template: Words, texts: { readonly [name: string]: string }, lang: Lang): string {
  return template[lang].replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(texts, name) ? texts[name]! : whole,
  )
}
