/** The head of a part as kplint writes it. */
import type { ShardHead } from '../../src/batch/shard.js'

/** Of the only part of a batch without files. */
export const HEAD: ShardHead = {
  kind: 'kplint shard',
  shard: { part: 1, of: 1 },
  run: '',
  argv: [],
  adopted: null,
  today: null,
  isNamed: true,
  jobs: [],
  missing: [],
}
