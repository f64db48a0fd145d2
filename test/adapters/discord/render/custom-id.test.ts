import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  customIdOf,
  formBehind,
  formIdOf,
  menuIdOf,
  readCustomId,
} from "../../../../adapters/discord/render/custom-id.ts";
import { form } from "../../../../src/chat/button.ts";
import type { Form } from "../../../../src/chat/message.ts";

const action = fc.stringMatching(/^[a-z]{3,10}\.[a-z-]{3,10}$/u);
const value = fc.string({ maxLength: 70 });

const schedule = form(
  {
    label: "Change schedule",
    action: "schedule.set",
    title: "When this channel gets its digest",
    fields: [
      { name: "days", label: "Days", value: "weekdays", required: true },
      { name: "time", label: "Time", value: "9:00", example: "9:00", required: true },
      { name: "min_votes", label: "Votes a paper must have", required: false },
    ],
    instead: "schedule days:weekdays time:9:00",
  },
  { id: "a1" },
);

describe("custom ids", () => {
  it("for every button that fits, give it back", () => {
    fc.assert(
      fc.property(action, value, (action, value) => {
        const id = customIdOf({ action, value });
        expect(id && readCustomId(id)).toEqual({ kind: "button", action, value });
      }),
    );
  });

  it("for every form, give back its action and value", () => {
    fc.assert(
      fc.property(action, value, fc.array(value, { maxLength: 5 }), (action, value, names) => {
        const fields = names.map((name) => ({ name, label: name, value: name, required: true }));
        const id = formIdOf({ ...schedule, action, value, fields });
        expect(id && readCustomId(id)).toMatchObject({ kind: "form", action, value });
      }),
    );
  });

  it("do not come from what would not come back whole", () => {
    expect(customIdOf({ action: "search.page", value: "x".repeat(88) })).toHaveLength(100);
    expect(customIdOf({ action: "search.page", value: "x".repeat(89) })).toBeUndefined();
    expect(formIdOf({ ...schedule, value: "x".repeat(100) })).toBeUndefined();
  });

  it.each(["", ":", "menu:0", "search", "search:page", ".x:y", "__proto__", "?!", "a.b?c"])(
    "are not read from %j",
    (id) => expect(readCustomId(id)).toBeUndefined(),
  );

  it("of menus are no actions", () => expect(readCustomId(menuIdOf(3))).toBeUndefined());
});

describe("the form behind a button after a restart", () => {
  const behind = (each: Form) => formBehind(formIdOf(each) ?? "", each.label);

  it("has the fields and what they held, named for themselves", () => {
    const { action, value } = schedule;
    expect(behind(schedule)).toMatchObject({ action, value, title: "Change schedule" });
    expect(behind(schedule)?.fields).toEqual([
      { name: "days", label: "Days", value: "weekdays", required: false },
      { name: "time", label: "Time", value: "9:00", required: false },
      { name: "min_votes", label: "Min votes", required: false },
    ]);
  });

  it("has empty fields where there was no room for more", () => {
    const long = { ...schedule, value: "x".repeat(55) };
    expect(behind(long)?.fields.map(({ name, value }) => [name, value])).toEqual([
      ["days", undefined],
      ["time", undefined],
      ["min_votes", undefined],
    ]);
  });

  it("is unknown where there was room for no field, and of a button", () => {
    expect(behind({ ...schedule, value: "x".repeat(80) })).toBeUndefined();
    expect(formBehind("search.page:page=2", "Next")).toBeUndefined();
  });
});
