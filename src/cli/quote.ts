/** A word for the command line, so that it can be copied and pasted. */
import { plain } from '../reports/plain.js'

/** Quoted where a shell would take it apart; nothing in it can act on a terminal. */
export function quoted(word: string): string {
  const text = plain(word)
  if (/^[\w./\\:=@%+,\-\u3000-\u9fff（）]+$/.test(text)) return text
  return process.platform === 'win32' ? `"${text}"` : `'${text.replaceAll("'", "'\\''")}'`
}
