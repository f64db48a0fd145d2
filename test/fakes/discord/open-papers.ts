import type { Clock } from "../../../src/time/clock.ts";
import { openRawDiscord } from "./open-raw-discord.ts";
import type { RawBot, RawInteraction } from "./raw-bot.ts";

export const QUIET = { allowed_mentions: { parse: [] } };
export const V2 = 1 << 15;
export const EPHEMERAL = 1 << 6;

const search = {
  name: "search",
  type: 1,
  description: "Search",
  options: [
    { name: "query", type: 3, description: "Words", required: true, autocomplete: true },
    { name: "sort", type: 3, description: "Order", choices: [{ name: "Newest", value: "newest" }] },
    { name: "count", type: 4, description: "How many", min_value: 1, max_value: 20 },
  ],
};
const papers = { name: "papers", description: "Papers", contexts: [0], options: [search] };
const similar = { name: "Find similar", type: 3, default_member_permissions: "32" };
const go = { type: 1, components: [{ type: 2, style: 1, label: "Go", custom_id: "go" }] };
export const form = {
  custom_id: "form",
  title: "Subscribe",
  components: [
    {
      type: 18,
      label: "Topic",
      component: { type: 4, style: 1, custom_id: "topic", max_length: 9 },
    },
    {
      type: 18,
      label: "Votes",
      component: { type: 4, style: 1, custom_id: "votes", required: false },
    },
  ],
};
export const saying = (content: string) => ({
  type: 4,
  data: { ...QUIET, content, components: [go] },
});

/** A Discord with the commands `papers search` and the menu `Find similar`, and a bot that reacts. */
export async function openPapers(
  react?: (bot: RawBot, to: RawInteraction) => unknown,
  clock?: Clock,
) {
  const open = await openRawDiscord({ ...(clock && { clock }) }, react);
  const { discord, bot, channel } = open;
  await bot.call("PUT", `/applications/${discord.applicationId}/commands`, [papers, similar]);
  const ask = { name: "papers", subcommand: "search", options: { query: "robots" }, channel };
  const hook = ({ token }: RawInteraction) => `/webhooks/${discord.applicationId}/${token}`;
  return { ...open, ask, hook };
}
