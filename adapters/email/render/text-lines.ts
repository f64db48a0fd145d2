import { cleanLine } from "../../../src/chat/clean-text.ts";
import type { Span, Text } from "../../../src/chat/message.ts";
import { timeWords } from "../../../src/html/time-html.ts";
import { wrapText } from "./wrap-text.ts";

type LinkSpan = Extract<Span, { kind: "link" }>;

/** A text as lines, and below it each address that it leads to, by its name: `code: https://…`. */
export function textLines(text: Text, columns: number): string[] {
  const links = linksIn(text);
  const [only] = links;
  if (only && spansOf(text).length === 1) return linkLines(only.text, only.url, columns);
  const below = links.flatMap(({ text, url }) => linkLines(text, url, columns));
  return [...filled(wrapText(proseOf(text), columns)), ...below];
}

/** The same, on top of what it names: the address stands alone. */
export function titleLines(text: Text, columns: number): string[] {
  const words = filled(wrapText(cleanLine(proseOf(text)), columns));
  return [...words, ...linksIn(text).map(({ url }) => bareAddress(url))];
}

/** `Name: address`, the address on a line of its own where both have no room. */
export function linkLines(label: string, url: string, columns: number): string[] {
  const [name, address] = [cleanLine(label), bareAddress(url)];
  if (name === "" || name === address) return address === "" ? [] : [address];
  if (address === "") return wrapText(name, columns);
  const lines = wrapText(`${name}: ${address}`, columns);
  return lines.length === 1 ? lines : [...wrapText(`${name}:`, columns), address];
}

/** An address as it can be copied: nothing in it that would end it early. */
function bareAddress(url: string): string {
  return cleanLine(url).replaceAll(" ", "%20");
}

function proseOf(text: Text): string {
  return spansOf(text).map(wordsOf).join("");
}

function wordsOf(span: Span): string {
  if (typeof span === "string") return span;
  return span.kind === "time" ? timeWords(span.at, span.style) : span.text;
}

function linksIn(text: Text): LinkSpan[] {
  return spansOf(text).filter((span) => typeof span !== "string" && span.kind === "link");
}

function spansOf(text: Text): readonly Span[] {
  return typeof text === "string" ? [text] : text;
}

/** Lines without the empty ones at both ends. */
function filled(lines: readonly string[]): readonly string[] {
  const start = lines.findIndex((line) => line !== "");
  return start < 0 ? [] : lines.slice(start, lines.findLastIndex((line) => line !== "") + 1);
}
