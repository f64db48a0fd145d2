import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInContainer,
  type APISelectMenuOption,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from "discord.js";
import { cleanLine } from "../../../src/chat/clean-text.ts";
import { cut } from "../../../src/chat/cut.ts";
import type { Action, Button, Form, LinkAction } from "../../../src/chat/message.ts";
import { customIdOf, formIdOf, menuIdOf } from "./custom-id.ts";
import { LIMITS, SHARES } from "./limits.ts";
import { linkTarget } from "./link-target.ts";
import { textMarkdown } from "./text.ts";

/** A press that an item of a list offers. */
export interface Offer {
  readonly action: Button | Form;
  /** The item, in words. */
  readonly item: string;
}

/** Says whether an id is new in its message; Discord refuses the second of two equal ones. */
export type Once = (id: string) => boolean;

export function createOnce(): Once {
  const seen = new Set<string>();
  return (id) => seen.size < seen.add(id).size;
}

/** Buttons in rows of five. What does the same as one before it is left out; an address that cannot be linked is text. */
export function actionRows(actions: readonly Action[], once: Once): APIComponentInContainer[] {
  const buttons = actions.flatMap((action) => buttonOf(action, once) ?? []);
  const rows = chunks(buttons, LIMITS.row.buttons).map(rowOf);
  const labels = actions.filter(isDeadLink).map(({ label }) => label);
  const content = textMarkdown(labels.join(" · "), { limit: SHARES.labels, line: true });
  return content === "" ? rows : [{ type: ComponentType.TextDisplay, content }, ...rows];
}

/** Distinct words of a list's buttons up to which each has a menu of its own. */
const MENUS = 3;

/**
 * The buttons of a list's items as menus: "Show one of these…" lists the items. A list whose items
 * offer many different things has one menu for all of them.
 */
export function offerMenus(offers: readonly Offer[], once: Once): APIComponentInContainer[] {
  const labels = new Set(offers.map(labelOf));
  const groups =
    labels.size > MENUS
      ? [{ placeholder: "Choose one of these…", options: offers.map(optionWithAction) }]
      : [...labels].map((label) => ({
          placeholder: `${label} one of these…`,
          options: offers.filter((offer) => labelOf(offer) === label).map(optionOf),
        }));
  const menus = groups.flatMap(({ placeholder, options }) => {
    const valid = options.filter(({ value }) => value !== "" && once(value));
    return chunks(valid, LIMITS.select.options).map((some) => ({ placeholder, options: some }));
  });
  return menus.map(({ placeholder, options }, at) =>
    rowOf([{ type: ComponentType.StringSelect, custom_id: menuIdOf(at), placeholder, options }]),
  );
}

function labelOf({ action }: Offer): string {
  return buttonLabel(action);
}

function optionOf({ action, item }: Offer): APISelectMenuOption {
  return { label: cut(item, LIMITS.select.label), value: idOf(action) ?? "" };
}

function optionWithAction(offer: Offer): APISelectMenuOption {
  return { ...optionOf(offer), description: labelOf(offer) };
}

function buttonOf(action: Action, once: Once): APIButtonComponent | undefined {
  if (action.kind === "link") {
    const url = linkTarget(action.url);
    return url === undefined
      ? undefined
      : { type: ComponentType.Button, style: ButtonStyle.Link, label: buttonLabel(action), url };
  }
  const id = idOf(action);
  if (id === undefined || !once(id)) return undefined;
  const label = buttonLabel(action);
  return { type: ComponentType.Button, style: styleOf(action), label, custom_id: id };
}

function styleOf(action: Button | Form) {
  if (action.kind === "form" || !action.style) return ButtonStyle.Secondary;
  return action.style === "danger" ? ButtonStyle.Danger : ButtonStyle.Primary;
}

function buttonLabel(action: Action): string {
  const words = cut(cleanLine(action.label), LIMITS.button.label);
  return words || (action.kind === "link" ? "Open" : "Run");
}

function idOf(action: Button | Form): string | undefined {
  return action.kind === "form" ? formIdOf(action) : customIdOf(action);
}

function isDeadLink(action: Action): action is LinkAction {
  return action.kind === "link" && linkTarget(action.url) === undefined;
}

function rowOf<Child extends APIButtonComponent | APIStringSelectComponent>(
  components: Child[],
): APIActionRowComponent<Child> {
  return { type: ComponentType.ActionRow, components };
}

function chunks<Each>(list: readonly Each[], size: number): Each[][] {
  const count = Math.ceil(list.length / size);
  return Array.from({ length: count }, (_, at) => list.slice(at * size, (at + 1) * size));
}
