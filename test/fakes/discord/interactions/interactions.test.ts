import { describe, expect, it } from "vitest";
import { form, openPapers, QUIET, saying } from "../open-papers.ts";

describe("an interaction with the local Discord", () => {
  it("carries what a person typed, who and where", async () => {
    const { discord, bot, channel, ask } = await openPapers((to, one) =>
      to.answer(one, saying("Here")),
    );
    const options = { query: "robots", count: 3, sort: "newest" };
    const seen = await discord.interact.command({ ...ask, options, user: "301" });
    expect(seen.messages).toMatchObject([{ content: "Here" }]);
    expect(bot.interactions).toMatchObject([
      {
        type: 2,
        channel_id: channel,
        member: { user: { id: "301" } },
        data: {
          name: "papers",
          options: [
            { name: "search", options: [{ value: "robots" }, { value: "newest" }, { value: 3 }] },
          ],
        },
      },
    ]);
    expect(discord.messages(channel)).toMatchObject([{ content: "Here" }]);
    expect(discord.violations).toEqual([]);
  });

  it.each([
    ["an option that is required", { options: {} }],
    ["an option that is not there", { options: { query: "a", none: 1 } }],
    ["a number out of range", { options: { query: "a", count: 21 } }],
    ["a part of a number", { options: { query: "a", count: 2.5 } }],
    ["a choice that is not offered", { options: { query: "a", sort: "oldest" } }],
    ["another command", { name: "paper" }],
    ["another subcommand", { subcommand: "find" }],
  ])("is not sent without or with %s", async (_, change) => {
    const { discord, ask } = await openPapers();
    await expect(discord.interact.command({ ...ask, ...change })).rejects.toThrow();
  });

  it("is hidden where the command says so, and from whom", async () => {
    const { discord, channel, ask } = await openPapers((to, one) => to.answer(one, saying("Here")));
    const direct = discord.directChannel("300").id;
    await expect(discord.interact.command({ ...ask, channel: direct })).rejects.toThrow(
      "not shown",
    );
    const message = discord.write(channel, "arxiv.org/abs/2401.00001");
    const menu = { name: "Find similar", channel, message };
    await expect(discord.interact.contextMenu(menu)).rejects.toThrow("hidden");
    const seen = await discord.interact.contextMenu({ ...menu, permissions: ["manageGuild"] });
    expect(seen.failed).toBe(false);
  });

  it("fails for the person when no bot listens", async () => {
    const { discord, bot, ask } = await openPapers();
    bot.close();
    await bot.closed;
    expect((await discord.interact.command(ask)).failed).toBe(true);
  });

  it("completes what is typed", async () => {
    const choices = [{ name: "Robots", value: "robots" }];
    const { discord, bot, ask } = await openPapers((to, one) =>
      to.answer(one, { type: 8, data: { choices } }),
    );
    const typing = { ...ask, options: {}, option: "query", typed: "rob" };
    expect(await discord.interact.autocomplete(typing)).toEqual(choices);
    expect(bot.interactions).toMatchObject([
      { type: 4, data: { options: [{ options: [{ focused: true, value: "rob" }] }] } },
    ]);
    await expect(discord.interact.autocomplete({ ...typing, option: "sort" })).rejects.toThrow();
  });

  it("goes from a button to a form to a changed message", async () => {
    const { discord, bot, channel, ask } = await openPapers((to, one) => {
      if (one.type === 3) return to.answer(one, { type: 9, data: form });
      if (one.type === 5) return to.answer(one, { type: 7, data: { ...QUIET, content: "Saved" } });
      return to.answer(one, saying("Here"));
    });
    const [message] = (await discord.interact.command(ask)).messages;
    const press = { channel, message: message?.id ?? "", button: "Go" };
    await expect(discord.interact.press({ ...press, button: "Stop" })).rejects.toThrow();
    const pressed = await discord.interact.press(press);
    await expect(discord.interact.submit(pressed, {})).rejects.toThrow("required");
    await expect(discord.interact.submit(pressed, { topic: "x".repeat(10) })).rejects.toThrow(
      "long",
    );
    await discord.interact.submit(pressed, { topic: "robots" });
    expect(bot.interactions.at(-1)).toMatchObject({
      data: {
        custom_id: "form",
        components: [{ component: { value: "robots" } }, { component: { value: "" } }],
      },
    });
    expect(discord.messages(channel)).toMatchObject([{ content: "Saved", components: [{}] }]);
    expect(discord.violations).toEqual([]);
  });
});
