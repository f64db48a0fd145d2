import type { Adapter, PaceScope, PostPace } from "../../../src/chat/adapter.ts";
import type { Inbox } from "../../../src/chat/inbox.ts";
import type { Message } from "../../../src/chat/message.ts";
import { adapterOf, addressOf, type Place, placeOf } from "../../../src/chat/place.ts";
import type { Parcel } from "../../../src/delivery/posting/post.ts";
import { DeliveryError, type DeliveryFailure } from "../../../src/errors.ts";
import type { Clock } from "../../../src/time/clock.ts";
import { createStrictLimits } from "./chat-platform-limits.ts";

/** A message everybody in a place can see. */
export interface ShownMessage {
  readonly id: string;
  readonly place: Place;
  readonly deliveryId: string;
  readonly message: Message;
  /** Only its summary is shown, as one line; `message` is what it was posted with, without its blocks. */
  readonly isLine?: true;
  readonly at: number;
  /** In the thread of that message. */
  readonly under?: string;
}

/** What happens to one request instead of the usual. */
export type Fault =
  /** 429, of one scope. */
  | { readonly kind: "limited"; readonly retryAfterMs: number; readonly scope?: PaceScope }
  /** 500 before anything was done, or after the message was accepted. */
  | { readonly kind: "500 before" | "500 after" }
  /** 500 before anything was done, of which nobody can tell. */
  | { readonly kind: "500 lost" }
  /** The answer never comes, though the message was accepted. */
  | { readonly kind: "hang" }
  /** The connection is cut, though the message was accepted. */
  | { readonly kind: "cut" }
  | { readonly kind: "gone" | "forbidden" | "rejected" }
  /** Something no adapter foresaw. */
  | { readonly kind: "bug" };

export interface PlatformTraits {
  readonly name: string;
  /** The same delivery id within this time of the first shows one message: Discord's nonce. */
  readonly nonceMs?: number;
  /** It promises `nonceMs` and does not keep it. */
  readonly forgetsNonces?: boolean;
  /** Everything is posted as one line that an edit turns into the whole. */
  readonly inTwoSteps?: boolean;
  /** How many edits its adapter believes are allowed. */
  readonly editPace?: PostPace;
  /** The platform can be asked for a message by its delivery id. */
  readonly canFind?: boolean;
  /** What it allows; what is left out is not limited. */
  readonly limits?: PostPace;
  /** What its adapter believes it allows; `limits` when absent. */
  readonly believed?: PostPace;
  readonly itemsPerMessage?: number;
  /** How long an answer takes. */
  readonly latencyMs?: number;
}

/** A chat platform as the outside world: what it has accepted stays, whatever happens to the bot. */
export interface ChatPlatform {
  readonly name: string;
  readonly shown: readonly ShownMessage[];
  /** Posts made faster than allowed; each was refused with a 429. */
  readonly violations: readonly string[];
  /** How often it was asked for a message. */
  readonly finds: number;
  /** The next posts (or finds) go wrong, in this order; `undefined` is one that goes well. */
  script(...faults: (Fault | undefined)[]): void;
  scriptFinds(...faults: (Fault | undefined)[]): void;
  scriptEdits(...faults: (Fault | undefined)[]): void;
  /** From now on every post to a place goes wrong, until called without a fault. */
  breakPlace(place: Place, fault?: Fault): void;
  /** A new bot process connects. */
  connect(clock: Clock): Adapter;
  /** A person in a place types a line, to the bot that is connected. */
  say(place: Place, line: string): Promise<void>;
  /** What people were answered. */
  readonly answers: readonly Message[];
}

export function createChatPlatform(
  traits: PlatformTraits,
  world: Pick<Clock, "now">,
): ChatPlatform {
  const shown: ShownMessage[] = [];
  let editFaults: (Fault | undefined)[] = [];
  const broken = new Map<Place, Fault>();
  const limits = createStrictLimits(traits.limits ?? {});
  let posts: (Fault | undefined)[] = [];
  let findFaults: (Fault | undefined)[] = [];
  let finds = 0;
  let requests = 0;
  let inbox: Inbox | undefined;
  const answering: Promise<void>[] = [];
  const answers: Message[] = [];

  /** Shows the message, or finds the one shown under the same nonce. */
  function accept({ place, message, deliveryId, under, how }: Parcel): string {
    const since = world.now() - (traits.forgetsNonces ? 0 : (traits.nonceMs ?? 0));
    const twin = shown.find(
      (one) => one.place === place && one.deliveryId === deliveryId && one.at > since,
    );
    if (twin) return twin.id;
    const id = `${traits.name}-${shown.length + 1}`;
    const at = world.now();
    const thread = under === undefined ? {} : { under };
    const line = { isLine: true, message: { summary: message.summary, blocks: [] } } as const;
    shown.push({ id, place, deliveryId, message, at, ...thread, ...(how === "begin" && line) });
    return id;
  }

  async function finish(clock: Clock, messageId: string, message: Message): Promise<void> {
    if (traits.latencyMs) await clock.sleep(traits.latencyMs);
    const at = shown.findIndex(({ id }) => id === messageId);
    const before = shown[at];
    if (!before) throw refusal("rejected");
    const show = () => {
      const { isLine: _, ...rest } = before;
      shown[at] = { ...rest, message };
      return messageId;
    };
    const fault = broken.get(before.place) ?? editFaults.shift();
    if (fault) await suffer(fault, show);
    else show();
  }

  async function post(clock: Clock, parcel: Parcel) {
    const { place } = parcel;
    if (traits.latencyMs) await clock.sleep(traits.latencyMs);
    if (adapterOf(place) !== traits.name || addressOf(place).endsWith("/gone"))
      throw refusal("gone");
    const limited = limits.take(place, world.now());
    if (limited) throw new DeliveryError({ kind: "limited", ...limited }, "429");
    const fault = broken.get(place) ?? posts.shift();
    if (!fault) return accept(parcel);
    return suffer(fault, () => accept(parcel));
  }

  async function find(
    place: Place,
    deliveryId: string,
    under?: string,
  ): Promise<string | undefined> {
    finds++;
    const fault = findFaults.shift();
    const isThere = (one: ShownMessage) => one.place === place && one.under === under;
    const found = shown.find((one) => isThere(one) && one.deliveryId === deliveryId)?.id;
    return fault ? suffer(fault, () => found ?? "") : found;
  }

  return {
    name: traits.name,
    shown,
    violations: limits.violations,
    get finds() {
      return finds;
    },
    script: (...faults) => {
      posts = [...posts, ...faults];
    },
    scriptFinds: (...faults) => {
      findFaults = [...findFaults, ...faults];
    },
    scriptEdits: (...faults) => {
      editFaults = [...editFaults, ...faults];
    },
    breakPlace(place, fault) {
      if (fault) broken.set(place, fault);
      else broken.delete(place);
    },
    connect: (clock) => ({
      name: traits.name,
      start: async (to) => {
        inbox = to;
      },
      stop: async () => {
        inbox = undefined;
        await Promise.all(answering);
      },
      post: (place, message, deliveryId, under) =>
        post(clock, { ...parcelOf(place, message, deliveryId, under), how: "post" }),
      ...(traits.inTwoSteps !== undefined && {
        twoSteps: {
          isFor: () => traits.inTwoSteps === true,
          begin: (place, message, deliveryId, under) =>
            post(clock, { ...parcelOf(place, message, deliveryId, under), how: "begin" }),
          ...(traits.editPace && { pace: traits.editPace }),
          finish: (_, messageId, message) => finish(clock, messageId, message),
        },
      }),
      split: (message) => splitItems(message, traits.itemsPerMessage ?? 5),
      ...(traits.nonceMs !== undefined && { repeatSafeMs: traits.nonceMs }),
      ...(traits.canFind && { find }),
      ...((traits.believed ?? traits.limits) && { pace: traits.believed ?? traits.limits ?? {} }),
    }),
    answers,
    async say(place, line) {
      const actor = { id: placeOf(traits.name, "someone"), mayManage: true };
      const request = {
        id: `r${++requests}`,
        place,
        actor,
        input: { kind: "line", line },
      } as const;
      const answer = inbox?.handle(request).then((message) => void answers.push(message));
      if (answer) answering.push(answer);
    },
  };
}

function parcelOf(place: Place, message: Message, deliveryId: string, under: string | undefined) {
  return { place, message, deliveryId, ...(under !== undefined && { under }) };
}

function suffer(fault: Fault, accept: () => string): Promise<string> {
  switch (fault.kind) {
    case "limited": {
      const { kind, retryAfterMs, scope } = fault;
      throw new DeliveryError({ kind, retryAfterMs, ...(scope && { scope }) }, "429");
    }
    case "500 before":
      throw refusal("failed");
    case "500 lost":
      throw refusal("unknown");
    case "500 after":
    case "cut":
      accept();
      throw refusal("unknown");
    case "hang":
      accept();
      return new Promise(() => {});
    case "bug":
      throw new TypeError("Cannot read properties of undefined");
    case "gone":
    case "forbidden":
    case "rejected":
      throw refusal(fault.kind);
    default:
      return fault satisfies never;
  }
}

function refusal(kind: Exclude<DeliveryFailure["kind"], "limited">): DeliveryError {
  return new DeliveryError({ kind }, `The platform said ${kind}.`);
}

/** Items in order, so many a message; everything else goes with the first. */
function splitItems(message: Message, perMessage: number): readonly Message[] {
  const items = message.blocks.filter(({ kind }) => kind === "item");
  const rest = message.blocks.filter(({ kind }) => kind !== "item");
  const parts: Message[] = [{ ...message, blocks: [...rest, ...items.slice(0, perMessage)] }];
  for (let from = perMessage; from < items.length; from += perMessage) {
    const blocks = items.slice(from, from + perMessage);
    parts.push({ summary: `${message.summary} (continued)`, blocks });
  }
  return parts;
}
