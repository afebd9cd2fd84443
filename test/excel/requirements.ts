/** Which sets of the API a version of Excel has: what `Office.context.requirements.isSetSupported` answers. */

/** A version of ExcelApi, `1.1` … `1.15`. */
export type ExcelApi = `1.${number}`

/** Sets besides ExcelApi that every Excel with add-ins has, with their version. */
const OTHERS: ReadonlyMap<string, string> = new Map([
  ['AddInCommands', '1.1'],
  ['CompressedFile', '1.1'],
  ['CustomXmlParts', '1.1'],
  ['DelayForCellEdit', '1.1'],
  ['File', '1.1'],
  ['RichApiRuntime', '1.1'],
  ['RichApiRuntimeFlag', '1.1'],
  ['Settings', '1.1'],
])

/** Whether an Excel of `floor` has version `version` of a set. Sets of the web only and of undo are absent. */
export function isSetSupported(floor: ExcelApi, set: string, version: string | number = '1.1'): boolean {
  const has =
    set.toLowerCase() === 'excelapi'
      ? floor
      : [...OTHERS].find(([name]) => name.toLowerCase() === set.toLowerCase())?.[1]
  return has !== undefined && rank(String(version)) <= rank(has)
}

/** The same as text, as a desktop Excel hands it to office.js when it boots. */
export function requirementMatrix(floor: ExcelApi): string {
  return JSON.stringify(Object.fromEntries([['ExcelApi', floor], ...OTHERS]))
}

function rank(version: string): number {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major * 1000 + minor
}
