import { describe, expect, it } from "vitest";
import { createVirtualClock } from "../../time/virtual-clock.ts";
import { openWebClient, refusalOf } from "../open-web-client.ts";

const START = Date.UTC(2026, 10, 23);
const plain = (text: string) => ({ type: "plain_text" as const, text });
const section = (text: string) => ({ type: "section" as const, text: plain(text) });
const modal = (text: string, more: object = {}) => ({
  type: "modal" as const,
  title: plain("Papers"),
  blocks: [section(text)],
  ...more,
});

/** A person who just pressed something, and what they pressed. */
async function openPressed() {
  const clock = createVirtualClock(START);
  const opened = await openWebClient({ clock });
  const { slack } = opened;
  const userId = slack.addUser(slack.team);
  const press = (viewId?: string): string => {
    const id = `1.2.${slack.world.newSecret()}`;
    const life = { expiresAt: clock.now() + 3_000, used: false };
    const within = viewId === undefined ? {} : { viewId };
    slack.world.triggers.set(id, { id, teamId: slack.team, userId, ...life, ...within });
    return id;
  };
  return { ...opened, clock, userId, press };
}

describe("modals of the local Slack", () => {
  it("open with a trigger, which works once and for three seconds", async () => {
    const { slack, bot, clock, press } = await openPressed();
    const trigger_id = press();
    const opened = await bot.views.open({ trigger_id, view: modal("One") });
    expect(opened.view).toMatchObject({ type: "modal", title: plain("Papers") });
    const again = bot.views.open({ trigger_id, view: modal("Two") });
    expect(await refusalOf(again)).toBe("exchanged_trigger_id");
    const late = press();
    await clock.advance(3_000);
    const tooLate = bot.views.open({ trigger_id: late, view: modal("Three") });
    expect(await refusalOf(tooLate)).toBe("expired_trigger_id");
    const made = bot.views.open({ trigger_id: "1.2.made-up", view: modal("Four") });
    expect(await refusalOf(made)).toBe("invalid_trigger_id");
    expect([slack.world.views.size, slack.violations.length]).toEqual([1, 3]);
  });

  it("do not blame a second try when the first answer was lost", async () => {
    const { slack, bot, press } = await openPressed();
    slack.faults.next("views.open", { kind: "cut", when: "after" });
    const ask = { trigger_id: press(), view: modal("One") };
    await refusalOf(bot.views.open(ask));
    expect(await refusalOf(bot.views.open(ask))).toBe("exchanged_trigger_id");
    expect(slack.violations).toEqual([]);
  });

  it("are updated by id, and only while nobody else did", async () => {
    const { slack, bot, press } = await openPressed();
    const { view } = await bot.views.open({ trigger_id: press(), view: modal("One") });
    const { id: view_id = "", hash = "" } = view ?? {};
    await bot.views.update({ view_id, hash, view: modal("Two") });
    const stale = bot.views.update({ view_id, hash, view: modal("Three") });
    expect(await refusalOf(stale)).toBe("hash_conflict");
    expect(slack.world.views.get(view_id)?.payload).toMatchObject({ blocks: [section("Two")] });
    const other = bot.views.update({ view_id: "V0NOWHERE", view: modal("Four") });
    expect(await refusalOf(other)).toBe("not_found");
    expect(slack.violations).toEqual([]);
  });

  it("are stacked three high, from a trigger within the one below", async () => {
    const { slack, bot, press } = await openPressed();
    const { view } = await bot.views.open({ trigger_id: press(), view: modal("One") });
    let top = view?.id ?? "";
    for (const text of ["Two", "Three"]) {
      const pushed = await bot.views.push({ trigger_id: press(top), view: modal(text) });
      expect(pushed.view).toMatchObject({ previous_view_id: top, root_view_id: view?.id });
      top = pushed.view?.id ?? "";
    }
    const fourth = bot.views.push({ trigger_id: press(top), view: modal("Four") });
    expect(await refusalOf(fourth)).toBe("push_limit_reached");
    const outside = bot.views.push({ trigger_id: press(), view: modal("Five") });
    expect(await refusalOf(outside)).toBe("not_found");
    expect(slack.violations).toEqual(["views.push: push_limit_reached"]);
  });

  it.each([
    ["a long title", { title: plain("x".repeat(25)) }],
    ["101 blocks", { blocks: Array.from({ length: 101 }, () => section("a")) }],
    ["no block", { blocks: [] }],
    ["long private metadata", { private_metadata: "x".repeat(3_001) }],
    ["a field nobody knows", { subtitle: plain("a") }],
    [
      "an input and no way to send it",
      {
        blocks: [
          {
            type: "input",
            label: plain("Topic"),
            element: { type: "plain_text_input", action_id: "topic" },
          },
        ],
      },
    ],
  ])("are refused with %s", async (_, change) => {
    const { slack, bot, press } = await openPressed();
    const view = modal("One", change);
    expect(await refusalOf(bot.views.open({ trigger_id: press(), view }))).toBe(
      "invalid_arguments",
    );
    expect([slack.world.views.size, slack.violations.length]).toEqual([0, 1]);
  });
});

describe("the App Home of the local Slack", () => {
  it("is one for each person, published anew", async () => {
    const { slack, bot, userId } = await openPressed();
    const publish = (text: string, hash?: string) =>
      bot.views.publish({
        user_id: userId,
        view: { type: "home", blocks: [section(text)] },
        ...(hash !== undefined && { hash }),
      });
    const first = await publish("One");
    await publish("Two");
    expect(slack.homes(userId)).toMatchObject([{ payload: { blocks: [section("Two")] } }]);
    expect(await refusalOf(publish("Three", first.view?.hash))).toBe("hash_conflict");
    expect(slack.violations).toEqual([]);
  });

  it("is not for people of another organisation", async () => {
    const { slack, bot } = await openPressed();
    const user_id = slack.addUser(slack.addTeam({ installed: false }));
    const view = { type: "home" as const, blocks: [section("One")] };
    expect(await refusalOf(bot.views.publish({ user_id, view }))).toBe("user_not_found");
  });
});
