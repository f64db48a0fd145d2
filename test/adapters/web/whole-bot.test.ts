import { describe, expect, it } from "vitest";
import { readHtml } from "../../html/read-html.ts";
import { faultsOfHtml } from "../../html/valid-html.ts";
import { shareWebBot } from "./open-web-bot.ts";

const PAGES = [
  "/",
  "/trending?period=month",
  "/trending?topic=reasoning",
  "/search?q=reasoning+has%3Acode",
  "/search?q=reasoning&page=2",
  "/search?q=nothinglikethis",
  "/search?q=2510.02898",
  "/papers/2510.02898",
  "/similar/2510.02898",
  "/papers/2001.00001",
  "/help",
  "/help?command=search",
];

describe("the pages of a whole bot", () => {
  const bot = shareWebBot();

  it.each(PAGES)("are valid, with one title, at %s", async (path) => {
    const page = await (await bot().get(path)).text();
    expect(faultsOfHtml(page)).toEqual([]);
    expect(readHtml(page).elements.filter(({ name }) => name === "h1")).toHaveLength(1);
  });

  it("lead to each other: every link inside leads to a page", async () => {
    const links = new Set<string>();
    for (const path of PAGES) {
      const { elements } = readHtml(await (await bot().get(path)).text());
      for (const { attributes } of elements)
        if (/^\//u.test(attributes.href ?? "")) links.add(attributes.href ?? "");
    }
    expect(links.size).toBeGreaterThan(20);
    const dead = [];
    for (const link of links) {
      const { status } = await bot().get(link);
      // An example in the help names a paper that the sample does not have.
      if (status !== 200 && !link.includes("2401.01234")) dead.push([link, status]);
    }
    expect(dead).toEqual([]);
  });

  it("go through all results, page by page", async () => {
    const titles = new Set<string>();
    let path: string | undefined = "/search?q=reasoning&count=5";
    let pages = 0;
    while (path !== undefined) {
      pages += 1;
      const { elements } = readHtml(await (await bot().get(path)).text());
      for (const { name, text } of elements) if (name === "h2") titles.add(text);
      path = elements.find(({ name, text }) => name === "a" && text === "Next")?.attributes.href;
    }
    expect(pages).toBeGreaterThan(2);
    expect(titles.size).toBeGreaterThan(10);
  });

  it("show nothing of any channel, and let nobody change one", async () => {
    const shown = async () =>
      Promise.all(PAGES.map(async (path) => (await bot().get(path)).text()));
    const before = await shown();
    await bot().type('subscribe "a secret subject"', "Save");
    await bot().type("schedule days:weekdays time:09:00 timezone:Europe/Berlin");
    expect(await shown()).toEqual(before);
    const tries = [
      "/subscriptions",
      "/privacy",
      "/digest",
      "/why/2510.02898",
      "/schedule?days=weekdays",
      "/subscribe?topic=robots",
      "/unsubscribe?topic=robots",
      "/search?q=subscriptions",
      "/search?q=privacy&page=2",
      "/help?command=subscriptions",
      "/search?q=x&page=2&action=subscriptions.list",
      "/papers/subscriptions",
    ];
    for (const path of tries) {
      const page = await (await bot().get(path)).text();
      expect(page).not.toMatch(/a secret subject|secret-room|test:ada|Europe\/Berlin/u);
    }
    const { url } = bot();
    for (const path of ["/", "/search", "/subscriptions", "/privacy"])
      expect((await fetch(url + path, { method: "POST", body: "x=1" })).status).toBe(405);
    const list = JSON.stringify(await bot().type("subscriptions"));
    expect(list).toContain("a secret subject");
    expect(JSON.stringify(await bot().type("privacy export"))).not.toContain("web:");
  });

  it("keep nothing of a long search", async () => {
    const long = ["reasoning", ...Array.from({ length: 20 }, (_, n) => `-without${n}`)].join(" ");
    const page = await (await bot().get(`/search?${new URLSearchParams({ q: long })}`)).text();
    const next = readHtml(page).elements.find(({ name, text }) => name === "a" && text === "Next");
    expect(next?.attributes.href ?? "").toContain("without19");
  });

  it("leave the operator's addresses as they are", async () => {
    expect(await (await bot().get("/healthz")).text()).toBe("ok\n");
    expect((await bot().get("/metrics")).headers.get("content-type")).toContain("text/plain");
    expect((await bot().get("/readyz")).headers.get("content-type")).toContain("json");
  });
});
