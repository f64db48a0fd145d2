import type { HomeView, KnownBlock, ModalView } from "@slack/types";
import { blockRefusals } from "./render-limits.ts";
import { all, id, is, isFields, list, oneOf, optional, plain, shape, text } from "./shape-rules.ts";

const option = shape({ text: plain(75), value: text(150) });
const initial = (value: unknown, among: unknown) =>
  Array.isArray(among) && among.some((each) => JSON.stringify(each) === JSON.stringify(value));
const placeholder = optional(plain(150));
const options = list(option, 100);
const offered = (value: unknown) => {
  if (!isFields(value)) return false;
  const { options, initial_option, initial_options = [] } = value;
  const first = Array.isArray(initial_options) ? initial_options : [initial_options];
  return [...first, ...(initial_option ? [initial_option] : [])].every((each) =>
    initial(each, options),
  );
};
const INPUT = shape({
  type: is("input"),
  block_id: id,
  label: plain(2_000),
  optional: is(true, false),
  element: oneOf(
    shape({
      type: is("plain_text_input"),
      action_id: id,
      initial_value: optional(text(3_000)),
      placeholder,
    }),
    shape({
      type: is("timepicker"),
      action_id: id,
      initial_time: optional((value) => /^([01]\d|2[0-3]):[0-5]\d$/u.test(String(value))),
    }),
    all(
      offered,
      shape({
        type: is("static_select"),
        action_id: id,
        options,
        initial_option: optional(option),
        placeholder,
      }),
    ),
    all(
      offered,
      shape({
        type: is("multi_static_select"),
        action_id: id,
        options,
        initial_options: optional(options),
        placeholder,
      }),
    ),
    shape({
      type: is("external_select"),
      action_id: id,
      min_query_length: is(1),
      initial_option: optional(option),
      placeholder,
    }),
  ),
});
const VIEW = oneOf(
  shape({
    type: is("modal"),
    title: plain(24),
    submit: optional(plain(24)),
    close: plain(24),
    callback_id: id,
    private_metadata: optional(text(3_000)),
  }),
  shape({ type: is("home"), callback_id: id, private_metadata: optional(text(3_000)) }),
);

/** What Slack would refuse of a modal or a home tab. */
export function viewRefusals(view: HomeView | ModalView): string[] {
  const { blocks, ...frame } = view;
  const inputs = blocks.filter(({ type }) => type === "input");
  const others = blocks.filter((block): block is KnownBlock => block.type !== "input");
  return [
    ...(VIEW(frame) ? [] : [`a view: ${JSON.stringify(frame)}`]),
    ...(blocks.length <= 100 ? [] : [`${blocks.length} blocks`]),
    ...inputs.filter((block) => !INPUT(block)).map((block) => JSON.stringify(block)),
    ...(others.length > 0 || inputs.length === 0 ? blockRefusals(others) : []),
  ];
}
