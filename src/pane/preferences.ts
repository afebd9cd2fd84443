/** What a person likes, kept on this computer: language, grouping, the name under explanations. Never data of a workbook. */

export interface Preferences {
  /** Null where nothing was kept. */
  get(name: string): string | null
  set(name: string, value: string): void
}

/**
 * Preferences in the page's local storage, under names that begin with `prefix` (Office asks that it begin with its partition key).
 * Where storage is forbidden or full, they are forgotten with the page.
 */
export function localPreferences(prefix: string): Preferences {
  const here = new Map<string, string>()
  return {
    get(name) {
      try {
        return localStorage.getItem(prefix + name) ?? here.get(name) ?? null
      } catch {
        return here.get(name) ?? null
      }
    },
    set(name, value) {
      here.set(name, value)
      try {
        localStorage.setItem(prefix + name, value)
      } catch {
        // Kept in `here` for as long as the page is open.
      }
    },
  }
}
