import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { LOOKS, obstaclesOn } from "../../../browser/accessibility.ts";
import { describeInBrowser } from "../../../browser/describe-in-browser.ts";
import { shareMailBot } from "../people/open-mail-bot.ts";

const shared = shareMailBot();

const headingOf = (page: Page) => page.locator("h1").innerText();
const press = async (page: Page, name: string) => {
  await page.getByRole("button", { name }).click();
  await page.waitForLoadState();
};

describeInBrowser("the pages of a person, in a browser", (open) => {
  it.each(LOOKS)("keep nobody from using them: $name", async ({ name: _, ...look }) => {
    const bot = shared();
    const ada = bot.newcomer();
    const page = await open(look);
    const isReadable = async (heading: string) => {
      expect(await headingOf(page)).toBe(heading);
      expect(await obstaclesOn(page)).toEqual([]);
    };
    await bot.type(`inbox ${ada} topic:"a long topic that follows robots and proteins"`);
    const link = await bot.linkTo("confirm", ada);
    await page.goto(link);
    await isReadable("Papers by mail?");
    await page.getByLabel("Your time zone").fill("Nowhere");
    await press(page, "Confirm");
    await isReadable("Papers by mail?");
    await page.getByLabel("Your time zone").fill("Berlin");
    await press(page, "Confirm");
    await isReadable("Your digests");
    await page.getByLabel("What to look for").fill("diffusion");
    await press(page, "See what it would bring");
    await isReadable("Your digests");
    await press(page, "Show it as data");
    await isReadable("Your digests");
    await page.goto(link);
    await isReadable("This link was used, or is over");
  });

  it("are managed by hand: a topic, a time, a pause, and the end", async () => {
    const bot = shared();
    const ada = bot.newcomer();
    const page = await open();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await bot.type(`inbox ${ada}`);
    await page.goto(await bot.linkTo("confirm", ada));
    await press(page, "Confirm");
    await page.getByLabel("What to look for").fill("diffusion");
    await press(page, "See what it would bring");
    await press(page, "Save");
    await page.getByLabel("Sundays").check();
    await page.getByLabel("Time", { exact: true }).fill("17:30");
    await page.getByLabel("Time zone").fill("New York");
    await press(page, "Change schedule");
    expect(await page.getByText(/^Digest /u).innerText()).toContain("at 17:30 America/New_York");
    await press(page, "Remove: diffusion");
    await page.getByRole("link", { name: "All that you get" }).click();
    await press(page, "Pause");
    expect(await page.getByText("Paused since").count()).toBe(1);
    await press(page, "Stop all mails");
    expect(await headingOf(page)).toBe("No more mails come");
    expect(asked.filter((url) => !url.startsWith(bot.url))).toEqual([]);
  });

  it("send their forms with an origin that says nothing, since they ask for no referrer", async () => {
    const bot = shared();
    const ada = bot.newcomer();
    const page = await open();
    await bot.type(`inbox ${ada}`);
    await page.goto(await bot.linkTo("confirm", ada));
    const sent = page.waitForRequest((request) => request.method() === "POST");
    await press(page, "Confirm");
    const headers = await (await sent).allHeaders();
    expect(headers.origin).toBe("null");
    expect(headers["sec-fetch-site"]).toBe("same-origin");
  });

  it("are worked with the keyboard alone", async () => {
    const bot = shared();
    const ada = bot.newcomer();
    const page = await open();
    await bot.type(`inbox ${ada}`);
    await page.goto(await bot.linkTo("confirm", ada));
    await page.keyboard.press("Tab");
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type("Tokyo");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForLoadState();
    await page.waitForFunction("document.title.startsWith('Your digests')");
    expect(await page.getByText(/^Digest /u).innerText()).toContain("Asia/Tokyo");
  });
});
