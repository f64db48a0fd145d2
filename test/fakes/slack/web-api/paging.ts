import { z } from "zod";
import { count } from "../shapes/shapes.ts";
import { SlackError } from "../world/slack-error.ts";
import type { Json } from "../world/world.ts";

/** The arguments of a list in pages: https://docs.slack.dev/apis/web-api/pagination */
export const paging = {
  /** Slack's own default; it recommends no more than 200. */
  limit: count(1, 999).default(100),
  cursor: z.string().optional(),
};

/** One page, with a cursor to the next; an empty cursor is the end. */
export function pageOf<T>(
  name: string,
  all: readonly T[],
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
  show: (one: T) => Json,
): Json {
  const from = cursor ? startOf(cursor) : 0;
  const to = from + limit;
  return {
    [name]: all.slice(from, to).map(show),
    response_metadata: { next_cursor: to < all.length ? cursorAt(to) : "" },
  };
}

function cursorAt(start: number): string {
  return Buffer.from(`start:${start}`).toString("base64");
}

function startOf(cursor: string): number {
  const [, start] = /^start:(\d+)$/.exec(Buffer.from(cursor, "base64").toString("utf8")) ?? [];
  if (start === undefined) throw new SlackError("invalid_cursor");
  return Number(start);
}
