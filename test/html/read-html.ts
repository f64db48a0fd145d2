import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse, parseFragment } from "parse5";

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** A page or a part of one as a browser reads it. */
export interface ReadHtml {
  readonly elements: readonly ReadElement[];
  /** Every text that a person sees, with the addresses of links, in order. */
  readonly text: string;
  /** What a parser has to mend, as the standard names it. */
  readonly errors: readonly string[];
}

export interface ReadElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Of it and what is in it. */
  readonly text: string;
}

/** Reads markup by the standard's own algorithm, which never fails. */
export function readHtml(markup: string): ReadHtml {
  const errors: string[] = [];
  const onParseError = ({ code }: { code: string }) => errors.push(code);
  const isWhole = /^<!doctype/iu.test(markup);
  const root = (isWhole ? parse : parseFragment)(markup, { onParseError });
  const elements = [...elementsIn(root)].map(readElement);
  return { elements, text: shownIn(root), errors };
}

function readElement(element: Element): ReadElement {
  const attributes = element.attrs.map(({ name, value }) => [name, value]);
  return {
    name: element.tagName,
    attributes: Object.fromEntries(attributes),
    text: textIn(element),
  };
}

function* elementsIn(node: Node): Generator<Element> {
  if (defaultTreeAdapter.isElementNode(node)) yield node;
  for (const child of childrenOf(node)) yield* elementsIn(child);
}

function textIn(node: Node): string {
  if (defaultTreeAdapter.isTextNode(node)) return node.value;
  return childrenOf(node).map(textIn).join("");
}

function shownIn(node: Node): string {
  if (defaultTreeAdapter.isTextNode(node)) return node.value;
  const inside = childrenOf(node).map(shownIn).join("");
  if (!defaultTreeAdapter.isElementNode(node)) return inside;
  if (["head", "style", "script"].includes(node.tagName)) return "";
  if (node.tagName === "br") return "\n";
  const href = node.attrs.find(({ name }) => name === "href")?.value;
  return href === undefined ? inside : `${inside} ${href} `;
}

function childrenOf(node: Node): readonly Node[] {
  return "childNodes" in node ? node.childNodes : [];
}
