import { describe, expect, it } from "vitest";
import { type Message, plainText } from "../../src/chat/message.ts";
import { openOffprint } from "../fakes/open-offprint.ts";

const reader = { actor: { id: "test:reader", mayManage: false } };

/** Everything a message says. */
function words({ summary, blocks }: Message): string {
  const said = blocks.map((block) => {
    if (block.kind === "item") return [block.title, block.body ?? ""].map(plainText).join(" ");
    return "text" in block ? plainText(block.text) : "";
  });
  return [summary, ...said].join("\n");
}

function items({ blocks }: Message): number {
  return blocks.filter(({ kind }) => kind === "item").length;
}

describe("a schedule", () => {
  it("is said in any order and in words, and keeps what was not said", async () => {
    const { type, press } = await openOffprint();
    await press(await type("subscribe trending"), "Save");
    const lines: [string, string][] = [
      ["schedule 9am weekdays Berlin", "every weekday at 9:00 Europe/Berlin"],
      ["schedule mon, thu", "Mondays and Thursdays at 9:00 Europe/Berlin"],
      ["schedule 17:30", "Mondays and Thursdays at 17:30 Europe/Berlin"],
      ["schedule New York", "Mondays and Thursdays at 17:30 America/New_York"],
      ["schedule every day at noon in Germany", "every day at 12:00 Europe/Berlin"],
      [
        'schedule days:"M/W/F" tz:"Eastern Time"',
        "Mondays, Wednesdays and Fridays at 12:00 America/New_York",
      ],
      ['schedule time:"9am ET"', "at 9:00 America/New_York"],
      ["timezone Europe/Berlin", "at 9:00 Europe/Berlin"],
    ];
    for (const [line, schedule] of lines) expect(words(await type(line)), line).toContain(schedule);
  });

  it("asks which where a place has several zones, and changes nothing", async () => {
    const { type, press } = await openOffprint();
    await press(await type("subscribe trending"), "Save");
    const asked = await type("schedule weekdays 9:00 USA");
    expect(asked.summary).toContain("Say which: America/New_York, America/Chicago");
    expect(words(await type("schedule"))).toContain("every weekday at 9:00 UTC");
  });
});

describe("trending", () => {
  it("takes a period and a number in words", async () => {
    const { type } = await openOffprint();
    for (const line of [
      "week",
      "this week",
      "weekly",
      "last week",
      "period:7d",
      "of the last 7 days",
    ])
      expect(words(await type(`trending ${line}`)), line).toContain("in the 7 days to");
    expect(words(await type("trending today"))).toContain("in the day to");
    expect((await type("trending this year")).summary).toContain("a day, a week or a month");
    expect(items(await type("trending 5"))).toBe(5);
    expect(items(await type("trending week top 4"))).toBe(4);
    expect(words(await type("trending papers"))).not.toContain("papers:");
    expect(items(await type("trending top 3"))).toBe(3);
    expect(items(await type("trending limit:2"))).toBe(2);
    expect(items(await type("search 2 papers on video"))).toBe(2);
    expect((await type("trending top 50")).summary).toContain("Say a number from 1 to 20");
    expect((await type("trending 2 weeks")).summary).toContain("a day, a week or a month");
    const topic = await type("trending video this week");
    expect(words(topic)).toContain("in the 7 days to");
    expect(words(topic)).toContain("video");
    expect(words(topic)).not.toContain("video this week");
  });
});

describe("what of a topic is not understood", () => {
  it("is said where its papers trend, too", async () => {
    const { type } = await openOffprint();
    expect(words(await type("trending video cat:cs.ZZ"))).toContain(
      "arXiv has no category “cs.ZZ”",
    );
    expect((await type("trending cat:cs.ZZ")).summary).toContain("arXiv has no category “cs.ZZ”");
  });
});

describe("a paper's link", () => {
  it("opens its card in a search as in show, whatever the site and however it is cited", async () => {
    const { type } = await openOffprint();
    const card = await type("show 2510.01119");
    expect(card.summary).toContain("Instant4D");
    for (const text of [
      "https://papers.cool/arxiv/2510.01119",
      "arXiv:2510.01119v2 [cs.CV] 1 Oct 2025",
      "arXiv preprint arXiv:2510.01119, 2025",
      "https://arxiv.org/abs/2510.01119 (v2)",
      "[A Title](https://arxiv.org/abs/2510.01119)",
      "[2510.01119] A Title as the Browser Tab Shows It",
    ])
      for (const line of [text, `search ${text}`, `show ${text}`])
        expect((await type(line)).summary, line).toBe(card.summary);
  });

  it("that leads to no arXiv paper is said to, with what to do", async () => {
    const { type } = await openOffprint();
    for (const command of ["search", "show", "similar", "why"]) {
      const { summary } = await type(`${command} https://openreview.net/forum?id=abcDEF123`);
      expect(summary, command).toMatch(/^That link \(openreview\.net\) .* Search for its title/);
    }
  });

  it("names the others where a text cites several papers", async () => {
    const { type } = await openOffprint();
    const answer = await type("search arXiv:2510.01119 and arXiv:2401.01234");
    expect(words(answer)).toContain("also: 2401.01234");
  });
});

describe("a command people try first", () => {
  it("is understood", async () => {
    const { type, press } = await openOffprint();
    await press(await type("subscribe trending"), "Save");
    const lines: [string, string | RegExp][] = [
      ["list", "Topics"],
      ["list all topics", "Topics"],
      ["stop", "To stop all digests here: “/papers schedule pause”"],
      ["unsubscribe all", "Remove topics one by one here"],
      ["follow video", /Read “follow” as “subscribe”[\s\S]*matched in the 14 days to/],
      ["serach video", /Read “serach” as “search”[\s\S]*Papers for video/],
      ["today", "Trending in the day to"],
      ["latest", "For the newest on a subject"],
      ["latest video", /Read “latest” as “search”[\s\S]*newest first/],
      ["help me", "What a search understands"],
      ["search video sort:date", "newest first"],
      ["pause", "Paused"],
      ["resume", "Resumed"],
    ];
    for (const [line, said] of lines) expect(words(await type(line)), line).toMatch(said);
    expect(items(await type("search video limit:1"))).toBe(1);
  });

  it("is understood in sentences, too", async () => {
    const { type, press } = await openOffprint();
    await press(await type("subscribe trending"), "Save");
    const lines: [string, string | RegExp][] = [
      ["what can you do?", "What a search understands"],
      ["how do I subscribe?", "shows first what it would bring"],
      ["show my subscriptions", "Topics"],
      ["what do I follow", "Topics"],
      ["when is the next digest?", "Topics"],
      ["please list", "Topics"],
      ["stop sending papers", "To stop all digests here"],
      ["set timezone Berlin", "Europe/Berlin"],
      ["change time to 10am", "at 10:00 Europe/Berlin"],
      ["my timezone is New York", "America/New_York"],
      ["schedule: weekdays 11:00", "every weekday at 11:00"],
      ["notify me about video", "Subscribe to video"],
      ["subscribe me to video", "Subscribe to video"],
      ["add topic video", "Subscribe to video"],
      ["add video", "as a command: “/papers subscribe video”"],
      ["delete trending", "as a command: “/papers unsubscribe trending”"],
      ["show me videos", /Read “show” as “search”[\s\S]*Papers for videos/],
      ["look for video", "Papers for video"],
      ["top 5", "Trending in the day to"],
      ["best papers this week", "Trending in the 7 days to"],
      ["what's new", "For the newest on a subject"],
      ["explain 2510.01119", "Instant4D"],
      ["2510.01119 pdf", "Instant4D"],
      ["more like 2510.01119", "Similar papers"],
      ["delete my data", "This cannot be undone"],
      ["export my data", "Your data"],
      ["preview digest", "A preview"],
      ["digest now", "“now” was passed over: “digest” takes nothing more."],
      ["search video sort: newest", "newest first"],
      ["search by:Zheng", "Papers by Zheng"],
      ["search votes:>10", "Papers with more than 10 votes"],
      ["seach: video", /Read “seach” as “search”[\s\S]*Papers for video/],
      ["subscribe me to video please", /Subscribe to video\n/],
      ["papers like 2510.01119", "Similar papers"],
      ["2510.01119 similar", "Similar papers"],
      ["tell me about video", "Papers for video"],
      ["are there papers about video?", "Papers for video"],
      ["help with search", "search: Find papers"],
      ["mute for a week", "A pause has no end that can be said beforehand"],
      ["schedule pause for 2 weeks", "A pause has no end that can be said beforehand"],
      ["10am", "Did you mean “schedule 10am”? Nothing was changed."],
      ["digest at 9am", "Did you mean “schedule at 9am”? Nothing was changed."],
      ["send digest at 12:30", "every weekday at 12:30"],
      ["search video newest first", "newest first"],
      ["subscribe top papers", "Subscribe to trending"],
      ["subscribe trending week", "follow “trending”, and set the days"],
      ["subscribe everything", "“everything” is no topic"],
      ["unsubscribe from trending", "trending"],
    ];
    for (const [line, said] of lines) expect(words(await type(line)), line).toMatch(said);
    expect(words(await type("list"))).toContain("None yet");
  });

  it("that names a paper, a link or no id where another thing is asked for is told so", async () => {
    const { type } = await openOffprint();
    const lines: [string, string][] = [
      ["subscribe 2510.01119", "“/papers subscribe like:2510.01119”"],
      ["subscribe https://openreview.net/forum?id=x", "That link (openreview.net)"],
      ["search 2510.1119", "“2510.1119” looks like an id of arXiv and is none"],
      ["show 2510.1119", "“2510.1119” is no paper’s id"],
    ];
    for (const [line, said] of lines) expect((await type(line)).summary, line).toContain(said);
  });

  it("is asked back where it would change something, and refused to who may not", async () => {
    const { type, press } = await openOffprint();
    await press(await type("subscribe trending"), "Save");
    expect((await type("unsubscirbe trending")).summary).toBe(
      "Did you mean “unsubscribe trending”? Nothing was changed.",
    );
    expect((await type("weekdays 9:00 Berlin")).summary).toContain(
      "Did you mean “schedule weekdays 9:00 Berlin”?",
    );
    expect((await type("pause", reader)).summary).toContain("right to manage the channel");
    expect(words(await type("list"))).toContain("trending");
  });

  it("is said to be a command where its word begins a search", async () => {
    const { type } = await openOffprint();
    const answer = words(await type("stop gradient video"));
    expect(answer).toContain("Searched for these words; “stop” alone is “/papers subscriptions”.");
    expect(answer).toContain("Papers for");
    expect(words(await type("research video"))).not.toContain("Read “research”");
  });
});
