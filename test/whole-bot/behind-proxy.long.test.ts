import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { eventually } from "../eventually.ts";
import { compile } from "../fakes/compiled.ts";
import { freePort } from "../fakes/free-port.ts";
import { startOffprintProcess } from "../fakes/offprint-process.ts";
import { describeOnPostgres, scratchUrl } from "../fakes/postgres.ts";
import { describeWith, runProgram } from "../fakes/program.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

const CADDYFILE = fileURLToPath(new URL("../../compose.scaling.Caddyfile", import.meta.url));
/** Polite for one visitor. */
const EVERY_MS = 1_000;

describeWith("caddy", "two processes behind the proxy of compose.scaling.yaml", () =>
  describeOnPostgres("two processes behind the proxy of compose.scaling.yaml", () => {
    let compiled: string;

    beforeAll(async () => {
      compiled = await compile(new URL("../../src/main.ts", import.meta.url));
    });

    test("whoever asks is answered while one of them is killed, and never by what is the operator's", async () => {
      const [port, url] = [await freePort(), await scratchUrl()];
      const site = `http://127.0.0.1:${port}`;
      const start = () =>
        startOffprintProcess(compiled, {
          DATABASE_URL: url,
          WEB: "on",
          PUBLIC_URL: site,
          TRUSTED_PROXY: "127.0.0.1",
        });
      const first = await start();
      await eventually(async () =>
        expect(await first.ask("/readyz")).toMatchObject({ status: 200 }),
      );
      const second = await start();
      await eventually(async () =>
        expect(await second.ask("/healthz")).toMatchObject({ status: 200 }),
      );
      const folder = temporaryFolder();
      runProgram("caddy", ["run", "--adapter", "caddyfile", "--config", CADDYFILE], {
        SITE: `:${port}`,
        OFFPRINTS: `${first.host} ${second.host}`,
        XDG_DATA_HOME: folder,
        XDG_CONFIG_HOME: folder,
      });
      const ask = async (path: string) => (await fetch(`${site}${path}`)).status;
      await eventually(async () => expect(await ask("/")).toBe(200));
      await delay(2 * EVERY_MS);

      const statuses: Promise<number>[] = [];
      for (let n = 0; n < 30; n++) {
        if (n === 5) first.child.kill("SIGKILL");
        statuses.push(ask("/"));
        await delay(EVERY_MS);
      }
      expect(new Set(await Promise.all(statuses))).toEqual(new Set([200]));
      expect(await ask("/readyz")).toBe(404);
      expect(await ask("/metrics")).toBe(404);
    });
  }),
);
