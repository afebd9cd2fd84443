/** The pane beside a table: in Excel by Office.js, in WPS by its own objects. */
import type { Lang } from '../core/index.js'
import { browserInflate } from '../hosts/browser-file.js'
import type { GridHost } from '../hosts/grid-kept.js'
import { officeHost } from '../hosts/office.js'
import { wpsHost } from '../hosts/wps.js'
import { boot, type Surroundings } from './boot.js'
import { unwrap } from './engine.js'
import { faultOf } from './faults.js'
import { offeredPacks } from './page.js'
import { hostPlace } from './place.js'
import { localPreferences } from './preferences.js'
import { startEngine } from './remote-engine.js'
import { told } from './told.js'
import { mountPane } from './view/index.js'
import { shownText } from './view/shown.js'
import { Work } from './work.js'

async function start(): Promise<void> {
  const root = document.getElementById('pane')!
  try {
    const around = await boot()
    if (around === 'browser') return sayInstead(root)
    const [host, engine, packs] = await Promise.all([hostOf(around), startEngine(), offeredPacks()])
    const fields = unwrap(await engine.fields())
    const desk = new Work(hostPlace(host), { engine, packs, now: () => new Date() })
    mountPane(root, desk, {
      lang: langOf(around),
      onLang: (lang) => {
        document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en'
      },
      storage: localPreferences(`${partition(around)}kplint.`),
      fields,
    })
    await desk.check()
  } catch (error) {
    const { words } = faultOf(error)
    root.replaceChildren(line(shownText(words.zh)), line(shownText(words.en)))
  }
}

function hostOf(around: Surroundings): Promise<GridHost> {
  return around === 'wps' ? wpsHost() : officeHost({ inflate: browserInflate })
}

/** The language of the program; WPS speaks Chinese. */
function langOf(around: Surroundings): Lang {
  return around === 'excel' && !/^zh/i.test(Office.context.displayLanguage) ? 'en' : 'zh'
}

/** Users of one webview are kept apart by what Office says. */
function partition(around: Surroundings): string {
  return around === 'excel' ? (Office.context.partitionKey ?? '') : ''
}

/** In a plain browser there is no table beside the page: the checker page is what is wanted. */
function sayInstead(root: HTMLElement): void {
  const words = told('no-program')
  const link = document.createElement('a')
  link.href = 'check.html'
  link.textContent = `${told('checker').zh} · ${told('checker').en}`
  const to = document.createElement('p')
  to.append(link)
  root.replaceChildren(line(words.zh), line(words.en), to)
}

function line(text: string): HTMLElement {
  const element = document.createElement('p')
  element.textContent = text
  return element
}

void start()
