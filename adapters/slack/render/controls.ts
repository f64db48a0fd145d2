import type { Button as SlackButton } from "@slack/types";
import { cleanLine } from "../../../src/chat/clean-text.ts";
import { cut } from "../../../src/chat/cut.ts";
import type { Action } from "../../../src/chat/message.ts";
import { defined } from "../../../src/collections/defined.ts";
import { carryButton, carryForm, carryLink } from "./action-id.ts";
import { LIMITS } from "./limits.ts";
import { linkTarget } from "./link-target.ts";
import { plain, plainLine } from "./plain-text.ts";

/** Numbers which keep the names of a message's elements apart. */
export type Numbers = () => number;

export function createNumbers(from = 0): Numbers {
  let next = from;
  return () => next++;
}

/**
 * The action as a button; undefined when it cannot be pressed: an address that is none, an id too
 * long. Screen readers are told which `item` of a list it belongs to.
 */
export function buttonOf(action: Action, numbers: Numbers, item?: string): SlackButton | undefined {
  const carried = carry(action, numbers());
  if (!carried) return undefined;
  const label = cleanLine(action.label) || (action.kind === "link" ? "Open" : "Run");
  return {
    type: "button",
    text: plainLine(label, LIMITS.button.label) ?? plain(label),
    ...carried,
    ...styleOf(action),
    ...defined({
      accessibility_label: item ? cut(`${label}: ${item}`, LIMITS.button.accessibility) : undefined,
    }),
  };
}

function carry(action: Action, n: number) {
  switch (action.kind) {
    case "link": {
      const url = linkTarget(action.url);
      return url === undefined ? undefined : { ...carryLink(n), url };
    }
    case "button":
      return carryButton(action, n);
    case "form":
      return carryForm(action, n);
    default:
      return action satisfies never;
  }
}

function styleOf(action: Action) {
  return action.kind === "button" && action.style ? { style: action.style } : {};
}

/** What cannot be pressed is said in words. */
export function deadLabels(actions: readonly Action[]): string {
  const dead = actions.filter((action) => action.kind === "link" && !linkTarget(action.url));
  return dead.map(({ label }) => label).join(" · ");
}
