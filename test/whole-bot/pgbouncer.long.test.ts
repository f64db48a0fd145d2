import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { eventually } from "../eventually.ts";
import { compile } from "../fakes/compiled.ts";
import { startFakeDiscord } from "../fakes/discord/fake-discord.ts";
import { freePort } from "../fakes/free-port.ts";
import { type OffprintProcess, startOffprintProcess } from "../fakes/offprint-process.ts";
import { describeOnPostgres, scratchDatabaseUrl } from "../fakes/postgres.ts";
import { describeWith, runProgram } from "../fakes/program.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

const NAME = "processes on a pgbouncer in transaction mode";

describeWith("pgbouncer", NAME, () =>
  describeOnPostgres(NAME, () => {
    let compiled: string;

    beforeAll(async () => {
      compiled = await compile(new URL("../../src/main.ts", import.meta.url));
    });

    test("commands, posts and a takeover go as on PostgreSQL itself", async () => {
      const discord = await startFakeDiscord();
      onTestFinished(() => discord.close());
      const channel = discord.addChannel(discord.addGuild());
      const manager = { channel, permissions: ["manageChannels"] } as const;
      const settings = {
        DATABASE_URL: await startPgbouncer(await scratchDatabaseUrl()),
        DISCORD_TOKEN: discord.token,
        DISCORD_API_URL: discord.apiUrl,
      };
      const both = [
        await startOffprintProcess(compiled, settings),
        await startOffprintProcess(compiled, settings),
      ];
      const those = (role: string) => withRole(both, role);
      await eventually(async () => {
        expect(await those("sources")).toHaveLength(1);
        expect(await those("deliver discord")).toHaveLength(1);
        const held = [
          await those("sources"),
          await those("deliver discord"),
          await those("listen discord"),
        ];
        expect(new Set(held.flat()).size).toBe(2);
        expect(discord.gateway.connected).toBe(1);
      });

      await press((await command("subscribe", { topic: "diffusion" })).at(-1), "save");
      expect(JSON.stringify(await command("subscriptions"))).toContain("diffusion");
      await press((await command("digest")).at(-1), "post");
      await eventually(() => expect(discord.messages(channel).length).toBeGreaterThan(0));
      const posted = discord.messages(channel).length;
      const [first] = await those("deliver discord");
      const second = both.find((each) => each !== first);
      if (!first || !second) throw new Error("A role is gone by itself.");
      first.child.kill("SIGKILL");
      await first.ended;
      await eventually(async () => {
        expect(await those("deliver discord")).toEqual([second]);
        expect(discord.gateway.connected).toBe(1);
      });
      expect(JSON.stringify(await command("subscriptions"))).toContain("diffusion");
      expect(discord.messages(channel)).toHaveLength(posted);
      second.child.kill("SIGTERM");
      expect(await second.ended).toBe(0);
      expect(second.said()).not.toMatch(/"level":[56]0/u);

      async function command(subcommand: string, options = {}) {
        const asked = { name: "papers", subcommand, options, ...manager };
        return (await discord.interact.command(asked)).messages;
      }

      async function press(
        message: Awaited<ReturnType<typeof command>>[number] | undefined,
        what: string,
      ) {
        const found = new RegExp(`"custom_id":"([^"]*${what}[^"]*)"`, "u").exec(
          JSON.stringify(message?.components),
        );
        const button: string = JSON.parse(`"${found?.[1]}"`);
        await discord.interact.press({ message: message?.id ?? "", button, ...manager });
      }
    });
  }),
);

async function withRole(processes: readonly OffprintProcess[], role: string) {
  const found: OffprintProcess[] = [];
  for (const process of processes) {
    const ready = await process.ask("/readyz");
    if (ready?.status === 200 && ready.text.includes(`"${role}, lease`)) found.push(process);
  }
  return found;
}

/** Each transaction may get another of its three connections. @returns its address */
async function startPgbouncer(databaseUrl: string): Promise<string> {
  const { hostname, port, username, pathname } = new URL(databaseUrl);
  const own = await freePort();
  const folder = temporaryFolder();
  const file = join(folder, "pgbouncer.ini");
  const database = pathname.slice(1);
  writeFileSync(
    file,
    `[databases]
${database} = host=${hostname} port=${port || "5432"} user=${username || "postgres"}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${own}
auth_type = any
pool_mode = transaction
default_pool_size = 3
unix_socket_dir =
`,
  );
  // Started by root it wants to be somebody else, who reads the file, too.
  chmodSync(folder, 0o755);
  runProgram("pgbouncer", [...(process.getuid?.() === 0 ? ["--user=nobody"] : []), file]);
  return `postgres://offprint@127.0.0.1:${own}/${database}`;
}
