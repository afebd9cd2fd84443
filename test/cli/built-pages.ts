/** A folder as `dist` is where the pages are built, made without building: our pages with scripts of one line. */
import { copyFileSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')

/** Makes the folder; gives its path, as `Io.home` wants it. */
export function standInForDist(home: string): string {
  const pane = join(home, 'pane')
  mkdirSync(join(pane, 'icons'), { recursive: true })
  const source = join(root, 'src', 'pane')
  for (const name of readdirSync(source).filter((one) => /\.(?:html|css)$/.test(one) || one === 'syntax.js'))
    copyFileSync(join(source, name), join(pane, name))
  const icons = join(root, 'src', 'addin', 'icons')
  for (const name of readdirSync(icons)) copyFileSync(join(icons, name), join(pane, 'icons', name))
  const script = `'use strict'\n${'// 这里是脚本\n'.repeat(200)}`
  for (const name of ['support.js', 'pane.js', 'check.js', 'worker.js', 'packs.js'])
    writeFileSync(join(pane, name), script)
  return home
}

/** Has office.js installed in a folder, as a user would have it. */
export function installOffice(folder: string): void {
  mkdirSync(join(folder, 'node_modules', '@microsoft'), { recursive: true })
  const installed = join(root, 'node_modules', '@microsoft', 'office-js')
  symlinkSync(installed, join(folder, 'node_modules', '@microsoft', 'office-js'), 'junction')
}
