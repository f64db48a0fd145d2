import { describe, expect, it } from "vitest";
import { systemClock } from "../../../../src/time/clock.ts";
import { openRawDiscord } from "../open-raw-discord.ts";

const QUIET = { allowed_mentions: { parse: [] } };

describe("the limits of the local Discord", () => {
  let now = Date.UTC(2026, 10, 23);
  const clock = { ...systemClock, now: () => now };

  it("tells of its limits and holds to them", async () => {
    const { discord, channel, post: send } = await openRawDiscord({ clock });
    const post = () => send({ ...QUIET, content: "a" });
    const first = await post();
    expect(headersOf(first)).toEqual({ limit: "5", remaining: "4", resetAfter: "5.000" });
    for (let more = 0; more < 4; more++) await post();
    const sixth = await post();
    expect(sixth.body).toMatchObject({ retry_after: 5, global: false });
    expect([sixth.status, sixth.headers.get("retry-after")]).toEqual([429, "5"]);
    expect(discord.messages(channel)).toHaveLength(5);
    expect(discord.overruns).toHaveLength(1);
    now += 5_000;
    expect((await post()).status).toBe(200);
  });

  it("counts all requests of a bot together", async () => {
    const { discord, bot } = await openRawDiscord({ clock, globalPerSecond: 3 });
    const guild = discord.addGuild();
    const channels = [1, 2, 3, 4].map(() => discord.addChannel(guild));
    const statuses: number[] = [];
    for (const id of channels) statuses.push((await bot.call("GET", `/channels/${id}`)).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    const refused = await bot.call("GET", "/users/@me");
    expect(refused.headers.get("x-ratelimit-scope")).toBe("global");
    expect(refused.body).toMatchObject({ global: true });
  });
});

function headersOf({ headers }: { readonly headers: Headers }): object {
  return {
    limit: headers.get("x-ratelimit-limit"),
    remaining: headers.get("x-ratelimit-remaining"),
    resetAfter: headers.get("x-ratelimit-reset-after"),
  };
}
