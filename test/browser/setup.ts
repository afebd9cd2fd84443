/** Before the tests: a browser is found or installed while no test's time runs. Where none can be had, the browser's own test says so. */
import { findChromium } from './chromium.js'

export default function setup(): void {
  try {
    findChromium()
  } catch {
    // test/browser fails with the sentence that says what to do; the other tests need no browser.
  }
}
