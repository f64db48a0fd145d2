import { z } from "zod";
import { SlackError } from "../world/slack-error.ts";
import type { Json } from "../world/world.ts";
import { blockFaults } from "./block-rules.ts";
import { block } from "./block-shape.ts";
import { plain } from "./block-text.ts";
import { parse, text } from "./shapes.ts";

const common = {
  blocks: z.array(block).min(1).max(100),
  private_metadata: text(3_000, 0).optional(),
  callback_id: text(255, 0).optional(),
  external_id: text(255, 0).optional(),
};

/** https://docs.slack.dev/reference/views */
const modal = z.strictObject({
  ...common,
  type: z.literal("modal"),
  title: plain(24),
  close: plain(24).optional(),
  submit: plain(24).optional(),
  clear_on_close: z.boolean().optional(),
  notify_on_close: z.boolean().optional(),
});

const home = z.strictObject({ ...common, type: z.literal("home") });

const MOST_BYTES = 250_000;

/**
 * The view, when it may be shown.
 * @throws SlackError invalid_arguments, view_too_large
 */
export function viewOf(given: unknown, type: "modal" | "home"): Json {
  const view =
    type === "modal"
      ? parse(modal, given, "invalid_arguments")
      : parse(home, given, "invalid_arguments");
  const hasInput = view.blocks.some((one) => one.type === "input");
  const isClosed = hasInput && view.type === "modal" && !view.submit;
  const faults = [
    ...(isClosed ? ["submit: wanted where there is an input"] : []),
    ...blockFaults(view.blocks),
  ];
  if (faults.length > 0) throw new SlackError("invalid_arguments", faults);
  if (Buffer.byteLength(JSON.stringify(view)) > MOST_BYTES) throw new SlackError("view_too_large");
  return view;
}
