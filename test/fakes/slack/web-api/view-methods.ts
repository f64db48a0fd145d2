import { z } from "zod";
import { json, userId } from "../shapes/shapes.ts";
import { viewOf } from "../shapes/view-rules.ts";
import { SlackError } from "../world/slack-error.ts";
import {
  createView,
  exchangeTrigger,
  homeOf,
  mustMatch,
  replaceView,
  viewJson,
} from "../world/view-store.ts";
import type { Json, View, World } from "../world/world.ts";
import { botMethod, type Caller, type Method } from "./method.ts";
import { teamsOf } from "./tokens.ts";

const view = json;
const hash = z.string().min(1).optional();
const trigger_id = z.string().min(1);

/** https://docs.slack.dev/reference/methods?family=views */
export function viewMethods(world: World): Method[] {
  const shown = (one: View): Json => ({ view: viewJson(world, one) });

  function wanted(
    { installation }: Caller,
    { view_id, external_id }: { view_id?: string | undefined; external_id?: string | undefined },
  ): View {
    if ((view_id === undefined) === (external_id === undefined))
      throw new SlackError("invalid_arguments", ["view_id or external_id, and not both"]);
    const found = [...world.views.values()].find(
      (one) => one.id === view_id || (external_id && one.payload.external_id === external_id),
    );
    const isTheirs = found && teamsOf(world, installation).includes(found.teamId);
    if (!isTheirs || found.type !== "modal") throw new SlackError("not_found");
    return found;
  }

  return [
    botMethod({
      name: "views.open",
      tier: 4,
      args: z.strictObject({ trigger_id, view }),
      run({ installation }, given) {
        const payload = viewOf(given.view, "modal");
        const teams = teamsOf(world, installation);
        const { teamId, userId: person } = exchangeTrigger(world, given.trigger_id, teams);
        return shown(createView(world, { type: "modal", teamId, userId: person, payload }));
      },
    }),
    botMethod({
      name: "views.push",
      tier: 4,
      args: z.strictObject({ trigger_id, view }),
      run({ installation }, given) {
        const payload = viewOf(given.view, "modal");
        const trigger = exchangeTrigger(world, given.trigger_id, teamsOf(world, installation));
        const above = world.views.get(trigger.viewId ?? "");
        if (above?.type !== "modal") throw new SlackError("not_found");
        const { teamId, userId: person } = trigger;
        return shown(createView(world, { type: "modal", teamId, userId: person, payload, above }));
      },
    }),
    botMethod({
      name: "views.update",
      tier: 4,
      args: z.strictObject({
        view,
        hash,
        view_id: z.string().min(1).optional(),
        external_id: z.string().min(1).optional(),
      }),
      run(caller, given) {
        const payload = viewOf(given.view, "modal");
        const before = wanted(caller, given);
        mustMatch(before, given.hash);
        return shown(replaceView(world, before, payload));
      },
    }),
    botMethod({
      name: "views.publish",
      tier: 4,
      args: z.strictObject({ user_id: userId, view, hash }),
      run({ installation }, given) {
        const payload = viewOf(given.view, "home");
        const person = world.users.get(given.user_id);
        const teams = teamsOf(world, installation);
        if (!person) throw new SlackError("user_not_found");
        // Somebody of another organisation has no Home of this app.
        if (!teams.includes(person.teamId)) throw new SlackError("user_not_found");
        const before = homeOf(world, person.teamId, person.id);
        mustMatch(before, given.hash);
        if (before) return shown(replaceView(world, before, payload));
        const { id, teamId } = person;
        return shown(createView(world, { type: "home", teamId, userId: id, payload }));
      },
    }),
  ];
}
