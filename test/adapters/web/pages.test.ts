import { describe, expect, it } from "vitest";
import type { Message } from "../../../src/chat/message.ts";
import { growing, plainMessage } from "../../fakes/chat/scripted-inbox.ts";
import { readHtml } from "../../html/read-html.ts";
import { faultsOfHtml } from "../../html/valid-html.ts";
import { answering, linksIn, list } from "./answering.ts";
import { PUBLIC_URL, serveWeb } from "./open-web.ts";

const card: Message = {
  summary: "A title, by Ada Lovelace",
  blocks: [
    { kind: "item", title: "A title" },
    {
      kind: "actions",
      actions: [
        { kind: "button", label: "Similar", action: "similar.list", value: "paper=2401.01234" },
      ],
    },
  ],
};
const unknown: Message = { ...plainMessage("No source knows a paper 1."), empty: true };

describe("a page", () => {
  it("shows the answer under its own title, and says in its head what it is", async () => {
    const { read } = await serveWeb(answering(list));
    const page = await read("/");
    const { elements } = readHtml(page);
    const find = (name: string) => elements.find((each) => each.name === name);
    expect(find("h1")?.text).toBe("Trending today");
    expect(find("title")?.text).toBe("Trending today · Offprint");
    const metas = elements
      .filter(({ name }) => name === "meta")
      .map(({ attributes }) => attributes);
    expect(metas).toContainEqual({ name: "description", content: list.summary });
    expect(metas).toContainEqual({ property: "og:title", content: "Trending today" });
    expect(metas.filter(({ property }) => property?.includes("image"))).toEqual([]);
    expect(linksIn(page)).toContainEqual({ rel: "canonical", href: `${PUBLIC_URL}/` });
    expect(faultsOfHtml(page)).toEqual([]);
  });

  it("asks as nobody who may change anything, in a place of no channel", async () => {
    const inbox = answering(list);
    const { get } = await serveWeb(inbox);
    await get("/search?q=robots", { "x-forwarded-for": "203.0.113.7" });
    await get("/papers/2401.01234", { "x-forwarded-for": "203.0.113.7" });
    await get("/help", { "x-forwarded-for": "2001:db8::1" });
    const { requests } = inbox;
    const [first, second, third] = requests.map(({ actor }) => actor.id);
    expect(first).toBe(second);
    expect(first).not.toBe(third);
    expect(JSON.stringify(requests)).not.toMatch(/203\.0\.113\.7|2001:db8/u);
    for (const request of requests) {
      expect(request.place).toBe("web:page");
      expect(request.actor.mayManage).toBe(false);
      expect(request.carriesAll).toBe(true);
    }
  });

  it("links what only reads, and has nothing that changes something", async () => {
    const { read } = await serveWeb(answering(list));
    const page = await read("/");
    expect(linksIn(page)).toContainEqual({
      href: "/papers/2401.01234",
      "aria-label": "Show: A <b>title</b>",
    });
    expect(page).not.toContain("Remove");
  });

  it("of a paper has one address, whichever way it was found", async () => {
    const { read } = await serveWeb(answering(card));
    const canonical = { rel: "canonical", href: `${PUBLIC_URL}/papers/2401.01234` };
    for (const path of [
      "/papers/2401.01234v2",
      "/papers/https://arxiv.org/abs/2401.01234",
      "/search?q=2401.01234",
    ])
      expect(linksIn(await read(path))).toContainEqual(canonical);
  });

  it("of a search is none for search engines", async () => {
    const { read } = await serveWeb(answering(list));
    const page = await read("/search?q=robots");
    expect(page).toContain('<meta name="robots" content="noindex">');
    expect(page).not.toContain('rel="canonical"');
    expect(readHtml(page).elements.find(({ name }) => name === "input")?.attributes.value).toBe(
      "robots",
    );
  });

  it.each([
    ["/nothing", list, 404, "There is no such page"],
    ["/papers/1", unknown, 404, "Not known here"],
    [
      "/trending?period=year",
      { ...plainMessage("period is one of day, week, month."), fault: "asker" },
      400,
      "That could not be read",
    ],
    [
      "/search?q=x",
      { ...plainMessage("Something went wrong here."), fault: "here" },
      503,
      "That did not work",
    ],
  ] as const)(
    "at %s says what is wrong, with a status and a way on",
    async (path, message, status, title) => {
      const { get } = await serveWeb(answering(message));
      const response = await get(path);
      expect(response.status).toBe(status);
      expect(response.headers.get("cache-control")).toBe("no-store");
      const page = await response.text();
      expect(readHtml(page).elements.find(({ name }) => name === "h1")?.text).toBe(title);
      if (status !== 404 || path !== "/nothing") expect(page).toContain(message.summary);
      expect(page).toContain('role="search"');
      expect(faultsOfHtml(page)).toEqual([]);
    },
  );

  it("waits a little for an answer that grows", async () => {
    const { answer, come } = growing(plainMessage("Known here."));
    const { read } = await serveWeb(answering(answer), { patienceMs: 60_000 });
    const page = read("/search?q=robots");
    come({ whole: plainMessage("All there is."), besides: plainMessage("More.") });
    expect(await page).toContain("All there is.");
  });

  it("then shows what is there, says so, and is not kept", async () => {
    const { answer } = growing(plainMessage("Known here."));
    const { get } = await serveWeb(answering(answer), { patienceMs: 1 });
    const response = await get("/search?q=robots&sort=newest");
    const page = await response.text();
    expect(page).toContain("Known here.");
    expect(page).toContain("Not everything has come yet.");
    expect(linksIn(page).map(({ href }) => href)).toContain("/search?q=robots&sort=newest");
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(faultsOfHtml(page)).toEqual([]);
  });

  it("is turned away from a network that asks for too many, and from no other", async () => {
    const { get } = await serveWeb(answering(list), { pages: { inRow: 2, everyMs: 60_000 } });
    const from = (network: string) => get("/", { "x-forwarded-for": network });
    await from("203.0.113.7");
    await from("203.0.113.7");
    const refused = await from("203.0.113.7");
    expect(refused.status).toBe(429);
    expect(refused.headers.get("retry-after")).toMatch(/^(?:59|60)$/u);
    expect(await refused.text()).toContain("Too many pages at once");
    expect((await from("203.0.113.8")).status).toBe(200);
  });

  it("is none before the start and after the stop, and says so", async () => {
    const { adapter, get } = await serveWeb(answering(list));
    await adapter.stop();
    const response = await get("/");
    expect(response.status).toBe(503);
    expect(response.headers.get("retry-after")).toBe("5");
    expect(await response.text()).toContain("Back in a moment");
  });

  it("says while the first papers are loading that this is why there are none", async () => {
    const loading = { lasts: () => true, words: () => "Still loading.", over: Promise.resolve() };
    const inbox = answering({ ...plainMessage("Still loading papers."), fault: "asker" });
    const { get } = await serveWeb({ ...inbox, loading });
    expect((await get("/")).status).toBe(503);
  });
});
