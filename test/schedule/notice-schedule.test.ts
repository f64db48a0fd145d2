import { describe, expect, it } from "vitest";
import { noticeSchedule } from "../../src/schedule/notice-schedule.ts";

describe("what in a topic says when or where", () => {
  it.each([
    ["diffusion policy 9:00", ["9:00"], [], "diffusion policy"],
    ["diffusion policy at 9am", ["at 9am"], [], "diffusion policy"],
    ["diffusion policy every day at 9:30 pm", ["every day", "at 9:30 pm"], [], "diffusion policy"],
    ["diffusion policy daily at noon", ["daily", "at noon"], [], "diffusion policy"],
    ["robots on Mondays, 17h30", ["on Mondays", "17h30"], [], "robots"],
    ["weekdays robots", ["weekdays"], [], "robots"],
    ["robots in #papers", [], ["in #papers"], "robots"],
    ["robots #ml-papers weekly", ["weekly"], ["#ml-papers"], "robots"],
    ["robots <#1234567890> 9:00", ["9:00"], ["<#1234567890>"], "robots"],
    ["robots <#C012|papers>", [], ["<#C012|papers>"], "robots"],
    ["every friday", ["every friday"], [], ""],
    ["robots mon wed fri 9:00", ["mon wed fri", "9:00"], [], "robots"],
    ["robots Tue, Thu and Sat", ["Tue, Thu and Sat"], [], "robots"],
    ["robots mon-fri at 8am", ["mon-fri", "at 8am"], [], "robots"],
    ["robots fri 17:30", ["fri", "17:30"], [], "robots"],
    ["robots 9:00 Europe/Berlin", ["9:00 Europe/Berlin"], [], "robots"],
    ["robots daily at 9am EST", ["daily", "at 9am EST"], [], "robots"],
    ["robots every other day", ["every other day"], [], "robots"],
    ["robots twice a week", ["twice a week"], [], "robots"],
    ["robots every morning", ["every morning"], [], "robots"],
  ])("is noticed in %s", (topic, times, channels, rest) => {
    expect(noticeSchedule(topic)).toEqual({ times, channels, rest });
  });

  it.each([
    "diffusion policy",
    "1.58 bit LLMs at 4 bits",
    "16:9 video",
    "daily living assistance",
    "weekly supervised segmentation",
    "Monte Carlo in C#",
    "#1 on a leaderboard",
    "everyday objects",
    "wedge product",
    "the sun and its corona",
    "SAT solvers",
    '"every day at 9:00" routines',
    "votes:>20 since:2026-01-31",
    "",
  ])("is not seen in %j", (topic) => {
    expect(noticeSchedule(topic)).toBeUndefined();
  });
});
