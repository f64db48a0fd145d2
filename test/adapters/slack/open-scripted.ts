import { onTestFinished } from "vitest";
import type { SlackSettings } from "../../../adapters/slack/slack-settings.ts";
import type { Preview } from "../../../src/chat/inbox.ts";
import type { Message } from "../../../src/chat/message.ts";
import { type Script, scriptedInbox } from "../../fakes/chat/scripted-inbox.ts";
import { openSlack, type Transport } from "./open-slack.ts";

interface Given extends Script {
  readonly preview?: Preview;
  readonly managers?: SlackSettings["managers"];
}

/** A bot whose inbox answers by a script, on a Slack where a member types. */
export async function openScripted(given: Given = {}, transport: Transport = "socket") {
  const { preview, managers = "everyone", ...script } = given;
  const inbox = { ...scriptedInbox(script), ...(preview && { preview: () => preview }) };
  // A person is not as fast as these tests.
  const perChannel = { posts: 1_000, perMs: 1_000 };
  const bot = await openSlack(transport, { perChannel }, { managers });
  onTestFinished(bot.close);
  await bot.adapter.start(inbox);
  const { channel, slack, user } = bot;
  const ask = (who: Partial<Parameters<typeof slack.interact.slash>[0]> = {}) =>
    slack.interact.slash({ channel, user, text: "search diffusion", ...who });
  return { ...bot, inbox, ask };
}

export const PUBLIC: Preview = { visibility: "public", mode: "reply" };
export const UPDATE: Preview = { visibility: "private", mode: "update" };

/** Has a button that asks for page two. */
export const pressable: Message = {
  summary: "page",
  blocks: [
    { kind: "text", text: "Page one" },
    {
      kind: "actions",
      actions: [{ kind: "button", label: "Next", action: "search.page", value: "page=2&q=a<b" }],
    },
  ],
};
