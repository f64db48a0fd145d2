import type { Action, Form, Message } from "../../../src/chat/message.ts";
import { createBoundedMap } from "../../../src/collections/bounded-map.ts";
import { formBehind, formIdOf } from "../render/custom-id.ts";

/** The forms of the latest messages. */
export interface FormShelf {
  keep(message: Message): void;
  /** The form behind a button; what its id alone tells when it is no longer kept. */
  take(customId: string, label: string): Form | undefined;
}

export function createFormShelf(limit: number): FormShelf {
  const forms = createBoundedMap<string, Form>(limit);

  function keep(form: Form): void {
    const id = formIdOf(form);
    if (id !== undefined) forms.set(id, form);
  }

  return {
    keep(message) {
      for (const action of actionsOf(message)) if (action.kind === "form") keep(action);
    },
    take: (customId, label) => forms.get(customId) ?? formBehind(customId, label),
  };
}

function actionsOf({ blocks }: Message): readonly Action[] {
  return blocks.flatMap((block) => ("actions" in block ? (block.actions ?? []) : []));
}
