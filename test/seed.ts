/** Property tests draw the same cases at every run, so that what passes here passes elsewhere; `KPLINT_SEED=random` (or a number) draws others. */
import fc from 'fast-check'

const asked = process.env['KPLINT_SEED']
if (asked !== 'random') fc.configureGlobal({ seed: asked === undefined ? 20_250_228 : Number(asked) })
