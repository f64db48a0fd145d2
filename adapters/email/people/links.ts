import { timingSafeEqual } from "node:crypto";
import type { Mac } from "../../../src/secrets/mac.ts";
import { DAY, HOUR, SECOND } from "../../../src/time/durations.ts";
import type { Instant } from "../../../src/time/instant.ts";

/** What a link is for; none does another's work. */
export type LinkPurpose = "confirm" | "manage" | "leave";

/** How long a link works, in milliseconds. Who wants to leave may do so by a mail of last year. */
export const LINK_LASTS = {
  confirm: 48 * HOUR,
  manage: 90 * DAY,
  leave: 400 * DAY,
} as const satisfies Readonly<Record<LinkPurpose, number>>;

/** Where each leads, below the public address. */
export const LINK_PATHS = {
  confirm: "/email/confirm",
  manage: "/email/manage",
  leave: "/email/leave",
} as const satisfies Readonly<Record<LinkPurpose, string>>;

export type LinkRead =
  | { readonly kind: "good"; readonly id: string }
  /** It was good once. */
  | { readonly kind: "ended"; readonly id: string }
  /** Cut, made up, for another purpose, or of what is no more. */
  | { readonly kind: "wrong" };

export interface Links {
  /** `id`, an expiry and a signature over them, the purpose and the generation; about 80 characters. */
  token(purpose: LinkPurpose, id: string, generation: number): string;
  /** The whole address of a page. */
  url(purpose: LinkPurpose, id: string, generation: number): string;
  /** @param generationOf of an id; undefined where there is none any more */
  read(
    purpose: LinkPurpose,
    token: string,
    generationOf: (id: string) => number | undefined,
  ): LinkRead;
}

export interface LinksDeps {
  readonly sign: Mac;
  readonly publicUrl: URL;
  readonly now: () => Instant;
}

/** Id, seconds since the epoch in base 36, HMAC-SHA-256; each without what an address would escape. */
const TOKEN = /^([\w-]{22})\.([\da-z]{1,8})\.([\w-]{43})$/u;

export function createLinks({ sign, publicUrl, now }: LinksDeps): Links {
  // A token holds nothing that an address would escape.
  const start = (purpose: LinkPurpose) => `${new URL(LINK_PATHS[purpose], publicUrl).href}?t=`;
  const starts = { confirm: start("confirm"), manage: start("manage"), leave: start("leave") };
  const token = (purpose: LinkPurpose, id: string, generation: number): string => {
    const until = Math.floor((now() + LINK_LASTS[purpose]) / SECOND).toString(36);
    const signature = sign(signed(purpose, id, until, generation)).toString("base64url");
    return `${id}.${until}.${signature}`;
  };
  return {
    token,
    url: (purpose, id, generation) => starts[purpose] + token(purpose, id, generation),
    read: (purpose, token, generationOf) => {
      const [, id = "", until = "", given = ""] = TOKEN.exec(token) ?? [];
      const generation = generationOf(id);
      // Worked out for an unknown id, too, which then takes as long.
      const right = sign(signed(purpose, id, until, generation ?? 0));
      const isRight = equal(Buffer.from(given, "base64url"), right);
      if (!isRight || generation === undefined) return { kind: "wrong" };
      return { kind: Number.parseInt(until, 36) * SECOND < now() ? "ended" : "good", id };
    },
  };
}

/** No part holds a line break. */
function signed(purpose: string, id: string, until: string, generation: number): string {
  return [purpose, id, until, generation].join("\n");
}

function equal(given: Buffer, right: Buffer): boolean {
  return given.length === right.length && timingSafeEqual(given, right);
}
