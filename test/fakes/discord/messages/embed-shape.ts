import { z } from "zod";
import { link, text, whole, words } from "./shapes.ts";

const media = z.strictObject({
  url: link(2_048),
  width: z.int().nullish(),
  height: z.int().nullish(),
  description: text(4_096).nullish(),
});

/** https://docs.discord.com/developers/resources/message#embed-object-embed-limits */
export const embed = z.strictObject({
  type: z.literal("rich").nullish(),
  title: text(256).nullish(),
  description: text(4_096).nullish(),
  url: link(2_048).nullish(),
  timestamp: z.iso.datetime({ offset: true }).nullish(),
  color: whole(0, 0xffffff).nullish(),
  footer: z.strictObject({ text: words(2_048), icon_url: link(2_048).nullish() }).nullish(),
  image: media.nullish(),
  thumbnail: media.nullish(),
  author: z
    .strictObject({
      name: words(256),
      url: link(2_048).nullish(),
      icon_url: link(2_048).nullish(),
    })
    .nullish(),
  fields: z
    .array(z.strictObject({ name: words(256), value: words(1_024), inline: z.boolean().nullish() }))
    .max(25)
    .nullish(),
});

export type Embed = z.infer<typeof embed>;

/** What counts against the 6,000 characters of all embeds of a message together. */
export function embedLength({ title, description, footer, author, fields }: Embed): number {
  const parts = [title, description, footer?.text, author?.name];
  for (const { name, value } of fields ?? []) parts.push(name, value);
  return parts.reduce((sum, part) => sum + (part?.length ?? 0), 0);
}

/** An embed that shows nothing is refused as an empty message is. */
export function isEmptyEmbed({ image, thumbnail, ...rest }: Embed): boolean {
  return embedLength(rest) === 0 && !image && !thumbnail;
}
