import type { OptionInfo } from "../chat/command-info.ts";
import type { OptionValue } from "../chat/request.ts";
import { UserError } from "../errors.ts";

/** How an option is described to platforms, and read from what a person gave. */
export interface Option<T> {
  readonly info: Omit<OptionInfo, "name" | "completes">;
  /** @throws UserError saying what was expected */
  read(name: string, given: OptionValue | undefined): T;
}

// biome-ignore lint/suspicious/noExplicitAny: the value type of each option is inferred from the record
export type Options = Readonly<Record<string, Option<any>>>;

export type ReadValues<O extends Options> = {
  readonly [K in keyof O]: O[K] extends Option<infer T> ? T : never;
};

const TEXT_LIMIT = 500;

/** What else people call an option. */
interface Named {
  readonly aliases?: readonly string[];
}

interface TextSpec extends Named {
  readonly main?: boolean;
}

/** Text that must be given. */
export function text(description: string, spec: TextSpec = {}): Option<string> {
  return {
    info: textInfo(description, true, spec),
    read: (name, given) => {
      const value = readText(name, given);
      if (value === undefined) throw new UserError(`Say ${name}: ${lowerFirst(description)}.`);
      return value;
    },
  };
}

/** Text that may be left out. */
export function optionalText(description: string, spec: TextSpec = {}): Option<string | undefined> {
  return {
    info: textInfo(description, false, spec),
    read: readText,
  };
}

/** A whole number within bounds, with a default. */
export function integer(
  description: string,
  spec: Named & { readonly min: number; readonly max: number; readonly default: number },
): Option<number> {
  const { min, max } = spec;
  return {
    info: { description, type: "integer", required: false, main: false, min, max, ...named(spec) },
    read: (name, given) => {
      if (given === undefined) return spec.default;
      const value = typeof given === "string" ? Number(given.trim() || "x") : Number(given);
      if (Number.isInteger(value) && value >= min && value <= max) return value;
      throw new UserError(
        `${name} must be a whole number from ${min} to ${max}, not “${shown(given)}”.`,
      );
    },
  };
}

/** One of a few words, with a default. */
export function choice<const C extends string>(
  description: string,
  choices: readonly C[],
  spec: Named & {
    readonly default: NoInfer<C>;
    /** What else people say for one of them, in lower case. */
    readonly also?: Readonly<Record<string, NoInfer<C>>>;
  },
): Option<C> {
  const also = new Map(Object.entries(spec.also ?? {}));
  return {
    info: { description, type: "choice", required: false, main: false, choices, ...named(spec) },
    read: (name, given) => {
      if (given === undefined) return spec.default;
      const wanted = String(given).trim().toLowerCase();
      const found = choices.find((each) => each.toLowerCase() === wanted) ?? also.get(wanted);
      if (found !== undefined) return found;
      throw new UserError(`${name} must be one of ${choices.join(", ")}, not “${shown(given)}”.`);
    },
  };
}

function textInfo(description: string, required: boolean, spec: TextSpec) {
  const main = spec.main ?? false;
  return { description, type: "text", required, main, max: TEXT_LIMIT, ...named(spec) } as const;
}

function named({ aliases }: Named) {
  return aliases && { aliases };
}

function readText(name: string, given: OptionValue | undefined): string | undefined {
  if (given === undefined) return undefined;
  const value = String(given).trim();
  if (value.length > TEXT_LIMIT) {
    throw new UserError(`${name} is ${value.length} characters long; the limit is ${TEXT_LIMIT}.`);
  }
  return value === "" ? undefined : value;
}

function shown(given: OptionValue): string {
  const value = String(given);
  return value.length > 40 ? `${value.slice(0, 40)}…` : value;
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
