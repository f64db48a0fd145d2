import { describe, expect, it } from "vitest";
import { SCOPE_LIST, type Scope } from "../../../../adapters/slack/workspaces/scopes.ts";
import { plainMessage } from "../../../fakes/chat/scripted-inbox.ts";
import { type OpenBot, openBot } from "../open-bot.ts";

/** What people and digests ask of Slack; each deed goes on although one before it was refused. */
async function live({ slack, adapter, team, user, place, press }: OpenBot): Promise<void> {
  const outside = slack.addChannel(team, { name: "other", members: [user], withBot: false });
  const deeds = [
    async () => {
      const ask = { channel: outside, user, text: "subscribe trending" };
      const preview = await slack.interact.slash(ask);
      for (const message of preview.messages) await press(message, "Save");
    },
    () => slack.interact.openHome({ user }),
    () => adapter.post(place, plainMessage("Digest"), "delivery-1"),
  ];
  for (const deed of deeds) await deed().catch(() => undefined);
}

/** The scopes without which Slack has refused something. */
function refusedFor({ slack }: OpenBot): string[] {
  const all = slack.violations.flatMap(
    (what) => /missing_scope; needs (\S+)/u.exec(what)?.[1] ?? [],
  );
  return [...new Set(all.flatMap((scopes) => scopes.split(",")))];
}

describe("of the scopes that the bot asks for", () => {
  it("nothing is missing that people and digests need", async () => {
    const bot = await openBot("socket", { scopes: SCOPE_LIST });
    await live(bot);
    expect(bot.slack.violations).toEqual([]);
    expect(bot.slack.messages(bot.channel)).toHaveLength(1);
  });

  it("commands is needed: without it nobody has any", async () => {
    const bot = await openBot("socket", { scopes: without("commands") });
    await expect(bot.papers("help")).rejects.toThrow("commands");
  });

  it.each(SCOPE_LIST.filter((scope) => scope !== "commands"))(
    "%s is needed: without it Slack refuses what the bot does",
    async (scope) => {
      const bot = await openBot("socket", { scopes: without(scope) });
      await live(bot);
      expect(refusedFor(bot)).toEqual([scope]);
    },
  );
});

function without(scope: Scope): Scope[] {
  return SCOPE_LIST.filter((one) => one !== scope);
}
