/** Text on its way into a file. */

/** Escapes for XML text and for attribute values in double quotes. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '&quot;')
}

/**
 * What XML cannot hold as `_xHHHH_` (ECMA-376 22.9.2.19): control characters, CR, lone surrogates, U+FFFE and U+FFFF;
 * and a text that looks like such an escape is kept from being read as one.
 */
export function escapeX(text: string): string {
  return text
    .replace(/_(?=x[0-9a-fA-F]{4}_)/gi, '_x005F_')
    .replace(
      /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      hex,
    )
}

function hex(sign: string): string {
  return `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
}
