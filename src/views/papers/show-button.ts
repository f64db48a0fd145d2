import { button } from "../../chat/button.ts";
import type { Button } from "../../chat/message.ts";
import { printPaperId } from "../../paper/id.ts";
import type { Paper } from "../../paper/paper.ts";

/** Opens the paper's card. */
export function showButton(paper: Paper): Button {
  return button("Show", "show.card", { paper: printPaperId(paper.id) });
}
