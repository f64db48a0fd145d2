import type { Loading } from "../chat/inbox.ts";
import type { Message } from "../chat/message.ts";
import type { Input, Request } from "../chat/request.ts";
import { defined } from "../collections/defined.ts";
import { StoreError, UserError } from "../errors.ts";
import type { Asker } from "../subscriptions/asker.ts";
import type { Presence } from "../subscriptions/presence.ts";
import type { Clock } from "../time/clock.ts";
import { failureMessage } from "../views/bot/failure-message.ts";
import { sentenceMessage } from "../views/bot/sentence-message.ts";
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

/** What dispatching holds. */
export interface Dispatching extends DispatchDeps {
  readonly commands: Context["commands"];
}

/** The one way from a request to its answer: find, read options, run, and turn any error into words. */
export function dispatch(deps: Dispatching, request: Request): Promise<Message> {
  return answer(deps, request).catch((error: unknown) => explain(deps, error, request));
}

async function answer(deps: Dispatching, request: Request): Promise<Message> {
  const { registry, shelf, clock } = deps;
  const call = locate(registry, await opened(request, shelf));
  const began = clock.now();
  const message = await call.run(contextOf(deps, request), readOptions(call.options, call.given));
  deps.onRan?.(call.name.split(".")[0] ?? call.name, clock.now() - began);
  const explained = (error: unknown, asked: Request) => explain(deps, error, asked);
  return finishAnswer(message, { call, request, shelf, explain: explained });
}

function explain(deps: Dispatching, error: unknown, request: Request): Message {
  if (error instanceof UserError) return { ...sentenceMessage(error.message), fault: "asker" };
  const reference = deps.newReference();
  const command = located(deps.registry, request.input)?.name ?? "unknown";
  deps.onFailure(error, { reference, command });
  return { ...failureMessage(reference, storeErrorIn(error)?.says), fault: "here" };
}

/** What a command is asked in. */
export function contextOf(
  { desk, clock, commands }: Dispatching,
  { place, actor, timeZone, obstacles }: Asker,
): Context {
  return {
    ...desk,
    place,
    actor,
    ...defined({ timeZone, obstacles }),
    now: clock.now(),
    commands,
  };
}

/** Undefined where nothing can be found. */
export function located(registry: Registry, input: Input): Call | undefined {
  try {
    return locate(registry, input);
  } catch {
    return undefined;
  }
}

function storeErrorIn(error: unknown): StoreError | undefined {
  if (error instanceof StoreError) return error;
  return error instanceof Error && error.cause !== undefined
    ? storeErrorIn(error.cause)
    : undefined;
}

async function opened(request: Request, shelf: ButtonShelf): Promise<Input> {
  const { input } = request;
  if (input.kind !== "action") return input;
  return { ...input, value: await shelf.open(input.value, request) };
}
