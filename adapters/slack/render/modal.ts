import type { InputBlock, ModalView, PlainTextElement } from "@slack/types";
import { cut } from "../../../src/chat/cut.ts";
import type { Form, FormField } from "../../../src/chat/message.ts";
import { defined } from "../../../src/collections/defined.ts";
import { sentLength } from "./escape.ts";
import { inputOf } from "./input.ts";
import { LIMITS, SHARES } from "./limits.ts";
import { plain, plainLine } from "./plain-text.ts";
import { richText } from "./rich-text.ts";

/** What comes back with a view that is sent, unseen. */
export interface ViewIds {
  readonly callbackId: string;
  /** At most 3,000 characters. */
  readonly privateMetadata?: string;
}

/** A form as Slack opens it; {@link fieldsOf} reads what was filled in. */
export function modalOf(form: Form, ids: ViewIds): ModalView {
  const names = new Set<string>();
  const fields = form.fields.filter(({ name }) => names.size < names.add(name).size);
  const short = form.title.length <= LIMITS.view.title;
  const title = viewWords(short ? form.title : form.label) ?? viewWords(form.title);
  const whole = short ? undefined : richText(cut(form.title, SHARES.title, sentLength));
  return {
    type: "modal",
    title: title ?? plain("Form"),
    submit: viewWords(form.label) ?? plain("Send"),
    close: plain("Cancel"),
    ...viewIds(ids),
    blocks: [...(whole ? [whole] : []), ...fields.map(inputBlock)],
  };
}

/** A title or a button of a view. */
export function viewWords(text: string): PlainTextElement | undefined {
  return plainLine(text, LIMITS.view.title);
}

export function viewIds({ callbackId, privateMetadata }: ViewIds) {
  return {
    callback_id: callbackId,
    ...defined({ private_metadata: privateMetadata || undefined }),
  };
}

function inputBlock(field: FormField): InputBlock {
  const { name, label, required } = field;
  return {
    type: "input",
    block_id: name,
    label:
      plainLine(label, LIMITS.input.label) ?? plainLine(name, LIMITS.input.label) ?? plain("?"),
    optional: !required,
    element: inputOf(field),
  };
}
