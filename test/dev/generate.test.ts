import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { generated, leftOver } from '../../src/dev/generate.js'

const root = join(import.meta.dirname, '..', '..')
const files = await generated()

describe('what is generated', () => {
  it.each([...files])('%s is fresh (npm run generate)', (path, content) => {
    expect(readFileSync(join(root, path), 'utf8') === content).toBe(true)
  })
  it('is all there is in its folders', () => {
    expect(leftOver(files)).toEqual([])
  })
})
