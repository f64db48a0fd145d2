import { onTestFinished } from "vitest";
import { createPostOnce } from "../../../../adapters/slack/posts/post-once.ts";
import { createTwoSteps } from "../../../../adapters/slack/posts/two-steps.ts";
import { slackPlace } from "../../../../adapters/slack/slack-place.ts";
import type { Adapter } from "../../../../src/chat/adapter.ts";
import type { Message } from "../../../../src/chat/message.ts";
import type { SlotEnd } from "../../../../src/ledger/ledger.ts";
import { openDatabase } from "../../../../src/stores/database.ts";
import { DAY, HOUR, MINUTE } from "../../../../src/time/durations.ts";
import type { Mortal } from "../../../delivery/crash.ts";
import {
  follows,
  type Habitat,
  openDocuments,
  papersOf,
  prepareChannels,
  readLedger,
  START,
  startProcess,
} from "../../../delivery/world.ts";
import type { ApiFault } from "../../../fakes/slack/web-api/api-faults.ts";
import { createVirtualClock } from "../../../fakes/time/virtual-clock.ts";
import { openSlack, openWorkspaces } from "../open-workspaces.ts";

export type Setting = "line" | "resend" | "hold";

export interface Course {
  readonly setting: Setting;
  /** What the next calls that show something meet, posts and edits alike. */
  readonly faults?: readonly ApiFault[];
  /** Only calls of this method meet them, or calls of any. */
  readonly only?: "chat.update" | "*";
  /** The bot is killed in so many such calls in a row, before or after Slack does them. */
  readonly kills?: { readonly times: number; readonly when: "before" | "after" };
}

/** What the channel was shown once all is over and two more digests have come. */
export interface Lived {
  /** Papers that nobody was shown. */
  readonly lost: number;
  /** Papers that were shown again, counted each time. */
  readonly twice: number;
  /** Lines that were never filled. */
  readonly lines: number;
  readonly ends: readonly SlotEnd[];
}

const PAPERS_A_DAY = 3;
const PAPERS_A_MESSAGE = 2;
const DAYS = 30;
const SHOWING = ["chat.postMessage", "chat.update"];

/** A channel with three new papers a day, in two messages, on a local Slack in trouble. */
export async function liveThrough({ setting, faults = [], only, kills }: Course): Promise<Lived> {
  const clock = createVirtualClock(START);
  const slack = await openSlack({ clock });
  const { workspaces } = openWorkspaces(slack, { clock });
  await workspaces.start();
  const channel = slack.addChannel(slack.team);
  const place = slackPlace(slack.team, channel);
  const database = openDatabase({ dataDir: ":memory:" });
  onTestFinished(() => database.close());
  const connect = (): Adapter => {
    // What a process has posted is forgotten with it.
    const post = createPostOnce({ workspaces, clock });
    return {
      name: "slack",
      start: async () => {},
      stop: async () => {},
      split,
      uncertain: setting === "hold" ? "hold" : "resend",
      pace: { channel: { posts: 1, perMs: 1_000 } },
      post: (to, message, deliveryId, under) => post({ place: to, message, deliveryId, under }),
      twoSteps: createTwoSteps({ workspaces, clock, post, isWanted: setting === "line" }),
    };
  };
  const papers = Array.from({ length: DAYS }, (_, n) =>
    papersOf(n + 1, PAPERS_A_DAY, START - HOUR + n * DAY),
  ).flat();
  const documents = openDocuments(database);
  const world: Habitat = { clock, database, documents, papers, platforms: [{ connect }] };
  await prepareChannels(world, [follows(place)]);

  let left = faults.length + (kills?.times ?? 0);
  const queue = [...faults];
  slack.faults.script(({ method }) => {
    const isMeant = only === "*" || (only ? only === method : SHOWING.includes(method));
    if (!isMeant || queue.length === 0) return undefined;
    left--;
    return queue.shift();
  });
  const start = (): void => {
    const mortal = kills ? mortalOf(kills.when, () => left > 0 && left-- > 0, revive) : undefined;
    void startProcess(world, mortal ? { mortal, tickMs: HOUR } : { tickMs: HOUR });
  };
  const revive = () => void clock.sleep(MINUTE).then(start);
  start();
  const ends = async () => (await readLedger(world, place))?.ends ?? [];
  const isPaused = ({ outcome }: SlotEnd) => outcome.kind === "skipped";
  while (left > 0 && !(await ends()).some(isPaused)) await clock.advance(DAY);
  await clock.advance(2 * DAY);
  const messages = slack.messages(channel);
  // What falls due while the channel is paused waits for somebody who resumes it.
  const pausedAt = (await ends()).find(isPaused)?.slot.at ?? clock.now();
  const due = papers.filter(({ from }) => from <= pausedAt - DAY);
  const shown = messages.flatMap(({ blocks }) =>
    papers.map(({ id }) => id).filter((id) => JSON.stringify(blocks).includes(id)),
  );
  return {
    lost: due.filter(({ id }) => !shown.includes(id)).length,
    twice: shown.length - new Set(shown).size,
    lines: messages.filter(({ blocks }) => JSON.stringify(blocks).includes("The rest follows"))
      .length,
    ends: await ends(),
  };
}

/** A process that dies in the next call that shows something, for as long as `dies` says so. */
function mortalOf(when: "before" | "after", dies: () => boolean, onDeath: () => void): Mortal {
  let dead = false;
  const never = <T>() => new Promise<T>(() => {});
  return {
    isDead: () => dead,
    async run(name, operation) {
      if (dead) return never();
      if ((name !== "post" && name !== "edit") || !dies()) {
        const result = await operation();
        return dead ? never() : result;
      }
      if (when === "after") await operation().catch(() => undefined);
      dead = true;
      onDeath();
      return never();
    },
  };
}

function split({ summary, blocks }: Message): Message[] {
  const items = blocks.filter(({ kind }) => kind === "item");
  const parts: Message[] = [];
  for (let at = 0; at < items.length; at += PAPERS_A_MESSAGE)
    parts.push({ summary, blocks: items.slice(at, at + PAPERS_A_MESSAGE) });
  return parts;
}
