import { button } from "../../src/chat/button.ts";
import type { Button, Message } from "../../src/chat/message.ts";
import type { Input, Request } from "../../src/chat/request.ts";
import { createButtonShelf } from "../../src/command/button-shelf.ts";
import { type Command, defineAction, defineCommand } from "../../src/command/command.ts";
import type { Desk } from "../../src/command/desk.ts";
import { createInbox } from "../../src/command/inbox.ts";
import { choice, integer, text } from "../../src/command/option.ts";
import { StoreError, UserError } from "../../src/errors.ts";
import type { Documents } from "../../src/stores/documents.ts";
import { createMemoryDocuments } from "../fakes/memory-documents.ts";
import { createVirtualClock } from "../fakes/time/virtual-clock.ts";

export const options = {
  words: text("What to say", { main: true }),
  tone: choice("How to say it", ["plain", "loud"], { default: "plain" }),
  times: integer("How often", { min: 1, max: 3, default: 1 }),
};

export const fullDisk = new StoreError(
  "/var/lib/x.db is full",
  "It could not be saved: the disk is full.",
);

const echo = defineCommand({
  name: "echo",
  description: "Says it again",
  example: "echo hello",
  options,
  visibility: "public",
  run: async (_, { words, tone, times }) => {
    if (words === "refuse") throw new UserError("I would rather not.");
    if (words === "full") throw new Error("Keyv failed.", { cause: fullDisk });
    if (words === "break") throw new Error("the disk is on fire, token hf_secret");
    const said = `${words} ${tone} ${times}`;
    return say(said, [button("Again", "echo.again", { words, times: 2 })]);
  },
  actions: {
    again: defineAction({
      options,
      shows: { mode: "update" },
      run: async (_, { words, times }) => say(`${words} again ${times}`),
    }),
  },
  complete: { words: async (_, typed) => [{ label: typed, value: typed }] },
});

/** A message with these buttons. */
export function say(summary: string, actions: readonly Button[] = []): Message {
  return { summary, blocks: [{ kind: "actions", actions }] };
}

/** An inbox with the command echo, and others. */
export function start(more: readonly Command[] = [], documents?: Documents) {
  const clock = createVirtualClock(Date.UTC(2026, 0, 1));
  const failures: unknown[] = [];
  let ids = 0;
  const inbox = createInbox({
    registry: { all: [echo, ...more], empty: echo, fallback: echo },
    // These commands ask nothing of it.
    desk: {} as Desk,
    presence: { hear: async () => Promise.reject(new Error("the disk is full")) },
    shelf: createButtonShelf(documents ?? createMemoryDocuments(clock), clock, () => `id${++ids}`),
    clock,
    onFailure: (error) => failures.push(error),
    newReference: () => "ref-1",
  });
  const ask = (input: Input, who: Partial<Request> = {}) =>
    inbox.handle({
      id: "1",
      place: "console:here",
      actor: { id: "console:me", mayManage: true },
      input,
      ...who,
    });
  const line = async (typed: string) => (await ask({ kind: "line", line: typed })).summary;
  return { inbox, ask, line, failures, clock };
}

/** The first button of a message. @throws when there is none */
export function firstButton(message: Message): Button {
  const block = message.blocks.find((each) => each.kind === "actions");
  const action = block?.kind === "actions" ? block.actions[0] : undefined;
  if (action?.kind !== "button") throw new Error("The message has no button.");
  return action;
}
