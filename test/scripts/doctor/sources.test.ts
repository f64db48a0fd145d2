import { createServer } from "node:http";
import { describe, expect, it, onTestFinished } from "vitest";
import { systemClock } from "../../../src/time/clock.ts";
import { freePort } from "../../fakes/free-port.ts";
import { startFakeArxiv } from "../../fakes/sources/arxiv.ts";
import { startFakeHuggingFace } from "../../fakes/sources/huggingface.ts";
import { look, type Settings } from "./look.ts";

describe("sources", () => {
  it("are asked once each, and tell the time", async () => {
    const [arxiv, huggingface] = await Promise.all([
      startFakeArxiv(systemClock),
      startFakeHuggingFace(systemClock),
    ]);
    onTestFinished(() => arxiv.close());
    onTestFinished(() => huggingface.close());
    const { lines } = await look(sourcesAt(arxiv.apiUrl, huggingface.endpoint));
    expect(arxiv.requests).toHaveLength(1);
    expect(huggingface.requests).toHaveLength(1);
    expect(lines.join("\n")).toMatch(/Sources, arXiv: \S+ arXiv answered with 0 papers/u);
    expect(lines.join("\n")).toMatch(
      /Time, clock: good .* of 127\.0\.0\.1:\d+; 60 s are tolerated/u,
    );
  });

  it("that cannot be reached are unknown, and so is the clock", async () => {
    const gone = new URL(`http://127.0.0.1:${await freePort()}/api/query`);
    const { code, lines } = await look({ SOURCES: "huggingface", HF_ENDPOINT: gone.origin });
    expect(lines.join("\n")).toMatch(/Sources, Hugging Face: unknown .* Check that this machine/u);
    expect(lines.join("\n")).toMatch(/Time, clock: unknown .*NTP/u);
    expect(code).toBe(1);
  }, 60_000);

  it("on a machine whose clock is off are told from", async () => {
    const hour = 3_600_000;
    const server = createServer((_, response) =>
      response.writeHead(200, { date: new Date(Date.now() - hour).toUTCString() }).end("[]"),
    );
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const { lines } = await look({
      SOURCES: "huggingface",
      HF_ENDPOINT: `http://127.0.0.1:${port}`,
    });
    expect(lines.join("\n")).toMatch(/clock: wrong The clock is 3(?:599|600|601) s ahead of/u);
  });

  it("are left alone where nobody is to be asked, with all else that asks", async () => {
    const arxiv = await startFakeArxiv(systemClock);
    onTestFinished(() => arxiv.close());
    const { code, lines } = await look(
      { ...sourcesAt(arxiv.apiUrl, arxiv.apiUrl), SOURCES: "arxiv" },
      { offline: true },
    );
    expect(arxiv.requests).toEqual([]);
    expect(lines.join("\n")).toMatch(/arXiv: left-out/u);
    expect({ code, lines }).toMatchObject({ code: 0 });
  });
});

function sourcesAt(arxiv: URL, huggingface: URL): Settings {
  return { SOURCES: "huggingface,arxiv", ARXIV_API_URL: arxiv.href, HF_ENDPOINT: huggingface.href };
}
