/** Our own rules are held with the kit that is published (`kplint/testing`). */
export { type Case, casesOf, holdCase, holdShape, type ReadyCase, readyCase } from '../src/testing/index.js'
