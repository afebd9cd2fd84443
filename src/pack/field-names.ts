/** Columns by what people call them. */
import { compactText, type FieldDef, type Words } from '../core/index.js'
import { hintWords } from './words.js'

/** The field a text names: by its name, its title or one of its headings; else null. */
export function fieldNamed(text: string, fields: readonly FieldDef[]): FieldDef | null {
  const key = compactText(text)
  return (
    fields.find(({ name }) => name === text.trim()) ??
    fields.find(({ title }) => compactText(title.zh) === key) ??
    fields.find(({ headings }) => headings.some((heading) => compactText(heading) === key)) ??
    null
  )
}

/** There is no such column; the nearest is named. */
export function noField(written: string, fields: readonly FieldDef[]): Words {
  const text = written.slice(0, 40)
  const known = fields.flatMap(({ title, headings }) => [title.zh, ...headings])
  const hint = hintWords(text, known)
  return { zh: `“${text}”不是列名${hint.zh}`, en: `“${text}” is no column${hint.en}` }
}
