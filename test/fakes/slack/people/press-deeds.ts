import { isObject } from "../web-api/api-call.ts";
import type { Json, Message, View, World } from "../world/world.ts";
import { actionPayload, blocksOf, type Surface } from "./block-payloads.ts";
import { type Control, findControl } from "./controls.ts";
import type { Desk } from "./desk.ts";
import type { Forms } from "./form-deeds.ts";
import type { Deed } from "./payloads.ts";
import { latestOf, type ResponseUrls } from "./response-urls.ts";
import type { Seen } from "./seen.ts";
import { createViewState } from "./view-state.ts";

interface Where {
  /** A message or a view, as it was seen; it is pressed as it is now. */
  readonly in: Message | View;
  /** Of several controls of that name the one at this place, from 0. */
  readonly nth?: number;
  /** Who presses in a message, as {@link Who}; a view has one reader. */
  readonly user?: string;
}

/** A control is named by its `action_id`, its label or its `block_id`. */
export interface PressDeeds {
  press(ask: Where & { readonly button: string }): Promise<Seen>;
  /** Chooses from a menu, by text or value; a time or a date as it is sent. */
  select(ask: Where & { readonly menu: string; readonly option: string }): Promise<Seen>;
}

/** What is pressed, by whom, and what it carried before. */
interface Pressing {
  readonly deed: Deed;
  readonly control: Control;
  readonly surface: Surface;
  readonly begun: ReturnType<Desk["begin"]>;
}

export function createPressDeeds(
  world: World,
  {
    desk,
    forms,
    urls,
  }: { readonly desk: Desk; readonly forms: Forms; readonly urls: ResponseUrls },
): PressDeeds {
  function inView(asked: View, name: string, { nth }: Where, chosen?: string): Pressing {
    const { view, deed } = forms.open(asked);
    const blocks = blocksOf(view);
    const control = findControl(blocks, name, nth);
    const state = forms.stateOf(view);
    if (chosen !== undefined) state.fill(control, chosen);
    const begun = desk.begin(deed, view.id);
    return { deed, control, begun, surface: { view, values: state.values(blocks) } };
  }

  function inMessage(
    asked: Message,
    name: string,
    { nth, user }: Where,
    chosen?: string,
  ): Pressing {
    const message = latestOf(world, asked);
    if (!message) throw new Error("The message is gone.");
    const control = findControl(message.blocks, name, nth);
    const deed = readerOf(message, user);
    const begun = desk.begin(deed);
    const given = { what: "actions", teamId: deed.team.id, channelId: message.channelId } as const;
    const responseUrl = urls.issue({ ...given, original: message, seen: begun.seen });
    const state = createViewState();
    if (chosen !== undefined) state.fill(control, chosen);
    const surface = { message, responseUrl, values: state.values(message.blocks) };
    return { deed, control, begun, surface };
  }

  /** The workspace of a message's deed is the app's, wherever the person is from. */
  function readerOf(message: Message, user = message.ephemeralTo): Deed {
    const team = desk.teamOf(message).id;
    const deed = desk.deedOf({ team, ...(user !== undefined && { user }) }, message.channelId);
    if (message.ephemeralTo !== undefined && message.ephemeralTo !== deed.user.id)
      throw new Error(`${deed.user.id} does not see this message.`);
    return { ...deed, channel: desk.channelOf(deed, message.channelId) };
  }

  function start(where: Where, name: string, chosen?: string): Pressing {
    return "hash" in where.in
      ? inView(where.in, name, where, chosen)
      : inMessage(where.in, name, where, chosen);
  }

  function carry({ deed, control, surface, begun }: Pressing, ends: boolean): Promise<Seen> {
    const { seen, triggerId } = begun;
    const given = { action: actionOf(world, control, surface), trigger_id: triggerId };
    const payload = actionPayload(world, deed, surface, given);
    const outgoing = { kind: "interaction", payload, takesAnswer: false } as const;
    return ends ? desk.mention(seen, outgoing) : desk.tell(seen, outgoing);
  }

  return {
    async press(where) {
      const pressing = start(where, where.button);
      const { type, url } = pressing.control.element;
      if (type !== "button") throw new Error(`${where.button} is a ${type}.`);
      // A link opens by itself; the app is told all the same.
      return carry(pressing, url !== undefined);
    },
    async select(where) {
      const pressing = start(where, where.menu, where.option);
      if (pressing.control.optional !== undefined)
        throw new Error(`${where.menu} is part of a form: it is sent with it.`);
      return carry(pressing, false);
    },
  };
}

function actionOf(world: World, { element, blockId }: Control, surface: Surface): Json {
  const chosen = chosenIn(surface.values, blockId, element.action_id);
  const { type, action_id, text, value, url, placeholder, style } = element;
  return {
    type,
    action_id,
    block_id: blockId,
    ...(text && { text: { ...text, emoji: true } }),
    ...(value !== undefined && { value }),
    ...(url !== undefined && { url }),
    ...(style !== undefined && { style }),
    ...(placeholder !== undefined && { placeholder }),
    ...chosen,
    action_ts: world.newTs(),
  };
}

function chosenIn(values: Json, blockId: string, actionId: string): Json {
  const block: unknown = values[blockId];
  const found: unknown = isObject(block) ? block[actionId] : undefined;
  return isObject(found) ? found : {};
}
