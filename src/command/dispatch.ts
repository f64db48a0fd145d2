import type { Inbox, Loading, Preview } from "../chat/inbox.ts";
import type { Message } from "../chat/message.ts";
import type { Place } from "../chat/place.ts";
import type { Input, Request } from "../chat/request.ts";
import { defined } from "../collections/defined.ts";
import { StoreError, UserError } from "../errors.ts";
import type { Asker } from "../subscriptions/asker.ts";
import type { Presence } from "../subscriptions/presence.ts";
import type { Clock } from "../time/clock.ts";
import { failureMessage } from "../views/bot/failure-message.ts";
import { sentenceMessage } from "../views/bot/sentence-message.ts";
import { welcomeMessage } from "../views/bot/welcome-message.ts";
import type { ButtonShelf } from "./button-shelf.ts";
import type { Context } from "./command.ts";
import type { Desk } from "./desk.ts";
import { finishAnswer } from "./finish-answer.ts";
import { type Call, locate, type Registry } from "./locate.ts";
import { readOptions } from "./read-options.ts";

export interface DispatchDeps {
  readonly registry: Registry;
  readonly desk: Desk;
  readonly presence: Pick<Presence, "hear">;
  readonly shelf: ButtonShelf;
  readonly clock: Clock;
  /** Told of every failure that is not the asker's, with the reference the asker was given. */
  readonly onFailure: (error: unknown, call: { reference: string; command: string }) => void;
  /** Told how long a command took, in milliseconds. */
  readonly onRan?: (command: string, ms: number) => void;
  readonly newReference: () => string;
  readonly loading?: Loading;
}

/** The one way from a request to its answer: find, read options, run, and turn any error into words. */
export function createInbox(deps: DispatchDeps): Inbox {
  const commands = deps.registry.all.map((command) => command.info);

  const contextOf = ({ place, actor, timeZone, obstacles }: Asker): Context => ({
    ...deps.desk,
    place,
    actor,
    ...defined({ timeZone, obstacles }),
    now: deps.clock.now(),
    commands,
  });

  const answer = async (request: Request): Promise<Message> => {
    const call = locate(deps.registry, await opened(request, deps.shelf));
    const began = deps.clock.now();
    const message = await call.run(contextOf(request), readOptions(call.options, call.given));
    deps.onRan?.(call.name.split(".")[0] ?? call.name, deps.clock.now() - began);
    return finishAnswer(message, { call, request, shelf: deps.shelf, explain });
  };

  const explain = (error: unknown, request: Request): Message => {
    if (error instanceof UserError) return sentenceMessage(error.message);
    const reference = deps.newReference();
    const command = attempt(() => locate(deps.registry, request.input))?.name ?? "unknown";
    deps.onFailure(error, { reference, command });
    return failureMessage(reference, storeErrorIn(error)?.says);
  };

  const handle = (request: Request): Promise<Message> =>
    answer(request).catch((error: unknown) => explain(error, request));

  return {
    commands,
    ...defined({ loading: deps.loading }),
    welcome: welcomeMessage(),
    preview: (request) => previewOf(deps.registry, request),
    complete: async ({ command, option, typed, ...who }) => {
      const found = deps.registry.all.find((each) => each.info.name === command);
      try {
        return (await found?.complete?.(contextOf(who), option, typed.slice(0, 200))) ?? [];
      } catch (error) {
        deps.onFailure(error, { reference: deps.newReference(), command });
        return [];
      }
    },
    handle,
    // What keeps the bot from posting in the one place says nothing of the others.
    overview: ({ obstacles: _, ...request }, places) => {
      const following = [...new Set(places)].filter((place) => deps.desk.channels.get(place));
      const section = async (place: Place) => ({
        place,
        message: await handle({ ...request, place, input: OVERVIEW }),
      });
      return Promise.all(following.map(section));
    },
    hear: async (notice) => {
      try {
        await deps.presence.hear(notice);
      } catch (error) {
        deps.onFailure(error, { reference: deps.newReference(), command: notice.kind });
      }
    },
  };
}

function storeErrorIn(error: unknown): StoreError | undefined {
  if (error instanceof StoreError) return error;
  return error instanceof Error && error.cause !== undefined
    ? storeErrorIn(error.cause)
    : undefined;
}

/** What a place follows, as its own list shows it. */
const OVERVIEW: Input = { kind: "action", action: "subscriptions.list", value: "" };

const PRIVATE_REPLY: Preview = { visibility: "private", mode: "reply" };

function previewOf(registry: Registry, request: Request): Preview {
  return attempt(() => locate(registry, request.input))?.shows ?? PRIVATE_REPLY;
}

async function opened(request: Request, shelf: ButtonShelf): Promise<Request["input"]> {
  const { input } = request;
  if (input.kind !== "action") return input;
  return { ...input, value: await shelf.open(input.value, request) };
}

function attempt(locating: () => Call): Call | undefined {
  try {
    return locating();
  } catch {
    return undefined;
  }
}
