import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { eventually } from "../eventually.ts";
import { startFakeDiscord } from "../fakes/discord/fake-discord.ts";
import { pairsOf, stagesOf } from "../fakes/dockerfile.ts";
import { freePort } from "../fakes/free-port.ts";
import { startOffprintProcess } from "../fakes/offprint-process.ts";
import { root } from "../imports.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

const [build = [], image = []] = stagesOf(readFileSync(join(root, "Dockerfile"), "utf8"));
const settings = Object.assign({}, ...given("ENV").map(pairsOf)) as Record<string, string>;

/** Of the image, what an instruction says each time. */
function given(name: string): string[] {
  return image.filter((each) => each.name === name).map(({ args }) => args);
}

/** What `.dockerignore` lets into the first stage. */
function context(): string[] {
  const lines = readFileSync(join(root, ".dockerignore"), "utf8").split("\n");
  return lines.filter((line) => line.startsWith("!")).map((line) => line.slice(1));
}

/** The first stage, by hand. */
function builtIn(folder: string): void {
  for (const { name, args } of build) {
    if (name === "COPY") {
      const names = args.split(" ").slice(0, -1);
      for (const each of names[0] === "." ? context() : names)
        cpSync(join(root, each), join(folder, each), { recursive: true });
    }
    if (name === "RUN")
      execFileSync("sh", ["-ec", args], { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
  }
}

/** What the second stage takes of it. */
function copiedTo(folder: string, from: string): void {
  for (const args of given("COPY")) {
    const ways = args.split(" ").filter((each) => each.startsWith("/app/"));
    for (const way of ways) {
      const name = way.slice("/app/".length);
      cpSync(join(from, name), join(folder, name), { recursive: true });
    }
  }
}

it("the image, its steps done by hand, runs without sources and compiler, says that it is healthy, and stops", async () => {
  const [first, app] = [temporaryFolder(), temporaryFolder()];
  builtIn(first);
  copiedTo(app, first);
  for (const name of ["rolldown", "typescript"])
    expect(existsSync(join(app, "node_modules", name))).toBe(false);
  expect(existsSync(join(app, "src"))).toBe(false);
  const discord = await startFakeDiscord();
  onTestFinished(() => discord.close());

  const [node, ...words] = JSON.parse(given("CMD")[0] ?? "[]") as string[];
  expect(node).toBe("node");
  const [program = "", ...args] = words.filter((word) => !word.startsWith("--"));
  const port = await freePort();
  const env = {
    ...settings,
    NODE_OPTIONS: words.filter((word) => word.startsWith("--")).join(" "),
    HOST: "127.0.0.1",
    PORT: String(port),
    DATA_DIR: temporaryFolder(),
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
  };
  const bot = await startOffprintProcess(join(app, program), env, args);
  const [command = "", ...rest] = JSON.parse(
    given("HEALTHCHECK")[0]?.replace(/^.*?CMD /u, "") ?? "[]",
  ) as string[];
  const isHealthy = () =>
    spawnSync(command, rest, { env: { PATH: process.env.PATH, PORT: String(port) } }).status;
  expect(isHealthy()).toBe(1);
  await eventually(async () => expect(isHealthy(), bot.said()).toBe(0));
  bot.child.kill("SIGTERM");
  expect(await bot.ended).toBe(0);
  expect(isHealthy()).toBe(1);
}, 600_000);

it("what compose.yaml and compose.scaling.yaml run is the image's, with its settings", () => {
  for (const name of ["compose.yaml", "compose.scaling.yaml"]) {
    const text = readFileSync(join(root, name), "utf8");
    expect(text).toContain("build: .");
    for (const [setting, value] of Object.entries({ DATA_DIR: "/data", PORT: "8080" })) {
      expect(settings[setting]).toBe(value);
      expect(text).toMatch(new RegExp(`${setting}: "?${value}"?\\n`, "u"));
    }
  }
});
