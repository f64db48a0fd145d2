import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import type { Adapter } from "../../src/chat/adapter.ts";
import type { Inbox, Overview } from "../../src/chat/inbox.ts";
import type { Button, Message } from "../../src/chat/message.ts";
import { type Place, placeOf } from "../../src/chat/place.ts";
import type { Input } from "../../src/chat/request.ts";
import { readConfig } from "../../src/config.ts";
import { startOffprint } from "../../src/offprint.ts";
import { systemClock } from "../../src/time/clock.ts";

/** The whole bot on sample papers, in a folder of its own, as one manager meets it. */
export interface PicturedBot {
  /** A line typed in a place, which is a channel with readers unless it is said otherwise. */
  readonly type: (line: string, place?: Place) => Promise<Message>;
  readonly press: (message: Message, label: string, place?: Place) => Promise<Message>;
  /** What was posted last. @throws when nothing was */
  readonly posted: () => Message;
  readonly commands: () => Inbox["commands"];
  readonly overview: (places: readonly Place[]) => Promise<readonly Overview[]>;
  readonly stop: () => Promise<void>;
}

/** `place` is where everything happens that names no other; its adapter is the only one. */
export async function openPicturedBot(place: Place): Promise<PicturedBot> {
  const posts: Message[] = [];
  const platform = place.slice(0, place.indexOf(":"));
  let started: Inbox | undefined;
  const adapter: Adapter = {
    name: platform,
    start: async (inbox) => {
      started = inbox;
    },
    post: async (_, message) => String(posts.push(message)),
    stop: async () => {},
  };
  const dataDir = mkdtempSync(join(tmpdir(), "offprint-"));
  const offprint = await startOffprint({
    config: readConfig({ SOURCES: "sample", DATA_DIR: dataDir }),
    adapters: async () => [adapter],
    clock: systemClock,
    random: Math.random,
    log: pino({ level: "silent" }),
  });
  const inbox = () => started ?? fail("The adapter was not started.");
  const actor = { id: placeOf(platform, "manager"), mayManage: true };
  let asked = 0;
  const ask = (input: Input, at: Place) =>
    inbox().handle({ id: String(++asked), place: at, actor, input, hasReaders: true });
  return {
    type: (line, at = place) => ask({ kind: "line", line }, at),
    press: (message, label, at = place) => {
      const { action, value } = buttonOf(message, label);
      return ask({ kind: "action", action, value }, at);
    },
    posted: () => posts.at(-1) ?? fail("Nothing was posted."),
    commands: () => inbox().commands,
    overview: (places) => inbox().overview({ id: String(++asked), place, actor }, places),
    stop: async () => {
      await offprint.stop();
      rmSync(dataDir, { recursive: true });
    },
  };
}

function buttonOf(message: Message, label: string): Button {
  const actions = message.blocks.flatMap((block) =>
    "actions" in block ? (block.actions ?? []) : [],
  );
  const button = actions.find((action) => action.label === label);
  if (button?.kind === "button") return button;
  return fail(`There is no button “${label}” on: ${message.summary}`);
}

function fail(reason: string): never {
  throw new Error(reason);
}
