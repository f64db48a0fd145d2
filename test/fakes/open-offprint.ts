import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, onTestFinished } from "vitest";
import type { Adapter } from "../../src/chat/adapter.ts";
import type { Enrolment } from "../../src/chat/enrolment.ts";
import type { Inbox } from "../../src/chat/inbox.ts";
import type { Message } from "../../src/chat/message.ts";
import type { Place } from "../../src/chat/place.ts";
import type { Actor, Obstacles } from "../../src/chat/request.ts";
import { buttonOf } from "./chat/button-of.ts";
import { startOnSample } from "./start-on-sample.ts";

export interface Post {
  readonly place: Place;
  readonly message: Message;
  readonly deliveryId: string;
  readonly under?: string;
}

/** The whole bot on sample papers and a real file, with a platform that keeps what it is sent. */
export interface OpenOffprint {
  readonly posts: readonly Post[];
  /** Types a line as someone; a manager in `test:room`, unless told. */
  type(line: string, who?: Who): Promise<Message>;
  /** Presses the button with this label on a message. */
  press(message: Message, label: string, who?: Who): Promise<Message>;
  complete: Inbox["complete"];
  hear: Inbox["hear"];
  /** What the places follow, as a manager sees it. */
  overview(places: readonly Place[]): ReturnType<Inbox["overview"]>;
  stop(): Promise<void>;
}

export interface Who {
  readonly place?: Place;
  readonly actor?: Actor;
  readonly obstacles?: () => Promise<Obstacles>;
}

type More = NonNullable<Parameters<typeof startOnSample>[2]> & {
  /** Of a platform whose places have addresses. */
  readonly enrolment?: Enrolment;
};

const MANAGER: Actor = { id: "test:manager", mayManage: true };
const ROOM: Place = "test:room";

export async function openOffprint(
  settings: Readonly<Record<string, string>> = {},
  more: More = {},
): Promise<OpenOffprint> {
  const bot = await start(settings, more);
  onTestFinished(() => bot.stop());
  return bot;
}

/** Something of it that no other test sees. */
export type Room = Pick<OpenOffprint, "posts" | "type" | "press" | "complete"> & {
  readonly place: Place;
};

/** One bot for the tests of a file that only ask; each has a channel, with a manager, of its own. */
export function shareOffprint(): () => Room {
  const folder = mkdtempSync(join(tmpdir(), "offprint-test-"));
  let bot: OpenOffprint;
  let rooms = 0;
  beforeAll(async () => {
    bot = await start({ DATA_DIR: folder });
  });
  afterAll(async () => {
    await bot.stop();
    rmSync(folder, { recursive: true });
  });
  return () => {
    rooms += 1;
    const place: Place = `test:room-${rooms}`;
    const own = { place, actor: { id: `test:manager-${rooms}`, mayManage: true } };
    return {
      place,
      get posts() {
        return bot.posts.filter((post) => post.place === place);
      },
      type: (line, who) => bot.type(line, { ...own, ...who }),
      press: (message, label, who) => bot.press(message, label, { ...own, ...who }),
      complete: bot.complete,
    };
  };
}

/** An answer as it is in the end. */
async function whole(message: Message): Promise<Message> {
  return message.later ? (await message.later).whole : message;
}

async function start(
  settings: Readonly<Record<string, string>>,
  { enrolment, ...more }: More = {},
): Promise<OpenOffprint> {
  const posts: Post[] = [];
  let inbox: Inbox | undefined;
  const adapter: Adapter = {
    name: "test",
    start: async (given) => {
      inbox = given;
    },
    post: async (place, message, deliveryId, under) => {
      posts.push({ place, message, deliveryId, ...(under !== undefined && { under }) });
      return `message-${posts.length}`;
    },
    stop: async () => {},
    ...(enrolment && { enrolment }),
  };
  const offprint = await startOnSample([adapter], settings, more);

  let count = 0;
  const ask = (input: Parameters<Inbox["handle"]>[0]["input"], who: Who) => {
    if (!inbox) throw new Error("The adapter was not started.");
    const { place = ROOM, actor = MANAGER, ...more } = who;
    return inbox.handle({ id: String(++count), place, actor, input, ...more }).then(whole);
  };
  return {
    posts,
    type: (line, who = {}) => ask({ kind: "line", line }, who),
    press: (message, label, who = {}) => {
      const { action, value } = buttonOf(message, label);
      return ask({ kind: "action", action, value }, who);
    },
    complete: async (typing) => (await inbox?.complete(typing)) ?? [],
    hear: async (notice) => inbox?.hear(notice),
    overview: async (places) =>
      (await inbox?.overview({ id: "overview", place: ROOM, actor: MANAGER }, places)) ?? [],
    stop: () => offprint.stop(),
  };
}
