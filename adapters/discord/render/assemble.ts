import {
  type APIComponentInContainer,
  type APIMessageComponent,
  type APIMessageTopLevelComponent,
  ComponentType,
  MessageFlags,
} from "discord.js";
import type { Action, Button, Form } from "../../../src/chat/message.ts";
import { actionRows, createOnce, type Offer, offerMenus } from "./controls.ts";
import { LIMITS } from "./limits.ts";
import { itemWords, type Piece, SMALL_HEADING } from "./render-block.ts";

/** The body of Discord's requests that create or edit a message. */
export interface DiscordMessage {
  components: APIMessageTopLevelComponent[];
  flags: number;
  /** On every create and every edit: an edit without it would parse mentions anew. */
  allowed_mentions: { parse: [] };
}

/** The line beside a message; it carries no meaning. */
const ACCENT = 0x3d5a80;

/** Pieces as one message, in a box unless they are a sentence; {@link fits} says whether Discord takes it. */
export function assemble(pieces: readonly Piece[]): DiscordMessage {
  const components = arrange(pieces);
  const boxed = pieces.some(({ block }) => block.kind !== "text" && block.kind !== "actions");
  return messageOf(
    boxed ? [{ type: ComponentType.Container, accent_color: ACCENT, components }] : components,
  );
}

export function messageOf(components: APIMessageTopLevelComponent[]): DiscordMessage {
  return {
    components,
    flags: MessageFlags.IsComponentsV2 | MessageFlags.SuppressEmbeds,
    allowed_mentions: { parse: [] },
  };
}

/** In reading order; the menus of a list stand under its last item. */
export function arrange(pieces: readonly Piece[]): APIComponentInContainer[] {
  const once = createOnce();
  const offers = pieces.flatMap(offersOf);
  const offering = pieces.filter((piece) => offersOf(piece).length > 0);
  const list = offering.length > 1;
  const arranged: APIComponentInContainer[] = [];
  for (const piece of pieces) {
    arranged.push(...spaced(piece, arranged.at(-1)));
    const links = piece.actions.filter(({ kind }) => kind === "link");
    const inRows = list && piece.block.kind === "item" ? links : piece.actions;
    arranged.push(...actionRows(inRows, once));
    if (list && piece === offering.at(-1)) arranged.push(...offerMenus(offers, once));
  }
  return arranged;
}

function offersOf({ block, actions }: Piece): Offer[] {
  if (block.kind !== "item") return [];
  const item = itemWords(block);
  return actions.filter(isPress).map((action) => ({ action, item }));
}

function isPress(action: Action): action is Button | Form {
  return action.kind !== "link";
}

/** The first heading of a message is large; the others begin a part of it. */
function spaced(
  { block, components }: Piece,
  before: APIComponentInContainer | undefined,
): readonly APIComponentInContainer[] {
  if (block.kind !== "heading") return components;
  if (!before) return components.map(enlarged);
  const divided = before.type === ComponentType.Separator;
  return divided ? components : [{ type: ComponentType.Separator, divider: true }, ...components];
}

function enlarged(component: APIComponentInContainer): APIComponentInContainer {
  if (component.type !== ComponentType.TextDisplay) return component;
  return { ...component, content: `## ${component.content.slice(SMALL_HEADING.length)}` };
}

/** Within Discord's limits on a whole message. */
export function fits({ components }: DiscordMessage): boolean {
  const all = [...everyComponent(components)];
  const texts = all.filter((each) => each.type === ComponentType.TextDisplay);
  const length = texts.reduce((sum, { content }) => sum + content.length, 0);
  return all.length <= LIMITS.components && length <= LIMITS.text;
}

function* everyComponent(
  components: readonly APIMessageComponent[],
): Generator<APIMessageComponent> {
  for (const component of components) {
    yield component;
    if ("components" in component) yield* everyComponent(component.components);
    if ("accessory" in component) yield component.accessory;
  }
}
