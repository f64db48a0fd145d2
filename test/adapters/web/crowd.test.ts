import { describe, expect, it, onTestFinished } from "vitest";
import { scriptedInbox } from "../../fakes/chat/scripted-inbox.ts";
import { list } from "./answering.ts";
import { serveWeb } from "./open-web.ts";

describe("a crowd", () => {
  it("is told to come again, so that those who are there are answered", async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    onTestFinished(release);
    const inbox = scriptedInbox({ answer: () => held.then(() => list) });
    const { get } = await serveWeb(inbox);
    const pages = Array.from({ length: 100 }, (_, n) =>
      get("/", { "x-forwarded-for": `203.0.113.${n}` }),
    );
    await expect.poll(() => inbox.requests.length).toBe(100);
    const refused = await get("/", { "x-forwarded-for": "198.51.100.1" });
    expect(refused.status).toBe(503);
    expect(refused.headers.get("retry-after")).toBe("5");
    release();
    const statuses = (await Promise.all(pages)).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([200]));
  });
});

describe("a stop in a hurry", () => {
  it("waits for nobody", async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    onTestFinished(release);
    const inbox = scriptedInbox({ answer: () => held.then(() => list) });
    const { adapter, get } = await serveWeb(inbox);
    const page = get("/").catch(() => undefined);
    await expect.poll(() => inbox.requests.length).toBe(1);
    await adapter.stop(AbortSignal.abort());
    release();
    await page;
  });
});
