import type { Button, Form } from "../../../src/chat/message.ts";
import { type Place, placeOf } from "../../../src/chat/place.ts";
import { defined } from "../../../src/collections/defined.ts";
import { NAME } from "../slack-place.ts";
import { formJson, readForm } from "./form-json.ts";
import { LIMITS } from "./limits.ts";

/** What a pressed element says. */
export type Pressed =
  | { readonly kind: "button"; readonly action: string; readonly value: string }
  /** Without fields, where it was too long to come back whole: then `instead` says what to type. */
  | { readonly kind: "form"; readonly form: Form }
  /** It opened an address, of which Slack tells as well. */
  | { readonly kind: "link" };

/** How an element is named and what it carries; a message has no two equal names. */
export interface Carried {
  readonly action_id: string;
  readonly value?: string;
}

// `button:3:search.page`, `form:4:schedule.set`, `link:5`
const ACTION_ID = /^(button|form|link):\d+(?::(.+))?$/su;

/** The nth element of a message as a button; undefined when it is too long to come back whole. */
export function carryButton({ action, value }: Button, n: number): Carried | undefined {
  // Without the three signs that Slack may give back as entities.
  return carry(`button:${n}:${action}`, value.replace(/[%&<>]/gu, encodeURIComponent));
}

/**
 * The nth element as a button that opens a form. It carries the whole form where there is room, so
 * that it can be opened after a restart.
 */
export function carryForm(form: Form, n: number): Carried | undefined {
  const id = `form:${n}:${form.action}`;
  return carry(id, formJson(form)) ?? carry(id, formJson(withoutFields(form)));
}

export function carryLink(n: number): Carried {
  return { action_id: `link:${n}` };
}

function carry(id: string, value: string): Carried | undefined {
  if (id.length > LIMITS.id || value.length > LIMITS.button.value) return undefined;
  return { action_id: id, ...defined({ value: value || undefined }) };
}

const INSTEAD_LENGTH = 300;

function withoutFields({ kind, action, value, instead }: Form): Form {
  const line = instead.slice(0, INSTEAD_LENGTH);
  return { kind, label: "", action, value, title: "", fields: [], instead: line };
}

/** Undefined for what this version did not make. */
export function readPressed({ action_id, value = "" }: Carried): Pressed | undefined {
  const [, kind, action] = ACTION_ID.exec(action_id) ?? [];
  if (kind === "link") return { kind };
  if (action === undefined) return undefined;
  if (kind === "form") {
    const form = readForm(value);
    return form && { kind, form };
  }
  const decoded = decode(value);
  return decoded === undefined ? undefined : { kind: "button", action, value: decoded };
}

function decode(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}

/** The id of a field that is searched, `complete:schedule:timezone`. */
export function completionId(command: string, option: string): string {
  return `complete:${command}:${option}`;
}

/** The command and the option whose suggestions such a field asks for. */
export function readCompletion(
  actionId: string,
): { readonly command: string; readonly option: string } | undefined {
  const [, command, option] = /^complete:([^:]+):(.+)$/u.exec(actionId) ?? [];
  return command && option ? { command, option } : undefined;
}

/** The id of the nth block of a view whose buttons are pressed in a place. */
export function blockIdOf(place: Place, n: number): string {
  return `${n} ${place}`;
}

/** The place in which the buttons of such a block are pressed. */
export function placeOfBlock(blockId: string): Place | undefined {
  const address = new RegExp(`^\\d+ ${NAME}:(.+)$`, "u").exec(blockId)?.[1];
  return address === undefined ? undefined : placeOf(NAME, address);
}
