import {
  type APIComponentInContainer,
  type APIMessageComponent,
  type APIMessageTopLevelComponent,
  ComponentType,
  MessageFlags,
} from "discord.js";
import type { Action, Button, Form } from "../../../src/chat/message.ts";
import { actionRows, createOnce, type Offer, offerMenus } from "./controls.ts";
import { createNames, type DiscordFile, fileComponent, fileSize } from "./files.ts";
import { LIMITS } from "./limits.ts";
import { itemWords, type Piece, SMALL_HEADING } from "./render-block.ts";

/** What a request that creates or edits a message carries. */
export interface DiscordMessage {
  readonly body: DiscordBody;
  readonly files: readonly DiscordFile[];
}

export interface DiscordBody {
  components: APIMessageTopLevelComponent[];
  flags: number;
  /** On every create and every edit: an edit without it would parse mentions anew. */
  allowed_mentions: { parse: [] };
  /** All there are, the `id` being the place among the files: an edit without it would keep those of before. */
  attachments: { id: string; filename: string }[];
}

/** The line beside a message; it carries no meaning. */
const ACCENT = 0x3d5a80;

/** Pieces as one message, in a box unless they are a sentence; {@link fits} says whether Discord takes it. */
export function assemble(given: readonly Piece[]): DiscordMessage {
  const pieces = namedApart(given);
  const files = pieces.flatMap(({ file }) => file ?? []);
  const components = arrange(pieces);
  const boxed = pieces.some(({ block }) => block.kind !== "text" && block.kind !== "actions");
  return messageOf(
    boxed ? [{ type: ComponentType.Container, accent_color: ACCENT, components }] : components,
    files,
  );
}

export function messageOf(
  components: APIMessageTopLevelComponent[],
  files: readonly DiscordFile[] = [],
): DiscordMessage {
  const body: DiscordBody = {
    components,
    flags: MessageFlags.IsComponentsV2 | MessageFlags.SuppressEmbeds,
    allowed_mentions: { parse: [] },
    attachments: files.map(({ name: filename }, id) => ({ id: String(id), filename })),
  };
  return { body, files };
}

function namedApart(pieces: readonly Piece[]): readonly Piece[] {
  const nameOf = createNames();
  return pieces.map((piece) => {
    const { file } = piece;
    return file ? { ...piece, file: { ...file, name: nameOf(file.name) } } : piece;
  });
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
    if (piece.file) arranged.push(fileComponent(piece.file));
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
export function fits({ body, files }: DiscordMessage): boolean {
  const all = [...everyComponent(body.components)];
  const texts = all.filter((each) => each.type === ComponentType.TextDisplay);
  const length = texts.reduce((sum, { content }) => sum + content.length, 0);
  const bytes = files.reduce((sum, file) => sum + fileSize(file), 0);
  const filesFit = files.length <= LIMITS.files && bytes <= LIMITS.file.bytes;
  return all.length <= LIMITS.components && length <= LIMITS.text && filesFit;
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
