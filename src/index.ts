/** The engine as a library, with the vocabulary its own rules are written in: what a plug-in is written with. */
export * from '../rules/fields.js'
export * from './pack/index.js'
