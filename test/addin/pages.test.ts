/** The pages say of themselves what servers are to say of them; the files for WPS do what WPS asks of them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { type Page, pageHtml } from '../../src/addin/pages.js'
import { WPS_ICON, wpsFiles } from '../../src/addin/wps.js'
import { readXml, type XmlElement } from '../../src/addin/xml.js'
import { lendMissing } from '../../src/pane/older.js'

const source = (name: string) => readFileSync(join(import.meta.dirname, '../../src/pane', name), 'utf8')

describe('the pages', () => {
  it.each<Page>(['pane.html', 'check.html', 'unsupported.html'])('%s has the policy of a plain site', (page) => {
    const squeezed = (html: string) => html.replace(/\s+/g, ' ')
    expect(squeezed(pageHtml(source(page), page, { officeJs: null, embed: [] }))).toBe(squeezed(source(page)))
  })

  it.each(['pane.html', 'check.html', 'unsupported.html'])('%s runs no script and has no style of its own', (page) => {
    const html = source(page)
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|javascript:|type="module"/i)
    for (const [, url] of html.matchAll(/(?:src|href)="([^"]*)"/g)) expect(url).toMatch(/^[\w./-]+$/)
  })

  it('look first whether the browser is new enough', () => {
    for (const page of ['pane.html', 'check.html'])
      expect([...source(page).matchAll(/<script[^>]*src="([^"]*)"/g)].map(([, name]) => name).slice(0, 2)).toEqual([
        'syntax.js',
        'support.js',
      ])
    expect(source('check.html')).toContain('data-needs="files"')
    expect(source('unsupported.html')).not.toContain('<script')
  })

  it('that has no place for the policy is not served with another', () => {
    expect(() => pageHtml('<html></html>', 'check.html', { officeJs: null, embed: [] })).toThrow()
  })
})

describe('what older browsers lack', () => {
  it('is lent, and does what ECMAScript says', () => {
    const realm = runInNewContext('({ Array, String, Object, Uint8Array, RegExp })') as Parameters<
      typeof lendMissing
    >[0] & {
      readonly RegExp: RegExpConstructor
    }
    const bytes = Object.getPrototypeOf(realm.Uint8Array.prototype) as object
    for (const [object, names] of [
      [realm.Array.prototype, ['at', 'findLastIndex']],
      [realm.String.prototype, ['at', 'replaceAll']],
      [bytes, ['at']],
      [realm.Object, ['hasOwn']],
    ] as const)
      for (const name of names) Reflect.deleteProperty(object, name)
    lendMissing(realm)
    const list = realm.Array.of(1, 2, 3, 2)
    expect([list.at(-1), list.at(0), list.at(9), list.at(-9)]).toEqual([2, 1, undefined, undefined])
    expect([list.findLastIndex((one) => one < 3), list.findLastIndex((one) => one > 3)]).toEqual([3, -1])
    expect(realm.Uint8Array.of(7, 8).at(-1)).toBe(8)
    const text = Object(new realm.String('a.b.c')) as string
    expect([text.at(-1), text.replaceAll('.', '$&$&'), text.replaceAll(/b/g, 'x')]).toEqual(['c', 'a..b..c', 'a.x.c'])
    expect([realm.Object.hasOwn({ a: 1 }, 'a'), realm.Object.hasOwn({}, 'toString')]).toEqual([true, false])
    expect(Object.keys(realm.Array.prototype)).toEqual([])
  })
})

/** As much of WPS as main.js uses; anything else is a mistake. */
function wps() {
  const storage = new Map<string, unknown>()
  const panes = new Map<number, { readonly ID: number; readonly url: string; Visible: boolean }>()
  const application = {
    PluginStorage: {
      getItem: (name: string) => storage.get(name) ?? '',
      setItem: (name: string, value: unknown) => void storage.set(name, value),
    },
    CreateTaskPane: (url: string) => {
      const pane = { ID: panes.size + 1, url, Visible: false }
      panes.set(pane.ID, pane)
      return pane
    },
    GetTaskPane: (id: number) => {
      if (!panes.has(id)) throw new Error('no such pane')
      return panes.get(id)
    },
  }
  const strict = new Proxy(application, {
    get(target, name) {
      if (!Object.hasOwn(target, name)) throw new Error(`WPS has no ${String(name)}`)
      return target[name as keyof typeof target]
    },
  })
  return { panes, application: strict }
}

interface Ribbon {
  onLoad(ui: object): boolean
  onCheck(control: object): boolean
  getImage(control: object): string
}

describe('the files for WPS', () => {
  const files = wpsFiles('https://kplint.example.gov.cn/a')
  const run = (application: object) => {
    const window = {
      Application: application,
      location: { href: 'https://kplint.example.gov.cn/a/wps/index.html?x=1#y' },
    }
    runInNewContext(files.get('wps/main.js')!, { window })
    return (window as unknown as { readonly ribbon: Ribbon }).ribbon
  }

  it('open the pane at a click, and the same one at the next', () => {
    const { panes, application } = wps()
    const ribbon = run(application)
    expect(ribbon.onLoad({})).toBe(true)
    ribbon.onCheck({})
    expect([...panes.values()]).toEqual([{ ID: 1, url: 'https://kplint.example.gov.cn/a/pane.html', Visible: true }])
    panes.get(1)!.Visible = false
    ribbon.onCheck({})
    expect([...panes.values()]).toMatchObject([{ Visible: true }])
  })

  it('make a pane anew when the old one is gone, or WPS was started anew', () => {
    const { panes, application } = wps()
    const ribbon = run(application)
    ribbon.onCheck({})
    panes.clear()
    ribbon.onCheck({})
    expect(panes.size).toBe(1)
    const later = run(application)
    later.onLoad({})
    later.onCheck({})
    expect(panes.size).toBe(2)
  })

  it('name only functions there are, in a ribbon of one button', () => {
    const { application } = wps()
    const ribbon = run(application) as unknown as { readonly [name: string]: unknown }
    const named = [...files.get('wps/ribbon.xml')!.matchAll(/"ribbon\.(\w+)"/g)].map(([, name]) => name!)
    expect(named.sort()).toEqual(['getImage', 'onCheck', 'onLoad'])
    for (const name of named) expect(typeof ribbon[name]).toBe('function')
    expect((ribbon as unknown as Ribbon).getImage({})).toBe(WPS_ICON)
    const elements: string[] = []
    const walk = ({ name, children }: XmlElement) => {
      elements.push(name)
      children.forEach(walk)
    }
    walk(readXml(files.get('wps/ribbon.xml')!))
    expect(elements).toEqual(['customUI', 'ribbon', 'tabs', 'tab', 'group', 'button'])
  })

  it('are found by an entry for WPS Spreadsheets', () => {
    const entry = readXml(files.get('wps/jsplugins.xml')!).children[0]!
    expect([entry.name, ...entry.attributes]).toEqual([
      'jspluginonline',
      ['name', 'kplint'],
      ['type', 'et'],
      ['url', 'https://kplint.example.gov.cn/a/wps/'],
    ])
    expect(files.get('wps/publish.html')).toContain('&lt;jspluginonline name="kplint" type="et"')
  })

  it('are written for any age of webview, and never touch office.js', () => {
    expect(files.get('wps/main.js')).not.toMatch(/=>|\b(?:let|const|class|async)\b|`|\?\./)
    for (const text of files.values()) expect(text).not.toContain('office.js')
  })
})
