/** The files of rules/packs as texts. Generated: npm run generate. */
export const packTexts: { readonly [path: string]: string } = {}
