/** The version of the package. Generated: npm run generate. */
export const version = "0.1.0"
