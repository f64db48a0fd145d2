import { type Action, type Block, BUTTON_ID_LIMIT, type Message } from "../chat/message.ts";
import type { Request } from "../chat/request.ts";
import type { ButtonShelf } from "./button-shelf.ts";

/**
 * Makes every button fit a platform's limit: a value that is too long is put on the shelf and
 * replaced by a short reference; on a platform that carries all, nothing is.
 */
export async function sealButtons(
  message: Message,
  request: Request,
  shelf: ButtonShelf,
): Promise<Message> {
  if (request.carriesAll) return message;
  const seal = async (action: Action): Promise<Action> => {
    if (action.kind === "link" || fits(action.action, action.value)) return action;
    return { ...action, value: await shelf.keep(action.value, request) };
  };
  const sealAll = (actions: readonly Action[]) => Promise.all(actions.map(seal));
  const blocks = message.blocks.map(async (block): Promise<Block> => {
    const actions = "actions" in block ? block.actions : undefined;
    return actions ? ({ ...block, actions: await sealAll(actions) } as Block) : block;
  });
  return { ...message, blocks: await Promise.all(blocks) };
}

function fits(action: string, value: string): boolean {
  return `${action}:${value}`.length <= BUTTON_ID_LIMIT;
}
