import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { compile } from "../fakes/compiled.ts";
import { startFakeDiscord } from "../fakes/discord/fake-discord.ts";
import { freePort } from "../fakes/free-port.ts";
import { describeOnPostgres, scratchUrl } from "../fakes/postgres.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

/** As docs/scaling.md promises, with time for a machine that is busy. */
const TAKE_OVER_MS = 60_000;

describeOnPostgres("processes on one PostgreSQL", () => {
  let compiled: string;

  beforeAll(async () => {
    compiled = await compile(new URL("../../src/main.ts", import.meta.url));
  });

  test("one goes on where another is killed, or sleeps, and each digest is posted once", async () => {
    const discord = await startFakeDiscord();
    onTestFinished(() => discord.close());
    const channel = discord.addChannel(discord.addGuild());
    const manager = { channel, permissions: ["manageChannels"] } as const;
    const url = await scratchUrl();
    const start = () => startProcess(compiled, { discord, url });

    const first = await start();
    await first.becomes("active");
    await subscribe();
    const second = await start();
    await second.becomes("standing by");

    const slot = nextMinute(Date.now() + 30_000);
    await command("schedule", { when: `daily ${clockOf(slot)} UTC` });
    first.child.kill("SIGSTOP");
    await second.becomes("active");
    await expect.poll(posts, { timeout: 150_000 }).toHaveLength(1);
    first.child.kill("SIGCONT");
    expect(await first.ended).toBe(1);
    expect(first.said()).toMatch(/has taken over|may have taken over/u);

    const third = await start();
    await third.becomes("standing by");
    second.child.kill("SIGKILL");
    await third.becomes("active");
    expect(JSON.stringify(await command("subscriptions"))).toContain("diffusion");
    await command("digest");
    expect(posts()).toHaveLength(1);
    third.child.kill("SIGTERM");
    expect(await third.ended).toBe(0);

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
  becomes(what: "active" | "standing by"): Promise<void>;
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
  const ready = async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
    return answer?.text();
  };
  return {
    child,
    ended: once(child, "close").then(([code]) => code),
    said: () => said,
    becomes: (what) =>
      what === "active"
        ? expect.poll(ready, { timeout: TAKE_OVER_MS }).toMatch(/"ready": true,\s+"role": "active/u)
        : expect.poll(ready, { timeout: TAKE_OVER_MS }).toContain("Standing by"),
  };
}

function nextMinute(after: number): number {
  return Math.ceil(after / 60_000) * 60_000;
}

function clockOf(at: number): string {
  return new Date(at).toISOString().slice(11, 16);
}
