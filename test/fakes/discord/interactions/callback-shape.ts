import { z } from "zod";
import { messageBody } from "../messages/message-shape.ts";
import { bits, text, words } from "../messages/shapes.ts";
import { modal } from "./modal-shape.ts";

const choice = z.strictObject({
  name: words(100),
  name_localizations: z.record(z.string(), words(100)).nullish(),
  value: z.union([text(100), z.number()]),
});

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-interaction-callback-type */
export const callback = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal(4), data: messageBody }),
  z.strictObject({ type: z.literal(5), data: z.strictObject({ flags: bits }).nullish() }),
  z.strictObject({ type: z.literal(6) }),
  z.strictObject({ type: z.literal(7), data: messageBody }),
  z.strictObject({
    type: z.literal(8),
    data: z.strictObject({ choices: z.array(choice).max(25) }),
  }),
  z.strictObject({ type: z.literal(9), data: modal }),
]);

export type Callback = z.infer<typeof callback>;
