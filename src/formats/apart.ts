/**
 * The text in memory of its own. A text cut out of another keeps the whole of that in memory, and one put together its pieces, for as
 * long as it is there itself: a few cells would hold all of the file they stand in.
 */
export function apart(text: string): string {
  // Engines join the two first and then cut from nothing but that.
  return ` ${text}`.slice(1)
}
