import type { Action } from "../../../src/chat/message.ts";
import { linkTarget, type Run, type Style, widthOf } from "./paint.ts";
import { terminalLine, terminalUrl } from "./terminal-text.ts";
import type { TextContext } from "./text-runs.ts";
import { wrapRuns } from "./wrap-runs.ts";

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
): Run[][] {
  const lines: Run[][] = [];
  let room = 0;
  for (const [at, action] of actions.entries()) {
    const { runs, alone } = entryOf(action, first + at, style, context);
    const needed = widthOf(runs);
    const line = lines.at(-1);
    if (line && !alone && needed + GAP.length <= room) {
      line.push({ text: GAP, style }, ...runs);
      room -= needed + GAP.length;
    } else {
      lines.push([...runs]);
      room = alone ? 0 : width - needed;
    }
  }
  return lines.flatMap((line) => (widthOf(line) > width ? wrapRuns(line, width) : [line]));
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
