import type { PaperId } from "../paper/id.ts";
import type { Instant } from "../time/instant.ts";

/** What a person asked for, for one search or as a standing topic. `expr` is undefined when nothing usable was typed. */
export interface Query {
  readonly expr?: Expr;
  /** How often words were typed that were typed several times, by `exprKey`: they weigh more in a ranking. */
  readonly repeated?: ReadonlyMap<string, number>;
  /** The words that are asked for together as they were typed, where stop words among them were left out: a title has those too. */
  readonly wording?: readonly TextTerm[];
  /** Said back to the asker: what could not be understood, and what was done instead. */
  readonly problems: readonly string[];
}

export type Expr =
  | { readonly kind: "and"; readonly of: readonly Expr[] }
  | { readonly kind: "or"; readonly of: readonly Expr[] }
  | { readonly kind: "not"; readonly of: Expr }
  | Term;

export type Term =
  /**
   * Words as typed. The tokens of a term stand side by side, so that `text-to-image` is found in
   * "text to image" too; `phrase` says that it stood in quotes. A word may end in a star: `transf*`.
   */
  | {
      readonly kind: "text";
      readonly text: string;
      readonly phrase: boolean;
      readonly field: TextField;
      /** What this word and another of its group are also written as: with `fake`, `deep` is found in “deepfake” too. */
      readonly joined?: readonly string[];
      /** Names that this word and another may be: with `Jarmak`, `Stephanie` is found in an author's name too. */
      readonly named?: readonly string[];
      /** What papers write in its place, by their own short forms: with `LLM`, “large language models”; with each of these words, LLM. */
      readonly also?: readonly string[];
    }
  | { readonly kind: "author"; readonly name: string }
  /** `cs.RO`; an archive such as `cs` or `cs.*` covers all its categories (kept as `cs`). */
  | { readonly kind: "category"; readonly category: string }
  | { readonly kind: "has"; readonly what: HasWhat }
  /** A whole number from 0; a paper without the count has 0. */
  | {
      readonly kind: "count";
      readonly of: CountOf;
      readonly op: Comparison;
      readonly value: number;
    }
  /**
   * Published at or after (`since`) or before (`until`) the start of a UTC day. `until:2026-01-31`
   * counts that day in, so it is kept as the start of the next.
   */
  | { readonly kind: "date"; readonly edge: "since" | "until"; readonly at: Instant }
  /** Resembles this paper. */
  | { readonly kind: "like"; readonly paper: PaperId };

/** A word or a phrase. */
export type TextTerm = Extract<Term, { readonly kind: "text" }>;

export type TextField = "any" | "title" | "abstract";
export type HasWhat = "code" | "project" | "summary";
export type CountOf = "votes" | "stars" | "comments";
export type Comparison = ">" | ">=" | "<" | "<=" | "=";
