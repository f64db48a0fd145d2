import { type Events, installationIn, type Told } from "../delivery/events.ts";
import { isObject } from "../web-api/api-call.ts";
import { directChannel } from "../world/channels.ts";
import { show } from "../world/post-box.ts";
import { homeOf } from "../world/view-store.ts";
import type { Channel, Json, Message, World } from "../world/world.ts";
import { filledView } from "./block-payloads.ts";
import type { Desk, Who } from "./desk.ts";
import type { FormDeeds, Forms } from "./form-deeds.ts";
import { type Deed, slashPayload } from "./payloads.ts";
import { createPressDeeds, type PressDeeds } from "./press-deeds.ts";
import type { ResponseUrls } from "./response-urls.ts";
import type { Seen } from "./seen.ts";
import { messageShortcutPayload, shortcutPayload } from "./shortcut-payloads.ts";

/** Who, and in which channel. */
export interface There extends Who {
  readonly channel: string;
}

/**
 * What people do, and what they then see: resolves once a person waits for nothing more, and goes on
 * growing. Rejects for what Slack's own app does not let a person do.
 */
export interface Interact extends FormDeeds, PressDeeds {
  /** Types `/papers` and this, or another command. */
  slash(ask: There & { readonly text: string; readonly command?: string }): Promise<Seen>;
  /** From the lightning bolt beside the composer. */
  shortcut(ask: Who & { readonly callbackId: string }): Promise<Seen>;
  /** From a message's own menu. */
  messageShortcut(
    ask: Who & { readonly callbackId: string; readonly message: Message },
  ): Promise<Seen>;
  openHome(who?: Who): Promise<Seen>;
  /** A person writes a message; addresses in it become links. */
  write(ask: There & { readonly text: string }): Message;
  /** Any event of a workspace. */
  event(teamId: string, event: Json): Promise<Told>;
  /** Slack delivers the same deed once more. */
  again(seen: Seen): Promise<void>;
}

interface Around {
  readonly desk: Desk;
  readonly forms: Forms;
  readonly urls: ResponseUrls;
  readonly events: Events;
}

export function createInteract(world: World, around: Around): Interact {
  const { desk, forms, urls, events } = around;

  function there(who: Who, channelId: string): Deed & { readonly channel: Channel } {
    const deed = desk.deedOf(who, channelId);
    return { ...deed, channel: desk.channelOf(deed, channelId) };
  }

  /** Commands and shortcuts are there where the workspace has granted them. */
  function demandCommands({ team }: Deed): void {
    if (installationIn(world, team.id)?.scopes.has("commands")) return;
    throw new Error("The app has no commands there: it was not granted the scope commands.");
  }

  return {
    ...createPressDeeds(world, around),
    options: forms.options,
    submit: forms.submit,
    closeView: forms.closeView,
    async slash({ channel, text, command = "/papers", ...who }) {
      const deed = there(who, channel);
      demandCommands(deed);
      const { seen, triggerId } = desk.begin(deed);
      const to = { what: "commands", teamId: deed.team.id, channelId: channel, seen } as const;
      const given = { response_url: urls.issue(to), trigger_id: triggerId };
      const payload = slashPayload(world, deed, { command, text }, given);
      return desk.tell(seen, { kind: "command", payload, takesAnswer: true }, (answer) => {
        if (isObject(answer)) urls.answer(to, { response_type: "ephemeral", ...answer });
      });
    },
    async shortcut({ callbackId, ...who }) {
      const deed = desk.deedOf(who);
      demandCommands(deed);
      const { seen, triggerId } = desk.begin(deed);
      const given = { callback_id: callbackId, trigger_id: triggerId };
      const payload = shortcutPayload(world, deed, given);
      return desk.tell(seen, { kind: "interaction", payload, takesAnswer: false });
    },
    async messageShortcut({ callbackId, message, ...who }) {
      const deed = there(who, message.channelId);
      demandCommands(deed);
      const { seen, triggerId } = desk.begin(deed);
      const to = { what: "app", teamId: deed.team.id, channelId: message.channelId, seen } as const;
      const given = {
        callback_id: callbackId,
        trigger_id: triggerId,
        response_url: urls.issue(to),
      };
      const payload = messageShortcutPayload(world, deed, message, given);
      return desk.tell(seen, { kind: "interaction", payload, takesAnswer: false });
    },
    async openHome(who = {}) {
      const deed = desk.deedOf(who);
      const { seen } = desk.begin(deed);
      const told = await events.tell(deed.team.id, homeOpened(world, deed));
      if (told.outcome.kind === "acknowledged") return desk.watch(seen);
      seen.record({ kind: "failed", why: told.outcome.why });
      return seen;
    },
    write({ channel: id, text, ...who }) {
      const { user, team } = there(who, id);
      const own = { ts: world.newTs(), channelId: id, teamId: team.id, userId: user.id };
      return show(world, { ...own, ...written(text), at: world.clock.now(), edits: 0 });
    },
    event: events.tell,
    again: desk.again,
  };
}

/** https://docs.slack.dev/reference/events/app_home_opened */
function homeOpened(world: World, { user, team }: Deed): Json {
  const installation = installationIn(world, team.id);
  const channel = installation && directChannel(world, installation, user.id).id;
  const view = homeOf(world, team.id, user.id);
  return {
    type: "app_home_opened",
    user: user.id,
    channel,
    tab: "home",
    ...(view && { view: filledView(world, view, {}) }),
  };
}

const ADDRESS = /https?:\/\/[^\s<>]+/g;

/** As Slack keeps what a person wrote: escaped, with its addresses marked, and as rich text beside it. */
function written(words: string): { readonly text: string; readonly blocks: Json[] } {
  const escaped = words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const links = words.match(ADDRESS) ?? [];
  const elements = words.split(ADDRESS).flatMap((text, at) => {
    const url = links[at];
    const run = text === "" ? [] : [{ type: "text", text }];
    return url === undefined ? run : [...run, { type: "link", url }];
  });
  const section = { type: "rich_text_section", elements };
  return {
    text: escaped.replace(/https?:\/\/[^\s<>]+?(?=\s|$|&lt;|&gt;)/g, "<$&>"),
    blocks: [{ type: "rich_text", block_id: "words", elements: [section] }],
  };
}
