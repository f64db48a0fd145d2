import type { z } from "zod";
import { parse } from "../shapes/shapes.ts";
import type { Installation, Json, Token } from "../world/world.ts";

/** Calls a minute: https://docs.slack.dev/apis/web-api/rate-limits. `unlimited` for those whose limits nobody meets. */
export type Tier = 1 | 2 | 3 | 4 | "per channel" | "unlimited";

/** Who calls. */
export interface Caller {
  readonly token: Token;
  readonly installation: Installation;
}

interface Common {
  readonly name: string;
  readonly tier: Tier;
}

/** A method as the server sees it: arguments are still text. */
export type Method = Common & {
  /** All that are needed. */
  readonly scopes: readonly string[];
} & (
    | { readonly as: "bot"; run(caller: Caller, raw: Json): Json }
    | { readonly as: "app"; run(raw: Json): Json }
    | { readonly as: "nobody"; run(raw: Json): Json }
  );

interface Definition<A> extends Common {
  readonly scopes?: readonly string[];
  readonly args: z.ZodType<A>;
}

/** A method that takes a bot's token. `run` throws SlackError. */
export function botMethod<A>(
  definition: Definition<A> & { run(caller: Caller, args: A): Json },
): Method {
  const { args, run, scopes = [], ...common } = definition;
  return {
    ...common,
    scopes,
    as: "bot",
    run: (caller, raw) => run(caller, parse(args, raw, "invalid_arguments")),
  };
}

/** A method that takes the app-level token, or none at all. `run` throws SlackError. */
export function appMethod<A>(
  definition: Definition<A> & { readonly as: "app" | "nobody"; run(args: A): Json },
): Method {
  const { args, run, scopes = [], ...common } = definition;
  return { ...common, scopes, run: (raw: Json) => run(parse(args, raw, "invalid_arguments")) };
}
