import type { Message } from "../world/world.ts";
import type { Modal } from "./modal-shape.ts";

/** One thing that happened on a person's screen. */
export type Sight =
  | { readonly kind: "thinking"; readonly ephemeral: boolean }
  | { readonly kind: "message"; readonly ephemeral: boolean; readonly message: Message }
  /** A message changed: the pressed one, or an earlier answer. */
  | { readonly kind: "edit"; readonly message: Message }
  | { readonly kind: "deleted"; readonly messageId: string }
  | { readonly kind: "choices"; readonly choices: readonly Choice[] }
  | { readonly kind: "modal"; readonly modal: Modal }
  /** "The application did not respond." */
  | { readonly kind: "failed" };

export interface Choice {
  readonly name: string;
  readonly value: string | number;
}

/** What a person saw of an interaction; it goes on growing while more comes. */
export interface Seen {
  readonly interactionId: string;
  readonly sights: readonly Sight[];
  /** From the interaction to its first answer. */
  readonly firstAnswerMs: number | undefined;
  /** The messages it led to as they are now, in order. */
  readonly messages: readonly Message[];
  /** The form it opened. */
  readonly modal: Modal | undefined;
  /** The application did not respond. */
  readonly failed: boolean;
}

export interface SeenLog extends Seen {
  record(sight: Sight): void;
  /** Settles with the first sight after which a person waits for nothing more. */
  readonly settled: Promise<void>;
}

export function createSeen(interactionId: string, now: () => number): SeenLog {
  const sights: Sight[] = [];
  const started = now();
  let firstAnswerMs: number | undefined;
  let settle = () => {};
  const settled = new Promise<void>((resolve) => {
    settle = resolve;
  });
  return {
    interactionId,
    sights,
    settled,
    get firstAnswerMs() {
      return firstAnswerMs;
    },
    get messages() {
      return messagesIn(sights);
    },
    get modal() {
      return sights.flatMap((sight) => (sight.kind === "modal" ? [sight.modal] : []))[0];
    },
    get failed() {
      return sights.some(({ kind }) => kind === "failed");
    },
    record(sight) {
      sights.push(sight);
      if (sight.kind !== "failed") firstAnswerMs ??= now() - started;
      if (sight.kind !== "thinking") settle();
    },
  };
}

function messagesIn(sights: readonly Sight[]): Message[] {
  const messages = new Map<string, Message>();
  for (const sight of sights) {
    if (sight.kind === "message" || sight.kind === "edit")
      messages.set(sight.message.id, sight.message);
    if (sight.kind === "deleted") messages.delete(sight.messageId);
  }
  return [...messages.values()];
}
