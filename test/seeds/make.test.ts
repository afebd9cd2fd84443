import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { makeSeeds } from '../../seeds/make.js'

test('the committed workbooks are what seeds/make.ts makes, byte for byte', async () => {
  const made = await makeSeeds()
  expect(made.size).toBeGreaterThan(4)
  for (const [name, bytes] of made) {
    const kept = readFileSync(new URL(`../../seeds/${name}`, import.meta.url))
    expect(Buffer.compare(kept, bytes), `${name}: run npx tsx seeds/make.ts`).toBe(0)
  }
})
