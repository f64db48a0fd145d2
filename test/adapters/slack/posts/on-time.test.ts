import { expect, it, onTestFinished } from "vitest";
import { splitMessage } from "../../../../adapters/slack/render/render-message.ts";
import { slackPlace } from "../../../../adapters/slack/slack-place.ts";
import { openChannelStore } from "../../../../src/channels/channel-store.ts";
import type { Adapter } from "../../../../src/chat/adapter.ts";
import type { Place } from "../../../../src/chat/place.ts";
import { createDelivery } from "../../../../src/delivery/delivery.ts";
import { createLedger } from "../../../../src/ledger/sqlite-ledger.ts";
import { openDatabase } from "../../../../src/stores/database.ts";
import { HOUR, MINUTE } from "../../../../src/time/durations.ts";
import {
  createCompose,
  daily,
  follows,
  openDocuments,
  papersOf,
  START,
} from "../../../delivery/world.ts";
import { createVirtualClock, type VirtualClock } from "../../../fakes/time/virtual-clock.ts";
import { manyAccess, openSlack, openWorkspaces } from "../open-workspaces.ts";

/** The bot's own delivery over this adapter, with a digest a day in each place at its time. */
async function startDelivery(
  clock: VirtualClock,
  adapter: Adapter,
  digests: readonly { readonly place: Place; readonly time: string }[],
) {
  const database = openDatabase({ dataDir: ":memory:" });
  const documents = openDocuments(database);
  const channels = await openChannelStore({
    documents: documents("channel"),
    aside: documents("aside"),
    onCorrupt: () => {},
  });
  for (const { place, time } of digests) await channels.put(follows(place, { ...daily, time }));
  const ticking = new AbortController();
  const delivery = createDelivery({
    channels,
    clock,
    ledger: createLedger(database),
    messages: documents("messages"),
    adapters: [adapter],
    compose: createCompose(papersOf(1, 3, 0)),
    random: () => 1,
    everyMinute: (tick) => {
      const loop = async () => {
        for (;;) {
          await clock.sleep(MINUTE - (clock.now() % MINUTE), ticking.signal);
          tick();
        }
      };
      loop().catch(() => undefined);
      return () => ticking.abort();
    },
    settings: { catchUpMs: 12 * HOUR },
    tell: () => {},
  });
  await delivery.start();
  onTestFinished(async () => {
    await delivery.stop();
    database.close();
  });
}

it("two workspaces, one rate limited for an hour: the digest of the other is on time", async () => {
  const clock = createVirtualClock(START);
  const slack = await openSlack({ clock });
  const { postOnce, browser } = openWorkspaces(slack, { access: manyAccess(slack), clock });
  const other = slack.addTeam();
  const [limited = "", free = ""] = [slack.team, other].map((team) => slack.addChannel(team));
  for (const team of [slack.team, other]) await browser.install(slack, team, slack.addUser(team));
  const adapter: Adapter = {
    name: "slack",
    start: async () => {},
    stop: async () => {},
    split: splitMessage,
    pace: { channel: { posts: 1, perMs: 1_000 } },
    post: (place, message, deliveryId) => postOnce({ place, message, deliveryId }),
  };
  slack.faults.next(
    { method: "chat.postMessage", team: slack.team },
    { kind: "limited", retryAfterS: 3_600 },
  );
  await startDelivery(clock, adapter, [
    { place: slackPlace(slack.team, limited), time: "09:00" },
    { place: slackPlace(other, free), time: "09:05" },
  ]);
  const shown = () => [slack.messages(limited).length, slack.messages(free).length];

  await clock.advance(Date.UTC(2026, 11, 1, 9, 4) - clock.now());
  expect(shown()).toEqual([0, 0]);
  await clock.advance(2 * MINUTE);
  expect(shown()).toEqual([0, 1]);
  await clock.advance(HOUR);
  expect(shown()).toEqual([1, 1]);
  expect([slack.violations, slack.overruns]).toEqual([[], []]);
});
