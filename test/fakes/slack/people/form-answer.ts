import { z } from "zod";
import { parse, text } from "../shapes/shapes.ts";
import { viewOf } from "../shapes/view-rules.ts";
import { SlackError } from "../world/slack-error.ts";
import { createView, replaceView } from "../world/view-store.ts";
import type { View, World } from "../world/world.ts";
import { blocksOf } from "./block-payloads.ts";
import { controlsOf } from "./controls.ts";
import type { Sight } from "./sights.ts";

/** https://docs.slack.dev/surfaces/modals#response_actions */
const reaction = z.discriminatedUnion("response_action", [
  z.strictObject({
    response_action: z.literal("errors"),
    errors: z.record(z.string(), text(150)).refine((errors) => Object.keys(errors).length > 0),
  }),
  z.strictObject({ response_action: z.literal("update"), view: z.unknown() }),
  z.strictObject({ response_action: z.literal("push"), view: z.unknown() }),
  z.strictObject({ response_action: z.literal("clear") }),
]);

/**
 * Does what the app answered to a form that was sent, and says what the person then sees.
 * @throws SlackError
 */
export function reactTo(world: World, view: View, answer: unknown): Sight | undefined {
  if (answer === undefined) {
    closeViews(world, view, "this one");
    return { kind: "closed", viewId: view.id };
  }
  const given = parse(reaction, answer, "invalid_response_action");
  switch (given.response_action) {
    case "errors":
      mustBeInputs(view, Object.keys(given.errors));
      return { kind: "errors", errors: given.errors };
    case "update":
      // Whoever looks on sees it, as every update.
      replaceView(world, view, viewOf(given.view, "modal"));
      return undefined;
    case "push": {
      const { teamId, userId } = view;
      const payload = viewOf(given.view, "modal");
      const pushed = createView(world, { type: "modal", teamId, userId, payload, above: view });
      // It needs no trigger, by which a form finds its deed.
      return { kind: "view", how: "pushed", view: pushed };
    }
    case "clear":
      closeViews(world, view, "all");
      return { kind: "closed" };
    default:
      return given satisfies never;
  }
}

export function closeViews(world: World, { id, rootId }: View, which: "this one" | "all"): void {
  for (const view of [...world.views.values()])
    if (view.id === id || (which === "all" && view.rootId === rootId)) world.views.delete(view.id);
}

/** @throws SlackError invalid_response_action */
function mustBeInputs(view: View, ids: readonly string[]): void {
  const inputs = controlsOf(blocksOf(view)).filter(({ optional }) => optional !== undefined);
  const strangers = ids.filter((id) => !inputs.some(({ blockId }) => blockId === id));
  if (strangers.length > 0)
    throw new SlackError("invalid_response_action", [`errors of no input: ${strangers}`]);
}
