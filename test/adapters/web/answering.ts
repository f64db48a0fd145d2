import type { Message } from "../../../src/chat/message.ts";
import { scriptedInbox } from "../../fakes/chat/scripted-inbox.ts";
import { readHtml } from "../../html/read-html.ts";

/** An answer with one paper, and a button that changes something. */
export const list: Message = {
  summary: "Trending today: 1 paper.",
  blocks: [
    { kind: "heading", text: "Trending today" },
    {
      kind: "item",
      index: 1,
      title: [{ kind: "link", text: "A <b>title</b>", url: "https://arxiv.org/abs/2401.01234" }],
      actions: [
        { kind: "button", label: "Show", action: "show.card", value: "paper=2401.01234" },
        { kind: "button", label: "Remove", action: "subscriptions.remove", value: "id=1" },
      ],
    },
  ],
};

/** An inbox that answers everything with this. */
export const answering = (message: Message) => scriptedInbox({ answer: () => message });

/** What the links of a page are. */
export const linksIn = (page: string) =>
  readHtml(page)
    .elements.filter(({ name }) => name === "link" || name === "a")
    .map(({ attributes }) => attributes);
