import type { z } from "zod";
import { JsonFeedShape } from "./json-feed-shape.ts";
import type { OpenFeeds } from "./open-feeds.ts";

/** A feed's JSON, which is the easiest to look into. */
export async function jsonOf(
  feeds: OpenFeeds,
  path: string,
): Promise<z.infer<typeof JsonFeedShape>> {
  const response = await feeds.get(path);
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  return JsonFeedShape.parse(await response.json());
}
