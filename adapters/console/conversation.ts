import type { FollowUps } from "../../src/chat/follow-ups.ts";
import type { Action, Later, Message } from "../../src/chat/message.ts";
import type { Place } from "../../src/chat/place.ts";
import type { Input } from "../../src/chat/request.ts";
import { interpretLine, LINE_LIMIT, type Typed } from "./interpret-line.ts";
import type { NumberedActions } from "./numbered-actions.ts";
import type { Person } from "./person.ts";
import { actionsOf } from "./render/render-message.ts";
import { terminalLine, terminalUrl } from "./render/terminal-text.ts";

/** What a conversation is held with. */
export interface Conversation {
  readonly person: Person;
  readonly isTerminal: boolean;
  /** Where the person types. */
  readonly place: Place;
  readonly actions: NumberedActions;
  readonly followUps: FollowUps;
  ask(place: Place, input: Input): Promise<Message>;
  render(message: Message, firstAction?: number): string;
  /** The person did not leave, the process is being stopped. */
  isStopped(): boolean;
}

const GREETING: Input = { kind: "line", line: "trending" };
const HOW_TO =
  "Type a command, such as: search diffusion policies. Tab completes it, a number chooses an action, help lists the commands, quit leaves.";
const WELCOME: Message = { summary: HOW_TO, blocks: [{ kind: "note", text: HOW_TO }] };

/**
 * Answers line after line, one at a time, until there are no more. The trending list comes first on
 * a terminal, and instead of nothing where the input holds no command; so what a pipe prints
 * depends on what was piped in, not on when.
 */
export async function converse(conversation: Conversation): Promise<void> {
  const { person, isTerminal, place } = conversation;
  if (isTerminal) {
    await answer(conversation, place, GREETING);
    await person.print(conversation.render(WELCOME));
  }
  const heard = await listen(conversation);
  if (!heard && !isTerminal && !conversation.isStopped()) {
    await answer(conversation, place, GREETING);
  }
}

/** Resolves at the end of the input with whether there was anything in it. */
async function listen(conversation: Conversation): Promise<boolean> {
  let heard = false;
  for (;;) {
    const line = await conversation.person.read();
    if (line === undefined) return heard;
    const typed = interpretLine(line);
    if (typed.kind === "leave") return true;
    if (typed.kind === "nothing") continue;
    heard = true;
    await respond(conversation, typed);
  }
}

type Meant = Exclude<Typed, { kind: "nothing" | "leave" }>;

function respond(conversation: Conversation, typed: Meant): Promise<void> {
  const { person, place } = conversation;
  switch (typed.kind) {
    case "command":
      return answer(conversation, place, { kind: "line", line: typed.line });
    case "number":
      return choose(conversation, typed.number);
    case "too-long":
      return person.print(
        `That line is longer than ${LINE_LIMIT} characters, so it was not read. Type a shorter one.`,
      );
    default:
      return typed satisfies never;
  }
}

async function choose(conversation: Conversation, number: number): Promise<void> {
  const { person, actions } = conversation;
  const chosen = actions.at(number);
  if (chosen) return run(conversation, chosen.place, chosen.action);
  await person.print(
    actions.size === 0
      ? "The last answer has nothing to choose by number."
      : `Choose a number from 1 to ${actions.size}.`,
  );
}

function run(conversation: Conversation, place: Place, action: Action): Promise<void> {
  switch (action.kind) {
    case "link":
      return conversation.person.print(terminalUrl(action.url));
    case "button":
      return answer(conversation, place, {
        kind: "action",
        action: action.action,
        value: action.value,
      });
    case "form":
      return conversation.person.print(`Type, for example: ${terminalLine(action.instead)}`);
    default:
      return action satisfies never;
  }
}

/** What comes later is only printed as long as no other line was answered. */
const LATEST = "answer";

async function answer(conversation: Conversation, place: Place, input: Input): Promise<void> {
  const { person, actions, followUps, isTerminal } = conversation;
  const followUp = await followUps.begin(LATEST);
  const message = await person.during(conversation.ask(place, input));
  actions.replace(place, actionsOf(message));
  await person.print(conversation.render(message));
  const printLater = ({ besides }: Later) => {
    const first = actions.append(place, actionsOf(besides));
    return person.print(conversation.render(besides, first));
  };
  const followed = followUp.follow(message.later, printLater).finally(followUp.end);
  // Somebody at a terminal types on meanwhile; that it cannot be written is told by the next line.
  if (isTerminal) followed.catch(() => undefined);
  else await followed;
}
