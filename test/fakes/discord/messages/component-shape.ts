import { z } from "zod";
import { componentId, customId, emoji, link, snowflake, text, whole } from "./shapes.ts";

/** https://docs.discord.com/developers/components/reference */
const button = z.strictObject({
  type: z.literal(2),
  id: componentId,
  style: whole(1, 6),
  label: text(80).nullish(),
  emoji: emoji.nullish(),
  custom_id: customId.nullish(),
  url: link(512).nullish(),
  sku_id: snowflake.nullish(),
  disabled: z.boolean().nullish(),
});

const select = {
  id: componentId,
  custom_id: customId,
  placeholder: text(150).nullish(),
  min_values: whole(0, 25).nullish(),
  max_values: whole(1, 25).nullish(),
  disabled: z.boolean().nullish(),
  required: z.boolean().nullish(),
};

const selectOption = z.strictObject({
  label: text(100, 1),
  value: text(100, 1),
  description: text(100).nullish(),
  default: z.boolean().nullish(),
  emoji: emoji.nullish(),
});

export const stringSelect = z.strictObject({
  ...select,
  type: z.literal(3),
  options: z.array(selectOption).min(1).max(25),
});

const entitySelect = z.strictObject({
  ...select,
  type: z.union([z.literal(5), z.literal(6), z.literal(7)]),
});

export const channelSelect = z.strictObject({
  ...select,
  type: z.literal(8),
  channel_types: z.array(z.int()).nullish(),
});

const actionRow = z.strictObject({
  type: z.literal(1),
  id: componentId,
  components: z
    .array(z.union([button, stringSelect, entitySelect, channelSelect]))
    .min(1)
    .max(5),
});

const textDisplay = z.strictObject({
  type: z.literal(10),
  id: componentId,
  content: text(4_000, 1),
});

const media = z.strictObject({ url: link(2_048) });
const alternative = text(1_024, 1).nullish();

const thumbnail = z.strictObject({
  type: z.literal(11),
  id: componentId,
  media,
  description: alternative,
  spoiler: z.boolean().nullish(),
});

const section = z.strictObject({
  type: z.literal(9),
  id: componentId,
  components: z.array(textDisplay).min(1).max(3),
  accessory: z.discriminatedUnion("type", [button, thumbnail]),
});

const gallery = z.strictObject({
  type: z.literal(12),
  id: componentId,
  items: z
    .array(z.strictObject({ media, description: alternative, spoiler: z.boolean().nullish() }))
    .min(1)
    .max(10),
});

const file = z.strictObject({
  type: z.literal(13),
  id: componentId,
  file: z.strictObject({
    url: z
      .string()
      .max(2_048)
      .regex(/^attachment:\/\/./),
  }),
  spoiler: z.boolean().nullish(),
});

const separator = z.strictObject({
  type: z.literal(14),
  id: componentId,
  divider: z.boolean().nullish(),
  spacing: whole(1, 2).nullish(),
});

const container = z.strictObject({
  type: z.literal(17),
  id: componentId,
  accent_color: whole(0, 0xffffff).nullish(),
  spoiler: z.boolean().nullish(),
  components: z
    .array(
      z.discriminatedUnion("type", [actionRow, textDisplay, section, gallery, file, separator]),
    )
    .min(1)
    .max(40),
});

/** Everything that can stand at the top of a message. */
export const component = z.discriminatedUnion("type", [
  actionRow,
  textDisplay,
  section,
  gallery,
  file,
  separator,
  container,
]);

export type Component = z.infer<typeof component>;
export type Button = z.infer<typeof button>;
export type Select = z.infer<typeof stringSelect | typeof entitySelect | typeof channelSelect>;
/** A component at any depth. */
export type AnyComponent = Component | Button | Select | z.infer<typeof thumbnail>;
