/** What reads and writes .xlsx files in a page: a chunk of its own, not loaded beside Excel. */
export { patchBlob, readBlob } from '../hosts/browser-file.js'
export { warningText } from '../ooxml/index.js'
