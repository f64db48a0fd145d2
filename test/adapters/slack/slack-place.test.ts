import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isDirect,
  slackAddressOf,
  slackPerson,
  slackPlace,
  slackServer,
  slackUserOf,
} from "../../../adapters/slack/slack-place.ts";

const id = (...letters: string[]) =>
  fc
    .tuple(fc.constantFrom(...letters), fc.stringMatching(/^[A-Z0-9]{1,20}$/u))
    .map((parts) => parts.join(""));

describe("a place on Slack", () => {
  it("is read back for every workspace and channel", () => {
    fc.assert(
      fc.property(id("T", "E"), id("C", "G", "D"), (teamId, channelId) => {
        const place = slackPlace(teamId, channelId);
        expect(slackAddressOf(place)).toEqual({ teamId, channelId });
        expect(place.startsWith(`${slackServer(teamId)}/`)).toBe(true);
      }),
    );
  });

  it("is nothing else", () => {
    for (const place of [
      "slack:T1",
      "slack:T1/C1/x",
      "slack:t1/c1",
      "discord:T1/C1",
      "slack:/",
    ] as const)
      expect(slackAddressOf(place)).toBeUndefined();
  });

  it("is private where its channel is a direct message", () => {
    expect([isDirect("D1"), isDirect("C1")]).toEqual([true, false]);
  });
});

describe("a person on Slack", () => {
  it("is read back for every id", () => {
    fc.assert(
      fc.property(id("U", "W"), (userId) => {
        expect(slackUserOf(slackPerson(userId))).toBe(userId);
      }),
    );
  });

  it("is nobody of another platform", () => {
    for (const person of ["discord:U1", "slack:C1", "slack:", "U1"])
      expect(slackUserOf(person)).toBeUndefined();
  });
});
