import { z } from "zod";
import { parse } from "../messages/shapes.ts";
import { apiError } from "../rest/api-error.ts";
import { NO_CONTENT, ok, type Route } from "../rest/route.ts";
import type { World } from "../world/world.ts";
import { commandFaults } from "./command-rules.ts";
import { type Command, command } from "./command-shape.ts";

export interface Registered {
  readonly id: string;
  readonly version: string;
  readonly guildId?: string;
  readonly command: Command;
}

export interface CommandRegistry {
  readonly routes: readonly Route[];
  /** Every command there is. */
  all(): readonly Registered[];
  /** The command a person finds under its name, the server's own before the one for everywhere. */
  find(type: number, name: string, guildId: string | undefined): Registered | undefined;
}

const LIMIT = { requests: 5, perMs: 20_000 };
const EVERYWHERE = "/applications/:application/commands";
const IN_GUILD = "/applications/:application/guilds/:guild/commands";

/** https://docs.discord.com/developers/interactions/application-commands#endpoints */
export function createCommandRegistry(world: World): CommandRegistry {
  let registered: readonly Registered[] = [];

  const keyOf = (one: Command, guildId: string | undefined) =>
    `${guildId} ${one.type ?? 1} ${one.name}`;

  function put(guildId: string | undefined, commands: readonly Command[]): readonly Registered[] {
    const faults = commandFaults(commands);
    if (faults.length > 0) throw apiError(50035, faults);
    const known = new Map(registered.map((one) => [keyOf(one.command, one.guildId), one]));
    const mine = commands.map((one) => ({
      id: known.get(keyOf(one, guildId))?.id ?? world.newId(),
      version: world.newId(),
      ...(guildId !== undefined && { guildId }),
      command: one,
    }));
    registered = [...registered.filter((one) => one.guildId !== guildId), ...mine];
    return mine;
  }

  function upsert(guildId: string | undefined, one: Command): readonly Registered[] {
    const others = of(guildId).filter((other) => keyOf(other, guildId) !== keyOf(one, guildId));
    return put(guildId, [...others, one]).slice(-1);
  }

  function of(guildId: string | undefined): Command[] {
    return registered.filter((one) => one.guildId === guildId).map((one) => one.command);
  }

  function written({ id, version, guildId, command }: Registered, isLocalized = true): object {
    const { applicationId } = world;
    const one = isLocalized ? command : unlocalized(command);
    const { default_member_permissions: rights = null, ...rest } = one;
    return {
      nsfw: false,
      contexts: null,
      integration_types: [0],
      ...rest,
      id,
      version,
      application_id: applicationId,
      ...(guildId !== undefined && { guild_id: guildId }),
      type: one.type ?? 1,
      description: one.description ?? "",
      default_member_permissions: rights === null ? null : String(rights),
    };
  }

  function routesAt(
    path: string,
    guildOf: (param: (name: string) => string) => string | undefined,
  ) {
    const list = z.array(command);
    const reply = (some: readonly Registered[], isLocalized = true) =>
      ok(some.map((one) => written(one, isLocalized)));
    const routes: Route[] = [
      {
        method: "GET",
        path,
        limit: LIMIT,
        // What they are called in other languages is told to those who ask for it.
        run: ({ param, query }) =>
          reply(
            registered.filter((one) => one.guildId === guildOf(param)),
            query.get("with_localizations") === "true",
          ),
      },
      {
        method: "PUT",
        path,
        limit: LIMIT,
        run: ({ param, body }) => reply(put(guildOf(param), parse(list, body))),
      },
      {
        method: "POST",
        path,
        limit: LIMIT,
        run: ({ param, body }) =>
          ok(upsert(guildOf(param), parse(command, body)).map((one) => written(one))[0]),
      },
      {
        method: "DELETE",
        path: `${path}/:command`,
        limit: LIMIT,
        run({ param }) {
          const id = param("command");
          if (!registered.some((one) => one.id === id)) throw apiError(10063);
          registered = registered.filter((one) => one.id !== id);
          return NO_CONTENT;
        },
      },
    ];
    return routes;
  }

  function joined(id: string): string {
    if (!world.guilds.get(id)?.joined) throw apiError(50001);
    return id;
  }

  return {
    routes: [
      ...routesAt(EVERYWHERE, () => undefined),
      ...routesAt(IN_GUILD, (param) => joined(param("guild"))),
    ],
    all: () => registered,
    find(type, name, guildId) {
      const named = registered.filter(
        (one) => (one.command.type ?? 1) === type && one.command.name === name,
      );
      const own = named.find((one) => guildId !== undefined && one.guildId === guildId);
      return own ?? named.find((one) => one.guildId === undefined);
    },
  };
}

function unlocalized<T>(value: T): T {
  const isLocalized = (key: string) => key.endsWith("_localizations");
  const json = JSON.stringify(value, (key, each) => (isLocalized(key) ? undefined : each));
  return JSON.parse(json);
}
