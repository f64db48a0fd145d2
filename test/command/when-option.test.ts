import { expect, it } from "vitest";
import { completeWhen } from "../../src/command/when-option.ts";

it.each([
  ["weekdays 9:00 vanc", ["weekdays 9:00 vanc", "weekdays 9:00 America/Vancouver"]],
  ["weekdays", ["weekdays"]],
  ["9:00 thu", ["9:00 thu"]],
  ["", ["weekdays 9:00", "daily 8:00", "mon,thu 17:00"]],
])(
  "a schedule typed as “%s” is completed by the zone that its end may become",
  async (typed, offered) => {
    const choices = await completeWhen(undefined, typed);
    expect(choices.map(({ value }) => value)).toEqual(offered);
  },
);
