import type { Instant } from "../time/instant.ts";
import type { Place } from "./place.ts";

/**
 * What the bot says, before any platform has seen it. Text is plain; escaping and cutting to limits
 * happen only in an adapter's renderer. This layer knows no papers.
 */
export interface Message {
  /** One plain line, for notifications and screen readers. */
  readonly summary: string;
  readonly blocks: readonly Block[];
  /** Of a post: what goes into its thread. An answer has none. */
  readonly thread?: readonly Block[];
  /** Of an answer: nothing was found, so there is nothing in it that anybody would show to others. */
  readonly empty?: true;
  /** Of an answer: it says what is so for whoever asked, and for nobody else. */
  readonly own?: true;
  /** Of an answer: it says why there is none, as whoever asked can mend it, or as something failed here. */
  readonly fault?: "asker" | "here";
  /** Of an answer: what is still being found out. What dispatch answers never rejects. */
  readonly later?: Promise<Later>;
  /** Of a post: its notification should say the summary, where a platform's own would say nothing. */
  readonly announced?: true;
}

/** What an answer becomes once all is known; one of the two is shown. */
export interface Later {
  /** Takes the answer's place. */
  readonly whole: Message;
  /** Follows the answer where it cannot be changed: only what it lacks. */
  readonly besides: Message;
}

export type Block =
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "text"; readonly text: Text }
  | Item
  /** Small print. */
  | { readonly kind: "note"; readonly text: Text }
  /**
   * Small print that names the channel the message stands in, by the platform's own mark for it. Only
   * once it is known where that is does it have a place, so messages for any channel stay equal.
   */
  | { readonly kind: "place"; readonly place?: Place }
  | { readonly kind: "image"; readonly url: string; readonly alt: string }
  | { readonly kind: "divider" }
  /** Text to take away, such as a person's data; a platform without files shows it. */
  | { readonly kind: "file"; readonly name: string; readonly text: string }
  | { readonly kind: "actions"; readonly actions: readonly Action[] };

/** A paper, a subscription, a help entry: one thing of a list, never cut in two. */
export interface Item {
  readonly kind: "item";
  /** Its number in a list, when the list is numbered. */
  readonly index?: number;
  readonly title: Text;
  /** One line of facts under or beside the title. */
  readonly meta?: Text;
  /** One more line of facts, less than the body: who, in what field, when. */
  readonly byline?: Text;
  readonly body?: Text;
  /** Decoration: a platform of text alone leaves it out. */
  readonly thumbnail?: { readonly url: string; readonly alt: string };
  readonly actions?: readonly Action[];
}

/** Plain text, or a run of spans; `\n` in a body or a text starts a new line. */
export type Text = string | readonly Span[];

export type Span =
  | string
  | { readonly kind: "bold"; readonly text: string }
  | { readonly kind: "italic"; readonly text: string }
  /** With `typed` it is a command, made by `commandSpan`. */
  | { readonly kind: "code"; readonly text: string; readonly typed?: TypedCommand }
  | { readonly kind: "link"; readonly text: string; readonly url: string }
  /** Shown in the reader's own zone where the platform can; `at` is milliseconds since the epoch. */
  | { readonly kind: "time"; readonly at: Instant; readonly style: TimeStyle };

/** How a command is typed, for platforms that take it otherwise than as one line after `/papers`. */
export interface TypedCommand {
  /** With its options, without the root command: `search diffusion sort:newest`. */
  readonly line: string;
  /** The command's name. */
  readonly name: string;
  /** Each option by its name, for platforms where each has a field of its own. */
  readonly options: Readonly<Record<string, string>>;
}

export type TimeStyle = "time" | "date" | "datetime" | "relative";

export type Action = LinkAction | Button | Form;

export interface LinkAction {
  readonly kind: "link";
  readonly label: string;
  readonly url: string;
}

/** A command typed for you: pressing it runs `action` of `command` with `value`, as the person who pressed. */
export interface Button {
  readonly kind: "button";
  readonly label: string;
  /** `command.action`, for example `search.page`. */
  readonly action: string;
  /** Any length in a view; what leaves dispatch fits {@link BUTTON_ID_LIMIT} together with `action`. */
  readonly value: string;
  readonly style?: "primary" | "danger";
}

/**
 * A button that first asks for a few values; sending them runs `action` with `value` and what was
 * filled in. A platform without forms shows `instead`: what to type for the same.
 */
export interface Form {
  readonly kind: "form";
  readonly label: string;
  readonly action: string;
  readonly value: string;
  readonly title: string;
  /** One to five. */
  readonly fields: readonly FormField[];
  /** A line a person could type, without the root command. */
  readonly instead: string;
}

export interface FormField {
  /** The option it fills. */
  readonly name: string;
  readonly label: string;
  /** What it holds at first. */
  readonly value?: string;
  /** What could stand in it. */
  readonly example?: string;
  readonly required: boolean;
  /** How it is filled in where a platform has more than a line of text. */
  readonly input?: FieldInput;
}

export type FieldInput =
  /** A time of day, `HH:MM`. */
  | { readonly kind: "time" }
  /** One of these, or several, which then fill the field with commas between them. */
  | {
      readonly kind: "choice";
      readonly choices: readonly string[];
      readonly many?: true;
      /** What is chosen at first; the field's `value` is for where there are only lines of text. */
      readonly chosen: readonly string[];
    }
  /** Typed with the suggestions that `Inbox.complete` has for an option of a command. */
  | { readonly kind: "complete"; readonly command: string; readonly option: string };

/** Discord's custom_id limit, the smallest among the platforms: `action` + ":" + `value` stays within it. */
export const BUTTON_ID_LIMIT = 100;

/** The text without its spans' meaning, for summaries and platforms without formatting. */
export function plainText(text: Text): string {
  if (typeof text === "string") return text;
  return text.map(plainSpan).join("");
}

function plainSpan(span: Span): string {
  if (typeof span === "string") return span;
  if (span.kind === "time") return isoTime(span.at);
  return span.text;
}

/** Empty for a moment that no calendar has. */
function isoTime(at: Instant): string {
  const moment = new Date(at);
  return Number.isNaN(moment.getTime()) ? "" : moment.toISOString();
}
