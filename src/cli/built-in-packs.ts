/** Which packs come with kplint, known without reading one. */
import { packTexts } from '../../rules/packs.generated.js'

/** Their names. */
export const builtInPacks: readonly string[] = [...new Set(Object.keys(packTexts).map((path) => path.split('/')[0]!))]
