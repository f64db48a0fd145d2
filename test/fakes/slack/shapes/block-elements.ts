import { z } from "zod";
import { actionId, confirm, option, plain, richOption } from "./block-text.ts";
import { link, text, whole } from "./shapes.ts";

/** https://docs.slack.dev/reference/block-kit/block-elements */
const acting = { action_id: actionId, confirm: confirm.optional() };
const focus_on_load = z.boolean().optional();
const placeholder = plain(150).optional();

export const image = z.strictObject({
  type: z.literal("image"),
  image_url: link(),
  alt_text: text(2_000),
});

const button = z.strictObject({
  ...acting,
  type: z.literal("button"),
  text: plain(75),
  url: link().optional(),
  value: text(2_000).optional(),
  style: z.enum(["primary", "danger"]).optional(),
  accessibility_label: text(75).optional(),
});

const overflow = z.strictObject({
  ...acting,
  type: z.literal("overflow"),
  options: z
    .array(option.extend({ url: link().optional() }))
    .min(1)
    .max(5),
});

const options = z.array(option).min(1).max(100);
const chosen = {
  options: options.optional(),
  option_groups: z
    .array(z.strictObject({ label: plain(75), options }))
    .min(1)
    .max(100)
    .optional(),
};
const menu = { ...acting, placeholder, focus_on_load };
const many = { initial_options: options.optional(), max_selected_items: whole(1, 100).optional() };
const looked = { min_query_length: whole(0, 100).optional() };

const selects = [
  z.strictObject({
    ...menu,
    ...chosen,
    type: z.literal("static_select"),
    initial_option: option.optional(),
  }),
  z.strictObject({
    ...menu,
    ...looked,
    type: z.literal("external_select"),
    initial_option: option.optional(),
  }),
  z.strictObject({ ...menu, ...chosen, ...many, type: z.literal("multi_static_select") }),
  z.strictObject({ ...menu, ...looked, ...many, type: z.literal("multi_external_select") }),
  z.strictObject({
    ...menu,
    type: z.literal("channels_select"),
    initial_channel: text(20).optional(),
  }),
] as const;

const group = { ...acting, focus_on_load, options: z.array(richOption).min(1).max(10) };
const groups = [
  z.strictObject({
    ...group,
    type: z.literal("radio_buttons"),
    initial_option: richOption.optional(),
  }),
  z.strictObject({
    ...group,
    type: z.literal("checkboxes"),
    initial_options: z.array(richOption).min(1).max(10).optional(),
  }),
] as const;

const pickers = [
  z.strictObject({
    ...menu,
    type: z.literal("timepicker"),
    initial_time: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
      .optional(),
    timezone: z.string().refine(isZone, "no time zone").optional(),
  }),
  z.strictObject({ ...menu, type: z.literal("datepicker"), initial_date: z.iso.date().optional() }),
] as const;

const typed = {
  action_id: actionId,
  placeholder,
  focus_on_load,
  initial_value: text(3_000).optional(),
  dispatch_action_config: z
    .strictObject({
      trigger_actions_on: z.array(z.enum(["on_enter_pressed", "on_character_entered"])).min(1),
    })
    .optional(),
};

const textInputs = [
  z.strictObject({
    ...typed,
    type: z.literal("plain_text_input"),
    multiline: z.boolean().optional(),
    min_length: whole(0, 3_000).optional(),
    max_length: whole(1, 3_000).optional(),
  }),
  z.strictObject({
    ...typed,
    type: z.literal("number_input"),
    is_decimal_allowed: z.boolean(),
    initial_value: z
      .string()
      .regex(/^-?\d+(\.\d+)?$/)
      .optional(),
    min_value: z.string().optional(),
    max_value: z.string().optional(),
  }),
] as const;

const pressed = [button, overflow, ...selects, ...groups, ...pickers] as const;

/** Where each may stand. */
export const accessory = z.discriminatedUnion("type", [image, ...pressed]);
export const action = z.discriminatedUnion("type", pressed);
export const input = z.discriminatedUnion("type", [
  ...textInputs,
  ...selects,
  ...groups,
  ...pickers,
]);

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}
