import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { compile } from "../fakes/compiled.ts";
import { startFakeDiscord } from "../fakes/discord/fake-discord.ts";
import { freePort } from "../fakes/free-port.ts";
import { describeOnPostgres, scratchUrl } from "../fakes/postgres.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

/** As docs/scaling.md promises, with time for a machine that is busy. */
const WAIT = { timeout: 60_000 };

describeOnPostgres("processes on one PostgreSQL", () => {
  let compiled: string;

  beforeAll(async () => {
    compiled = await compile(new URL("../../src/main.ts", import.meta.url));
  });

  test("another goes on where the one that posts is killed, or sleeps, and each digest is posted once", async () => {
    const discord = await startFakeDiscord();
    onTestFinished(() => discord.close());
    const channel = discord.addChannel(discord.addGuild());
    const manager = { channel, permissions: ["manageChannels"] } as const;
    const url = await scratchUrl();
    const start = () => startProcess(compiled, { discord, url });

    const first = await start();
    await expect.poll(first.roles, WAIT).toEqual(["deliver discord", "sources"]);
    await expect.poll(() => discord.gateway.connected, WAIT).toBe(1);
    await subscribe();
    const second = await start();
    const [posting, other] = await byRole(first, second);

    const slot = nextMinute(Date.now() + 30_000);
    await command("schedule", { when: `daily ${clockOf(slot)} UTC` });
    posting.child.kill("SIGSTOP");
    await expect.poll(other.roles, WAIT).toEqual(["deliver discord", "sources"]);
    await expect.poll(posts, { timeout: 150_000 }).toHaveLength(1);
    posting.child.kill("SIGCONT");
    await expect.poll(posting.said, WAIT).toContain("role lost");

    const [now, left] = await byRole(first, second);
    now.child.kill("SIGKILL");
    await expect.poll(left.roles, WAIT).toEqual(["deliver discord", "sources"]);
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
        .toEqual(["deliver discord", "sources"]);
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
  { discord, url }: { discord: Awaited<ReturnType<typeof startFakeDiscord>>; url: string },
): Promise<Running> {
  const port = await freePort();
  const child = spawn(process.execPath, [compiled], {
    cwd: temporaryFolder(),
    env: {
      PATH: process.env.PATH,
      SOURCES: "sample",
      DATABASE_URL: url,
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
