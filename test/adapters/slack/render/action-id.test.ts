import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  blockIdOf,
  carryButton,
  carryForm,
  carryLink,
  completionId,
  placeOfBlock,
  readCompletion,
  readPressed,
} from "../../../../adapters/slack/render/action-id.ts";
import { button } from "../../../../src/chat/button.ts";
import type { Form } from "../../../../src/chat/message.ts";

const schedule: Form = {
  kind: "form",
  label: "Change schedule",
  action: "schedule.set",
  value: "id=1",
  title: "When this channel gets its digest",
  fields: [
    { name: "time", label: "Time", value: "9:00", required: true, input: { kind: "time" } },
    {
      name: "days",
      label: "Days",
      required: true,
      input: { kind: "choice", choices: ["Mondays", "R&D"], many: true, chosen: ["R&D"] },
    },
    {
      name: "timezone",
      label: "Time zone <IANA>",
      example: "Europe/Berlin",
      required: false,
      input: { kind: "complete", command: "schedule", option: "timezone" },
    },
  ],
  instead: "schedule time:9:00",
};

const words = fc.string({ unit: "binary", maxLength: 40 });

describe("a pressed button on Slack", () => {
  it("says its command and value, whatever else the message holds", () => {
    const next = button("Next", "search.page", { query: "R&D <x>", page: 2 });
    expect(carryButton(next, 3)?.action_id).toBe("button:3:search.page");
    expect(readPressed({ ...carryButton(next, 3), action_id: "button:3:search.page" })).toEqual({
      kind: "button",
      action: "search.page",
      value: next.value,
    });
  });

  it("for every value comes back as it was, without a sign that Slack escapes", () => {
    fc.assert(
      fc.property(words, (value) => {
        const carried = carryButton({ kind: "button", label: "", action: "a.b", value }, 0);
        expect(carried?.value ?? "").not.toMatch(/[&<>]/u);
        expect(carried && readPressed(carried)).toEqual({ kind: "button", action: "a.b", value });
      }),
    );
  });

  it("is none when it could not come back whole", () => {
    const long = button("Next", "search.page", { query: "x".repeat(2_000) });
    expect(carryButton(long, 0)).toBeUndefined();
    expect(carryButton(button("", "x".repeat(255)), 0)).toBeUndefined();
  });

  it.each(["", "search.page", "button:search.page", "menu:1:search.page", "form:1:", "link:x"])(
    "is not understood as %j, which this version did not make",
    (action_id) => expect(readPressed({ action_id, value: "x" })).toBeUndefined(),
  );

  it("is not understood with a broken value", () => {
    expect(readPressed({ action_id: "button:0:a.b", value: "100%" })).toBeUndefined();
  });

  it("that opens an address says so", () => {
    expect(readPressed(carryLink(2))).toEqual({ kind: "link" });
  });
});

describe("a form behind a button on Slack", () => {
  it("comes back with its fields and how they are filled in", () => {
    const carried = carryForm(schedule, 1);
    expect(carried?.value).not.toMatch(/[&<>]/u);
    expect(carried && readPressed(carried)).toEqual({ kind: "form", form: schedule });
  });

  it("for every text comes back as it was", () => {
    fc.assert(
      fc.property(words, words, words, (label, value, instead) => {
        const field = { name: "time", label, value, example: value, required: true };
        const form = { ...schedule, label, title: label, value, instead, fields: [field] };
        const carried = carryForm(form, 0);
        expect(carried && readPressed(carried)).toEqual({ kind: "form", form });
      }),
    );
  });

  it("keeps what to type instead where it is too long to come back whole", () => {
    const fields = Array.from({ length: 5 }, (_, at) => ({
      name: `field${at}`,
      label: "x".repeat(500),
      required: true,
    }));
    const carried = carryForm({ ...schedule, fields }, 0);
    expect(carried && readPressed(carried)).toMatchObject({
      kind: "form",
      form: { fields: [], action: "schedule.set", value: "id=1", instead: "schedule time:9:00" },
    });
  });

  it.each([
    "",
    "[]",
    "null",
    '{"label":"x"}',
    '{"label":"","action":"a.b","value":"","title":"","instead":"","fields":[{"name":1}]}',
  ])("is not understood from %j", (value) => {
    expect(readPressed({ action_id: "form:0:schedule.set", value })).toBeUndefined();
  });
});

describe("ids of a view on Slack", () => {
  it("carry the place in which a button is pressed", () => {
    expect(placeOfBlock(blockIdOf("slack:T1/C2", 7))).toBe("slack:T1/C2");
    for (const id of ["time", "7", "7 discord:1/2", "slack:T1/C2"]) {
      expect(placeOfBlock(id)).toBeUndefined();
    }
  });

  it("carry whose suggestions a field asks for", () => {
    expect(readCompletion(completionId("schedule", "timezone"))).toEqual({
      command: "schedule",
      option: "timezone",
    });
    expect(readCompletion("input")).toBeUndefined();
  });
});
