import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it, onTestFinished } from "vitest";
import { eventually } from "../../eventually.ts";
import { compile } from "../../fakes/compiled.ts";
import { startFakeDiscord } from "../../fakes/discord/fake-discord.ts";
import { temporaryFolder } from "../../stores/temporary-folder.ts";

let compiled: string;

beforeAll(async () => {
  compiled = await compile(new URL("../../../scripts/offprint.ts", import.meta.url));
}, 60_000);

/** Pipes that say they are a terminal, and that tell when its raw mode is switched. */
const AS_TERMINAL = `data:text/javascript,${encodeURIComponent(`
  process.stdin.isTTY = process.stdout.isTTY = true;
  process.stdin.setRawMode = (on) => {
    process.stderr.write(on ? "raw;" : "cooked;");
    return process.stdin;
  };
`)}`;

const ENTER = "\r";
const DOWN = "\u001b[B";
it("the wizard goes from no token to a test post and the lines that lead to a first digest", async () => {
  const discord = await startFakeDiscord();
  onTestFinished(() => discord.close());
  const channel = discord.addChannel(discord.addGuild("Lab"), { name: "papers" });
  const folder = temporaryFolder();
  const child = spawn(process.execPath, ["--import", AS_TERMINAL, compiled, "init"], {
    cwd: folder,
    env: { PATH: process.env.PATH, DISCORD_API_URL: discord.apiUrl, TZ: "America/Vancouver" },
  });
  onTestFinished(() => void child.kill());
  const said = { out: "", err: "" };
  child.stdout.on("data", (chunk) => (said.out += chunk));
  child.stderr.on("data", (chunk) => (said.err += chunk));
  const answer = async (question: string, keys: string) => {
    await eventually(() => expect(said.out).toContain(question));
    child.stdin.write(keys);
  };

  await eventually(() => expect(said.err).toContain("raw;"));
  expect(said.out).toBe("");
  await answer("Where are papers to be read?", ENTER);
  await answer("Token of the Discord bot", `${discord.token}${ENTER}`);
  await answer("America/Vancouver", ENTER);
  await answer("Make a test post now?", `${DOWN}${ENTER}`);
  const [code] = await once(child, "close");

  expect(code).toBe(0);
  expect(said.out).not.toContain(discord.token);
  // A question leaves the terminal cooked as it ends; what follows may be slow, and is raw again.
  expect(said.err).toMatch(/^raw;.*cooked;raw;.*raw;$/u);
  expect(
    said.out
      .trimEnd()
      .split("\n")
      .slice(-3)
      .map((line) => line.split("   ")[0]),
  ).toEqual(["npx offprint start", "/papers subscribe trending", "/papers digest"]);
  expect(readFileSync(join(folder, ".env"), "utf8")).toBe(
    `DISCORD_TOKEN=${discord.token}\nTZ_DEFAULT=America/Vancouver\n`,
  );
  expect(JSON.stringify(discord.messages(channel))).toContain("Offprint can post here");
  expect(discord.violations).toEqual([]);
});
