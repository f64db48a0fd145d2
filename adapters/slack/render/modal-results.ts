import type { ModalView } from "@slack/types";
import type { Message } from "../../../src/chat/message.ts";
import type { Place } from "../../../src/chat/place.ts";
import { defined } from "../../../src/collections/defined.ts";
import { type ViewIds, viewIds, viewWords } from "./modal.ts";
import { placedBlocks } from "./placed-blocks.ts";
import { plain } from "./plain-text.ts";

export interface ResultsView extends ViewIds {
  readonly title: string;
  /** Where the buttons are pressed; each block with buttons carries it. */
  readonly place?: Place;
}

/** An answer as a modal: what is too long for one is left out at its end, and said to be. */
export function modalResults(message: Message, { title, place, ...ids }: ResultsView): ModalView {
  return {
    type: "modal",
    title: viewWords(title) ?? plain("Results"),
    close: plain("Close"),
    ...viewIds(ids),
    blocks: placedBlocks([{ message, ...defined({ place }) }], "There is more than fits here."),
  };
}
