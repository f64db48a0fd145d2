import { describe, expect, it } from "vitest";
import { fieldsOf, modalOf } from "../../../../adapters/slack/render/render-message.ts";
import type { FieldInput, Form, FormField } from "../../../../src/chat/message.ts";
import { hostileStrings } from "../../../fakes/chat/hostile-strings.ts";
import { viewRefusals } from "./view-limits.ts";

const IDS = { callbackId: "form", privateMetadata: "{}" };
const field: FormField = {
  name: "time",
  label: "Time",
  value: "9:00",
  example: "9:00",
  required: true,
};
const schedule: Form = {
  kind: "form",
  label: "Change schedule",
  action: "schedule.set",
  value: "",
  title: "When this channel gets its digest",
  fields: [field],
  instead: "schedule time:9:00",
};
const plain = (text: string) => ({ type: "plain_text", text, emoji: false });
const inputOf = (more: Partial<FormField>) => {
  const { blocks } = modalOf({ ...schedule, fields: [{ ...field, ...more }] }, IDS);
  return JSON.parse(JSON.stringify(blocks.at(-1))).element;
};

describe("a form on Slack", () => {
  it("is a modal with a labelled input for each field", () => {
    expect(modalOf({ ...schedule, title: "Digest" }, IDS)).toEqual({
      type: "modal",
      callback_id: "form",
      private_metadata: "{}",
      title: plain("Digest"),
      submit: plain("Change schedule"),
      close: plain("Cancel"),
      blocks: [
        {
          type: "input",
          block_id: "time",
          label: plain("Time"),
          optional: false,
          element: {
            type: "plain_text_input",
            action_id: "input:time",
            initial_value: "9:00",
            placeholder: plain("For example: 9:00"),
          },
        },
      ],
    });
  });

  it("says a title whole that is too long for its place", () => {
    const { title, blocks } = modalOf(schedule, IDS);
    expect(title).toEqual(plain("Change schedule"));
    expect(JSON.stringify(blocks[0])).toContain("When this channel gets its digest");
  });

  it("has a clock for a time", () => {
    expect(inputOf({ input: { kind: "time" } })).toEqual({
      type: "timepicker",
      action_id: "input:time",
      initial_time: "09:00",
    });
    expect(inputOf({ value: "noon", input: { kind: "time" } })).not.toHaveProperty("initial_time");
  });

  it("has a list for choices, with what is chosen at first", () => {
    const choices = ["relevance", "newest", "newest", ""];
    const option = (text: string) => ({ text: plain(text), value: text });
    const input = { kind: "choice", choices, chosen: ["newest", "other"] } as const;
    expect(inputOf({ input })).toMatchObject({
      type: "static_select",
      options: [option("relevance"), option("newest")],
      initial_option: option("newest"),
    });
    expect(inputOf({ input: { ...input, many: true } })).toMatchObject({
      type: "multi_static_select",
      initial_options: [option("newest")],
    });
    expect(inputOf({ input: { ...input, choices: [] } }).type).toBe("plain_text_input");
  });

  it("has a list that is searched for what the bot completes", () => {
    const input = { kind: "complete", command: "schedule", option: "timezone" } as const;
    expect(inputOf({ value: "Europe/Berlin", input })).toMatchObject({
      type: "external_select",
      action_id: "complete:schedule:timezone",
      min_query_length: 1,
      initial_option: { text: plain("Europe/Berlin"), value: "Europe/Berlin" },
    });
  });

  it("shows each name once", () => {
    const fields = ["a", "a", "b"].map((name) => ({ ...field, name }));
    const { blocks } = modalOf({ ...schedule, title: "Short", fields }, IDS);
    expect(blocks.map(({ block_id }) => block_id)).toEqual(["a", "b"]);
  });

  it.each(Object.entries(hostileStrings))(
    "stays within the limits with %s everywhere",
    (_, text) => {
      const inputs: (FieldInput | undefined)[] = [
        undefined,
        { kind: "time" },
        { kind: "choice", choices: [text, `${text} 2`], chosen: [text] },
        { kind: "choice", choices: [text, "b"], chosen: [text, "b"], many: true },
        { kind: "complete", command: "schedule", option: "timezone" },
      ];
      const fields = inputs.map((input, at) => ({
        name: `field${at}`,
        label: text,
        value: text,
        example: text,
        required: true,
        ...(input && { input }),
      }));
      const modal = modalOf({ ...schedule, title: text, label: text, fields }, IDS);
      expect(viewRefusals(modal)).toEqual([]);
      expect(JSON.stringify(modal)).not.toMatch(/\\u(?:0000|202e|d83d)/u);
    },
  );
});

describe("what was filled in on Slack", () => {
  it("is told by the fields' names, whatever each was filled in with", () => {
    const values = {
      query: { input: { type: "plain_text_input", value: "diffusion" } },
      empty: { input: { type: "plain_text_input", value: null } },
      time: { input: { type: "timepicker", selected_time: "09:00" } },
      sort: { input: { type: "static_select", selected_option: { value: "newest" } } },
      none: { input: { type: "static_select", selected_option: null } },
      days: {
        input: { selected_options: [{ value: "Mondays" }, { value: "Fridays" }] },
      },
      zone: { "complete:schedule:timezone": { selected_option: { value: "UTC" } } },
    };
    expect(fieldsOf(values)).toEqual({
      query: "diffusion",
      empty: "",
      time: "09:00",
      sort: "newest",
      none: "",
      days: "Mondays, Fridays",
      zone: "UTC",
    });
  });
});
