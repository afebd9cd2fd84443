/**
 * The script of the HTML report: filters the findings that stand in the page, and groups them otherwise. Everything can be read without it.
 * It is put into html-page.generated.ts (npm run generate) and runs in browsers from Chromium 87 on. What it writes is text, never markup.
 */
;(() => {
  type Grouping = 'file' | 'unit' | 'project' | 'rule'

  /** A finding of the page, in the order in which it was written. */
  interface Item {
    readonly element: HTMLElement
    readonly group: HTMLElement
    text: string | null
  }

  /** Findings under one heading. */
  interface Group {
    readonly element: HTMLElement
    readonly count: HTMLElement
    readonly items: Item[]
  }

  const form = document.querySelector<HTMLFormElement>('#filter')
  const status = document.querySelector<HTMLElement>('#shown')
  const place = document.querySelector<HTMLElement>('#groups')
  if (!form || !status || !place) return
  const written = Array.from(place.querySelectorAll<HTMLElement>('.group'))
  const items: Item[] = Array.from(place.querySelectorAll<HTMLElement>('.finding'), (element) => ({
    element,
    group: element.closest<HTMLElement>('.group')!,
    text: null,
  }))
  let grouping: Grouping = 'file'

  const field = (name: string): HTMLInputElement | HTMLSelectElement | null =>
    form.querySelector<HTMLInputElement | HTMLSelectElement>(`[name="${name}"]`)
  const chosen = (name: string): string => field(name)?.value ?? ''
  const filled = (template: string | undefined, values: { readonly [name: string]: number }): string =>
    (template ?? '').replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))

  /** What a person would look for in a finding: all of it but the table around it. */
  function textOf(item: Item): string {
    item.text ??= Array.from(
      item.element.querySelectorAll('h4, .place, .values, .note'),
      (one) => one.textContent ?? '',
    )
      .join(' ')
      .toLowerCase()
    return item.text
  }

  function matcher(): (item: Item) => boolean {
    const severities = new Set(
      Array.from(form!.querySelectorAll<HTMLInputElement>('[name="severity"]:checked'), ({ value }) => value),
    )
    const [standing, file, unit, rule] = ['standing', 'file', 'unit', 'rule'].map(chosen)
    const project = chosen('project').trim().toLowerCase()
    const parts = chosen('text').toLowerCase().split(/\s+/).filter(Boolean)
    return (item) => {
      const { dataset } = item.element
      if (!severities.has(dataset.severity ?? '')) return false
      if (standing && dataset.standing !== standing) return false
      if (unit && dataset.unit !== unit) return false
      if (rule && dataset.rule !== rule) return false
      if (file && item.group.dataset.file !== file) return false
      if (project && !(dataset.project ?? '').toLowerCase().includes(project)) return false
      return parts.every((part) => textOf(item).includes(part))
    }
  }

  function filter(): void {
    const matches = matcher()
    let shown = 0
    for (const group of groups) {
      let own = 0
      for (const item of group.items) {
        const isShown = matches(item)
        item.element.hidden = !isShown
        if (isShown) own++
      }
      group.element.hidden = own === 0 && group.items.length > 0
      group.count.textContent = filled(place!.dataset.times, { n: own })
      shown += own
    }
    const { all, some, none } = status!.dataset
    const template = shown === items.length ? all : shown === 0 ? none : some
    status!.textContent = filled(template, { n: items.length, shown })
  }

  /** The heading over the findings of one unit, project or rule. */
  function titleOf(key: string, by: Grouping): string {
    if (by === 'project') return key === '' ? (place!.dataset.whole ?? '') : key
    const options = Array.from((field(by) as HTMLSelectElement | null)?.options ?? [])
    return options.find(({ value }) => value === key)?.text ?? key
  }

  function makeGroup(title: string): Group {
    const element = document.createElement('section')
    element.className = 'group'
    const heading = document.createElement('h3')
    const count = document.createElement('span')
    count.className = 'times'
    heading.append(title, ' ', count)
    const list = document.createElement('div')
    list.className = 'list'
    element.append(heading, list)
    return { element, count, items: [] }
  }

  /** The groups as they were written. */
  function byFile(): Group[] {
    const byElement = new Map(
      written.map((element) => {
        const count = element.querySelector<HTMLElement>('.times')!
        return [element, { element, count, items: [] as Item[] }]
      }),
    )
    for (const item of items) byElement.get(item.group)!.items.push(item)
    return [...byElement.values()]
  }

  function byKey(by: Grouping): Group[] {
    const found = new Map<string, Group>()
    for (const item of items) {
      const key = item.element.dataset[by] ?? ''
      if (!found.has(key)) found.set(key, makeGroup(titleOf(key, by)))
      found.get(key)!.items.push(item)
    }
    return [...found.values()].sort((a, b) => b.items.length - a.items.length)
  }

  function groupBy(by: Grouping): void {
    if (by === grouping) return
    grouping = by
    // Out of the page nothing is laid out while it is moved.
    const behind = document.createComment('')
    place!.replaceWith(behind)
    for (const { element } of groups) element.remove()
    groups = by === 'file' ? byFile() : byKey(by)
    place!.classList.toggle('by-file', by === 'file')
    for (const { element, items: own } of groups) {
      const list = element.querySelector('.list')!
      const rest = list.querySelector('.rest')
      for (const item of own) list.insertBefore(item.element, rest)
      place!.append(element)
    }
    behind.replaceWith(place!)
  }

  let groups = byFile()
  let waiting = 0
  function later(): void {
    window.clearTimeout(waiting)
    waiting = window.setTimeout(filter, 120)
  }

  form.hidden = false
  form.addEventListener('submit', (event) => event.preventDefault())
  form.addEventListener('input', later)
  form.addEventListener('change', (event) => {
    if ((event.target as HTMLInputElement).name === 'group') groupBy(chosen('group') as Grouping)
    filter()
  })
  form.addEventListener('reset', () => {
    window.setTimeout(() => {
      groupBy(chosen('group') as Grouping)
      filter()
    })
  })
  // A name in the overview shows what was found there.
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-filter]')
    const [name = '', value = ''] = (link?.dataset.filter ?? '').split(':')
    const select = field(name)
    if (!link || !select) return
    form.reset()
    window.setTimeout(() => {
      select.value = value
      // Where everything is known, explained or accepted nothing is left to be done.
      const standing = field('standing')
      if (standing && !items.some(matcher())) standing.value = ''
      filter()
    })
  })
  // A strip is wider than a narrow page: the keyboard can push it along.
  const narrow = window.matchMedia('(max-width: 700px)')
  function pushable(): void {
    const wide = document.querySelectorAll('.strip, .wide')
    for (const element of Array.from(wide)) {
      if (narrow.matches) element.setAttribute('tabindex', '0')
      else element.removeAttribute('tabindex')
    }
  }
  narrow.addEventListener('change', pushable)
  pushable()
  // A browser that goes back to this page fills in what was chosen.
  groupBy((chosen('group') || 'file') as Grouping)
  filter()
})()
