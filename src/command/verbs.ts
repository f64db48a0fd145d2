import { defined } from "../collections/defined.ts";
import { paperWithin } from "../paper/cited.ts";
import { readSchedule } from "../schedule/read-schedule.ts";
import { readAsNote } from "../views/bot/reading-notes.ts";
import type { WholeLine } from "./whole-lines.ts";

/** A line that begins with a word for a command and goes on with what it is done to. */
type Verb = readonly [
  pattern: RegExp,
  command: string,
  applies?: "a paper" | "a schedule" | "told",
];

const ABOUT = "(?:(?:to|about|of|on|for|when) )?(?:(?:the |new )?topic:? )?";

/** What stands in the first group is handed on. */
const VERBS: readonly Verb[] = [
  [
    /^(?:open|get|view|info|details|abstract|summary|summari[sz]e|explain|card|pdf|read|tell me|what is)(?: (?:of|for|on|about))? (.+)/i,
    "show",
    "a paper",
  ],
  [/^(\S+) (?:pdf|abstract|html|summary|card|please)$/i, "show", "a paper"],
  [new RegExp(`^(?:follow|sub) ${ABOUT}(.+)`, "i"), "subscribe", "told"],
  [new RegExp(`^add (?:a )?(?:topic|subscription):? ${ABOUT}(.+)`, "i"), "subscribe"],
  [/^(?:tell (?:me|us) about|(?:i.?m |i am )?interested in) (.+)/i, "search"],
  [new RegExp(`^(?:alert|notify|tell) (?:me|us) ${ABOUT}(.+)`, "i"), "subscribe", "told"],
  [/^keep (?:me|us) (?:posted|updated|informed) (?:on|about) (.+)/i, "subscribe", "told"],
  [/^(?:unfollow|unsub) (?:from )?(.+)/i, "unsubscribe", "told"],
  [
    /^(?:remove|delete|drop|stop|cancel) (?:the |my )?(?:topic|subscription):? (?:to |for )?(.+)/i,
    "unsubscribe",
  ],
  [/^stop following (.+)/i, "unsubscribe"],
  [/^(?:find|lookup) (?:me )?(.+)/i, "search", "told"],
  [/^(?:look (?:for|up)) (.+)/i, "search"],
  [
    /^(?:(?:(?:more|other) )?(?:papers|works?) )?(?:related|like|similar|more like|neighbou?rs)(?: (?:to|of))? (.+)/i,
    "similar",
    "a paper",
  ],
  [/^(\S+) (?:similar|related)(?: papers)?$/i, "similar", "a paper"],
  [/^(?:time ?zone|tz)(?: is)?:? (.+)/i, "schedule", "a schedule"],
  [/^time (?=.*\d)(.+)/i, "schedule", "a schedule"],
  [
    /^(?:(?:set|change|move|put|make|send|post|deliver) (?:me |us )?(?:my |our |the |a )?(?:schedule|digests?|time ?zone|time|it)|reschedule) (?:to |at |for |on )?(.+)/i,
    "schedule",
    "a schedule",
  ],
  [
    /^(?:my|our|the) (?:schedule|digests?|time ?zone|time) (?:is|should be) ?(?:at |on )?(.+)/i,
    "schedule",
    "a schedule",
  ],
];

/** What a line asks a command for, in another word than its name. */
export function readVerb(line: string): WholeLine | undefined {
  for (const [pattern, command, applies] of VERBS) {
    const [, one, other] = pattern.exec(line) ?? [];
    const rest = (one ?? other ?? "").trim();
    if (rest === "" || (applies === "a paper" && !paperWithin(rest))) continue;
    if (applies === "a schedule" && !isSchedule(rest)) continue;
    const [first = ""] = line.split(" ");
    return {
      line: `${command} ${rest}`,
      ...defined({
        note: applies === "told" ? readAsNote(first.toLowerCase(), command) : undefined,
      }),
    };
  }
  return undefined;
}

/** Whether a text says days, a time or a zone, and nothing else. */
export function isSchedule(text: string): boolean {
  try {
    return Object.keys(readSchedule(text)).length > 0;
  } catch {
    return false;
  }
}
