import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { readChannelsFile, writeChannelsFile } from "../../scripts/channels/channels-file.ts";
import { importChannels } from "../../scripts/channels/import-channels.ts";
import { openChannels } from "../../scripts/channels/open-channels.ts";
import type { Channel, ChannelStore, Subscription } from "../../src/channels/channel.ts";
import { newLedger } from "../../src/ledger/ledger.ts";
import { createLedger } from "../../src/ledger/sqlite-ledger.ts";
import { openDatabase } from "../../src/stores/database.ts";
import { migrations } from "../../src/stores/migrations.ts";
import { compile } from "../fakes/compiled.ts";
import { runs } from "../runs.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

let compiled: string;

beforeAll(async () => {
  compiled = await compile(new URL("../../scripts/offprint.ts", import.meta.url));
}, 60_000);

/** The real process, on a data folder. */
async function run(name: string, dataDir: string, { input = "", args = [""] } = {}) {
  const child = spawn(process.execPath, [compiled, name, ...args.filter(Boolean)], {
    cwd: temporaryFolder(),
    env: { PATH: process.env.PATH, DATA_DIR: dataDir },
  });
  child.stdin.end(input);
  const [out, err] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  return { out, err, code: child.exitCode };
}

async function storeIn(dataDir = ":memory:"): Promise<{ store: ChannelStore; close: () => void }> {
  const database = openDatabase({ dataDir });
  const warn = (sentence: string) => {
    throw new Error(sentence);
  };
  return { store: await openChannels(database, warn), close: () => database.close() };
}

function channelOf(address: string, changes: Partial<Channel> = {}): Channel {
  return {
    place: `discord:${address}`,
    schedule: { days: [1, 3], time: "09:00", zone: "Europe/Berlin" },
    onEmpty: "note",
    subscriptions: [subscriptionOf("a", "diffusion policy")],
    createdAt: 1_700_000_000_000,
    ...changes,
  };
}

function subscriptionOf(id: string, query: string): Subscription {
  const topic = { kind: "query", text: query } as const;
  return { id, topic, limit: 5, minVotes: 3, by: "discord:7", since: 1_700_000_000_000 };
}

const arbitraryChannel: fc.Arbitrary<Channel> = fc.record(
  {
    place: fc.stringMatching(/^(discord|slack):[A-Z0-9]{1,9}\/[A-Z0-9]{1,9}$/u).map((place) => {
      const [adapter = "", address = ""] = place.split(":");
      return `${adapter}:${address}` as const;
    }),
    schedule: fc.record({
      days: fc.subarray([1, 2, 3, 4, 5, 6, 7] as const, { minLength: 1 }),
      time: fc.constantFrom("00:00", "09:30", "23:59"),
      zone: fc.constantFrom("UTC", "Asia/Kolkata", "America/New_York"),
    }),
    onEmpty: fc.constantFrom("nothing", "note"),
    subscriptions: fc
      .uniqueArray(fc.stringMatching(/^[a-z]{3,8}$/u), { maxLength: 5 })
      .map((words) => words.map((word) => subscriptionOf(word, `"${word} x1"`)))
      .filter((all) => new Set(all.map(({ topic }) => JSON.stringify(topic))).size === all.length),
    createdAt: fc.nat(),
    details: fc.constant("thread" as const),
    paused: fc.record({
      at: fc.nat(),
      by: fc.constantFrom("manager", "failure", "refusal"),
      reason: fc.string({ unit: "binary" }),
    }),
    removedAt: fc.nat(),
  },
  { requiredKeys: ["place", "schedule", "onEmpty", "subscriptions", "createdAt"] },
);

describe("channels as JSON", () => {
  it("come back as they were, for every set of channels", async () => {
    const sets = fc.uniqueArray(arbitraryChannel, { maxLength: 5, selector: ({ place }) => place });
    await fc.assert(
      fc.asyncProperty(sets, async (channels) => {
        const { store, close } = await storeIn();
        const report = await importChannels(store, readChannelsFile(writeChannelsFile(channels)));
        expect(report.refused).toEqual([]);
        expect(report.added).toHaveLength(channels.length);
        expect(writeChannelsFile(store.all())).toBe(writeChannelsFile(channels));
        close();
      }),
      { numRuns: runs(10) },
    );
  });

  it("say what was added, replaced, left as it was and refused", async () => {
    const { store, close } = await storeIn();
    await store.put(channelOf("1/1"));
    await store.put(channelOf("1/2"));
    const changed = channelOf("1/2", { onEmpty: "nothing" });
    const many = Array.from({ length: 26 }, (_, n) => subscriptionOf(`s${n}`, `word${n}`));
    const report = await importChannels(store, [
      channelOf("1/1"),
      changed,
      channelOf("1/3"),
      channelOf("1/3", { onEmpty: "nothing" }),
      { ...channelOf("1/4"), schedule: { days: [1], time: "25:00", zone: "UTC" } },
      channelOf("1/5", { subscriptions: many }),
      channelOf("1/6", { subscriptions: [subscriptionOf("a", "one"), subscriptionOf("a", "two")] }),
      "no channel",
      JSON.parse('{"__proto__": {"place": "discord:1/7"}}'),
    ]);
    expect(report).toMatchObject({
      added: ["discord:1/3"],
      replaced: ["discord:1/2"],
      unchanged: ["discord:1/1"],
    });
    expect(report.refused.map(({ what }) => what)).toEqual([
      "discord:1/3",
      "discord:1/4",
      "discord:1/5",
      "discord:1/6",
      "entry 8",
      "entry 9",
    ]);
    expect(report.refused.map(({ reason }) => reason).join("\n")).toMatch(
      /in the file twice[\s\S]*schedule\.time[\s\S]*25 topics[\s\S]*one id/u,
    );
    expect(store.get("discord:1/2")).toEqual(changed);
    expect([...store.all()]).toHaveLength(3);
    close();
  });

  it.each(["", "> offprint@0.1.0 export\n{}", "[]", '{"format":2,"channels":[]}'])(
    "refuse the text %j with a sentence",
    (input) => {
      expect(() => readChannelsFile(input)).toThrow(/^This is not (JSON|what)/u);
    },
  );
});

describe("the scripts", () => {
  it("move channels from one bot, running, to another", async () => {
    const [from, to] = [join(temporaryFolder(), "a"), join(temporaryFolder(), "b")];
    const { store, close } = await storeIn(from);
    await store.put(channelOf("1/1"));
    // Still open: an export needs no lock.
    const exported = await run("export", from);
    expect(exported).toMatchObject({ err: "Exported 1 channel.\n", code: 0 });
    close();
    expect(await run("import", to, { input: exported.out })).toEqual({
      out: "",
      err: "added discord:1/1\n",
      code: 0,
    });
    expect((await run("export", to)).out).toBe(exported.out);
  });

  it("begin an imported channel now, and leave what was sent to one that is known", async () => {
    const dataDir = temporaryFolder();
    const before = openDatabase({ dataDir });
    await createLedger(before).put(newLedger("discord:1/1", 5));
    before.close();
    const start = Date.now();
    const input = writeChannelsFile([channelOf("1/1"), channelOf("1/2")]);
    expect((await run("import", dataDir, { input })).code).toBe(0);
    const after = openDatabase({ dataDir });
    const ledger = createLedger(after);
    expect((await ledger.get("discord:1/1"))?.accountedTo).toBe(5);
    expect((await ledger.get("discord:1/2"))?.accountedTo).toBeGreaterThanOrEqual(start);
    after.close();
  });

  it("refuse to import while a bot runs, and with exit code 1 what is not right", async () => {
    const dataDir = temporaryFolder();
    const { close } = await storeIn(dataDir);
    const input = writeChannelsFile([]);
    const refused = await run("import", dataDir, { input });
    expect(refused.err).toContain(`process ${process.pid}`);
    expect(refused.code).toBe(1);
    close();
    const bad = JSON.stringify({ format: 1, channels: [{ place: "discord:1/1" }] });
    const report = await run("import", dataDir, { input: bad });
    expect(report.err).toContain("refused discord:1/1: schedule");
    expect(report.code).toBe(1);
  });

  it("back up a running bot and restore it into another folder", async () => {
    const [from, to] = [join(temporaryFolder(), "a"), join(temporaryFolder(), "b")];
    mkdirSync(to);
    const { store, close } = await storeIn(from);
    await store.put(channelOf("1/1"));
    const file = join(temporaryFolder(), "backup.db");
    const saved = await run("backup", from, { args: [file] });
    expect(saved.err).toMatch(
      new RegExp(
        `^Wrote .*backup\\.db: [\\d,]+ bytes, data of version ${migrations.length}, checked\\.\\n$`,
        "u",
      ),
    );
    expect((await run("restore", from, { args: [file] })).err).toContain("in use by another");
    close();
    expect((await run("restore", to, { args: [file] })).code).toBe(0);
    expect((await run("export", to)).out).toBe(writeChannelsFile([channelOf("1/1")]));
  });

  it("say what is missing when no file is named", async () => {
    const { err, code } = await run("backup", temporaryFolder());
    expect(err).toMatch(/missing required argument 'file'\n+npx offprint help/u);
    expect(code).toBe(2);
  });
});
