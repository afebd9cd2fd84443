import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { generated } from '../../src/dev/generate.js'

const root = join(import.meta.dirname, '..', '..')

describe('what is generated', () => {
  it.each([...generated()])('%s is fresh (npm run generate)', (path, content) => {
    expect(readFileSync(join(root, path), 'utf8') === content).toBe(true)
  })
})
