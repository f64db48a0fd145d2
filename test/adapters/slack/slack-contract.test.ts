import { expect } from "vitest";
import { placeOf } from "../../../src/chat/place.ts";
import { describeAdapter } from "../../contracts/adapter.ts";
import type { Seen } from "../../fakes/slack/people/seen.ts";
import { openSlack, TRANSPORTS } from "./open-slack.ts";

const ABLE = ["split", "pace", "twoSteps", "uncertain", "isConnected", "warnings"] as const;

for (const transport of TRANSPORTS) {
  describeAdapter(
    `Slack (${transport})`,
    async () => {
      // The contract posts faster than a channel of the real Slack takes.
      const perChannel = { posts: 1_000, perMs: 1_000 };
      const open = await openSlack(transport, {
        perChannel,
        tiers: { 1: 999, 2: 999, 3: 999, 4: 999 },
      });
      const { adapter, slack, team, channel, user, place, events } = open;
      const answers: Seen[] = [];
      return {
        adapter,
        place,
        gone: placeOf("slack", `${team}/C0GONE00000`),
        say: async (text) => {
          void slack.interact.slash({ channel, text, user }).then((seen) => answers.push(seen));
        },
        shown: () => {
          const whispers = answers.flatMap(({ messages }) => messages);
          // The text beside the blocks is for notifications.
          const seen = [...slack.messages(channel), ...whispers].map(({ blocks }) => blocks);
          return JSON.stringify(seen, undefined, 1);
        },
        close: async () => {
          await open.close();
          expect(slack.violations).toEqual([]);
          expect(slack.overruns).toEqual([]);
          expect(events.filter(({ level }) => level !== "info")).toEqual([]);
        },
      };
    },
    transport === "http" ? [...ABLE, "routes"] : ABLE,
  );
}
