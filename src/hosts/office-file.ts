/** What reads the copy of a workbook: a chunk of its own in a page. An Excel that gives no copy never loads it. */
export { bytesSource, readWorkbook } from '../ooxml/index.js'
