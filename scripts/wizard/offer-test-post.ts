import { cleanText } from "../../src/chat/clean-text.ts";
import type { Message } from "../../src/chat/message.ts";
import { DeliveryError } from "../../src/errors.ts";
import type { Ask } from "./ask.ts";

/** What a test post needs of a platform. */
export interface TestPost {
  /** Where something can be posted. @throws DeliveryError */
  channels(): Promise<readonly TestChannel[]>;
  /** @throws DeliveryError */
  post(channelId: string, message: Message): Promise<void>;
  /** How the bot gets into a channel. */
  readonly howToJoin: string;
}

export interface TestChannel {
  readonly id: string;
  readonly label: string;
}

const QUESTION = "Make a test post now?";
const NO = "no";
const AGAIN = "again";
/** More than a person scrolls through. */
const SHOWN = 50;

const MESSAGE: Message = {
  summary: "Offprint can post here.",
  blocks: [
    {
      kind: "text",
      text: [
        "Offprint can post here. Once it runs, ",
        { kind: "code", text: "/papers subscribe trending" },
        " begins a digest.",
      ],
    },
  ],
};

/** Posts into a channel that is chosen, and says why where it cannot; as often as is wanted. */
export async function offerTestPost(ask: Ask, test: TestPost): Promise<void> {
  for (;;) {
    const channels = await orSaid(ask, ask.during("Looking for channels", test.channels()));
    if (channels?.length === 0) ask.explain(test.howToJoin, "The bot is in no channel yet");
    const chosen = await ask.choose(QUESTION, choicesOf(channels ?? []));
    if (chosen === NO) return;
    const channel = channels?.find(({ id }) => id === chosen);
    if (!channel) continue;
    const posted = test.post(channel.id, MESSAGE).then(() => true);
    if (!(await orSaid(ask, ask.during("Posting", posted)))) continue;
    ask.succeeded(`Posted. Look into ${nameOf(channel)}.`);
    return;
  }
}

function choicesOf(channels: readonly TestChannel[]) {
  return [
    // First, so that a key pressed too often posts nothing.
    { value: NO, label: "No" },
    ...channels.slice(0, SHOWN).map((each) => ({ value: each.id, label: nameOf(each) })),
    { value: AGAIN, label: "Look again", hint: "after the bot was added somewhere" },
  ];
}

function nameOf({ label }: TestChannel): string {
  return cleanText(label).replaceAll("\n", " ");
}

/** What the platform refuses is said; the rest is thrown. */
async function orSaid<Result>(ask: Ask, work: Promise<Result>): Promise<Result | undefined> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    ask.failed(error.message);
    return undefined;
  }
}
