import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { modalOf } from "../../../../adapters/discord/render/render-message.ts";
import type { Form, FormField } from "../../../../src/chat/message.ts";
import { hostileStrings } from "../../../fakes/chat/hostile-strings.ts";
import { messageArbitrary } from "../../../fakes/chat/message-arbitrary.ts";
import { modal, modalFaults } from "../../../fakes/discord/interactions/modal-shape.ts";

const field = { name: "time", label: "Time", value: "9:00", example: "9:00", required: true };
const schedule: Form = {
  kind: "form",
  label: "Change schedule",
  action: "schedule.set",
  value: "",
  title: "When this channel gets its digest",
  fields: [field],
  instead: "schedule time:9:00",
};

describe("a form on Discord", () => {
  it("is a modal with a labelled input for each field", () => {
    expect(modalOf(schedule, "schedule.set!")).toEqual({
      custom_id: "schedule.set!",
      title: "When this channel gets its digest",
      components: [
        {
          type: 18,
          label: "Time",
          component: {
            type: 4,
            custom_id: "time",
            style: 1,
            required: true,
            value: "9:00",
            placeholder: "For example: 9:00",
          },
        },
      ],
    });
  });

  it("leaves out what a field has not", () => {
    const bare = { name: "time", label: "Time", required: false };
    const [label] = modalOf({ ...schedule, fields: [bare] }, "schedule.set!").components;
    expect(label).toEqual({
      type: 18,
      label: "Time",
      component: { type: 4, custom_id: "time", style: 1, required: false },
    });
  });

  const days = { name: "days", label: "Days", value: "weekdays", required: true };
  const choices = ["Monday", "Tuesday", "Wednesday"];
  const componentOf = (each: FormField) => {
    const [label] = modalOf({ ...schedule, fields: [each] }, "x").components;
    return label && "component" in label ? label.component : undefined;
  };

  it("offers several choices as a menu, with those that are chosen", () => {
    const chosen = ["Wednesday", "Monday", "Noday"];
    const input = { kind: "choice", many: true, choices, chosen } as const;
    expect(componentOf({ ...days, input })).toEqual({
      type: 3,
      custom_id: "days",
      required: true,
      min_values: 1,
      max_values: 3,
      options: [
        { label: "Monday", value: "Monday", default: true },
        { label: "Tuesday", value: "Tuesday" },
        { label: "Wednesday", value: "Wednesday", default: true },
      ],
    });
  });

  it("offers one choice as a menu that may stay empty where it is not required", () => {
    const input = { kind: "choice", choices, chosen: ["Tuesday", "Monday"] } as const;
    const menu = componentOf({ ...days, required: false, input });
    expect(menu).toMatchObject({ type: 3, required: false, min_values: 0, max_values: 1 });
    expect(JSON.stringify(menu).match(/"default":true/gu)).toHaveLength(1);
  });

  it.each<[string, readonly string[]]>([
    ["no choice", []],
    ["too many choices", Array.from({ length: 26 }, (_, n) => `${n}`)],
    ["a choice that is too long", ["x".repeat(101)]],
    ["two equal choices", ["a", "a"]],
    ["a choice that would be changed", ["a\u202eb"]],
  ])("has a line of text for %s", (_, choices) => {
    const input = { kind: "choice", choices, chosen: [] } as const;
    expect(componentOf({ ...days, input })).toMatchObject({ type: 4, value: "weekdays" });
  });

  it.each([
    { kind: "time" },
    { kind: "complete", command: "schedule", option: "timezone" },
  ] as const)("has a line of text for %o, which Discord has no input for", (input) => {
    expect(componentOf({ ...field, input })).toMatchObject({ type: 4, value: "9:00" });
  });

  it("is one that Discord opens, for every form", () => {
    const forms = messageArbitrary.map(({ blocks }) =>
      blocks
        .flatMap((block) => ("actions" in block ? (block.actions ?? []) : []))
        .filter((action) => action.kind === "form"),
    );
    fc.assert(
      fc.property(forms, (some) => {
        for (const form of some) {
          const opened = modal.parse(modalOf(form, "x"));
          expect(modalFaults(opened)).toEqual([]);
        }
      }),
    );
  });

  it("shows at most five fields, each name once", () => {
    const fields = ["a", "a", "b", "c", "d", "e", "f"].map((name) => ({ ...field, name }));
    expect(modalOf({ ...schedule, fields }, "x").components).toHaveLength(5);
    expect(
      JSON.stringify(modalOf({ ...schedule, fields }, "x")).match(/"custom_id":"a"/gu),
    ).toHaveLength(1);
  });

  it.each(Object.entries(hostileStrings))(
    "stays within the limits with %s everywhere",
    (_, text) => {
      const hostile = { ...field, label: text, value: text, example: text };
      const modal = modalOf({ ...schedule, title: text, label: text, fields: [hostile] }, "x");
      const { label, component } = JSON.parse(JSON.stringify(modal.components[0]));
      expect(modal.title.length).toBeGreaterThan(0);
      expect(modal.title.length).toBeLessThanOrEqual(45);
      expect(label.length).toBeGreaterThan(0);
      expect(label.length).toBeLessThanOrEqual(45);
      expect((component.value ?? "").length).toBeLessThanOrEqual(4_000);
      expect((component.placeholder ?? "").length).toBeLessThanOrEqual(100);
      expect(JSON.stringify(modal)).not.toMatch(/\\u(?:0000|202e|d83d)/u);
    },
  );
});
