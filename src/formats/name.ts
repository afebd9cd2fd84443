/** What the only sheet of a file is called: as the file, without folder and extension, as Excel does. */
export function sheetName(file: string): string {
  const last = file.replace(/^.*[/\\]/, '')
  return last.replace(/\.[^.]*$/, '') || last || '表1'
}
