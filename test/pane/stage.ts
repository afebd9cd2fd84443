/** A page in headless Chromium with the pane on it, under the strictest policy the product promises. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { bundle } from '../browser/bundle.js'
import { withChromium } from '../browser/chromium.js'
import { fieldChoices, type SentState } from './states.js'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const root = join(import.meta.dirname, '../..')
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'"
const HTML = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>kplint</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="pane.css"><body class="pane"><main id="pane"></main><script type="module" src="page.js"></script></body></html>`

/** The page with what a test does to it. */
export class Stage {
  /** Errors of the page: scripts that fail, things the policy forbids. */
  readonly errors: string[] = []

  constructor(
    readonly page: Page,
    private readonly url: string,
  ) {
    page.on('pageerror', (error) => this.errors.push(String(error)))
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.errors.push(message.text())
    })
  }

  /** Opens the page and puts the pane over this state. */
  async mount(state: SentState, { lang = 'zh', width = 350, height = 700 }: Partial<Show> = {}): Promise<void> {
    await this.page.setViewportSize({ width, height })
    await this.page.goto(this.url)
    await this.call('mount', state, fieldChoices, lang)
  }

  /** Calls a function that view-page.ts offers. */
  call<T = unknown>(name: string, ...given: readonly unknown[]): Promise<T> {
    return this.page.evaluate(
      ([called, parts]) => {
        const { test } = window as unknown as { test: { readonly [name: string]: (...parts: unknown[]) => unknown } }
        return test[called]!(...parts)
      },
      [name, given] as const,
    ) as Promise<T>
  }

  /** What was asked of the desk since the last time. */
  calls(): Promise<unknown[][]> {
    return this.call('calls')
  }

  /** What axe-core finds wrong with the page as it is: the rule and the elements. */
  async violations(): Promise<string[]> {
    await this.page.evaluate(AXE)
    return this.page.evaluate(async () => {
      const { axe } = window as unknown as { axe: typeof import('axe-core') }
      const { violations } = await axe.run(document)
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
      )
    })
  }

  /** A picture for people to look at, in an ignored folder. */
  async shoot(name: string): Promise<void> {
    const folder = join(root, 'test/browser/shots')
    mkdirSync(folder, { recursive: true })
    await this.page.screenshot({ path: join(folder, `pane-${name}.png`) })
  }
}

interface Show {
  readonly lang: 'zh' | 'en'
  readonly width: number
  readonly height: number
}

/** Opens a browser with the page; `close` ends it, and everything is gone. */
export async function openStage(): Promise<{ readonly stage: Stage; close(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'kplint-pane-'))
  await bundle(join(import.meta.dirname, 'view-page.ts'), join(folder, 'page.js'), 'web')
  const served = new Map([
    ['/', ['text/html', HTML]],
    ['/page.js', ['text/javascript', readFileSync(join(folder, 'page.js'), 'utf8')]],
    ['/pane.css', ['text/css', readFileSync(join(root, 'src/pane/pane.css'), 'utf8')]],
  ])
  rmSync(folder, { recursive: true, force: true })
  const server = createServer((request, response) => {
    const [type, text] = served.get(request.url ?? '') ?? []
    if (type === undefined) return response.writeHead(request.url === '/favicon.ico' ? 204 : 404).end()
    return response
      .setHeader('content-type', `${type}; charset=utf-8`)
      .setHeader('content-security-policy', POLICY)
      .end(text)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  let end = (): void => {}
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  return new Promise((resolve, reject) => {
    const running = withChromium(async (context) => {
      const stage = new Stage(await context.newPage(), url)
      resolve({
        stage,
        async close() {
          end()
          await running
        },
      })
      await ended
    }).finally(() => server.close())
    running.catch(reject)
  })
}
