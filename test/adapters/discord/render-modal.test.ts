import { describe, expect, it } from "vitest";
import { modalOf } from "../../../adapters/discord/render/render-message.ts";
import type { Form } from "../../../src/chat/message.ts";
import { hostileStrings } from "../../fakes/hostile-strings.ts";

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
