import { describe, expect, it } from "vitest";
import { freePort } from "../fakes/free-port.ts";
import { openOffprint } from "../fakes/open-offprint.ts";
import { readers } from "../feeds/read-back.ts";
import { expectWellFormed } from "../feeds/well-formed.ts";

async function openWeb(settings: Readonly<Record<string, string>>) {
  const port = await freePort();
  await openOffprint({ PORT: String(port), PUBLIC_URL: `http://localhost:${port}`, ...settings });
  return (path: string, headers = {}) =>
    fetch(`http://127.0.0.1:${port}${path}`, { headers: { connection: "close", ...headers } });
}

const PATHS = [
  "/feeds/trending.atom?window=month",
  '/feeds/search.rss?q=cat:cs.CL+"language+models"',
];

describe("a bot with the web on", () => {
  it("gives feeds that readers read, of which nothing is fetched twice", async () => {
    const get = await openWeb({ WEB: "on" });
    for (const path of PATHS) {
      const response = await get(path);
      const text = await response.text();
      expectWellFormed(text);
      const seen: unknown[][] = [];
      for (const { read } of Object.values(readers)) {
        const { entries } = await read(text);
        seen.push(entries.map(({ id, publishedAt, page, html }) => [id, publishedAt, page, html]));
      }
      expect(seen[0]?.length).toBeGreaterThan(2);
      expect(seen).toEqual(seen.map(() => seen[0]));
      // All papers here are samples, which each of them says.
      expect(text).toContain("Sample papers, as recorded on");
      expect(text.match(/&gt;Sample&lt;/g)).toHaveLength(seen[0]?.length ?? 0);
      const again = await get(path, { "if-none-match": response.headers.get("etag") ?? "" });
      expect(again.status).toBe(304);
    }
  });

  it("is what it takes: without it there is no feed", async () => {
    for (const settings of [{}, { WEB: "off" }]) {
      const get = await openWeb(settings);
      for (const path of PATHS) expect((await get(path)).status).toBe(404);
    }
  });
});
