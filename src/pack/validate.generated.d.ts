/** Compiled schemas. Generated: npm run generate. */
import type { Validator } from './document.js'

export declare const validatePack: Validator
export declare const validateConfig: Validator
