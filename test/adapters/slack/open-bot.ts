import { expect, onTestFinished } from "vitest";
import { commands } from "../../../commands/index.ts";
import { eventually } from "../../eventually.ts";
import { type Control, controlsOf } from "../../fakes/slack/people/controls.ts";
import type { Seen } from "../../fakes/slack/people/seen.ts";
import type { Message, View } from "../../fakes/slack/world/world.ts";
import { startOnSample } from "../../fakes/start-on-sample.ts";
import { type OpenSlack, openSlack, type Transport } from "./open-slack.ts";

/** The whole bot on sample papers, on a local Slack where a member types. */
export interface OpenBot extends OpenSlack {
  /** Types `/papers LINE` in the channel, and waits for the answer. */
  papers(line: string, channel?: string): Promise<Seen>;
  /** Presses a button, named by its label or `action_id`, and waits for the answer. */
  press(where: Message | View, button: string): Promise<Seen>;
  /** Fills in the form that was opened, with what it demands at least, and sends it. */
  submit(opened: Seen, values?: Readonly<Record<string, string>>): Promise<Seen>;
}

/** What a person would type into a field of this name. */
export const TYPED: Readonly<Record<string, string>> = {
  query: "diffusion",
  topic: "trending",
  paper: "2510.26692",
  days: "weekdays",
  time: "09:00",
  timezone: "Europe/Berlin",
  command: "search",
};

/** Nobody waits for the limits of a minute. */
const FAST = {
  perChannel: { posts: 1_000, perMs: 1_000 },
  tiers: { 1: 9_999, 2: 9_999, 3: 9_999, 4: 9_999 },
};

export async function openBot(
  transport: Transport,
  options: Parameters<typeof openSlack>[1] = {},
): Promise<OpenBot> {
  const open = await openSlack(transport, { ...FAST, ...options });
  const offprint = await startOnSample([open.adapter]);
  const close = async () => {
    await offprint.stop();
    await open.close();
  };
  onTestFinished(close);
  const { interact } = open.slack;
  const { user } = open;
  return {
    ...open,
    close,
    papers: async (text, channel = open.channel) =>
      answered(interact.slash({ text, channel, user })),
    press: async (where, button) => answered(interact.press({ in: where, button, user })),
    submit: async (opened, values = {}) => {
      const view = opened.modal;
      if (!view) throw new Error("No form was opened.");
      const filled = { ...(await demanded(open, view, values)), ...values };
      const sent = await answered(interact.submit(view, filled));
      if (!sent.sights.some(({ kind }) => kind === "closed")) return sent;
      // A form of a message is answered there.
      await eventually(() => expect(opened.messages).not.toEqual([]));
      return opened;
    },
  };
}

/** Something to stand in each field that must not stay empty. */
async function demanded(
  { slack }: OpenSlack,
  view: View,
  given: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  const empty = controlsOf(blocksOf(view)).filter(
    ({ optional, element }) => optional === false && !hasValue(element),
  );
  const values = empty.map(async ({ blockId: name, element }) => {
    const typed = given[name] ?? TYPED[name] ?? "diffusion";
    if (element.type !== "external_select") return [name, typed] as const;
    const [first] = await slack.interact.options({ in: view, menu: name, typed });
    return [name, first?.value ?? ""] as const;
  });
  return Object.fromEntries(await Promise.all(values));
}

function hasValue({
  initial_value,
  initial_option,
  initial_options,
  initial_time,
}: Control["element"]) {
  return [initial_value, initial_option, initial_options, initial_time].some(
    (one) => one !== undefined,
  );
}

/** A view says first that the answer comes, and App Home may show late what was done before. */
async function answered(deed: Promise<Seen>): Promise<Seen> {
  const seen = await deed;
  const isAnswer = ({ kind }: Seen["sights"][number]) => !["acknowledged", "home"].includes(kind);
  await eventually(() => expect(seen.sights.filter(isAnswer)).not.toEqual([]));
  await eventually(() => expect(wordsOf(seen)).not.toContain("One moment"));
  return seen;
}

export function blocksOf({ payload }: View): Message["blocks"] {
  // Sound: a view without blocks is refused.
  return payload.blocks as Message["blocks"];
}

/** All the words of what somebody saw. */
export function wordsOf({ messages, modal, home }: Seen): string {
  const views = [modal, home].filter((view) => view !== undefined);
  return JSON.stringify([...messages.map(({ blocks }) => blocks), ...views.map(blocksOf)]);
}

export const infos = commands.all.map(({ info }) => info);
