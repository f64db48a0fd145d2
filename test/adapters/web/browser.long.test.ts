import { describe, expect, it } from "vitest";
import { LOOKS, obstaclesOn } from "../../browser/accessibility.ts";
import { describeInBrowser } from "../../browser/describe-in-browser.ts";
import { everyLeaf } from "../../fakes/chat/every-leaf.ts";
import { hostileStrings } from "../../fakes/chat/hostile-strings.ts";
import { scriptedInbox } from "../../fakes/chat/scripted-inbox.ts";
import { serveWeb } from "./open-web.ts";
import { shareWebBot } from "./open-web-bot.ts";

const PAGES = [
  "/",
  "/search?q=reasoning",
  "/papers/2510.02898",
  "/similar/2510.02898",
  "/help",
  "/papers/2001.00001",
  "/trending?period=year",
  "/nothing",
];

describeInBrowser("the pages in a browser", (open) => {
  const bot = shareWebBot();

  describe.each(LOOKS)("$name", ({ name: _, ...look }) => {
    it.each(PAGES)("keep nobody from reading them: %s", async (path) => {
      const page = await open(look);
      await page.goto(bot().url + path);
      expect(await obstaclesOn(page)).toEqual([]);
    });
  });

  it("ask nobody but the server, have no script, and break no rule of their own policy", async () => {
    const page = await open();
    const asked = new Set<string>();
    const said: string[] = [];
    page.on("request", (request) => asked.add(new URL(request.url()).origin));
    page.on("console", (message) => said.push(message.text()));
    for (const path of PAGES.slice(0, 5)) {
      await page.goto(bot().url + path);
      expect(await page.evaluate("document.scripts.length")).toBe(0);
    }
    expect([...asked]).toEqual([bot().url]);
    expect(said).toEqual([]);
  });

  it("are used by the keyboard alone, without any script", async () => {
    const page = await open({ javaScriptEnabled: false });
    await page.goto(bot().url);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(page.url()).toBe(`${bot().url}/#main`);
    await page.goto(bot().url);
    await page.getByLabel("Search papers").focus();
    await page.keyboard.type("reasoning");
    await page.keyboard.press("Enter");
    await page.waitForURL(/q=reasoning/u);
    await page.getByRole("link", { name: "Next" }).focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/page=2/u);
    await page
      .getByRole("link", { name: /^Show:/u })
      .first()
      .press("Enter");
    await page.waitForURL(/\/papers\//u);
    await page.getByRole("link", { name: "Similar" }).press("Enter");
    await page.waitForURL(/\/similar\//u);
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Similar papers");
  });
});

describeInBrowser("a page of hostile titles", (open) => {
  it("runs nothing, asks nobody else, and fits", async () => {
    const hostile = Object.values(hostileStrings);
    let n = 0;
    const leaf = () =>
      `${hostile[n++ % hostile.length]}"'><img src=x onerror=alert(1)><script>alert(1)</script>`;
    const inbox = scriptedInbox({
      answer: () => everyLeaf(leaf, () => 'https://example.org/"><script>alert(1)</script>'),
    });
    const { url } = await serveWeb(inbox);
    const page = await open({ viewport: { width: 320, height: 640 } });
    const asked = new Set<string>();
    const dialogs: string[] = [];
    page.on("request", (request) => asked.add(new URL(request.url()).origin));
    page.on("dialog", (dialog) => void dialog.dismiss().then(() => dialogs.push(dialog.message())));
    for (let time = 0; time < 5; time++) {
      await page.goto(`${url}/search?q=${encodeURIComponent('"><script>alert(1)</script>')}`);
      expect(await page.evaluate("document.scripts.length")).toBe(0);
      expect(await page.evaluate("document.images.length")).toBe(0);
      expect(await obstaclesOn(page)).toEqual([]);
    }
    expect([...asked]).toEqual([url]);
    expect(dialogs).toEqual([]);
  });
});
