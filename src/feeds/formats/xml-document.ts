import Builder from "fast-xml-builder";

/** An element's content: text, or elements by name; `@_name` is an attribute, `#text` the text beside it. */
export type XmlContent = string | { readonly [name: string]: XmlContent | readonly XmlContent[] };

const builder = new Builder({ ignoreAttributes: false, format: true, suppressEmptyNode: true });

/** All that XML 1.0 does not admit, not even escaped: https://www.w3.org/TR/xml/#charsets */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** A whole document; text and attributes are escaped once. */
export function xmlDocument(root: Readonly<Record<string, XmlContent>>): string {
  const declared = { "?xml": { "@_version": "1.0", "@_encoding": "utf-8" }, ...root };
  return builder.build(declared).replace(FORBIDDEN, "");
}
