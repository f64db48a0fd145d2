import { button } from "../../../src/chat/button.ts";
import type { Inbox, Overview } from "../../../src/chat/inbox.ts";
import type { Message } from "../../../src/chat/message.ts";
import type { Askers, SlackUser } from "../people/askers.ts";
import type { PersonChannels } from "../people/person-channels.ts";
import type { NamedSection } from "../render/home-view.ts";
import { homeView } from "../render/render-message.ts";
import type { Tell } from "../slack-settings.ts";
import { writeViewState } from "./view-state.ts";

/** Buttons of App Home that open a command's form: what follows is the command's name. */
export const OPEN_FORM = "form.";

export interface HomeDeps {
  readonly inbox: Inbox;
  readonly askers: Askers;
  readonly channels: PersonChannels;
  readonly tell: Tell;
}

/**
 * Shows somebody's App Home as it is now: what they and their channels follow.
 *
 * @throws when Slack cannot be told
 */
export async function publishHome(deps: HomeDeps, slackUser: SlackUser, id: string): Promise<void> {
  const { inbox, askers } = deps;
  const { workspace, userId } = slackUser;
  const asker = await askers.direct(slackUser);
  const own = await inbox.overview({ ...asker, id }, [asker.place]);
  const sections = [...own, ...(await sectionsOfChannels(deps, slackUser, id))];
  const view = homeView({
    intro: introOf(inbox),
    place: asker.place,
    sections,
    callbackId: "home",
    privateMetadata: writeViewState({ place: asker.place, depth: 1, fromHome: true }),
  });
  await workspace.reads.views.publish({ user_id: userId, view });
}

/** Without the list of channels the page still shows the person's own topics. */
async function sectionsOfChannels(
  { inbox, askers, channels, tell }: HomeDeps,
  slackUser: SlackUser,
  id: string,
): Promise<readonly NamedSection[]> {
  try {
    const all = await channels.of(slackUser);
    const [first] = all;
    if (!first) return [];
    const names = new Map(all.map(({ place, name }) => [place, name]));
    const asker = await askers.in(slackUser, first.channelId);
    const sections = await inbox.overview({ ...asker, id }, [...names.keys()]);
    return sections.map((section) => named(section, names.get(section.place)));
  } catch (error) {
    const text = "Slack could not be asked which channels somebody is in.";
    tell({ kind: "failed", level: "warn", text, error });
    return [];
  }
}

function named(section: Overview, name: string | undefined): NamedSection {
  return name === undefined ? section : { ...section, name };
}

export function introOf({ commands }: Pick<Inbox, "commands">): Message {
  const has = (name: string) => commands.some((command) => command.name === name);
  const actions = [
    ...(has("search") ? [button("Search papers", `${OPEN_FORM}search`, {}, "primary")] : []),
    ...(has("subscribe") ? [button("Add a topic", `${OPEN_FORM}subscribe`)] : []),
  ];
  return {
    summary: "What you and your channels follow",
    blocks: [
      { kind: "heading", text: "What you and your channels follow" },
      {
        kind: "text",
        text: [
          "Topics of a channel are set up there with ",
          { kind: "code", text: "/papers subscribe" },
          ", or here.",
        ],
      },
      ...(actions.length > 0 ? [{ kind: "actions", actions } as const] : []),
    ],
  };
}
