import type { Action } from "../../../src/chat/message.ts";
import { linkTarget, paint, type Run, type Style, widthOf, wrap } from "./paint.ts";
import { terminalLine, terminalUrl } from "./terminal-text.ts";
import type { TextContext } from "./text-runs.ts";

const GAP = "  ";

/** One action as it is shown; a link that shows its address has a line of its own. */
interface Entry {
  readonly runs: readonly Run[];
  readonly alone: boolean;
}

/** `[1] More  [2] Similar`, as many on a line as fit, numbered from `first`. */
export function actionLines(
  actions: readonly Action[],
  first: number,
  style: Style,
  width: number,
  context: TextContext,
): string[] {
  const lines: string[] = [];
  let room = 0;
  for (const [at, action] of actions.entries()) {
    const { runs, alone } = entryOf(action, first + at, style, context);
    const painted = paint(runs, context);
    const needed = widthOf(painted);
    if (!alone && needed + GAP.length <= room) {
      lines.push(`${lines.pop() ?? ""}${GAP}${painted}`);
      room -= needed + GAP.length;
    } else {
      lines.push(...(needed > width ? wrap(runs, width, context) : [painted]));
      room = alone ? 0 : width - needed;
    }
  }
  return lines;
}

function entryOf(action: Action, number: number, style: Style, context: TextContext): Entry {
  const tag = `[${number}] `;
  const label = terminalLine(action.label);
  switch (action.kind) {
    case "button":
    case "form":
      return { runs: [{ text: tag + (label || "Run"), style }], alone: false };
    case "link": {
      const url = terminalUrl(action.url);
      const href = linkTarget(url);
      if (context.hyperlinks && href) {
        return {
          runs: [
            { text: tag, style },
            { text: label || url, style: { ...style, href } },
          ],
          alone: false,
        };
      }
      const address = { text: url, style: { ...style, whole: true } } as const;
      const text = label === "" ? tag : `${tag}${label} `;
      return { runs: [{ text, style }, address], alone: true };
    }
    default:
      return action satisfies never;
  }
}
