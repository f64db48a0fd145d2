import { describe, expect, it, onTestFinished } from "vitest";
import type { Message } from "../../../src/chat/message.ts";
import { MARK_PICTURES } from "../../../src/html/mark-pictures.ts";
import { growing, plainMessage, scriptedInbox } from "../../fakes/chat/scripted-inbox.ts";
import { readHtml } from "../../html/read-html.ts";
import { faultsOfHtml } from "../../html/valid-html.ts";
import { PUBLIC_URL, serveWeb } from "./open-web.ts";

const list: Message = {
  summary: "Trending today: 1 paper.",
  blocks: [
    { kind: "heading", text: "Trending today" },
    {
      kind: "item",
      index: 1,
      title: [{ kind: "link", text: "A <b>title</b>", url: "https://arxiv.org/abs/2401.01234" }],
      actions: [
        { kind: "button", label: "Show", action: "show.card", value: "paper=2401.01234" },
        { kind: "button", label: "Remove", action: "subscriptions.remove", value: "id=1" },
      ],
    },
  ],
};
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
const answering = (message: Message) => scriptedInbox({ answer: () => message });
const linksIn = (page: string) =>
  readHtml(page)
    .elements.filter(({ name }) => name === "link" || name === "a")
    .map(({ attributes }) => attributes);

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

describe("what is sent with a page", () => {
  it("keeps everything out, on every page and file", async () => {
    const { get } = await serveWeb(answering(list));
    const files = ["/style.css", "/favicon.svg", "/icon-64.png", "/robots.txt"];
    for (const path of ["/", "/nothing", ...files]) {
      const { headers } = await get(path);
      expect(headers.get("content-security-policy")).toBe(
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
      );
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("same-origin");
      expect(headers.get("permissions-policy")).toContain("camera=()");
      expect(headers.get("set-cookie")).toBe(null);
    }
  });

  it("has a sign, as a picture of the size that it says, which other sites may show, too", async () => {
    const { get } = await serveWeb(answering(list));
    for (const { path, width, height } of Object.values(MARK_PICTURES)) {
      const response = await get(path);
      const picture = Buffer.from(await response.arrayBuffer());
      expect(picture.subarray(1, 4).toString()).toBe("PNG");
      expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([width, height]);
      expect(response.headers.get("content-type")).toBe("image/png");
      expect(response.headers.get("cache-control")).toBe("public, max-age=86400");
      expect(response.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
      const tag = response.headers.get("etag") ?? "";
      expect((await get(path, { "if-none-match": tag })).status).toBe(304);
    }
    const text = await (await get("/")).text();
    for (const path of ["/favicon.svg", "/icon-64.png", "/icon-512.png"])
      expect(text).toContain(`href="${path}"`);
  });

  it("lets it be asked for again by its tag, compressed or not", async () => {
    const { get } = await serveWeb(answering(list));
    const first = await get("/", { "accept-encoding": "br" });
    expect(first.headers.get("cache-control")).toBe("public, max-age=60");
    const tag = first.headers.get("etag") ?? "";
    const again = await get("/", { "if-none-match": `"other", ${tag}`, "accept-encoding": "gzip" });
    expect(again.status).toBe(304);
    expect(again.headers.get("etag")).toBe(tag);
    expect(await again.text()).toBe("");
    expect((await get("/", { "if-none-match": '"other"' })).status).toBe(200);
    expect((await get("/nothing", { "if-none-match": "*" })).status).toBe(404);
  });

  it("is the whole head, and no body, for HEAD", async () => {
    const { url, get } = await serveWeb(answering(list));
    const head = await fetch(url, { method: "HEAD" });
    expect(head.headers.get("etag")).toBe((await get("/")).headers.get("etag"));
    expect(await head.text()).toBe("");
  });

  it("keeps a style for good under an address that changes with it", async () => {
    const { read, get } = await serveWeb(answering(list));
    const style = linksIn(await read("/")).find(({ rel }) => rel === "stylesheet")?.href ?? "";
    expect(style).toMatch(/^\/style\.css\?v=[\w-]{16}$/u);
    const { headers } = await get(style);
    expect(headers.get("content-type")).toBe("text/css; charset=utf-8");
    expect(headers.get("cache-control")).toContain("immutable");
  });
});

describe("the way to a chat or a mail", () => {
  const waysIn = (takesAddresses: boolean) => () => ({
    addLinks: [
      { title: "Discord", url: "https://discord.com/oauth2/authorize?client_id=1&scope=bot" },
      { title: "Evil", url: "javascript:alert(1)" },
    ],
    takesAddresses,
  });
  const subscribe = (url: string, headers: Readonly<Record<string, string>> = {}) =>
    fetch(`${url}/subscribe`, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
      body: "address=ada%40example.org&topic=robots&command=privacy&schedule=x",
    });

  it("is shown where the platform is on", async () => {
    const { read } = await serveWeb(answering(list), { waysIn: waysIn(true) });
    const page = await read("/search?q=robots");
    expect(readHtml(page).text).toContain(
      "Add to Discord https://discord.com/oauth2/authorize?client_id=1&scope=bot",
    );
    expect(page).not.toContain("javascript:");
    const { elements } = readHtml(page);
    const topic = elements.find(({ attributes }) => attributes.id === "topic");
    expect(topic?.attributes.value).toBe("robots");
    expect(faultsOfHtml(page)).toEqual([]);
  });

  it("asks the command inbox with an address and a topic, and shows what it says", async () => {
    const inbox = answering(plainMessage("A mail is on its way."));
    const { url } = await serveWeb(inbox, { waysIn: waysIn(true) });
    const response = await subscribe(url, { "sec-fetch-site": "same-origin" });
    expect(response.status).toBe(200);
    const page = await response.text();
    expect(page).toContain("A mail is on its way.");
    expect(page).not.toContain("ada@example.org");
    expect(faultsOfHtml(page)).toEqual([]);
    const options = { address: "ada@example.org", topic: "robots" };
    expect(inbox.requests.map(({ input }) => input)).toEqual([
      { kind: "options", command: "inbox", options },
    ]);
  });

  it("is not taken from another site, nor where no mail is sent", async () => {
    const inbox = answering(list);
    const on = await serveWeb(inbox, { waysIn: waysIn(true) });
    expect((await subscribe(on.url, { "sec-fetch-site": "cross-site" })).status).toBe(403);
    const off = await serveWeb(inbox, { waysIn: waysIn(false) });
    expect((await subscribe(off.url)).status).toBe(404);
    expect(await off.read("/")).not.toContain('action="/subscribe"');
    expect((await off.get("/subscribe")).status).toBe(404);
    expect(inbox.requests.filter(({ input }) => JSON.stringify(input).includes("ada"))).toEqual([]);
  });
});

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
