/** Every rule, by id. Generated: npm run generate. */
import type { AnyRule } from '../src/core/index.js'

export { fields } from './fields.js'
export { packTexts } from './packs.generated.js'
export { tables } from './tables.js'

export const rules: readonly AnyRule[] = []
