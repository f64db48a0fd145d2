import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { systemClock } from "../../src/time/clock.ts";
import { openOffprint } from "../fakes/open-offprint.ts";
import folder from "../folder-before-schemes.json" with { type: "json" };
import { TUESDAY } from "../sources/on-fake.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

/** Of a bot of the build before ids were open: three papers, two topics, one digest with two of the papers. */
function unpacked(): string {
  const dataDir = temporaryFolder();
  for (const [path, packed] of Object.entries(folder)) {
    const file = join(dataDir, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, gunzipSync(Buffer.from(packed, "base64")));
  }
  return dataDir;
}

it("a data folder from before ids were open is used as it is: papers, topics and digests; the index stays as compact", async () => {
  const dataDir = unpacked();
  const settings = { DATA_DIR: dataDir, SOURCES: "huggingface", HF_ENDPOINT: "http://127.0.0.1:2" };
  const clock = { ...systemClock, now: () => TUESDAY };
  const bot = await openOffprint(settings, { clock });
  const answered = async (line: string) => JSON.stringify(await bot.type(line));

  expect(await answered("show hep-th/9901001")).toContain("arXiv hep-th/9901001");
  expect(await answered("search string")).toContain("A made-up string");
  expect(await answered("similar 2611.00001")).toContain("Another made-up policy");
  expect(await answered("subscriptions")).toContain("policy, like 2611.00002");
  expect(await answered("why")).toContain("Another made-up policy");
  expect(await answered("why 2611.00001")).toContain("Posted here on");
  expect(await answered("digest")).not.toContain("A made-up policy");
  await bot.stop();

  const written = readdirSync(join(dataDir, "search"))
    .filter((name) => name.endsWith(".segment"))
    .map((name) => readFileSync(join(dataDir, "search", name), "latin1"));
  expect(written.join("")).toContain("hep-th/99010012611.000022611.00001");
});
