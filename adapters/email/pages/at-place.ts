import type { HttpAnswer } from "../../../src/chat/adapter.ts";
import { type Place, placeOf } from "../../../src/chat/place.ts";
import type { LinkPurpose } from "../people/links.ts";
import type { PeopleParts } from "../people/people-parts.ts";
import { endedLinkPage } from "./new-link-pages.ts";
import { wrongLinkPage } from "./refusal-pages.ts";

/** What a link of this purpose leads to, or the page that says why it leads nowhere. */
export async function atPlace(
  { links, addresses }: PeopleParts,
  purpose: Exclude<LinkPurpose, "confirm">,
  token: string,
  go: (place: Place) => Promise<HttpAnswer> | HttpAnswer,
): Promise<HttpAnswer> {
  const read = links.read(purpose, token, (id) => addresses.generation(placeOf("email", id)));
  if (read.kind === "wrong") return wrongLinkPage();
  if (read.kind === "ended") return endedLinkPage(purpose, token);
  return go(placeOf("email", read.id));
}
