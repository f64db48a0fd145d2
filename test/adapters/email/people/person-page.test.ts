import { describe, expect, it } from "vitest";
import { faultsOfHtml } from "../../../html/valid-html.ts";
import { shareMailBot } from "./open-mail-bot.ts";
import { press, token, tokenIn } from "./page-forms.ts";

const shared = shareMailBot();

describe("a page of a person", () => {
  it("follows a topic, removes one, changes time and zone, pauses and goes on", async () => {
    const bot = shared();
    const ada = bot.newcomer();
    let { text } = await bot.subscribe(ada);
    const go = async (label: string, more = {}) => {
      ({ text } = await press(bot, text, label, more));
    };
    await go("See what it would bring", { topic: "diffusion" });
    await go("Save");
    expect(text).toContain("diffusion");
    await go("Remove");
    expect(text).toContain("No longer followed here: trending");
    await go("Follow it again");
    await go("Change schedule", {
      "field.days": "Mondays",
      "field.time": "17:30",
      "field.timezone": "New York",
    });
    expect(text).toContain("Mondays at 17:30 America/New_York");
    await go("Change schedule", { "field.timezone": "Nowhere at all" });
    expect(text).toMatch(/Nowhere/u);
    ({ text } = await bot.get(`/email/manage?t=${tokenIn(text)}`));
    await go("Pause");
    expect(text).toContain("Paused");
    await go("Resume");
    expect(text).not.toContain('<strong dir="auto">Paused');
  });

  it("shows what is stored, with the address, and exports it", async () => {
    const bot = shared();
    const ada = bot.newcomer();
    const { text } = await bot.subscribe(ada);
    const told = await press(bot, text, "Show it in words", { do: "show" });
    expect(told.text).toContain(`its address, sealed (${ada})`);
    const data = await press(bot, text, "Show it as data", { do: "export" });
    expect(data.text).toContain(`&quot;address&quot;: &quot;${ada}&quot;`);
  });

  it("runs nothing but what it offers", async () => {
    const bot = shared();
    const ada = bot.newcomer();
    const { text } = await bot.subscribe(ada);
    for (const command of ["inbox", "search", "trending", ""])
      expect((await bot.post("/email/manage", { t: tokenIn(text), command })).status).toBe(400);
    const none = await bot.post("/email/manage", { t: tokenIn(text), action: "no.such" });
    expect(none.text).toContain("another version");
  });

  it("shows hostile text as text", async () => {
    const bot = shared();
    const ada = bot.newcomer();
    await bot.type(`inbox ${ada} topic:"<script>alert(1)</script> \u202erobots"`);
    const link = await bot.linkTo("confirm", ada);
    const asked = await bot.get(link);
    expect(asked.text).toContain("&lt;script&gt;alert(1)");
    const { text } = await bot.post("/email/confirm", { t: token(link) });
    for (const page of [asked.text, text]) expect(page).not.toMatch(/<script|\u202e/u);
    const { text: preview } = await press(bot, text, "See what it would bring", {
      topic: '"><img src=x onerror=alert(1)> robots',
    });
    expect(preview).not.toMatch(/<img|<script/u);
  });

  it("asks browsers to load nothing, run nothing, and tell its address to nobody", async () => {
    const bot = shared();
    const ada = bot.newcomer();
    const page = await bot.subscribe(ada);
    const policy = page.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("unsafe");
    expect(page.headers.get("referrer-policy")).toBe("no-referrer");
    expect(page.headers.get("cache-control")).toBe("no-store");
    expect(page.text).not.toMatch(/<(?:script|img|iframe|link)\b|style="/u);
  });

  it("is valid HTML, whatever it shows", async () => {
    const bot = shared();
    const ada = bot.newcomer();
    await bot.type(`inbox ${ada} topic:robots`);
    const link = await bot.linkTo("confirm", ada);
    const asked = await bot.get(link);
    const problem = await bot.post("/email/confirm", { t: token(link), zone: "Nowhere" });
    const { text } = await bot.post("/email/confirm", { t: token(link) });
    const preview = await press(bot, text, "See what it would bring", { topic: "proteins" });
    const edit = await press(bot, text, "Edit");
    const data = await press(bot, text, "Show it as data", { do: "export" });
    const wrong = await bot.get("/email/leave?t=x");
    const left = await press(bot, text, "Stop all mails");
    for (const page of [asked.text, problem.text, text, preview.text, edit.text, data.text])
      expect(faultsOfHtml(page)).toEqual([]);
    for (const page of [wrong.text, left.text]) expect(faultsOfHtml(page)).toEqual([]);
  });

  it("takes nothing from another site's page", async () => {
    const bot = shared();
    const ada = bot.newcomer();
    const { text } = await bot.subscribe(ada);
    const form = { t: tokenIn(text), command: "leave" };
    for (const headers of [
      { origin: "https://evil.example" },
      { "sec-fetch-site": "cross-site", origin: "null" },
      { "sec-fetch-site": "same-site" },
    ])
      expect((await bot.post("/email/manage", form, headers)).status).toBe(403);
    // A form of the page itself, which asks for no referrer.
    const own = { "sec-fetch-site": "same-origin", origin: "null" };
    expect((await bot.post("/email/manage", form, own)).text).toContain("No more mails come");
  });

  it("takes no body that is no form", async () => {
    const bot = shared();
    const ada = bot.newcomer();
    const { text } = await bot.subscribe(ada);
    const type = { "content-type": "application/json" };
    expect((await bot.post("/email/manage", { t: tokenIn(text) }, type)).status).toBe(400);
    const big = { t: tokenIn(text), topic: "x".repeat(40_000) };
    expect((await bot.post("/email/manage", big)).status).toBe(400);
  });
});
