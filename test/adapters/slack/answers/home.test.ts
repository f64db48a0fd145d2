import { describe, expect, it } from "vitest";
import { slackPlace } from "../../../../adapters/slack/slack-place.ts";
import { eventually } from "../../../eventually.ts";
import { controlsOf } from "../../../fakes/slack/people/controls.ts";
import type { Seen } from "../../../fakes/slack/people/seen.ts";
import type { View } from "../../../fakes/slack/world/world.ts";
import { blocksOf, openBot, wordsOf } from "../open-bot.ts";
import { TRANSPORTS, type Transport } from "../open-slack.ts";

async function open(transport: Transport = "socket") {
  const bot = await openBot(transport);
  const { slack, user, team } = bot;
  const openHome = async (who = user) => shownHome(await slack.interact.openHome({ user: who }));
  const homeNow = () => shownHome({ home: slack.homes(user)[0] });
  const homeWords = () => JSON.stringify(blocksOf(homeNow()));
  const direct = slackPlace(team, slack.directChannel(team, user));
  /** Adds a topic by the button of App Home. */
  const add = async (topic: string, place: string) => {
    const asked = await bot.press(await openHome(), "Add a topic");
    const preview = await bot.submit(asked, { topic, place });
    return bot.press(shownModal(preview), "Save");
  };
  return { ...bot, openHome, homeWords, direct, add };
}

function shownHome({ home }: Pick<Seen, "home"> | { readonly home: View | undefined }): View {
  if (!home) throw new Error("Nothing was shown.");
  return home;
}

function shownModal({ modal }: Seen): View {
  if (!modal) throw new Error("No view was opened.");
  return modal;
}

const OWN = "My direct messages";

describe.each(TRANSPORTS)("App Home, over %s,", (transport) => {
  it("begins with what one can do", async () => {
    const { openHome, slack } = await open(transport);
    const labels = controlsOf(blocksOf(await openHome())).map(({ label }) => label);
    expect(labels).toEqual(["Search papers", "Add a topic"]);
    expect(slack.violations).toEqual([]);
  });

  it("shows what one's own messages and channels follow, and nobody else's", async () => {
    const { slack, add, homeWords, openHome, team } = await open(transport);
    await add("trending", OWN);
    await add("diffusion", "#robots");
    await eventually(() => expect(homeWords()).toContain("*1. diffusion*"));
    expect(homeWords()).toContain("*1. trending*");
    expect(homeWords()).toContain("#robots");
    const stranger = slack.addUser(team);
    const theirs = JSON.stringify(blocksOf(await openHome(stranger)));
    expect(theirs).not.toContain("diffusion");
    expect(slack.violations).toEqual([]);
  });

  it.each([
    ["is archived", "archive", "The channel is archived"],
    ["let the bot go", "kick", "The bot is no longer in this channel"],
  ] as const)("promises no digest in a channel that %s, and says why", async (_, deed, why) => {
    const { slack, add, openHome, papers, channel } = await open(transport);
    await add("trending", "#robots");
    expect(JSON.stringify(blocksOf(await openHome()))).toContain("next:");
    await slack.lifecycle[deed](channel);
    await eventually(async () => {
      const home = JSON.stringify(blocksOf(await openHome()));
      expect(home).not.toContain("next:");
      if (home.includes("#robots")) expect(home).toContain(why);
    });
    if (deed === "kick") expect(wordsOf(await papers("subscriptions"))).toContain(why);
    expect(slack.violations).toEqual([]);
  });

  it("shows at once what was changed there", async () => {
    const { slack, add, press, submit, openHome, homeWords } = await open(transport);
    await add("trending", "#robots");
    const home = await openHome();
    await press(home, "Pause");
    await eventually(() => expect(homeWords()).toContain("Paused"));
    await submit(await press(await openHome(), "Change schedule"), { time: "11:45" });
    await eventually(() => expect(homeWords()).toContain("11:45"));
    await press(await openHome(), "Remove");
    await eventually(() => expect(homeWords()).not.toContain("*1. trending*"));
    expect(slack.violations).toEqual([]);
  });

  it("has one edit a topic in views that lie above each other", async () => {
    const { slack, add, press, openHome, homeWords } = await open(transport);
    await add("trending", "#robots");
    const edit = await press(await openHome(), "Edit");
    const changed = await press(shownModal(edit), "At most 3");
    expect(wordsOf(changed)).toContain("at most 3 papers");
    await eventually(() => expect(homeWords()).toContain("at most 3 papers"));
    expect(slack.violations).toEqual([]);
  });

  it("searches, and what is found can be opened", async () => {
    const { slack, press, submit, openHome } = await open(transport);
    const found = await submit(await press(await openHome(), "Search papers"), { query: "robot" });
    expect(wordsOf(found)).toContain("Papers for robot");
    const card = await press(shownModal(found), "Show");
    expect(card.sights.some((sight) => sight.kind === "view" && sight.how === "pushed")).toBe(true);
    expect(slack.violations).toEqual([]);
  });
});

describe("App Home", () => {
  it("shows a guest what a channel follows, and lets them change nothing", async () => {
    const { slack, team, channel, add, openHome, press } = await open();
    await add("trending", "#robots");
    const guest = slack.addUser(team, { isRestricted: true });
    slack.join(channel, guest);
    const home = await openHome(guest);
    expect(JSON.stringify(blocksOf(home))).toContain("*1. trending*");
    await expect(press(home, "Remove")).rejects.toThrow("There is no Remove");
  });

  it("answers in the direct message when no view can be opened any more", async () => {
    const { slack, add, openHome, user, team } = await open();
    await add("trending", OWN);
    slack.faults.next("views.open", { kind: "error", error: "expired_trigger_id" });
    await slack.interact.press({ in: await openHome(), button: "Edit" });
    const said = () => JSON.stringify(slack.messages(slack.directChannel(team, user)));
    await eventually(() => expect(said()).toContain("Edit trending"));
    expect(slack.violations).toEqual([]);
  });

  it("is shown without channels while Slack does not name them", async () => {
    const { slack, openHome, events } = await open();
    slack.faults.always("users.conversations", { kind: "limited", retryAfterS: 30 });
    await openHome();
    expect(events.at(-1)).toMatchObject({ kind: "failed", level: "warn" });
  });
});

describe("a place that a view names", () => {
  it("counts only in the workspace that Slack's payload names", async () => {
    const { slack, add, openHome, press, direct } = await open();
    await add("trending", OWN);
    const home = await openHome();
    const elsewhere = slackPlace("T0ELSEWHERE", "C0ELSEWHERE");
    const forged = JSON.stringify(home.payload).replaceAll(direct, elsewhere);
    slack.world.views.set(home.id, { ...home, payload: JSON.parse(forged) });
    const seen = await press(home, "Edit");
    expect(wordsOf(seen)).toContain("Edit trending");
  });
});
