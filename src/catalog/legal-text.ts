/** Characters XML cannot hold: controls, lone surrogates, U+FFFE and U+FFFF. */
const illegal =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text as XML can hold it. What it cannot becomes U+FFFD, in sight rather than silently gone; lines end with \n. */
export function legalText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(illegal, '\ufffd');
}

/** The same inside an element or a quoted attribute. */
export function markupText(text: string): string {
  return legalText(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}
