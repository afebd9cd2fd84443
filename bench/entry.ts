/** What the bench takes from kplint, to be bundled as it is shipped. */
export { nodeInflate, readFile } from '../src/hosts/file.js'
export { defaultLimits } from '../src/ooxml/source.js'
export { openZip } from '../src/ooxml/zip.js'
