/** Several bytes of a buffer at once. */

/** Four ASCII signs as one number, as `DataView.getInt32(…, true)` gives them. */
export function word(text: string): number {
  return new DataView(Uint8Array.from(text, (sign) => sign.charCodeAt(0)).buffer).getInt32(0, true)
}

/** A view of all of the bytes. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** The view of the bytes worked on, made anew when they are others. */
export class Views {
  private bytes: Uint8Array = new Uint8Array(0)
  private view = viewOf(this.bytes)

  of(bytes: Uint8Array): DataView {
    if (bytes !== this.bytes) {
      this.bytes = bytes
      this.view = viewOf(bytes)
    }
    return this.view
  }
}

/** Bytes that a scanned buffer has to spare after those in use, so that words may be read at any of them. */
export const SLACK = 64
