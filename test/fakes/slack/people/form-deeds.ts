import { z } from "zod";
import { parse, text } from "../shapes/shapes.ts";
import type { View, World } from "../world/world.ts";
import { blocksOf, suggestionPayload, viewPayload } from "./block-payloads.ts";
import { findControl } from "./controls.ts";
import { type Desk, mustFind } from "./desk.ts";
import { closeViews, reactTo } from "./form-answer.ts";
import type { Deed } from "./payloads.ts";
import type { Seen } from "./seen.ts";
import { createViewState, type ViewState } from "./view-state.ts";

export interface Suggestion {
  readonly label: string;
  readonly value: string;
}

/** What people do with a form. */
export interface FormDeeds {
  /** Types into a menu whose options the app looks up. */
  options(ask: {
    readonly in: View;
    readonly menu: string;
    readonly typed: string;
  }): Promise<readonly Suggestion[]>;
  /** Fills in by `action_id`, `block_id` or label and sends; what is left out stays as it stood. */
  submit(view: View, values?: Readonly<Record<string, string>>): Promise<Seen>;
  /** Closes the form without sending it; the app hears only if it wanted to. */
  closeView(view: View): Promise<void>;
}

export interface Forms extends FormDeeds {
  /** What stands in a view. */
  stateOf(view: View): ViewState;
  /** The view as it is now, and who looks at it. */
  open(view: View): { readonly view: View; readonly deed: Deed };
}

const suggested = z.strictObject({
  text: z.strictObject({
    type: z.literal("plain_text"),
    text: text(75),
    emoji: z.boolean().optional(),
  }),
  value: text(150),
  description: z.strictObject({ type: z.literal("plain_text"), text: text(75) }).optional(),
});
/** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element#external_select */
const suggestions = z.strictObject({ options: z.array(suggested).max(100) });

/** Slack asks for suggestions from so many characters on, unless told otherwise. */
const QUERY_LENGTH = 3;

export function createForms(world: World, desk: Desk): Forms {
  const states = new Map<string, ViewState>();

  function stateOf({ id }: View): ViewState {
    const state = states.get(id) ?? createViewState();
    states.set(id, state);
    return state;
  }

  function open({ id }: View): { view: View; deed: Deed } {
    const view = mustFind(world.views.get(id), `open view ${id}`);
    return { view, deed: desk.deedOf({ user: view.userId, team: view.teamId }) };
  }

  return {
    stateOf,
    open,
    async options({ in: asked, menu, typed }) {
      const { view, deed } = open(asked);
      const control = findControl(blocksOf(view), menu);
      const { type, min_query_length: least = QUERY_LENGTH } = control.element;
      if (!type.endsWith("external_select")) throw new Error(`${menu} is a ${type}.`);
      if (typed.length < least) throw new Error(`Slack asks from ${least} characters on.`);
      const state = stateOf(view);
      const surface = { view, values: state.values(blocksOf(view)) };
      const payload = suggestionPayload(world, deed, surface, control, typed);
      const { seen } = desk.begin(deed);
      let found: z.infer<typeof suggested>[] = [];
      const outgoing = { kind: "interaction", payload, takesAnswer: true } as const;
      await desk.tell(seen, outgoing, (answer) => {
        found = parse(suggestions, answer, "invalid_options").options;
        seen.record({ kind: "suggestions" });
      });
      if (seen.failed !== undefined) throw new Error(`No suggestions: ${seen.failed}.`);
      state.offer(control, found);
      return found.map(({ text: { text: label }, value }) => ({ label, value }));
    },
    async submit(asked, values = {}) {
      const { view, deed } = open(asked);
      const blocks = blocksOf(view);
      const state = stateOf(view);
      if (!view.payload.submit) throw new Error("This view has nothing to send.");
      for (const [name, value] of Object.entries(values))
        state.fill(findControl(blocks, name), value);
      state.complain(blocks);
      const { seen, triggerId } = desk.begin(deed, view.id);
      const filled = { view, values: state.values(blocks) };
      const more = { trigger_id: triggerId };
      const payload = viewPayload(world, deed, "view_submission", filled, more);
      return desk.tell(seen, { kind: "interaction", payload, takesAnswer: true }, (answer) => {
        const sight = reactTo(world, view, answer);
        if (sight) seen.record(sight);
      });
    },
    async closeView(asked) {
      const { view, deed } = open(asked);
      closeViews(world, view, "this one");
      if (view.payload.notify_on_close !== true) return;
      const filled = { view, values: {} };
      const payload = viewPayload(world, deed, "view_closed", filled, { is_cleared: false });
      const { seen } = desk.begin(deed);
      await desk.mention(seen, { kind: "interaction", payload, takesAnswer: false });
    },
  };
}
