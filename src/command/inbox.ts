import type { Choice, Inbox, Overview, Preview, Typing } from "../chat/inbox.ts";
import type { Place } from "../chat/place.ts";
import type { Input, Request } from "../chat/request.ts";
import { defined } from "../collections/defined.ts";
import { createTurnstile } from "../time/turnstile.ts";
import { welcomeMessage } from "../views/bot/welcome-message.ts";
import { contextOf, type DispatchDeps, type Dispatching, dispatch, located } from "./dispatch.ts";
import type { Registry } from "./locate.ts";

/** Digests take turns, too, as long as they are composed: people's answers go on at several times their pace. */
const ANSWERS_IN_A_TURN = 4;

/** What a platform's adapter speaks to. */
export function createInbox(deps: DispatchDeps): Inbox {
  const { registry, loading } = deps;
  const commands = registry.all.map((command) => command.info);
  const dispatching: Dispatching = { ...deps, commands };
  // Between the answers to many who ask at once, others are told that theirs is coming.
  const turn = createTurnstile(ANSWERS_IN_A_TURN);
  return {
    commands,
    ...defined({ loading }),
    welcome: welcomeMessage(),
    preview: (request) => previewOf(registry, request),
    async complete(typing) {
      await turn();
      return complete(dispatching, typing);
    },
    async handle(request) {
      await turn();
      return dispatch(dispatching, request);
    },
    overview: (request, places) => overview(dispatching, request, places),
    hear: async (notice) => {
      try {
        await deps.presence.hear(notice);
      } catch (error) {
        deps.onFailure(error, { reference: deps.newReference(), command: notice.kind });
      }
    },
  };
}

const PRIVATE_REPLY: Preview = { visibility: "private", mode: "reply" };

function previewOf(registry: Registry, { input }: Request): Preview {
  return located(registry, input)?.shows ?? PRIVATE_REPLY;
}

async function complete(
  deps: Dispatching,
  { command, option, typed, ...who }: Typing,
): Promise<readonly Choice[]> {
  const found = deps.registry.all.find((each) => each.info.name === command);
  try {
    return (await found?.complete?.(contextOf(deps, who), option, typed.slice(0, 200))) ?? [];
  } catch (error) {
    deps.onFailure(error, { reference: deps.newReference(), command });
    return [];
  }
}

/** What a place follows, as its own list shows it. */
const OVERVIEW: Input = { kind: "action", action: "subscriptions.list", value: "" };

/** What keeps the bot from posting in the one place says nothing of the others. */
function overview(
  deps: Dispatching,
  { obstacles: _, ...request }: Omit<Request, "input">,
  places: readonly Place[],
): Promise<readonly Overview[]> {
  const following = [...new Set(places)].filter((place) => deps.desk.channels.get(place));
  const section = async (place: Place) => ({
    place,
    message: await dispatch(deps, { ...request, place, input: OVERVIEW }),
  });
  return Promise.all(following.map(section));
}
