import { defined } from "../src/collections/defined.ts";
import { type Context, defineAction, defineCommand } from "../src/command/command.ts";
import { choice, optionalText, type ReadValues } from "../src/command/option.ts";
import { completeWhen } from "../src/command/when-option.ts";
import { UserError } from "../src/errors.ts";
import { readDays } from "../src/schedule/read-days.ts";
import { readSchedule } from "../src/schedule/read-schedule.ts";
import { readTime } from "../src/schedule/read-time.ts";
import { readZone } from "../src/schedule/read-zone.ts";
import type { Schedule } from "../src/schedule/schedule.ts";
import { suggestZones } from "../src/schedule/suggest-zones.ts";
import { listSubscriptions } from "./subscriptions.ts";

const CHOICES = 25;

const options = {
  when: optionalText("Days, time and zone in any order, such as weekdays 9:00 Berlin", {
    main: true,
  }),
  days: optionalText("Such as weekdays, daily, or mon,thu"),
  time: optionalText("Such as 9:00, 9am or noon"),
  timezone: optionalText("A city, country or zone, such as Berlin", {
    aliases: ["tz", "zone", "time_zone"],
  }),
  empty_days: choice("What is posted when nothing is new", ["unchanged", "nothing", "note"], {
    default: "unchanged",
  }),
  details: choice(
    "Where a digest says what its papers are about",
    ["unchanged", "here", "thread"],
    {
      default: "unchanged",
    },
  ),
  notification: choice(
    "On Discord: whether a digest's notification says what came",
    ["unchanged", "words", "none"],
    { default: "unchanged" },
  ),
};

const PAUSE = new Set(["pause", "stop", "off"]);
const RESUME = new Set(["resume", "unpause", "on"]);

/** What each option is for counts before what was said beside it: `time:"9am Berlin"` says a zone, too. */
function scheduleIn({ when, days, time, timezone }: ReadValues<typeof options>): Partial<Schedule> {
  const inDays = days === undefined ? {} : readSchedule(days);
  const inTime = time === undefined ? {} : readSchedule(time);
  return {
    ...(when !== undefined && readSchedule(when)),
    ...inTime,
    ...inDays,
    ...defined({
      days: days === undefined ? undefined : (inDays.days ?? readDays(days)),
      time: time === undefined ? undefined : (inTime.time ?? readTime(time)),
      zone: timezone === undefined ? undefined : readZone(timezone),
    }),
  };
}

async function pause(context: Context) {
  await context.settings.pause(context);
  return listSubscriptions(context, "paused");
}

async function resume(context: Context) {
  await context.settings.resume(context);
  return listSubscriptions(context, "resumed");
}

async function set(context: Context, values: ReadValues<typeof options>) {
  const { empty_days: onEmpty, details, notification } = values;
  const word = values.when?.toLowerCase() ?? "";
  if (PAUSE.has(word)) return pause(context);
  if (RESUME.has(word)) return resume(context);
  if (PAUSE.has(word.split(/[\s,]/, 1)[0] ?? ""))
    throw new UserError(
      "A pause has no end that can be said beforehand. Type “/papers schedule pause”, and “/papers schedule resume” when digests are to come again.",
    );
  const change = scheduleIn(values);
  const changed = Object.keys(change).length > 0;
  if (changed) await context.settings.schedule(context, change);
  if (onEmpty !== "unchanged") await context.settings.onEmpty(context, onEmpty);
  if (details !== "unchanged") await context.settings.details(context, details === "thread");
  if (notification !== "unchanged")
    await context.settings.announced(context, notification === "words");
  const isChanged = changed || [onEmpty, details, notification].some((one) => one !== "unchanged");
  return listSubscriptions(context, isChanged ? "changed" : undefined);
}

export const schedule = defineCommand({
  name: "schedule",
  description: "When this channel gets its digest: shows it, or sets it",
  example: "schedule weekdays 9:00 Europe/Berlin",
  options,
  run: set,
  actions: {
    set: defineAction({ options, shows: { mode: "update" }, run: set }),
    pause: defineAction({ options: {}, shows: { mode: "update" }, run: pause }),
    resume: defineAction({ options: {}, shows: { mode: "update" }, run: resume }),
  },
  complete: {
    when: completeWhen,
    timezone: async (_, typed) =>
      suggestZones(typed, CHOICES).map((zone) => ({ label: zone, value: zone })),
  },
});
