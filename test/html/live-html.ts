import { readHtml } from "./read-html.ts";

/** What a message may become, and the attributes it may have. */
const MARKUP: Readonly<Record<string, readonly string[]>> = {
  h1: ["dir"],
  h2: ["dir"],
  h3: ["dir"],
  p: ["class", "dir"],
  br: [],
  hr: [],
  div: ["class"],
  ol: ["class"],
  ul: ["class"],
  li: ["class", "value"],
  a: ["href", "dir"],
  strong: ["dir"],
  em: ["dir"],
  code: ["dir"],
  bdi: [],
  time: ["datetime"],
  figure: ["class"],
  figcaption: ["dir"],
  pre: ["dir"],
};

/** Markup that came from a text, in words; `more` is what the target adds. */
export function liveHtml(markup: string, more: typeof MARKUP = {}): string[] {
  const { elements, errors } = readHtml(markup);
  const known = { ...MARKUP, ...more };
  const live = elements.flatMap(({ name, attributes }) => {
    const allowed = Object.hasOwn(known, name) ? known[name] : undefined;
    if (!allowed) return [`<${name}>`];
    return Object.entries(attributes).flatMap(([attribute, value]) =>
      allowed.includes(attribute) && isHarmless(attribute, value) ? [] : [`${attribute}=${value}`],
    );
  });
  return [...errors, ...live];
}

function isHarmless(attribute: string, value: string): boolean {
  return attribute !== "href" || /^(?:https?:\/\/|\/(?!\/))/u.test(value);
}
