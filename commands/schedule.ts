import { type Context, defineAction, defineCommand } from "../src/command/command.ts";
import { choice, optionalText, type ValuesOf } from "../src/command/option.ts";
import { readDays } from "../src/schedule/read-days.ts";
import { readTime } from "../src/schedule/read-time.ts";
import { readZone } from "../src/schedule/read-zone.ts";
import { suggestZones } from "../src/schedule/suggest-zones.ts";
import { listSubscriptions } from "./subscriptions.ts";

const CHOICES = 25;

const options = {
  days: optionalText("Such as weekdays, daily, or mon,thu"),
  time: optionalText("Such as 9:00, 9am or noon"),
  timezone: optionalText("Such as Europe/Berlin"),
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
};

async function set(context: Context, values: ValuesOf<typeof options>) {
  const { days, time, timezone, empty_days: onEmpty, details } = values;
  const change = {
    ...(days !== undefined && { days: readDays(days) }),
    ...(time !== undefined && { time: readTime(time) }),
    ...(timezone !== undefined && { zone: readZone(timezone) }),
  };
  const changed = Object.keys(change).length > 0;
  if (changed) await context.subscriptions.schedule(context, change);
  if (onEmpty !== "unchanged") await context.subscriptions.onEmpty(context, onEmpty);
  if (details !== "unchanged") await context.subscriptions.details(context, details === "thread");
  const isChanged = changed || onEmpty !== "unchanged" || details !== "unchanged";
  return listSubscriptions(context, isChanged ? "Changed." : undefined);
}

export const schedule = defineCommand({
  name: "schedule",
  description: "When this channel gets its digest: shows it, or sets it",
  example: "schedule weekdays 9:00 Europe/Berlin",
  options,
  run: set,
  actions: {
    set: defineAction({ options, shows: { mode: "update" }, run: set }),
    pause: defineAction({
      options: {},
      shows: { mode: "update" },
      run: async (context) => {
        await context.subscriptions.pause(context);
        return listSubscriptions(context, "Paused.");
      },
    }),
    resume: defineAction({
      options: {},
      shows: { mode: "update" },
      run: async (context) => {
        await context.subscriptions.resume(context);
        return listSubscriptions(context, "Resumed.");
      },
    }),
  },
  complete: {
    timezone: async (_, typed) =>
      suggestZones(typed, CHOICES).map((zone) => ({ label: zone, value: zone })),
  },
});
