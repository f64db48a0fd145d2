import type { CommandInfo } from "../../../src/chat/command-info.ts";
import type { Choice, Inbox, Notice, Overview, Typing } from "../../../src/chat/inbox.ts";
import type { Later, Message } from "../../../src/chat/message.ts";
import type { Input, Request } from "../../../src/chat/request.ts";

export interface ScriptedInbox extends Inbox {
  /** What arrived, in order. */
  readonly requests: readonly Request[];
  readonly typings: readonly Typing[];
  readonly notices: readonly Notice[];
}

export interface Script {
  readonly commands?: readonly CommandInfo[];
  readonly choices?: readonly Choice[];
  /** What the places of a person follow; nothing without it. */
  readonly sections?: readonly Overview[];
  /** The answer; without one, a request is answered with {@link echo}. */
  readonly answer?: (request: Request) => Message | Promise<Message>;
}

/** What a platform that registers its commands is given. */
const SEARCH: CommandInfo = {
  name: "search",
  description: "Find papers",
  example: "search diffusion",
  options: [
    {
      name: "query",
      description: "What to look for",
      type: "text",
      required: true,
      main: true,
      completes: true,
    },
  ],
};

/** An inbox that answers by a script and remembers what it was asked. */
export function scriptedInbox(script: Script = {}): ScriptedInbox {
  const requests: Request[] = [];
  const typings: Typing[] = [];
  const notices: Notice[] = [];
  return {
    notices,
    requests,
    typings,
    commands: script.commands ?? [SEARCH],
    preview: () => ({ visibility: "private", mode: "reply" }),
    complete: async (typing) => {
      typings.push(typing);
      return script.choices ?? [];
    },
    welcome: plainMessage("Welcome to Offprint."),
    overview: async (_, places) =>
      (script.sections ?? []).filter(({ place }) => places.includes(place)),
    hear: async (notice) => {
      notices.push(notice);
    },
    handle: async (request) => {
      requests.push(request);
      return script.answer ? script.answer(request) : echo(request);
    },
  };
}

/** `Answer to trending.` */
function echo(request: Request): Message {
  return plainMessage(`Answer to ${describeInput(request.input)}.`);
}

export function plainMessage(text: string): Message {
  return { summary: text, blocks: [{ kind: "text", text }] };
}

/** An answer of which more comes when it is told to, or is told of a failure. */
export function growing(first: Message): { readonly answer: Message; come(later: Later): void } {
  let come: (later: Later) => void = () => {};
  const later = new Promise<Later>((resolve) => {
    come = resolve;
  });
  return { answer: { ...first, later }, come: (given) => come(given) };
}

/** What was asked, as a line: `search diffusion`, however a platform gave it. */
export function describeInput(input: Input): string {
  switch (input.kind) {
    case "line":
      return input.line;
    case "options":
      return [input.command, ...Object.values(input.options)].join(" ");
    case "action":
      return `${input.action} ${input.value}`;
    default:
      return input satisfies never;
  }
}
