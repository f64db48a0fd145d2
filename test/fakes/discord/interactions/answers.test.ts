import { describe, expect, it } from "vitest";
import { systemClock } from "../../../../src/time/clock.ts";
import { createVirtualClock } from "../../time/virtual-clock.ts";
import { EPHEMERAL, form, openPapers, QUIET, saying, V2 } from "../open-papers.ts";
import type { RawAnswer } from "../raw-bot.ts";

const menuForm = (change: object) => ({
  ...form,
  components: [
    {
      type: 18,
      label: "Days",
      component: {
        type: 3,
        custom_id: "days",
        options: ["a", "b"].map((value) => ({ label: value, value })),
        ...change,
      },
    },
  ],
});

describe("an answer to the local Discord", () => {
  let now = Date.UTC(2026, 10, 23);
  const clock = { ...systemClock, now: () => now };

  it("is taken once, from one who knows the token", async () => {
    const codes: (number | undefined)[] = [];
    const { discord, ask } = await openPapers(async (to, one) => {
      codes.push((await to.answer({ ...one, token: "other" }, saying("a"))).code);
      await to.answer(one, saying("b"));
      codes.push((await to.answer(one, saying("c"))).code);
    });
    await discord.interact.command(ask);
    await expect.poll(() => codes).toEqual([10062, 40060]);
    expect(discord.violations).toHaveLength(2);
  });

  it("is missed by the person after 3 seconds, which is a violation", async () => {
    const clock = createVirtualClock(now);
    const { discord, ask } = await openPapers(undefined, clock);
    const seen = await clock.runUntil(discord.interact.command(ask));
    expect([seen.failed, clock.now() - now]).toEqual([true, 3_000]);
    expect(discord.violations).toEqual([expect.stringContaining("not answered")]);
  });

  it("is refused when it comes too late", async () => {
    let answer: RawAnswer | undefined;
    const { discord, ask } = await openPapers(async (to, one) => {
      now += 3_001;
      answer = await to.answer(one, saying("late"));
    }, clock);
    void discord.interact.command(ask);
    await expect.poll(() => answer?.code).toBe(10062);
  });

  it("that was promised comes with the first follow-up or an edit, for 15 minutes", async () => {
    const { discord, bot, channel, ask, hook } = await openPapers(async (to, one) => {
      await to.answer(one, { type: 5, data: { flags: EPHEMERAL } });
      await to.call("POST", hook(one), { ...QUIET, content: "first" });
      await to.call("PATCH", `${hook(one)}/messages/@original`, {
        ...QUIET,
        content: null,
        flags: V2,
        components: [{ type: 10, content: "second" }],
      });
      await to.call("POST", hook(one), { ...QUIET, content: "more", flags: EPHEMERAL });
    }, clock);
    const seen = await discord.interact.command(ask);
    await expect.poll(() => seen.messages.length).toBe(2);
    expect(seen.sights.map(({ kind }) => kind)).toEqual(["thinking", "edit", "edit", "message"]);
    expect(seen.messages).toMatchObject([{ flags: V2 | EPHEMERAL }, { content: "more" }]);
    expect(discord.messages(channel)).toEqual([]);
    const [first] = bot.interactions;
    now += 15 * 60_000 + 1;
    const late = first && (await bot.call("POST", hook(first), { ...QUIET, content: "late" }));
    expect(late?.code).toBe(50027);
  });

  it.each([
    ["a menu for a command", { type: 8, data: { choices: [] } }],
    ["an update of nothing", { type: 7, data: { ...QUIET, content: "a" } }],
    [
      "a form without fields",
      { type: 9, data: { ...form, components: [{ type: 10, content: "a" }] } },
    ],
    ["a form with a long title", { type: 9, data: { ...form, title: "x".repeat(46) } }],
    ["a form with a menu of nothing", { type: 9, data: menuForm({ options: [] }) }],
    ["a form with a menu that is disabled", { type: 9, data: menuForm({ disabled: true }) }],
    ["a form whose required menu may stay empty", { type: 9, data: menuForm({ min_values: 0 }) }],
    ["a form whose menu takes more than it has", { type: 9, data: menuForm({ max_values: 3 }) }],
    ["a promise in Components V2", { type: 5, data: { flags: V2 } }],
    ["an empty message", { type: 4, data: QUIET }],
    ["a field nobody knows", { type: 4, data: { ...QUIET, content: "a", ephemeral: true } }],
  ])("is not %s", async (_, body) => {
    let answer: RawAnswer | undefined;
    const { discord, ask } = await openPapers(async (to, one) => {
      answer = await to.answer(one, body);
      await to.answer(one, saying("Sorry"));
    });
    await discord.interact.command(ask);
    expect(answer?.status).toBe(400);
    expect(discord.violations).toHaveLength(1);
  });

  it("is asked for twice when the gateway delivers an interaction again", async () => {
    const { discord, bot, ask } = await openPapers((to, one) => to.answer(one, saying("Here")));
    const seen = await discord.interact.command(ask);
    discord.interact.again(seen);
    await expect.poll(() => bot.interactions.length).toBe(2);
    expect(bot.interactions[0]).toEqual(bot.interactions[1]);
  });
});
