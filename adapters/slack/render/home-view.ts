import type { HomeView } from "@slack/types";
import type { Overview } from "../../../src/chat/inbox.ts";
import type { Message } from "../../../src/chat/message.ts";
import type { Place } from "../../../src/chat/place.ts";
import { isDirect, slackAddressOf } from "../slack-place.ts";
import { type ViewIds, viewIds } from "./modal.ts";
import { placedBlocks, type ViewPart } from "./placed-blocks.ts";

export interface HomeParts extends ViewIds {
  /** What stands above all, its buttons pressed in `place`. */
  readonly intro: Message;
  /** The person's own direct message with the bot. */
  readonly place: Place;
  readonly sections: readonly NamedSection[];
}

export interface NamedSection extends Overview {
  /** Of its channel, without `#`. */
  readonly name?: string;
}

/** A person's own page: the intro, then what each place follows, under its name. */
export function homeView({ intro, place, sections, ...ids }: HomeParts): HomeView {
  const parts = [{ message: intro, place }, ...sections.map(namedPart)];
  const more =
    "There are more channels than fit here: type /papers subscriptions in one to see its topics.";
  return { type: "home", ...viewIds(ids), blocks: placedBlocks(parts, more) };
}

/** The place's name stands instead of the heading that the message begins with. */
function namedPart({ place, message, name }: NamedSection): ViewPart {
  const title = titleOf(place, name);
  const [first, ...rest] = message.blocks;
  const after = first?.kind === "heading" ? rest : message.blocks;
  const blocks = title ? [{ kind: "heading", text: title } as const, ...after] : message.blocks;
  return { place, message: { ...message, blocks }, before: [{ type: "divider" }] };
}

function titleOf(place: Place, name: string | undefined): string | undefined {
  const channel = slackAddressOf(place)?.channelId;
  if (channel && isDirect(channel)) return "For you alone";
  return name && `#${name}`;
}
