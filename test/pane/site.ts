/** The pages as they are built and served: `dist/pane` with the policy of a site, and office.js beside them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { siteFiles } from '../../src/addin/site.js'
import { startServer } from '../../src/cli/site-server.js'

const dist = join(import.meta.dirname, '..', '..', 'dist')

/** A site that is served. */
export interface Served {
  readonly url: string
  close(): Promise<void>
}

/** Serves the built pages at 127.0.0.1. Throws where they are not built. */
export async function serveSite(): Promise<Served> {
  if (!existsSync(join(dist, 'pane', 'pane.js'))) throw new Error('the pages are not built: npm run build')
  const built = new Map([...filesOf(join(dist, 'pane'), ''), ...filesOf(join(dist, 'office'), 'office/')])
  const files = siteFiles(built, {
    baseUrl: 'https://localhost:3000',
    id: '6b706c69-6e74-4000-8000-000000000001',
    version: '1.0.0',
    officeJs: 'local',
    embed: [],
    packs: [],
  })
  const server = await startServer(files, {}, { host: '127.0.0.1', port: 0, tls: null })
  return { url: `http://127.0.0.1:${server.port}`, close: () => server.close() }
}

function filesOf(folder: string, prefix: string): [string, Uint8Array][] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name)
      return [prefix + relative(folder, path).replaceAll('\\', '/'), readFileSync(path)]
    })
}
