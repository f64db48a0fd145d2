import { z } from "zod";
import { syntaxFaults } from "./mrkdwn-syntax.ts";
import { text, words } from "./shapes.ts";

/** Text in mrkdwn syntax, as it stands in blocks and at the top of a message. */
export const mrkdwnText = (max: number) =>
  words(max).superRefine((value, context) => {
    for (const fault of syntaxFaults(value)) context.addIssue(fault);
  });

/** https://docs.slack.dev/reference/block-kit/composition-objects/text-object */
export const plain = (max: number) =>
  z.strictObject({
    type: z.literal("plain_text"),
    text: words(max),
    emoji: z.boolean().optional(),
  });

export const mrkdwn = (max: number) =>
  z.strictObject({
    type: z.literal("mrkdwn"),
    text: mrkdwnText(max),
    // A rule of Offprint: otherwise Slack makes links and mentions of names it finds in the text.
    verbatim: z.literal(true),
  });

export const anyText = (max: number) => z.discriminatedUnion("type", [plain(max), mrkdwn(max)]);

export const actionId = text(255);
export const blockId = text(255).optional();

export const confirm = z.strictObject({
  title: plain(100).optional(),
  text: anyText(300),
  confirm: plain(30).optional(),
  deny: plain(30).optional(),
  style: z.enum(["primary", "danger"]).optional(),
});

const optionFields = { value: text(150), description: plain(75).optional() };

/** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
export const option = z.strictObject({ text: plain(75), ...optionFields });
export const richOption = z.strictObject({ text: anyText(75), ...optionFields });
