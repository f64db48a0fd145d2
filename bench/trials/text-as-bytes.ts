import { syntheticPapers } from "../bench-papers.ts";
import { compare, each } from "./each.ts";

const texts = syntheticPapers(1_000).map(({ abstract = "" }) => abstract);
const encoder = new TextEncoder();
const bytes = new Uint8Array(16_384);
const kinds = new Uint8Array(128).map((_, code) => (code > 64 ? 1 : 0));

function asBytes(text: string): number {
  const { written } = encoder.encodeInto(text, bytes);
  let letters = 0;
  for (let at = 0; at < written; at++) letters += kinds[bytes[at] ?? 0] ?? 0;
  return letters;
}

function asText(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at++) letters += kinds[text.charCodeAt(at)] ?? 0;
  return letters;
}

compare(["as bytes", each(texts, asBytes)], ["as a text", each(texts, asText)]);
