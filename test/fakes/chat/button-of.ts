import type { Button, Message } from "../../../src/chat/message.ts";

/** The button of a message with this label. @throws when there is none */
export function buttonOf(message: Message, label: string): Button {
  const actions = message.blocks.flatMap((block) =>
    "actions" in block ? (block.actions ?? []) : [],
  );
  const found = actions.find((action) => action.kind === "button" && action.label === label);
  if (found?.kind === "button") return found;
  const labels = actions.map((action) => action.label).join(", ");
  throw new Error(`There is no button “${label}”, only: ${labels}.`);
}
