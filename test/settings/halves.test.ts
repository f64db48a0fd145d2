import { describe, expect, it } from "vitest";
import { NEEDS } from "../../src/config.ts";
import { halvesOf } from "../../src/settings/halves.ts";

function said(...set: string[]): string[] {
  return halvesOf(NEEDS, (name) => set.includes(name));
}

describe("a setting that does nothing without another", () => {
  it.each([
    ["DISCORD_GUILD_ID", "DISCORD_TOKEN"],
    ["SLACK_APP_TOKEN", "SLACK_BOT_TOKEN or SLACK_CLIENT_ID"],
    ["SLACK_SIGNING_SECRET", "SLACK_BOT_TOKEN or SLACK_CLIENT_ID"],
    ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN or SLACK_SIGNING_SECRET and PORT"],
    ["SLACK_CLIENT_SECRET", "SLACK_CLIENT_ID"],
    ["SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET, SLACK_STATE_SECRET, PUBLIC_URL and PORT"],
    ["EMBEDDINGS_URL", "EMBEDDINGS_MODEL"],
    ["EMBEDDINGS_MODEL", "EMBEDDINGS_URL"],
    ["EMBEDDINGS_KEY", "EMBEDDINGS_URL"],
  ])("is said of %s alone: it needs %s", (name, wanted) => {
    expect(said(name).join("\n")).toContain(`${name} needs ${wanted} beside it`);
  });

  it("is asked only for what is still missing", () => {
    expect(said("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET")).toEqual([
      "SLACK_BOT_TOKEN needs SLACK_APP_TOKEN or PORT beside it; see docs/slack.md",
    ]);
  });

  it.each([
    ["no platform", []],
    ["Discord in one server", ["DISCORD_TOKEN", "DISCORD_GUILD_ID"]],
    ["Slack over a socket", ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"]],
    ["Slack over HTTP", ["SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "PORT", "PUBLIC_URL"]],
    ["Slack after another way, its seal kept", ["SLACK_STATE_SECRET", "PUBLIC_URL", "PORT"]],
    ["meaning without a key", ["EMBEDDINGS_URL", "EMBEDDINGS_MODEL"]],
  ])("is not missed in %s", (_, set) => {
    expect(said(...set)).toEqual([]);
  });
});
