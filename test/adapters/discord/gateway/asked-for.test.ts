import { OAuth2Scopes, PermissionsBitField } from "discord.js";
import { describe, expect, it, onTestFinished } from "vitest";
import { inviteLink } from "../../../../adapters/discord/gateway/invite-link.ts";
import type { Place } from "../../../../src/chat/place.ts";
import { plainMessage, scriptedInbox } from "../../../fakes/chat/scripted-inbox.ts";
import { openDiscord } from "../open-discord.ts";

const LINK = inviteLink("1");
const SCOPES = new URL(LINK).searchParams.get("scope")?.split(" ") ?? [];
const PERMISSIONS = new PermissionsBitField(
  BigInt(new URL(LINK).searchParams.get("permissions") ?? 0),
).toArray();

/** The bot's link, changed. */
function linkOf(applicationId: string, without: { scope?: string; permission?: string }): string {
  const link = new URL(inviteLink(applicationId));
  const asked = PERMISSIONS.filter((name) => name !== without.permission);
  link.searchParams.set("scope", SCOPES.filter((scope) => scope !== without.scope).join(" "));
  link.searchParams.set("permissions", String(new PermissionsBitField(asked).bitfield));
  return link.href;
}

/**
 * All that a server is promised: an answered command, a digest, its details in a thread, and, after
 * Discord has forgotten its nonce, that both are found. Rejects at the first that does not work.
 */
async function everything(without: Parameters<typeof linkOf>[1] = {}): Promise<readonly string[]> {
  const bot = await openDiscord({ nonceMs: 0 });
  onTestFinished(bot.close);
  const { adapter, discord } = bot;
  const guild = discord.install(linkOf(discord.applicationId, without));
  const channel = discord.addChannel(guild);
  await adapter.start(scriptedInbox());
  const asked = { name: "papers", subcommand: "search", options: { query: "robots" }, channel };
  const seen = await discord.interact.command(asked);
  expect(JSON.stringify(seen.messages)).toContain("Answer to search robots.");
  const place: Place = `discord:${guild}/${channel}`;
  const digest = await adapter.post(place, plainMessage("Digest"), "part-0");
  const details = await adapter.post(place, plainMessage("Details"), "part-1", digest);
  expect(discord.messages(digest).map(({ id }) => id)).toEqual([details]);
  expect(await adapter.find?.(place, "part-0")).toBe(digest);
  expect(await adapter.find?.(place, "part-1", digest)).toBe(details);
  return discord.violations;
}

describe("what the link asks for", () => {
  it("is enough for all that a server is promised", async () => {
    expect(await everything()).toEqual([]);
  });

  it.each(PERMISSIONS)(
    "is needed: without the permission %s something does not work",
    async (permission) => {
      await expect(everything({ permission })).rejects.toThrow();
    },
  );

  it.each(SCOPES)("is needed: without the scope %s something does not work", async (scope) => {
    await expect(everything({ scope })).rejects.toThrow();
  });

  it("names scopes that Discord knows", () => {
    expect(Object.values<string>(OAuth2Scopes)).toEqual(expect.arrayContaining(SCOPES));
  });
});
