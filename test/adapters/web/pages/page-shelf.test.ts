import { expect, it } from "vitest";
import type { Message } from "../../../../src/chat/message.ts";
import { systemClock } from "../../../../src/time/clock.ts";
import { plainMessage, scriptedInbox } from "../../../fakes/chat/scripted-inbox.ts";
import { serveWeb } from "../open-web.ts";

/** Each answer says how many there were before. */
async function counted(answer: (n: number) => Message) {
  let asked = 0;
  let now = Date.UTC(2026, 0, 1);
  const inbox = scriptedInbox({ answer: () => answer(++asked) });
  const web = await serveWeb(inbox, { clock: { ...systemClock, now: () => now } });
  return { ...web, pass: (ms: number) => (now += ms) };
}

const told = (n: number): Message => plainMessage(`This is answer ${n}.`);

it("is made once for everybody who comes within ten seconds, each address for itself", async () => {
  const { read, pass } = await counted(told);
  const first = await read("/");
  pass(9_999);
  expect(await read("/trending?period=day&count=20")).toBe(first);
  expect(await read("/trending?period=week")).not.toBe(first);
  pass(1);
  expect(await read("/")).not.toBe(first);
});

it("is made once of a search, too, though browsers ask for it each time", async () => {
  const { get } = await counted(told);
  const first = await get("/search?q=robots");
  const tag = first.headers.get("etag") ?? "";
  expect(first.headers.get("cache-control")).toBe("private, no-cache");
  const again = await get("/search?q=robots&sort=relevance");
  expect(await again.text()).toBe(await first.text());
  expect((await get("/search?q=robots", { "if-none-match": tag })).status).toBe(304);
});

it("is made anew where it says what is so for whoever asked alone", async () => {
  const { get } = await counted((n) => ({ ...told(n), own: true }));
  const first = await get("/search?q=robots");
  expect(first.headers.get("cache-control")).toBe("private, no-cache");
  expect(await (await get("/search?q=robots")).text()).not.toBe(await first.text());
  const card = await get("/papers/2401.01234");
  expect(card.headers.get("cache-control")).toBe("private, no-cache");
});

it("is made anew where it could not be answered", async () => {
  let isBroken = true;
  const { get } = await counted((n) => ({ ...told(n), ...(isBroken && { fault: "here" }) }));
  expect((await get("/")).status).toBeGreaterThanOrEqual(400);
  isBroken = false;
  expect((await get("/")).status).toBe(200);
});
