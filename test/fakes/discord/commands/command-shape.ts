import { z } from "zod";
import { snowflake, text, whole, words } from "../messages/shapes.ts";

/** https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-naming */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const name = z
  .string()
  .regex(NAME)
  .refine((value) => value === value.toLowerCase(), "Names are lower case");

/** https://docs.discord.com/developers/reference#locales */
const LOCALES = (
  "ar bg cs da de el en-GB en-US es-419 es-ES fi fr he hi hr hu id it ja ko lt nl no pl pt-BR ro " +
  "ru sv-SE th tr uk vi zh-CN zh-TW"
).split(" ");

const localised = <T extends z.ZodType>(value: T) =>
  z.partialRecord(z.enum(LOCALES), value).nullish();

const named = {
  name,
  name_localizations: localised(name),
  description: words(100),
  description_localizations: localised(words(100)),
};

const choice = <T extends z.ZodType>(value: T) =>
  z.strictObject({ name: words(100), name_localizations: localised(words(100)), value });

const valued = { ...named, required: z.boolean().nullish() };
const completed = { ...valued, autocomplete: z.boolean().nullish() };

const stringOption = z.strictObject({
  ...completed,
  type: z.literal(3),
  choices: z
    .array(choice(text(100)))
    .max(25)
    .nullish(),
  min_length: whole(0, 6_000).nullish(),
  max_length: whole(1, 6_000).nullish(),
});

const numberOption = z.strictObject({
  ...completed,
  type: z.union([z.literal(4), z.literal(10)]),
  choices: z.array(choice(z.number())).max(25).nullish(),
  min_value: z.number().nullish(),
  max_value: z.number().nullish(),
});

const plainOption = z.strictObject({
  ...valued,
  type: z.union([
    z.literal(5),
    z.literal(6),
    z.literal(7),
    z.literal(8),
    z.literal(9),
    z.literal(11),
  ]),
  channel_types: z.array(z.int()).nullish(),
});

const value = z.union([stringOption, numberOption, plainOption]);

const subcommand = z.strictObject({
  ...named,
  type: z.literal(1),
  required: z.boolean().nullish(),
  options: z.array(value).max(25).nullish(),
});

const group = z.strictObject({
  ...named,
  type: z.literal(2),
  required: z.boolean().nullish(),
  options: z.array(subcommand).max(25).nullish(),
});

const common = {
  id: snowflake.nullish(),
  default_member_permissions: z.union([z.string().regex(/^\d+$/), z.int()]).nullish(),
  dm_permission: z.boolean().nullish(),
  contexts: z.array(whole(0, 2)).min(1).nullish(),
  integration_types: z.array(whole(0, 1)).min(1).nullish(),
  nsfw: z.boolean().nullish(),
};

const slashCommand = z.strictObject({
  ...common,
  ...named,
  type: z.literal(1).nullish(),
  options: z
    .array(z.union([value, subcommand, group]))
    .max(25)
    .nullish(),
});

/** Of the menu on a person or a message: any name, no words. */
const menuCommand = z.strictObject({
  ...common,
  type: z.union([z.literal(2), z.literal(3)]),
  name: words(32),
  name_localizations: localised(words(32)),
  description: z.literal("").nullish(),
  options: z.array(z.never()).nullish(),
});

export const command = z.union([slashCommand, menuCommand]);

export type Command = z.infer<typeof command>;
export type ValueOption = z.infer<typeof value>;
export type CommandOption = ValueOption | z.infer<typeof subcommand> | z.infer<typeof group>;
