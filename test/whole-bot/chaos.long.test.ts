import { setTimeout as delay } from "node:timers/promises";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import type { Adapter } from "../../src/chat/adapter.ts";
import { addressOf, type Place } from "../../src/chat/place.ts";
import { deliveryParts, roleFor } from "../../src/delivery/delivery-parts.ts";
import { openPostgres, type Postgres } from "../../src/postgres/postgres.ts";
import { MINUTE, SECOND } from "../../src/time/durations.ts";
import { eventually } from "../eventually.ts";
import { compile } from "../fakes/compiled.ts";
import { type FakeDiscord, startFakeDiscord } from "../fakes/discord/fake-discord.ts";
import { describeOnOwnPostgres, startPostgresServer } from "../fakes/postgres-server.ts";
import { hasProgram } from "../fakes/program.ts";
import { type FakeSlack, startFakeSlack } from "../fakes/slack/fake-slack.ts";
import { manySettings, rememberInstalled } from "../fakes/slack/many-workspaces.ts";
import { startTcpProxy } from "../fakes/tcp-proxy.ts";
import { isBareLine } from "./bare-line.ts";
import { afterDeaths, keepAsking, kindsAt, outagesIn, startProxy } from "./chaos/commands.ts";
import {
  type Fault,
  killDeliverers,
  makeTrouble,
  PROCESS_FAULTS,
  SERVER_FAULTS,
} from "./chaos/faults.ts";
import { type Fleet, startFleet } from "./chaos/fleet.ts";
import { latenessAfterDeaths, percentile, type Shown } from "./chaos/takeovers.ts";
import { moveDueChannels, slotsFrom } from "./due-channels.ts";

const PROCESSES = 3;
/** Half of them on each of two platforms. */
const CHANNELS = Number(process.env.CHAOS_CHANNELS ?? 160);
/** Each kind of them as often as the others. */
const EVENTS = Number(process.env.CHAOS_EVENTS ?? 12);
/** What an event takes, with the time until the next; two go on beside each other. */
const EVENT_MS = 9 * SECOND;
const MINUTES = Math.max(2, Math.ceil((EVENTS * EVENT_MS) / MINUTE));
const PROCESS_EVENTS = Math.round(
  (EVENTS * PROCESS_FAULTS.length) / (PROCESS_FAULTS.length + SERVER_FAULTS.length),
);
/** Before them, in quiet, a minute each: how soon others take over is seen then. */
const DEATHS = Math.ceil(EVENTS / 32);
/** So many that Slack's limit of edits of one, 50 a minute, is no matter. */
const CHANNELS_OF_TEAM = 20;
const GUILDS = 20;
const START_MS = 60 * SECOND;
/** Until what was due then is posted. */
const REST_MS = 25 * SECOND;

interface Platforms {
  readonly discord: FakeDiscord;
  readonly slack: FakeSlack;
  readonly teams: readonly string[];
  readonly places: readonly Place[];
}

describeOnOwnPostgres("three processes on one PostgreSQL, in trouble", () => {
  let compiled: string;

  beforeAll(async () => {
    compiled = await compile(new URL("../../src/main.ts", import.meta.url));
  });

  test(
    "killed, asleep for longer than a lease, cut off, slowed down, not let write, and without a server for a time: each slot has one end",
    async () => {
      const platforms = await startPlatforms();
      const { discord, slack, places } = platforms;
      const server = await startPostgresServer();
      const admin = await openPostgres(server.url, Date.now);
      onTestFinished(() => admin.close());
      const first = Math.ceil((Date.now() + START_MS) / MINUTE) * MINUTE;
      const slots = slotsFrom(first, MINUTES + DEATHS, places);
      await moveDueChannels(slots, server.url, (documents) =>
        rememberInstalled(slack, documents("slack"), platforms.teams),
      );
      const network = await startTcpProxy(Number(new URL(server.url).port));
      onTestFinished(network.close);
      const fleet = await startFleet(compiled, PROCESSES, {
        ...manySettings(slack),
        DATABASE_URL: `postgres://postgres@127.0.0.1:${network.port}/postgres`,
        DISCORD_TOKEN: discord.token,
        DISCORD_API_URL: discord.apiUrl,
      });

      const ending = new AbortController();
      onTestFinished(() => ending.abort());
      const asking = ask(slack, fleet, ending.signal);
      const faults: Fault[] = [];
      const trouble = { fleet, server, admin, network, faults };
      await killDeliverers(trouble, [...new Set(slots.values())].slice(0, DEATHS));
      await delay(REST_MS);
      await Promise.all([
        makeTrouble(trouble, PROCESS_FAULTS, PROCESS_EVENTS),
        makeTrouble(trouble, SERVER_FAULTS, EVENTS - PROCESS_EVENTS),
      ]);
      const counts = () => places.map((place) => wholeIn(platforms, place));
      await expect
        .poll(() => counts().filter((count) => count === 0).length, {
          // What failed several times waits for ten minutes.
          timeout: 15 * MINUTE,
          interval: SECOND,
        })
        .toBe(0);
      // A second one would come by now.
      await delay(30 * SECOND);
      ending.abort();
      expect(counts().filter((count) => count !== 1)).toEqual([]);
      await allDelivered(admin);
      const asked = await asking;
      await report(platforms, faults, slots, asked);
      expect(await fleet.stop()).toEqual(fleet.running.map(() => 0));
    },
    2 * (MINUTES + DEATHS) * MINUTE + 30 * MINUTE,
  );
});

async function startPlatforms(): Promise<Platforms> {
  const discord = await startFakeDiscord();
  const slack = await startFakeSlack({ transport: "http", patienceMs: 3 * SECOND });
  onTestFinished(async () => void (await Promise.all([discord.close(), slack.close()])));
  const guilds = Array.from({ length: GUILDS }, () => discord.addGuild());
  const teams = Array.from({ length: Math.ceil(CHANNELS / 2 / CHANNELS_OF_TEAM) }, () =>
    slack.addTeam(),
  );
  const places = Array.from({ length: CHANNELS }, (_, n): Place => {
    const at = Math.floor(n / 2);
    const guild = guilds[at % GUILDS] ?? "";
    const team = teams[at % teams.length] ?? "";
    return n % 2 === 0
      ? `discord:${guild}/${discord.addChannel(guild)}`
      : `slack:${team}/${slack.addChannel(team)}`;
  });
  return { discord, slack, teams: [slack.team, ...teams], places };
}

/** By a proxy, where there is one here. */
async function ask(slack: FakeSlack, { running }: Fleet, signal: AbortSignal) {
  if (!hasProgram("caddy")) return [];
  const proxy = await startProxy(running.map(({ host }) => host));
  await eventually(async () => expect((await fetch(proxy)).status).toBe(404));
  slack.http.deliverTo(`${proxy}/slack/events`);
  return keepAsking(slack, signal);
}

/** How many messages of a channel show papers: on Slack a line may be left of a post whose answer was lost. */
function wholeIn({ discord, slack }: Platforms, place: Place): number {
  const channel = channelOf(place);
  if (place.startsWith("discord:")) return discord.messages(channel).length;
  return slack.messages(channel).filter((message) => !isBareLine(message)).length;
}

function channelOf(place: Place): string {
  return addressOf(place).split("/")[1] ?? "";
}

async function allDelivered(admin: Postgres): Promise<void> {
  const ledgers = await admin.query("SELECT pending, doc FROM ledgers");
  expect(ledgers).toHaveLength(CHANNELS);
  expect(ledgers.filter(({ pending }) => pending)).toEqual([]);
  for (const { doc } of ledgers) expect(String(doc)).toContain("delivered");
}

/** What docs/scaling.md says of it. */
async function report(
  { discord, slack, places }: Platforms,
  faults: readonly Fault[],
  slots: ReadonlyMap<Place, number>,
  asked: Awaited<ReturnType<typeof ask>>,
): Promise<void> {
  const shown = new Map<Place, Shown>();
  let lines = 0;
  for (const place of places) {
    const messages = (place.startsWith("discord:") ? discord : slack).messages(channelOf(place));
    const at = Math.min(...messages.map((message) => message.at));
    shown.set(place, { slot: slots.get(place) ?? 0, at });
    if (place.startsWith("slack:"))
      lines += slack.messages(channelOf(place)).filter(isBareLine).length;
  }
  const parts = [{ name: "discord" }, { name: "slack", postParts: 4 }].flatMap((adapter) =>
    // Sound: a part is told by these alone.
    deliveryParts(adapter as Adapter),
  );
  const late = latenessAfterDeaths(faults, shown, (place) => roleFor(place, parts));
  const all = [...shown.values()].map(({ slot, at }) => at - slot);
  const outages = await outagesIn(asked);
  const byDeath = afterDeaths(outages, faults).map(({ ms }) => ms);
  const failed = new Map<string, number>();
  // On a machine so busy that this Slack takes five seconds, an answer is given to it again.
  let twice = 0;
  for (const { at, seen } of asked) {
    if ((await seen).messages.length > 1) twice += 1;
    if ((await seen).failed !== undefined) {
      const during = kindsAt(at, faults).join(", ") || "nothing";
      failed.set(during, (failed.get(during) ?? 0) + 1);
    }
  }
  const figures = {
    faults: Object.fromEntries(
      [...PROCESS_FAULTS, ...SERVER_FAULTS].map((kind) => [
        kind,
        faults.filter((fault) => fault.kind === kind).length,
      ]),
    ),
    channels: places.length,
    "bare lines on Slack": lines,
    "takeovers measured": late.length,
    "next post after a death, late by ms": spread(late),
    "all posts, late by ms": spread(all),
    commands: asked.length,
    "shown their answer twice": twice,
    "commands that failed during": Object.fromEntries(failed),
    "commands fail after a death for ms": spread(byDeath),
    "refused by limits": [discord.overruns.length, slack.overruns.length],
    "rules broken on Discord": [...new Set(discord.violations)],
    "rules broken on Slack": [...new Set(slack.violations)],
  };
  process.stdout.write(`${JSON.stringify(figures, undefined, 2)}\n`);
}

function spread(values: readonly number[]) {
  const [half, most, worst] = [50, 95, 100].map((of) => Math.round(percentile(values, of)));
  return { n: values.length, half, p95: most, worst };
}
