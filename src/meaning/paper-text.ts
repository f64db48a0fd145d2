import { createHash } from "node:crypto";
import type { Paper } from "../paper/paper.ts";

/** In characters: more than nearly every title and abstract have, less than common models read. */
const LONGEST = 2_500;
/** For a model that refuses the whole text. */
const BRIEF = 500;

/** What of a paper is given to the model: its title, and its abstract or, without one, its summary. */
export function paperText({ title, abstract, summary }: Paper): string {
  return cutWhole(`${title}\n\n${abstract || (summary?.text ?? "")}`, LONGEST);
}

/** The title and how the abstract begins. */
export function briefText(paper: Paper): string {
  return cutWhole(paperText(paper), BRIEF);
}

/** Tells whether a paper's vector was made from the text it has now; 66 bits. */
export function textDigest(paper: Paper): string {
  return createHash("sha256").update(paperText(paper)).digest("base64url").slice(0, 11);
}

/** A pair of surrogates that the cut has halved is left out. */
export function cutWhole(text: string, longest: number): string {
  return text
    .trim()
    .slice(0, longest)
    .replace(/\p{Cs}/gu, "");
}
