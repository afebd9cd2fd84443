/** What was dropped on a page or chosen in it: the workbooks among it, whatever folders they lie in. */

/** A file with where it lay below the folder that was dropped. */
export interface Taken {
  readonly file: File
  /** `乡镇/张店镇.xlsx`; of a single file its name. */
  readonly path: string
}

/** Files taken at once: more is no month's reports. */
const MAX_FILES = 5000
/** Folders inside folders. */
const MAX_DEPTH = 12

/** Every file below what was dropped. A folder that cannot be read is left out. */
export async function takenFrom(transfer: DataTransfer): Promise<Taken[]> {
  // The list is emptied as soon as this function gives way for the first time.
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  if (entries.length === 0) return [...transfer.files].map((file) => ({ file, path: file.name }))
  const taken: Taken[] = []
  for (const entry of entries) await gather(entry, '', 0, taken)
  return taken
}

/** The files of an input that lets choose files or a folder. */
export function chosenIn(input: HTMLInputElement): Taken[] {
  return [...(input.files ?? [])]
    .slice(0, MAX_FILES)
    .map((file) => ({ file, path: file.webkitRelativePath || file.name }))
}

async function gather(entry: FileSystemEntry, folder: string, depth: number, taken: Taken[]): Promise<void> {
  if (taken.length >= MAX_FILES || depth > MAX_DEPTH) return
  const path = folder + entry.name
  if (entry.isFile) {
    const file = await fileOf(entry as FileSystemFileEntry)
    if (file) taken.push({ file, path })
    return
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  for (;;) {
    // A browser gives a hundred at a time.
    const some = await entriesOf(reader)
    if (some.length === 0) return
    for (const one of some) await gather(one, `${path}/`, depth + 1, taken)
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File | null> {
  return new Promise((resolve) => entry.file(resolve, () => resolve(null)))
}

function entriesOf(reader: FileSystemDirectoryReader): Promise<readonly FileSystemEntry[]> {
  return new Promise((resolve) => reader.readEntries(resolve, () => resolve([])))
}

/** True of a workbook by its name; what an office program has open it keeps beside as `~$….xlsx`. */
export function isWorkbook({ file: { name } }: Taken): boolean {
  return /\.xl(?:sx|sm|tx|tm)$/i.test(name) && !name.startsWith('~$') && !name.startsWith('.')
}
