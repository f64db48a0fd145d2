import { expect, it } from "vitest";
import { readTrending } from "../../src/command/read-trending.ts";

function told(text: string): string {
  const { topic, period, count } = readTrending(text, 20);
  return `${period ?? "-"} ${count ?? "-"} ${topic ?? "-"}`;
}

it.each([
  ["week", "week - -"],
  ["this week", "week - -"],
  ["of the last 7 days", "week - -"],
  ["monthly", "month - -"],
  ["last 30 days", "month - -"],
  ["past 24 hours", "day - -"],
  ["today's papers", "day - -"],
  ["5", "- 5 -"],
  ["top 5", "- 5 -"],
  ["week 5", "week 5 -"],
  ["week top 5", "week 5 -"],
  ["top 5 papers this week", "week 5 -"],
  ["top 5 robots this month", "month 5 robots"],
  ["in robotics this week", "week - robotics"],
  ["this week in robotics", "week - robotics"],
  ["cs.CL", "- - cs.CL"],
  ["llama 3", "- - llama 3"],
  ["month ahead forecasting", "- - month ahead forecasting"],
  ["deep learning", "- - deep learning"],
  ["top5", "- 5 -"],
  ["top five", "- 5 -"],
  ["five", "- 5 -"],
  ["5 week", "week 5 -"],
  ["top papers this week", "week - -"],
  ["best papers this month", "month - -"],
  ["hot this week", "week - -"],
  ["cs.CL week", "week - cs.CL"],
  ["week cs.CL", "week - cs.CL"],
  ["robots, this week", "week - robots"],
  ["top 5 video papers", "- 5 video"],
  ["papers on video this week", "week - video"],
  ["two stream networks", "- - two stream networks"],
  ["5 in cs.CL", "- 5 cs.CL"],
  ["top-10", "- 10 -"],
  ["10 best papers", "- 10 -"],
  ["5 video papers", "- 5 video"],
  ["most upvoted this week", "week - -"],
  ["most popular", "- - -"],
  ["what's trending in robotics", "- - robotics"],
  ["robotics trending", "- - robotics"],
  ["robots week", "week - robots"],
  ["robots 7d", "week - robots"],
  ["robots in a month", "month - robots"],
  ["1 day", "day - -"],
  ["one week", "week - -"],
  ["week, 10", "week 10 -"],
  ["period week", "week - -"],
  ["", "- - -"],
])("“trending %s” is read as %s", (text, said) => {
  expect(told(text)).toBe(said);
});

it.each(["last 3 days", "past 14 days", "yesterday", "since monday", "2025-10-30", "best of 2025"])(
  "“trending %s” is refused, as nothing is counted over that",
  (text) => {
    expect(() => readTrending(text, 20)).toThrow("a day, a week or a month");
  },
);

it.each(["0", "25", "100"])("“trending %s” is told how many there may be", (text) => {
  expect(() => readTrending(text, 20)).toThrow("from 1 to 20");
});
