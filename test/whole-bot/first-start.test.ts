import { pino } from "pino";
import { describe, expect, it, onTestFinished } from "vitest";
import { addSubscription, newChannel } from "../../src/channels/change-channel.ts";
import type { Adapter } from "../../src/chat/adapter.ts";
import { button } from "../../src/chat/button.ts";
import type { Inbox } from "../../src/chat/inbox.ts";
import type { Message } from "../../src/chat/message.ts";
import { readConfig } from "../../src/config.ts";
import { startOffprint } from "../../src/offprint.ts";
import { openDatabase } from "../../src/stores/database.ts";
import { MINUTE, SECOND } from "../../src/time/durations.ts";
import { onTrending } from "../digest/world.ts";
import { channelsIn } from "../fakes/channels-in.ts";
import { buttonOf } from "../fakes/chat/button-of.ts";
import { startFakeArxiv } from "../fakes/sources/arxiv.ts";
import { fakeEntry } from "../fakes/sources/arxiv-feed.ts";
import { startFakeHuggingFace } from "../fakes/sources/huggingface.ts";
import { fakeItem } from "../fakes/sources/huggingface-item.ts";
import { type Fault, faults } from "../fakes/sources/source-faults.ts";
import { createVirtualClock } from "../fakes/time/virtual-clock.ts";
import { TUESDAY } from "../sources/on-fake.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

const ON_DISCORD = { DISCORD_TOKEN: `${"a".repeat(24)}.${"b".repeat(6)}.${"c".repeat(27)}` };
const ON_CONSOLE = {};
const MANAGER = { id: "test:manager", mayManage: true };

/** A bot on a new data folder, before any time has passed, with both sources in this state. */
async function firstStart(
  fault: Fault | undefined,
  platform: Readonly<Record<string, string>>,
  prepare: (dataDir: string) => Promise<void> = async () => {},
) {
  const clock = createVirtualClock(TUESDAY);
  const [huggingface, arxiv] = [await startFakeHuggingFace(clock), await startFakeArxiv(clock)];
  huggingface.list("2026-11-24", [fakeItem(1), fakeItem(2)]);
  arxiv.add(fakeEntry(3), fakeEntry(4));
  const fail = (next?: Fault) => {
    huggingface.fail(next);
    arxiv.fail(next);
  };
  fail(fault);
  const posts: Message[] = [];
  let inbox: Inbox | undefined;
  const adapter: Adapter = {
    name: "test",
    start: async (given) => {
      inbox = given;
    },
    post: async (_, message) => String(posts.push(message)),
    stop: async () => {},
  };
  const dataDir = temporaryFolder();
  await prepare(dataDir);
  const offprint = await startOffprint({
    config: readConfig({
      DATA_DIR: dataDir,
      HF_ENDPOINT: huggingface.endpoint.href,
      ...platform,
      ARXIV_API_URL: arxiv.apiUrl.href,
    }),
    adapters: async () => [adapter],
    clock,
    random: () => 0.5,
    log: pino({ level: "silent" }),
  });
  const stop = () => clock.runUntil(offprint.stop());
  onTestFinished(async () => {
    await stop();
    await Promise.all([huggingface.close(), arxiv.close()]);
  });
  const ask = async (input: Parameters<Inbox["handle"]>[0]["input"]): Promise<Message> => {
    if (!inbox) throw new Error("The adapter was not started.");
    return clock.runUntil(inbox.handle({ id: "1", place: "test:room", actor: MANAGER, input }));
  };
  const type = (line: string) => ask({ kind: "line", line });
  const press = (message: Message, label: string) => {
    const { action, value } = buttonOf(message, label);
    return ask({ kind: "action", action, value });
  };
  /** Papers are taken in part by part, between which the virtual clock may stand still. */
  const loaded = async () => {
    while (inbox?.loading?.lasts()) await clock.advance(SECOND);
  };
  return { clock, fail, posts, type, press, stop, loaded, dataDir, inbox: () => inbox };
}

/** A channel that follows what trends, and whose slot passed five minutes ago. */
async function keepDueChannel(dataDir: string): Promise<void> {
  const founded = TUESDAY - 6 * MINUTE;
  const channel = newChannel("test:room", { days: [2], time: "14:55", zone: "UTC" }, founded);
  const database = openDatabase({ dataDir });
  const channels = await channelsIn(database);
  await channels.put(addSubscription(channel, onTrending({ since: founded })));
  database.close();
}

/** What a data folder holds of the sample. */
function sampleIn(dataDir: string) {
  const database = openDatabase({ dataDir });
  const rows = [
    ...database.prepare("SELECT id FROM papers WHERE id LIKE 'arxiv:2510%'").all(),
    ...database.prepare("SELECT paper FROM finds WHERE source = 'sample'").all(),
    ...database.prepare("SELECT paper FROM sightings WHERE source = 'sample'").all(),
    ...database.prepare("SELECT key FROM documents WHERE key LIKE '%sample%'").all(),
  ];
  database.close();
  return rows;
}

const SLOW = [
  ["at once", undefined],
  ["after 2 s", faults.slow(2_000)],
  ["after 10 s", faults.slow(9_900)],
] as const;

const SILENT = [
  ["nothing, being down", faults.status(503)],
  ["“too many requests”", faults.rateLimit(3_600)],
  ["a web page", faults.html()],
  ["never", faults.hang()],
] as const;

describe.each([
  ["a platform", ON_DISCORD],
  ["the console", ON_CONSOLE],
])("the first start on %s", (_, platform) => {
  it.each(SLOW)("with sources that answer %s shows their papers and no other", async (_, fault) => {
    const { clock, type, stop, dataDir } = await firstStart(fault, platform);
    expect(JSON.stringify(await type("trending"))).not.toContain("Sample");
    await clock.advance(2 * MINUTE);
    const trending = JSON.stringify(await type("trending"));
    expect(trending).toContain("A made-up paper, number 1");
    expect(trending).not.toContain("Sample");
    await stop();
    expect(sampleIn(dataDir)).toEqual([]);
  });

  it.each(SILENT)("with sources that answer %s keeps no sample paper", async (_, fault) => {
    const { clock, type, stop, dataDir } = await firstStart(fault, platform);
    await clock.advance(2 * MINUTE);
    await type("trending");
    await clock.advance(20 * MINUTE);
    await stop();
    expect(sampleIn(dataDir)).toEqual([]);
  });
});

describe("while the sources are asked for the first time", () => {
  it("a command that asks for papers is told that they are still loading, and by whom", async () => {
    const { type, clock } = await firstStart(faults.slow(5_000), ON_DISCORD);
    for (const line of ["trending", "search made-up", "show 2611.00001", "subscribe robots"]) {
      expect((await type(line)).summary).toBe(
        "Still loading papers: Hugging Face and arXiv have not answered yet. Please try again in a moment.",
      );
    }
    expect((await type("help")).summary).not.toContain("Still loading");
    await clock.advance(2 * MINUTE);
    expect((await type("search made-up")).summary).toContain("4 papers found");
  });

  it("a search that finds nothing in the papers there are says so rather than “nothing found”", async () => {
    const { type, clock } = await firstStart(faults.slow(8_000), ON_DISCORD);
    await clock.advance(9_000);
    expect((await type("search zebras")).summary).toContain("Still loading");
    await clock.advance(2 * MINUTE);
    expect((await type("search zebras")).summary).toContain("nothing found");
  });

  it("a digest that is due waits for them, and brings what they give", async () => {
    const { clock, posts } = await firstStart(faults.slow(5_000), ON_DISCORD, keepDueChannel);
    await clock.advance(9_000);
    expect(posts).toEqual([]);
    await clock.advance(2 * MINUTE);
    expect(JSON.stringify(posts)).toContain("A made-up paper, number 1");
  });

  it("a source that never answers holds nothing up for longer than a minute", async () => {
    const { inbox, clock } = await firstStart(faults.hang(), ON_DISCORD);
    const { loading } = inbox() ?? {};
    await clock.advance(30_000);
    expect(loading?.lasts()).toBe(true);
    await clock.advance(31_000);
    expect(loading?.lasts()).toBe(false);
  });
});

describe("the sample, where no source can be reached,", () => {
  it("stands in on the console, each paper marked, beside what the sources said", async () => {
    const { clock, type, loaded } = await firstStart(faults.status(503), ON_CONSOLE);
    await clock.advance(2 * MINUTE);
    await loaded();
    for (const line of ["trending", "search diffusion", "show 2510.26692", "similar 2510.26692"]) {
      const { blocks } = await type(line);
      const papers = blocks.filter((block) => block.kind === "item");
      expect(papers).not.toEqual([]);
      for (const paper of papers) expect(JSON.stringify(paper.meta)).toContain("Sample");
    }
    const said = JSON.stringify(await type("trending"));
    expect(said).toMatch(/Hugging Face.*arXiv.*Sample papers, as recorded on 31 October 2025/su);
  });

  it("is not posted, neither at a slot nor by a manager, who is told why and is not offered it", async () => {
    const down = faults.status(503);
    const { clock, type, press, posts, loaded } = await firstStart(
      down,
      ON_CONSOLE,
      keepDueChannel,
    );
    await clock.advance(2 * MINUTE);
    await loaded();
    const digest = await type("digest");
    expect(JSON.stringify(digest)).toMatch(/"Sample".*Hugging Face.*arXiv.*Sample papers, as/su);
    expect(JSON.stringify(digest)).not.toContain("Post it now");
    expect(JSON.stringify(digest)).toContain("It could not be posted. No source could be reached");
    // As a preview of before offers it.
    const post = { kind: "actions", actions: [button("Post it now", "digest.post")] } as const;
    const pressed = await press({ summary: "", blocks: [post] }, "Post it now");
    expect(pressed.summary).toContain("not posted");
    expect(posts).toHaveLength(1);
    expect(JSON.stringify(posts)).toContain("not everything could be looked at");
    expect(JSON.stringify(posts)).not.toContain("Sample");
  });

  it("makes way for what the sources give as soon as one can be reached", async () => {
    const { clock, type, fail, inbox, loaded } = await firstStart(faults.status(503), ON_CONSOLE);
    await clock.advance(2 * MINUTE);
    await loaded();
    expect(JSON.stringify(await type("trending"))).toContain("Sample");
    const complete = async () => {
      const typing = { place: "test:room", actor: MANAGER, command: "show" } as const;
      return inbox()?.complete({ ...typing, option: "paper", typed: "kimi" });
    };
    expect(await complete()).toHaveLength(1);
    fail();
    await clock.advance(20 * MINUTE);
    expect(await complete()).toEqual([]);
    const trending = JSON.stringify(await type("trending"));
    expect(trending).toContain("A made-up paper, number 1");
    expect(trending).not.toContain("Sample");
  });

  it("shows nothing on a platform, which says what could not be reached", async () => {
    const { clock, type } = await firstStart(faults.status(503), ON_DISCORD);
    await clock.advance(2 * MINUTE);
    const said = JSON.stringify(await type("trending"));
    expect(said).toContain("Hugging Face");
    expect(said).not.toContain("Sample");
  });
});
