import type { Instant } from "../../time/instant.ts";
import type { CalendarDate } from "../new-york.ts";
import type { Page } from "../page.ts";
import type { Window } from "../source.ts";
import { isRefusal } from "../trouble.ts";
import { HUGGING_FACE_TITLE, type HuggingFaceApi } from "./api.ts";
import { daysSince, isoWeek, lastFilledDay, weekUpTo } from "./feed-calendar.ts";

/** What is popular in a window; for a week or month, the one that the last filled list belongs to. */
export function popularPages(api: HuggingFaceApi, window: Window, now: Instant) {
  const day = lastFilledDay(now);
  switch (window) {
    case "day":
      return [api.top({ sort: "trending" })];
    case "week":
      return weekPages(api, day, now);
    case "month":
      return api.all({ month: day.slice(0, 7) });
    default:
      return window satisfies never;
  }
}

/** The site knows weeks 1 to 52 only, while some years have 53. */
function weekPages(api: HuggingFaceApi, day: CalendarDate, now: Instant): AsyncGenerator<Page> {
  const week = isoWeek(day);
  return week.endsWith("W53") ? daysPages(api, weekUpTo(day), now) : api.all({ week });
}

/** The lists from the mark's day to today's. */
export async function* listedPages(
  api: HuggingFaceApi,
  mark: string | undefined,
  now: Instant,
): AsyncGenerator<Page> {
  const { days, skipped } = daysSince(mark, now);
  let missing = skipped
    ? `The lists of ${HUGGING_FACE_TITLE} before ${days[0]} were not read.`
    : undefined;
  for await (const page of daysPages(api, days, now)) {
    yield missing ? { ...page, missing } : page;
    missing = undefined;
  }
}

async function* daysPages(api: HuggingFaceApi, days: readonly CalendarDate[], now: Instant) {
  for (const day of days) yield* dayPages(api, day, now);
}

/** A day that the site refuses is left out, so that the days after it are read. */
async function* dayPages(
  api: HuggingFaceApi,
  date: CalendarDate,
  now: Instant,
): AsyncGenerator<Page> {
  try {
    yield* api.all({ date });
  } catch (error) {
    if (!isRefusal(error, 400)) throw error;
    const missing = `${HUGGING_FACE_TITLE} refused the list of ${date}.`;
    yield { papers: [], dropped: 0, fetchedAt: now, freshness: "fresh", missing };
  }
}
