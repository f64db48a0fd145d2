import type { Message } from "../../chat/message.ts";
import type { Composer } from "../../digest/composer.ts";
import type { Digest } from "../../digest/digest.ts";
import { type PackedDigest, packDigest } from "../../digest/posted.ts";
import type { Instant } from "../../time/instant.ts";
import { digestMessage } from "../../views/digests/digest-message.ts";
import { emptinessRule } from "../../views/words/emptiness.ts";
import type { Compose } from "./plan.ts";

export interface ComposeMessageDeps {
  readonly composer: Pick<Composer, "compose" | "prepare">;
  /** The moment the catalogue describes. */
  readonly asOf: () => Instant;
}

/** Composes digests as messages. Equal digests are one object, and so are their messages and what explains them. */
export function createComposeMessage({ composer, asOf }: ComposeMessageDeps): Compose {
  const messages = new WeakMap<Digest, Map<string, Message>>();
  const packed = new WeakMap<Digest, PackedDigest>();

  return async (channel, memory, now) => {
    const { onEmpty, subscriptions, details, announced } = channel;
    const { zone } = channel.schedule;
    await composer.prepare();
    const digest = composer.compose({ subscriptions }, memory, Math.min(asOf(), now));
    const { empty, papers } = digest;
    if (empty && (onEmpty === "nothing" || empty.kind === "no-topics")) {
      return { papers, rule: emptinessRule(empty) };
    }
    const known = messages.get(digest) ?? new Map<string, Message>();
    messages.set(digest, known);
    const key = `${zone} ${details ?? ""} ${announced ?? ""}`;
    const heading = { at: now, zone, details, announced };
    const message = known.get(key) ?? digestMessage(digest, heading);
    known.set(key, message);
    if (empty) return { message, papers };
    const posted = packed.get(digest) ?? packDigest(digest);
    packed.set(digest, posted);
    return { message, papers, posted };
  };
}
