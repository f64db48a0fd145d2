import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { compile } from "../fakes/compiled.ts";
import { startFakeDiscord } from "../fakes/discord/fake-discord.ts";
import { freePort } from "../fakes/free-port.ts";
import { describeOnPostgres, scratchUrl } from "../fakes/postgres.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

const ALL = ["deliver discord", "listen discord", "sources"];

/** As docs/scaling.md promises, with time for a machine that is busy. */
const WAIT = { timeout: 60_000 };

describeOnPostgres("processes on one PostgreSQL", () => {
  let compiled: string;

  beforeAll(async () => {
    compiled = await compile(new URL("../../src/main.ts", import.meta.url));
  });

  test("another goes on where the one that posts is killed, or sleeps, and each digest is posted once", {
    timeout: 240_000,
  }, async () => {
    const discord = await startFakeDiscord();
    onTestFinished(() => discord.close());
    const channel = discord.addChannel(discord.addGuild());
    const manager = { channel, permissions: ["manageChannels"] } as const;
    const url = await scratchUrl();
    const start = () => startProcess(compiled, discord, { DATABASE_URL: url });

    const first = await start();
    await expect.poll(first.roles, WAIT).toEqual(ALL);
    await expect.poll(() => discord.gateway.connected, WAIT).toBe(1);
    await subscribe();
    const second = await start();
    const [posting, other] = await byRole(first, second);

    const slot = nextMinute(Date.now() + 15_000);
    await command("schedule", { when: `daily ${clockOf(slot)} UTC` });
    posting.child.kill("SIGSTOP");
    await expect.poll(other.roles, WAIT).toEqual(ALL);
    await expect.poll(posts, { timeout: 150_000 }).toHaveLength(1);
    posting.child.kill("SIGCONT");
    await expect.poll(posting.said, WAIT).toContain("role lost");

    const [now, left] = await byRole(first, second);
    now.child.kill("SIGKILL");
    await expect.poll(left.roles, WAIT).toEqual(ALL);
    await expect.poll(() => discord.gateway.connected, WAIT).toBe(1);
    expect(JSON.stringify(await command("subscriptions"))).toContain("diffusion");
    await command("digest");
    expect(posts()).toHaveLength(1);
    left.child.kill("SIGTERM");
    expect(await left.ended).toBe(0);

    /** The one that posts, and the other. */
    async function byRole(one: Running, other: Running): Promise<[Running, Running]> {
      await expect
        .poll(async () => [await one.roles(), await other.roles()].flat().sort(), WAIT)
        .toEqual(ALL);
      return (await one.roles()).includes("deliver discord") ? [one, other] : [other, one];
    }

    function posts() {
      return discord.messages(channel);
    }

    async function command(subcommand: string, options = {}) {
      const { messages } = await discord.interact.command({
        name: "papers",
        subcommand,
        options,
        ...manager,
      });
      return messages;
    }

    async function subscribe() {
      const [message] = await command("subscribe", { topic: "diffusion" });
      const button = /"custom_id":"([^"]*save[^"]*)"/u.exec(JSON.stringify(message?.components));
      await discord.interact.press({
        message: message?.id ?? "",
        button: JSON.parse(`"${button?.[1]}"`),
        ...manager,
      });
    }
  });

  test("each hears shards of its own, and where one is killed the other hears all of them", async () => {
    const discord = await startFakeDiscord({ shards: 4 });
    onTestFinished(() => discord.close());
    const channels = Array.from({ length: 8 }, () => discord.addChannel(discord.addGuild()));
    const settings = { DATABASE_URL: await scratchUrl(), DISCORD_SHARDS: "4" };
    const start = () => startProcess(compiled, discord, settings);
    const processes = [await start(), await start()] as const;
    const held = () => Promise.all(processes.map(async (each) => (await each.roles()).length));
    await expect.poll(held, WAIT).toEqual([3, 3]);
    await expect.poll(() => discord.gateway.connected, WAIT).toBe(4);
    await askAll();

    processes[0].child.kill("SIGKILL");
    await expect.poll(async () => (await processes[1].roles()).length, WAIT).toBe(6);
    await expect.poll(() => discord.gateway.connected, WAIT).toBe(4);
    await askAll();
    expect(discord.violations).toEqual([]);

    async function askAll() {
      for (const channel of channels) {
        const asked = { name: "papers", subcommand: "search", options: { query: "diffusion" } };
        const { messages } = await discord.interact.command({ ...asked, channel });
        expect(messages).toHaveLength(1);
      }
    }
  });
});

interface Running {
  readonly child: ChildProcess;
  /** Its exit code. */
  readonly ended: Promise<number | null>;
  readonly said: () => string;
  /** While it is ready, the roles it has; else why it is not. */
  roles(): Promise<string[]>;
}

async function startProcess(
  compiled: string,
  discord: Awaited<ReturnType<typeof startFakeDiscord>>,
  settings: Readonly<Record<string, string>>,
): Promise<Running> {
  const port = await freePort();
  const child = spawn(process.execPath, [compiled], {
    cwd: temporaryFolder(),
    env: {
      PATH: process.env.PATH,
      SOURCES: "sample",
      ...settings,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      PORT: String(port),
      TZ: "UTC",
    },
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let said = "";
  child.stdout.on("data", (chunk) => (said += chunk));
  child.stderr.on("data", (chunk) => (said += chunk));
  return {
    child,
    ended: once(child, "close").then(([code]) => code),
    said: () => said,
    async roles() {
      const signal = AbortSignal.timeout(1_000);
      const answer = await fetch(`http://127.0.0.1:${port}/readyz`, { signal }).catch(
        () => undefined,
      );
      if (!answer?.ok) return [`not ready: ${await answer?.text()}`];
      const { roles } = Object(await answer.json());
      return roles.map((role: string) => role.replace(/, lease .*/u, "")).sort();
    },
  };
}

function nextMinute(after: number): number {
  return Math.ceil(after / 60_000) * 60_000;
}

function clockOf(at: number): string {
  return new Date(at).toISOString().slice(11, 16);
}
