import { SlackError } from "./slack-error.ts";
import type { Json, Trigger, View, World } from "./world.ts";

/** Most views of one modal, one above the other. */
const STACK = 3;

type NewView = Pick<View, "teamId" | "userId" | "payload" | "type"> & {
  /** The view it is pushed above. */
  readonly above?: View;
};

/**
 * Opens a modal, pushes one above another, or gives somebody an App Home.
 * @throws SlackError duplicate_external_id, push_limit_reached
 */
export function createView(world: World, { above, ...given }: NewView): View {
  mustBeUnique(world, given.payload);
  if (above && depthOf(world, above) >= STACK) throw new SlackError("push_limit_reached");
  const id = world.newId("V");
  const stack = above ? { rootId: above.rootId, previousId: above.id } : { rootId: id };
  const view: View = { ...given, ...stack, id, hash: world.newHash() };
  world.views.set(id, view);
  const how = above ? "pushed" : "opened";
  world.happen(view.type === "home" ? { kind: "home", view } : { kind: "view", how, view });
  return view;
}

/** @throws SlackError duplicate_external_id */
export function replaceView(world: World, before: View, payload: Json): View {
  mustBeUnique(world, payload, before.id);
  const view: View = { ...before, payload, hash: world.newHash() };
  world.views.set(view.id, view);
  const { type } = view;
  world.happen(type === "home" ? { kind: "home", view } : { kind: "view", how: "updated", view });
  return view;
}

/** @throws SlackError hash_conflict when another version was shown meanwhile */
export function mustMatch(view: View | undefined, hash: string | undefined): void {
  if (hash !== undefined && hash !== view?.hash) throw new SlackError("hash_conflict");
}

/**
 * Takes a trigger; it works once.
 * @throws SlackError invalid_trigger_id, expired_trigger_id, exchanged_trigger_id
 */
export function exchangeTrigger(world: World, id: string, teams: readonly string[]): Trigger {
  const trigger = world.triggers.get(id);
  if (!trigger || !teams.includes(trigger.teamId)) throw new SlackError("invalid_trigger_id");
  if (trigger.used) throw new SlackError("exchanged_trigger_id");
  if (trigger.expiresAt <= world.clock.now()) throw new SlackError("expired_trigger_id");
  trigger.used = true;
  return trigger;
}

export function homeOf(world: World, teamId: string, userId: string): View | undefined {
  return [...world.views.values()].find(
    (view) => view.type === "home" && view.userId === userId && view.teamId === teamId,
  );
}

/** As methods and payloads show it; `values` are what the person has filled in. */
export function viewJson(world: World, view: View, values: Json = {}): Json {
  const { settings, installations, teams } = world;
  const enterpriseId = teams.get(view.teamId)?.enterpriseId;
  const installed = installations.get(view.teamId) ?? installations.get(enterpriseId ?? "");
  return {
    private_metadata: "",
    callback_id: "",
    external_id: "",
    ...(view.type === "modal" && { clear_on_close: false, notify_on_close: false }),
    close: null,
    submit: null,
    title: null,
    ...view.payload,
    id: view.id,
    team_id: view.teamId,
    state: { values },
    hash: view.hash,
    previous_view_id: view.previousId ?? null,
    root_view_id: view.rootId,
    app_id: settings.appId,
    app_installed_team_id: installed?.id ?? view.teamId,
    bot_id: installed?.botId,
  };
}

function depthOf(world: Pick<World, "views">, { previousId }: View): number {
  const below = world.views.get(previousId ?? "");
  return below ? 1 + depthOf(world, below) : 1;
}

function mustBeUnique({ views }: World, { external_id: id }: Json, but?: string): void {
  if (id === undefined || id === "") return;
  const twin = [...views.values()].find((view) => view.payload.external_id === id);
  if (twin && twin.id !== but) throw new SlackError("duplicate_external_id");
}
