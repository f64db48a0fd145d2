import type { FollowUp } from "../../../src/chat/follow-ups.ts";
import type { Preview } from "../../../src/chat/inbox.ts";
import type { Block, Later, Message } from "../../../src/chat/message.ts";
import type { Request } from "../../../src/chat/request.ts";
import { defined } from "../../../src/collections/defined.ts";
import { slackAddressOf } from "../slack-place.ts";
import type { Workspace } from "../workspaces/workspace.ts";
import type { Answering } from "./answering.ts";
import type { Surface } from "./surface.ts";

type Needs = Pick<Answering, "inbox" | "members" | "tell" | "followUps">;

const NOT_SHOWN = sentence("The answer could not be shown here. Please tell the operator.");

/**
 * Runs a request and shows its answer.
 *
 * @throws when Slack refuses an answer that somebody waits for
 */
export async function answerRequest(
  answering: Needs,
  workspace: Workspace,
  request: Request,
  surface: Surface,
): Promise<void> {
  const preview = answering.inbox.preview(request);
  await surface.begin(preview);
  const followUp = await answering.followUps.begin(surface.at(preview));
  try {
    const answer = await answering.inbox.handle(request);
    const hint = await enterOrHint(answering, workspace, request);
    await showAnswer(hint ? withNote(answer, hint) : answer, preview, { surface, followUp });
  } finally {
    followUp.end();
  }
}

async function showAnswer(
  message: Message,
  preview: Preview,
  { surface, followUp }: { readonly surface: Surface; readonly followUp: FollowUp },
): Promise<void> {
  await surface.show(message, preview).catch(async (error: unknown) => {
    if (await isShown(surface, withoutPictures(message), preview)) return;
    await isShown(surface, NOT_SHOWN, preview);
    throw error;
  });
  const change = (later: Later) =>
    surface.change(later, preview).catch(() => surface.change(withoutAny(later), preview));
  await followUp.follow(message.later, change, surface.at(preview));
}

function withoutAny({ whole, besides }: Later): Later {
  return { whole: withoutPictures(whole), besides: withoutPictures(besides) };
}

async function isShown(surface: Surface, message: Message, preview: Preview): Promise<boolean> {
  return surface.show(message, preview).then(
    () => true,
    () => false,
  );
}

/** Slack refuses a whole answer for one picture that it cannot fetch. */
function withoutPictures({ blocks, ...message }: Message): Message {
  const bare = blocks.flatMap((block): Block[] => {
    if (block.kind === "image") return [];
    if (block.kind !== "item") return [block];
    const { thumbnail: _, ...item } = block;
    return [item];
  });
  return { ...message, blocks: bare };
}

export function sentence(text: string): Message {
  return { summary: text, blocks: [{ kind: "text", text }] };
}

/**
 * Joins a public channel that follows something since this request, and says what to do where the
 * bot cannot join by itself. Nothing is joined for anything else.
 */
async function enterOrHint(
  { inbox, members, tell }: Needs,
  workspace: Workspace,
  request: Request,
): Promise<string | undefined> {
  const address = slackAddressOf(request.place);
  if (!address || !request.actor.mayManage) return undefined;
  const [following] = await inbox.overview(request, [request.place]);
  if (!following) return undefined;
  try {
    if ((await members.enter(workspace, address.channelId)) === "inside") return undefined;
  } catch (error) {
    const text = "Whether the bot is in a channel could not be asked; it may have to be invited.";
    tell({ kind: "failed", level: "warn", text, error });
    return undefined;
  }
  return `The bot is not in this channel, so it cannot post digests here. Let it in: /invite @${workspace.botName ?? "offprint"}`;
}

function withNote({ later, ...message }: Message, text: string): Message {
  const noted = later?.then(({ whole, besides }) => ({ whole: withNote(whole, text), besides }));
  const blocks: Block[] = [...message.blocks, { kind: "note", text }];
  return { ...message, blocks, ...defined({ later: noted }) };
}
