import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { addressOf, type Place } from "../../src/chat/place.ts";
import { MINUTE, SECOND } from "../../src/time/durations.ts";
import { eventually } from "../eventually.ts";
import { compile } from "../fakes/compiled.ts";
import { type OffprintProcess, startOffprintProcess } from "../fakes/offprint-process.ts";
import { describeOnPostgres, scratchDatabaseUrl } from "../fakes/postgres.ts";
import { type FakeSlack, startFakeSlack } from "../fakes/slack/fake-slack.ts";
import {
  installOverHttp,
  manySettings,
  REDIRECT_URL,
  rememberInstalled,
} from "../fakes/slack/many-workspaces.ts";
import type { Seen } from "../fakes/slack/people/seen.ts";
import { isBareLine } from "./bare-line.ts";
import { moveDueChannels, slotsFrom } from "./due-channels.ts";

const TEAMS = 8;
/** Less than what a token has left when it is renewed: whoever starts renews it. */
const SHORT_LIFE_MS = 110 * MINUTE;

describeOnPostgres("the bot of Slack in several processes on one PostgreSQL", () => {
  let compiled: string;

  beforeAll(async () => {
    compiled = await compile(new URL("../../src/main.ts", import.meta.url));
  });

  test("over HTTP each command is answered once by whichever it reaches, and tokens are renewed by one at a time", async () => {
    const slack = await openSlack({ transport: "http", tokenLifeMs: SHORT_LIFE_MS });
    const url = await scratchDatabaseUrl();
    const start = () =>
      startOffprintProcess(compiled, { ...manySettings(slack), DATABASE_URL: url });
    const both = [await start(), await start()] as const;
    await allReady(both);
    const teams = Array.from({ length: TEAMS }, () => slack.addTeam());
    for (const team of teams) {
      const [begin, end] = [both[0].host, both[1].host];
      expect(await installOverHttp(slack, { begin, end }, team)).toBe(200);
    }
    const seen = await askAll(slack, teams, both);

    const more = [await start(), await start()] as const;
    await allReady(more);
    const refreshed = () =>
      slack.calls.flatMap(({ method, args }) =>
        method === "oauth.v2.access" && args.refresh_token ? [String(args.refresh_token)] : [],
      );
    await eventually(() => expect(refreshed().length).toBeGreaterThanOrEqual(TEAMS));
    seen.push(...(await askAll(slack, teams, [...both, ...more])));
    expect(new Set(refreshed()).size).toBe(refreshed().length);
    for (const each of seen) expect(each.messages).toHaveLength(1);
    expect(slack.violations).toEqual([]);
  }, 240_000);

  test("over Socket Mode all of them hear, each command is answered once, and one may die", async () => {
    const slack = await openSlack({ transport: "socket" });
    const settings = {
      DATABASE_URL: await scratchDatabaseUrl(),
      SLACK_BOT_TOKEN: slack.settings.botToken,
      SLACK_APP_TOKEN: slack.settings.appToken,
      SLACK_API_URL: slack.apiUrl,
    };
    const start = () => startOffprintProcess(compiled, settings);
    const [first, second] = [await start(), await start()];
    await allReady([first, second]);
    await eventually(() => expect(slack.socket.connected).toBe(2));
    const user = slack.addUser(slack.team);
    const ask = async () => {
      const channel = slack.addChannel(slack.team, { members: [user] });
      const seen = await slack.interact.slash({ user, channel, text: "search diffusion" });
      await eventually(() => expect(seen.messages).toHaveLength(1));
      await slack.interact.again(seen);
      return seen;
    };
    const seen: Seen[] = [];
    for (let n = 0; n < 6; n++) seen.push(await ask());
    first.child.kill("SIGKILL");
    await eventually(() => expect(slack.socket.connected).toBe(1));
    for (let n = 0; n < 4; n++) seen.push(await ask());
    for (const each of seen) expect(each.messages).toHaveLength(1);
    second.child.kill("SIGTERM");
    expect(await second.ended).toBe(0);
    expect(slack.violations).toEqual([]);
  }, 240_000);

  test("workspaces are shared out for posting, and where one dies the other posts what is due there, once", async () => {
    const slack = await openSlack({ transport: "http" });
    const teams = Array.from({ length: TEAMS }, () => slack.addTeam());
    const places = teams.map((team): Place => `slack:${team}/${slack.addChannel(team)}`);
    const url = await scratchDatabaseUrl();
    const first = Math.ceil((Date.now() + 60 * SECOND) / MINUTE) * MINUTE;
    await moveDueChannels(slotsFrom(first, 2, places), url, (documents) =>
      rememberInstalled(slack, documents("slack"), teams),
    );
    const settings = { ...manySettings(slack), DATABASE_URL: url };
    const start = () => startOffprintProcess(compiled, settings);
    const both = [await start(), await start()] as const;
    await allReady(both);
    const partsOf = async (bot: OffprintProcess) =>
      (await rolesOf(bot)).filter((role) => role.startsWith("deliver slack")).length;
    const parts = () => Promise.all(both.map(partsOf));
    await eventually(async () => {
      const counts = await parts();
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(4);
      expect(Math.min(...counts)).toBeGreaterThan(0);
    });
    const posted = () =>
      places.map((place) => {
        const shown = slack.messages(addressOf(place).split("/")[1] ?? "");
        return shown.filter((message) => !isBareLine(message)).length;
      });
    // Up to two minutes away, which is longer than `eventually` waits.
    await sleep(first - Date.now());
    await eventually(() => expect(posted().filter((count) => count > 0).length).toBe(TEAMS / 2));
    both[0].child.kill("SIGKILL");
    await eventually(async () => expect(await partsOf(both[1])).toBe(4));
    await eventually(() => expect(posted()).toEqual(places.map(() => 1)));
    expect(slack.violations).toEqual([]);
  }, 300_000);
});

async function openSlack(settings: Parameters<typeof startFakeSlack>[0]): Promise<FakeSlack> {
  const slack = await startFakeSlack({
    rotation: true,
    redirectUrls: [REDIRECT_URL],
    ...settings,
  });
  onTestFinished(slack.close);
  return slack;
}

async function allReady(bots: readonly OffprintProcess[]): Promise<void> {
  for (const { ask, said } of bots)
    await eventually(async () =>
      expect(await ask("/readyz"), said()).toMatchObject({ status: 200 }),
    );
}

async function rolesOf({ ask }: OffprintProcess): Promise<readonly string[]> {
  const answer = await ask("/readyz");
  return JSON.parse(answer?.text ?? "{}").roles ?? [];
}

/** A command in each workspace at each process, told a second time to another. */
async function askAll(
  slack: FakeSlack,
  teams: readonly string[],
  bots: readonly OffprintProcess[],
): Promise<Seen[]> {
  const all: Seen[] = [];
  for (const team of teams)
    for (const [n, { host }] of bots.entries()) {
      const user = slack.addUser(team);
      const channel = slack.addChannel(team, { members: [user] });
      slack.http.deliverTo(`http://${host}/slack/events`);
      const seen = await slack.interact.slash({ user, channel, text: "search diffusion" });
      await eventually(() => expect(seen.messages).toHaveLength(1));
      slack.http.deliverTo(`http://${bots[(n + 1) % bots.length]?.host}/slack/events`);
      await slack.interact.again(seen);
      all.push(seen);
    }
  return all;
}
