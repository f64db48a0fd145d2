import { z } from "zod";
import type { NewAttachment } from "./attachment-rules.ts";
import { component } from "./component-shape.ts";
import { embed } from "./embed-shape.ts";
import { bits, snowflake, text } from "./shapes.ts";

const allowedMentions = z.strictObject({
  parse: z.array(z.enum(["roles", "users", "everyone"])).nullish(),
  users: z.array(snowflake).max(100).nullish(),
  roles: z.array(snowflake).max(100).nullish(),
  replied_user: z.boolean().nullish(),
});

const attachment = z.strictObject({
  id: z.union([snowflake, z.int().min(0)]),
  filename: text(1_024, 1).nullish(),
  description: text(1_024).nullish(),
  title: text(1_024).nullish(),
});

/** What every way to write a message takes; discord.js sends the two `false` with answers and edits, where they mean nothing. */
const content = {
  content: text(2_000).nullish(),
  embeds: z.array(embed).max(10).nullish(),
  allowed_mentions: allowedMentions.nullish(),
  components: z.array(component).max(40).nullish(),
  flags: bits,
  attachments: z.array(attachment).max(10).nullish(),
  tts: z.literal(false).nullish(),
  enforce_nonce: z.literal(false).nullish(),
};

/** An answer to an interaction, a follow-up, and an edit of any message. */
export const messageBody = z.strictObject(content);

/** A message to a channel. */
export const newMessage = z.strictObject({
  ...content,
  nonce: z.union([z.int(), z.string().max(25)]).nullish(),
  enforce_nonce: z.boolean().nullish(),
  sticker_ids: z.array(snowflake).max(3).nullish(),
  message_reference: z
    .strictObject({
      message_id: snowflake,
      channel_id: snowflake.nullish(),
      guild_id: snowflake.nullish(),
      fail_if_not_exists: z.boolean().nullish(),
      type: z.int().nullish(),
    })
    .nullish(),
});

/** With the files that came beside it. */
interface WithFiles {
  readonly uploads?: readonly NewAttachment[];
}

export type MessageBody = Omit<z.infer<typeof messageBody>, "enforce_nonce"> & WithFiles;
export type NewMessage = z.infer<typeof newMessage> & WithFiles;
