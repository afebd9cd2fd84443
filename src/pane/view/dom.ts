/** Elements without HTML: whatever a workbook says goes in as text. */

type Prop = string | number | boolean | null | ((event: never) => void)
type Child = Node | string | null | false

/** Attributes; those that begin with `on` are listeners, false and null are left out. */
export interface Props {
  readonly [name: string]: Prop
}

/** Makes an element. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag)
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function') node.addEventListener(name.slice(2), value as EventListener)
    else if (value !== null && value !== false) node.setAttribute(name, value === true ? '' : String(value))
  }
  node.append(...kept(children))
  return node
}

function kept(children: readonly Child[]): (Node | string)[] {
  return children.filter((child): child is Node | string => child !== null && child !== false)
}

/** Sets an attribute, or takes it away where `value` is null or false. */
export function setAttribute(node: Element, name: string, value: string | number | boolean | null): void {
  if (value === null || value === false) node.removeAttribute(name)
  else if (node.getAttribute(name) !== String(value)) node.setAttribute(name, String(value))
}

/** Sets a text only where it is another one, so that nothing is read aloud twice. */
export function setText(node: Element, text: string): void {
  if (node.textContent !== text) node.textContent = text
}

/**
 * Puts new content in. Focus, its caret, scrolling and opened details stay: elements of the same `data-key` are taken for the same.
 * Where the focused one is gone, focus goes to `fallback`.
 */
export function refill(node: HTMLElement, children: readonly Child[], fallback: HTMLElement | null = null): void {
  const { activeElement: active } = document
  const had = active instanceof HTMLElement && node !== active && node.contains(active) ? active : null
  const caret = had && isField(had) ? ([had.selectionStart, had.selectionEnd] as const) : null
  const opened = new Set([...node.querySelectorAll('details[open]')].map(keyOf))
  const { scrollTop } = node
  node.replaceChildren(...kept(children))
  for (const one of node.querySelectorAll('details')) if (opened.has(keyOf(one))) one.open = true
  node.scrollTop = scrollTop
  if (!had) return
  const now = withKey(node, had.dataset.key)
  if (now) {
    now.focus({ preventScroll: true })
    if (caret && isField(now) && caret[0] !== null) now.setSelectionRange(caret[0], caret[1])
  } else fallback?.focus({ preventScroll: true })
}

/** The element of this `data-key`; null where there is none. */
export function withKey(node: Element, key: string | undefined): HTMLElement | null {
  if (key === undefined) return null
  for (const one of node.querySelectorAll('[data-key]'))
    if (one instanceof HTMLElement && keyOf(one) === key) return one
  return null
}

function keyOf(node: Element): string | undefined {
  return node instanceof HTMLElement ? node.dataset.key : undefined
}

function isField(node: Element): node is HTMLInputElement | HTMLTextAreaElement {
  return node instanceof HTMLTextAreaElement || (node instanceof HTMLInputElement && /^(text|search)$/.test(node.type))
}

/** Tells whether what a part is drawn from is another thing than the last time. */
export function watcher(): (...parts: readonly unknown[]) => boolean {
  let last: readonly unknown[] | null = null
  return (...parts) => {
    const same = last !== null && last.length === parts.length && parts.every((part, i) => Object.is(part, last![i]))
    last = parts
    return !same
  }
}
