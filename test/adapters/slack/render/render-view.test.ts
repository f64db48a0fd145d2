import { describe, expect, it } from "vitest";
import { placeOfBlock } from "../../../../adapters/slack/render/action-id.ts";
import { homeView, modalResults } from "../../../../adapters/slack/render/render-message.ts";
import { button } from "../../../../src/chat/button.ts";
import type { Block, Message } from "../../../../src/chat/message.ts";
import type { Place } from "../../../../src/chat/place.ts";
import { everyLeaf } from "../../../fakes/chat/every-leaf.ts";
import { hostileStrings } from "../../../fakes/chat/hostile-strings.ts";
import { valuesOf } from "./render-limits.ts";
import { viewRefusals } from "./view-limits.ts";

const OWN: Place = "slack:T1/D1";
const CHANNEL: Place = "slack:T1/C2";
const IDS = { callbackId: "home" };

const topics = (...blocks: Block[]): Message => ({
  summary: "Topics",
  blocks: [{ kind: "heading", text: "Topics" }, ...blocks],
});
const remove = (id: number): Block => ({
  kind: "item",
  title: `Topic ${id}`,
  actions: [button("Remove", "subscriptions.remove", { id })],
});
const intro: Message = {
  summary: "Offprint",
  blocks: [{ kind: "actions", actions: [button("Search", "form.search")] }],
};

describe("a home tab on Slack", () => {
  const view = homeView({
    ...IDS,
    intro,
    place: OWN,
    sections: [
      { place: OWN, message: topics(remove(1)) },
      { place: CHANNEL, name: "robots", message: topics(remove(2)) },
      { place: "slack:T1/C3", message: topics(remove(3)) },
    ],
  });

  it("names each place over what it follows", () => {
    const headers = view.blocks.filter(({ type }) => type === "header");
    expect(valuesOf(headers, "text")).toEqual([...["For you alone", "#robots", "Topics"]]);
    expect(viewRefusals(view)).toEqual([]);
  });

  it("carries with each button the place where it is pressed", () => {
    const places = valuesOf(view.blocks, "block_id").map(placeOfBlock);
    expect(places).toEqual([OWN, OWN, CHANNEL, "slack:T1/C3"]);
  });

  it("ends where there is no more room, and says so", () => {
    const sections = Array.from({ length: 40 }, (_, at) => ({
      place: CHANNEL,
      name: `channel-${at}`,
      message: topics(remove(1), remove(2)),
    }));
    const full = homeView({ ...IDS, intro, place: OWN, sections });
    expect(full.blocks).toHaveLength(100);
    expect(JSON.stringify(full.blocks.at(-1))).toContain("more channels");
    expect(viewRefusals(full)).toEqual([]);
  });
});

describe("an answer in a modal on Slack", () => {
  it("is a view without a button to send it", () => {
    const view = modalResults(topics(remove(1)), { ...IDS, title: "Search papers", place: OWN });
    expect(view).toMatchObject({ type: "modal", title: { text: "Search papers" } });
    expect(view).not.toHaveProperty("submit");
    expect(valuesOf(view, "block_id").map(placeOfBlock)).toEqual([OWN]);
    expect(viewRefusals(view)).toEqual([]);
  });

  it("says the summary where there is nothing else", () => {
    const { blocks } = modalResults(
      { summary: "Nothing found.", blocks: [] },
      { ...IDS, title: "" },
    );
    expect(valuesOf(blocks, "text")).toEqual(["Nothing found."]);
  });

  it.each(Object.entries(hostileStrings))("stays within the limits with %s", (_, text) => {
    const message = everyLeaf(
      () => text,
      () => text,
    );
    const view = modalResults(message, { ...IDS, title: text, place: OWN });
    expect(viewRefusals(view)).toEqual([]);
    const sections = [{ place: CHANNEL, name: text, message }];
    expect(viewRefusals(homeView({ ...IDS, intro: message, place: OWN, sections }))).toEqual([]);
  });
});
