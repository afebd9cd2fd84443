/** A Chromium to test in: the one named, one that is installed, or Debian's, installed when we may. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium } from 'playwright-core'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A certificate made for development is nobody’s.
  '--ignore-certificate-errors',
]

/** The path of a Chromium. Throws one sentence that says what to do where there is none and none can be installed. */
export function findChromium(): string {
  const found = installed()
  if (found) return found
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    try {
      // A new machine has no package lists yet.
      apt('update')
      apt('install', '-y', 'chromium', 'fonts-noto-cjk')
    } catch {
      // Said below: there is still none.
    }
  }
  const now = installed()
  if (now) return now
  throw new Error(
    'No Chromium found: install Debian’s packages chromium and fonts-noto-cjk, or set CHROMIUM to its path.',
  )
}

function apt(...args: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  execFileSync('apt-get', ['-q', ...args], { stdio: 'ignore', env })
}

function installed(): string | null {
  const named = process.env.CHROMIUM
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new Error(`CHROMIUM names ${named}, which is not there.`)
    return named
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  const places = names.map((name) => join('/usr/bin', name))
  return [...places, ...playwrights()].find((path) => existsSync(path)) ?? null
}

/** Those that Playwright keeps for itself, the newest first. */
function playwrights(): string[] {
  const cache = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), '.cache/ms-playwright')
  if (!existsSync(cache)) return []
  const folders = readdirSync(cache).filter((name) => /^chromium-\d+$/.test(name))
  return folders
    .sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)))
    .map((name) => join(cache, name, 'chrome-linux/chrome'))
}

/** Milliseconds anything may take in a browser on a busy machine. */
const PATIENCE = 90_000

/** Runs `use` with a headless Chromium that has a profile of its own, gone afterwards. */
export async function withChromium<T>(use: (context: BrowserContext) => Promise<T>): Promise<T> {
  const profile = mkdtempSync(join(tmpdir(), 'kplint-chromium-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium(),
    headless: true,
    args: flags,
  })
  context.setDefaultTimeout(PATIENCE)
  try {
    return await use(context)
  } finally {
    await context.close()
    rmSync(profile, { recursive: true, force: true })
  }
}
