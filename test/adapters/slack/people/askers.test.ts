import { describe, expect, it } from "vitest";
import { slackPlace } from "../../../../adapters/slack/slack-place.ts";
import { openScripted, PUBLIC, pressable } from "../open-scripted.ts";
import { TRANSPORTS } from "../open-slack.ts";

describe("who asks, and where", () => {
  it.each(TRANSPORTS)("is what Slack says, over %s", async (transport) => {
    const { ask, inbox, place, user } = await openScripted({}, transport);
    await ask();
    expect(inbox.requests).toMatchObject([
      {
        place,
        actor: { id: `slack:${user}`, mayManage: true },
        hasReaders: true,
        timeZone: "Europe/Berlin",
        input: { kind: "line", line: "search diffusion" },
      },
    ]);
  });

  it("is somebody who manages nothing, when a guest", async () => {
    const { ask, inbox, slack, team, channel } = await openScripted();
    for (const guest of [{ isRestricted: true }, { isUltraRestricted: true }]) {
      const user = slack.addUser(team, guest);
      slack.join(channel, user);
      await ask({ user });
    }
    expect(inbox.requests.map(({ actor }) => actor.mayManage)).toEqual([false, false]);
  });

  it.each([
    [{}, false],
    [{ isAdmin: true }, true],
    [{ isOwner: true }, true],
    [{ isPrimaryOwner: true }, true],
  ])("with admins alone as managers, is %o: %s", async (who, mayManage) => {
    const { ask, inbox, slack, team, channel } = await openScripted({ managers: "admins" });
    const user = slack.addUser(team, who);
    slack.join(channel, user);
    await ask({ user });
    expect(inbox.requests[0]?.actor.mayManage).toBe(mayManage);
  });

  it("is a direct message with the bot, which the person manages", async () => {
    const { ask, inbox, slack, team, user } = await openScripted({ managers: "admins" });
    const channel = slack.directChannel(team, user);
    await ask({ channel });
    expect(inbox.requests).toMatchObject([
      { place: slackPlace(team, channel), actor: { mayManage: true }, hasReaders: false },
    ]);
  });

  it("is somebody of another organisation, who reads and changes nothing", async () => {
    const { inbox, slack, team, user } = await openScripted({
      preview: PUBLIC,
      answer: () => pressable,
    });
    const elsewhere = slack.addTeam({ name: "Other", installed: false });
    const stranger = slack.addUser(elsewhere, { isAdmin: true });
    const channel = slack.addChannel(team, {
      name: "shared",
      members: [user, stranger],
      sharedWith: [elsewhere],
    });
    const seen = await slack.interact.slash({ channel, user, text: "search diffusion" });
    const [message] = seen.messages;
    if (!message) throw new Error("Nothing was shown.");
    await slack.interact.press({ in: message, button: "Next", user: stranger });
    expect(inbox.requests[1]).toMatchObject({
      place: slackPlace(team, channel),
      actor: { id: `slack:${stranger}`, mayManage: false },
    });
  });

  it("is asked of Slack once in a while, not with each request", async () => {
    const { ask, slack } = await openScripted();
    await ask();
    await ask();
    expect(slack.calls.filter(({ method }) => method === "users.info")).toHaveLength(1);
  });

  it("is nobody who may change anything while Slack cannot be asked", async () => {
    const { ask, inbox, slack, events } = await openScripted();
    slack.faults.always("users.info", { kind: "status", status: 500, when: "before" });
    await ask();
    expect(inbox.requests[0]?.actor.mayManage).toBe(false);
    expect(events.at(-1)).toMatchObject({ kind: "failed", level: "warn" });
  });
});

describe("a line", () => {
  it("is what the person typed, whatever Slack makes of it", async () => {
    const { ask, inbox } = await openScripted();
    const line = "search votes:>20 “a & b” https://arxiv.org/abs/2401.01234?a=1&b=2";
    await ask({ text: line });
    expect(inbox.requests[0]?.input).toEqual({ kind: "line", line });
  });
});
