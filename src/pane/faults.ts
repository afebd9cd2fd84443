/** What went wrong, in words: errors of our own say it themselves, of others only their name is told. */
import type { Words } from '../core/index.js'

const UNKNOWN: Words = {
  zh: '程序出错了，没有检查完（{detail}）。请重新打开页面再试；仍不行，请把这句话发给维护人员。',
  en: 'Something went wrong and the check is not complete ({detail}). Reopen the page and try again; if it stays, send this to the maintainers.',
}

export interface Fault {
  readonly code: string
  readonly words: Words
}

/** The fault an error stands for. Nothing a workbook says can be in it but names of files, sheets and parts. */
export function faultOf(error: unknown): Fault {
  if (error instanceof Error) {
    const { code = error.name } = error as { code?: unknown }
    if ('problems' in error) {
      const problems = error.problems as readonly { file: string; line: number | null; words: Words }[]
      const say = (lang: 'zh' | 'en'): string =>
        problems
          .slice(0, MAX_PROBLEMS)
          .map(({ file, line, words }) => `${file}${line === null ? '' : `:${line}`} ${words[lang]}`)
          .join(lang === 'zh' ? '；' : '; ')
      return { code: 'pack', words: { zh: say('zh'), en: say('en') } }
    }
    if ('words' in error) return { code: String(code), words: error.words as Words }
    if ('text' in error && typeof error.text === 'function') {
      const text = (lang: 'zh-CN' | 'en'): string => (error.text as (lang: string) => string).call(error, lang)
      return { code: String(code), words: { zh: text('zh-CN'), en: text('en') } }
    }
  }
  const detail = (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, 200)
  const filled = (text: string): string => text.replace('{detail}', () => detail)
  return { code: 'internal', words: { zh: filled(UNKNOWN.zh), en: filled(UNKNOWN.en) } }
}

/** Problems of a pack that are told at once. */
const MAX_PROBLEMS = 5
