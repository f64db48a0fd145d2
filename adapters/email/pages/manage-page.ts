import type { HttpAnswer } from "../../../src/chat/adapter.ts";
import type { Block, Message } from "../../../src/chat/message.ts";
import { addressOf as idOf, type Place } from "../../../src/chat/place.ts";
import { type Html, html } from "../../../src/html/html.ts";
import { messageHtml } from "../../../src/html/message-html.ts";
import { requestAt } from "../people/enrol.ts";
import { LINK_PATHS } from "../people/links.ts";
import type { PeopleParts } from "../people/people-parts.ts";
import { controlsFor, ownForm } from "./control-html.ts";
import { pageAnswer } from "./page.ts";
import { notNowPage, wrongLinkPage } from "./refusal-pages.ts";

/** Who looks at a page of their own, and by which link: what they do next needs the same one. */
export interface Visit {
  readonly place: Place;
  readonly token: string;
}

/** What somebody gets and when, with ways to change it; above it what was just done. */
export async function managePage(
  { connected, newId }: PeopleParts,
  visit: Visit,
  done?: string,
): Promise<HttpAnswer> {
  if (!connected) return notNowPage();
  const { place } = visit;
  const { input: _, ...request } = requestAt(place, { kind: "line", line: "" }, newId());
  const [overview] = await connected.inbox.overview(request, [place]);
  return overview ? answerPage(visit, overview.message, done) : wrongLinkPage();
}

/** What a command answered. */
export function answerPage({ token }: Visit, answer: Message, done?: string): HttpAnswer {
  const title: Block = { kind: "heading", text: "Your digests" };
  const said: readonly Block[] = done === undefined ? [] : [{ kind: "text", text: done }];
  const message = { ...answer, blocks: [title, ...said, ...answer.blocks] };
  const body = html`${messageHtml(message, controlsFor(token))}<p><a href="${LINK_PATHS.manage}?t=${token}">All that you get</a></p>
${moreHtml(token)}`;
  return pageAnswer({ title: "Your digests", body });
}

/** A visit by a link of its own, for who has none that works any more. */
export function newVisit({ addresses, links }: PeopleParts, place: Place): Visit {
  return { place, token: links.token("manage", idOf(place), addresses.generation(place) ?? 0) };
}

function moreHtml(token: string): Html {
  const forms = MORE.map(({ title, command, content }) => {
    const named = html`<input type="hidden" name="command" value="${command}">\n${content}`;
    return html`<h2>${title}</h2>\n${ownForm(token, named)}`;
  });
  return html`${forms}`;
}

/** Beside what a message offers. */
const MORE = [
  {
    title: "The next digest",
    command: "digest",
    content: html`<button type="submit">See what it would be now</button>\n`,
  },
  {
    title: "Add a topic",
    command: "subscribe",
    content: html`<label for="topic">What to look for</label>
<input id="topic" type="text" name="topic" maxlength="500" required aria-describedby="topic-hint">
<p class="hint" id="topic-hint">“trending”, or words such as diffusion policy</p>
<button type="submit">See what it would bring</button>
`,
  },
  {
    title: "What is stored about you",
    command: "privacy",
    content: html`<button type="submit" name="do" value="show">Show it in words</button>
<button type="submit" name="do" value="export">Show it as data</button>
`,
  },
  {
    title: "Links in mails",
    command: "end-links",
    content: html`<button type="submit" aria-describedby="links-hint">End all links until now</button>
<p class="hint" id="links-hint">For when you passed a mail on. This page goes on, and the next mail has new links.</p>
`,
  },
  {
    title: "Leave",
    command: "leave",
    content: html`<button type="submit" class="danger" aria-describedby="leave-hint">Stop all mails</button>
<p class="hint" id="leave-hint">Your address, your topics and the record of what you got are erased at once.</p>
`,
  },
] as const;
