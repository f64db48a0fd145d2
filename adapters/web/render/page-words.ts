import type { ReadCommand } from "../pages/page-address.ts";

/** What stands on a page besides the bot's own messages. */
export const WORDS = {
  name: "Offprint",
  tagline: "Research papers that gain attention now, searched and explained.",
  skip: "Skip to the papers",
  pages: "Pages",
  periods: [
    { period: "day", label: "Today" },
    { period: "week", label: "Week" },
    { period: "month", label: "Month" },
  ],
  help: "Help",
  searchLabel: "Search papers",
  searchButton: "Search",
  sorts: "Order",
  sortings: [
    { sort: "relevance", label: "Best match" },
    { sort: "newest", label: "Newest" },
    { sort: "votes", label: "Most votes" },
  ],
  growing: "Not everything has come yet.",
  again: "Look again in a few seconds",
  addTo: (title: string) => `Add to ${title}`,
  waysIn: "Have new papers brought to you",
  subscribe: "Send me new papers",
  address: "Mail address",
  topic: "Topic: trending, or a search",
  confirmed: "A link comes by mail first, and nothing else until you have used it.",
  invited: "Look into your mail",
  privacy:
    "No cookies and no scripts. What you search is not stored; your network’s address is used for limits alone, and not kept.",
  helpNote:
    "What is linked below can be read on these pages, too; everything can be typed where the bot is in a chat.",
} as const;

/** The heading of a page whose message has none. */
export const HEADINGS: Readonly<Record<ReadCommand, string>> = {
  trending: "Trending papers",
  search: "Search",
  show: "Paper",
  similar: "Similar papers",
  help: "Help",
};

/** Pages that are no answer: a heading, and what to do. */
export const REFUSALS = {
  unread: { title: "That could not be read", text: undefined },
  unknown: { title: "Not known here", text: undefined },
  failed: { title: "That did not work", text: undefined },
  loading: { title: "Still loading", text: undefined },
  notFound: {
    title: "There is no such page",
    text: "The address may be misspelt. Today’s papers are one click away, and the search is above.",
  },
  tooMany: {
    title: "Too many pages at once",
    text: (seconds: number) =>
      `Your network has asked for many pages in a short time. Please try again in ${seconds === 1 ? "a second" : `${seconds} seconds`}.`,
  },
  crowded: {
    title: "Many people are reading",
    text: "More pages are asked for than can be shown at once. Please try again in a few seconds.",
  },
  stopped: {
    title: "Back in a moment",
    text: "Offprint is starting or stopping. Please try again in a few seconds.",
  },
  elsewhere: {
    title: "That was sent from another site",
    text: "Please fill in the form on this page.",
  },
} as const;
