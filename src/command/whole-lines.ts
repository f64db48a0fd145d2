import { defined } from "../collections/defined.ts";
import { NEWEST_NOTE, STOP_NOTE } from "../views/bot/reading-notes.ts";

/** A line that says one thing and nothing else, as the command for it. */
export interface WholeLine {
  readonly line: string;
  readonly note?: string;
}

/** Words that say it all. */
const WORDS: readonly (readonly [lines: string, line: string, note?: string])[] = [
  [
    "list|ls|my topics|my subscriptions|topics|subs|following|follows|channels|settings|status",
    "subscriptions",
  ],
  ["today|now|day|top|hot|popular|trends|of the day", "trending period:day"],
  ["week|weekly|this week|of the week", "trending period:week"],
  ["month|monthly|this month|of the month", "trending period:month"],
  ["pause", "schedule pause"],
  ["resume|unpause|continue|unmute|start digests|turn on|start again", "schedule resume"],
  [
    "stop|unfollow|unsub|off|quiet|mute|silence|disable|cancel|leave|remove|delete|turn off",
    "subscriptions",
    STOP_NOTE,
  ],
  [
    "latest|newest|new|recent|news|newest papers|latest papers|new papers",
    "trending period:day",
    NEWEST_NOTE,
  ],
  ["follow|sub|add", "subscribe"],
  ["find|lookup", "search"],
  ["start|hi|hello|commands|options|examples|menu|usage|info|about|-h|--help|?", "help"],
  ["time|timezone|tz|when|next|what time", "schedule"],
  ["export|export my data|download my data|my data export", "privacy export"],
  [
    "forget me|delete my data|erase my data|remove my data|delete me|delete all my data",
    "privacy delete",
  ],
  ["my data|gdpr|what do you store|what do you know about me|what is stored", "privacy"],
  ["preview|preview digest|send digest|post digest|send now|send the digest|post now", "digest"],
];

const byWords: ReadonlyMap<string, WholeLine> = new Map(
  WORDS.flatMap(([lines, line, note]) =>
    lines.split("|").map((each) => [each, { line, ...defined({ note }) }] as const),
  ),
);

const MY = "(?:all |my |our |the )*";
const TOPICS = "(?:topics|subscriptions|subs|follows)(?: list)?";
const WHEN = "(?:schedule|time ?zone|digest time)";

/** Sentences that say it all. */
const SENTENCES: readonly (readonly [pattern: RegExp, line: string, note?: string])[] = [
  [
    /^what (?:can|could) (?:you|i|it|this bot) (?:do|type|say|ask)$|^what (?:do|does|is|are) (?:you|it|this|this bot)(?: do)?$/,
    "help",
  ],
  [
    /^how (?:do|can|does|to) ?(?:i|this|it|you)? ?(?:use|works?|start|begin)(?: (?:this|it|you))?$/,
    "help",
  ],
  [
    new RegExp(
      `^(?:what (?:are|is) |which )?${MY}(?:list|${TOPICS})$|^what (?:do|am|are) (?:i|we) (?:follow(?:ing)?|subscribed to)$`,
    ),
    "subscriptions",
  ],
  [
    new RegExp(
      `^(?:(?:change|set|edit) )?${MY}${WHEN}$|^when (?:is|comes|does|will)? ?(?:the |my |our )?(?:next )?(?:digest|one)(?: come| be)?$`,
    ),
    "schedule",
  ],
  [
    /^(?:pause|mute|silence|snooze) (?:for|until|till) (?:an? |the |next |\d+ |two |three )?(?:days?|weeks?|months?|tomorrow|\w+day)$/,
    "schedule pause for",
  ],
  [
    /^(?:stop|no more|don.?t|do not|quit)\b.*\b(?:papers|digests?|messages|posts|posting|sending)$/,
    "subscriptions",
    STOP_NOTE,
  ],
];

/** Of a line in small letters and single blanks, without the marks at its end. */
export function wholeLine(plain: string): WholeLine | undefined {
  const known = byWords.get(plain);
  if (known) return known;
  const [, line, note] = SENTENCES.find(([pattern]) => pattern.test(plain)) ?? [];
  return line === undefined ? undefined : { line, ...defined({ note }) };
}

/** The same, of the one word that begins a line. */
export function wholeWord(word: string): WholeLine | undefined {
  return byWords.get(word);
}
