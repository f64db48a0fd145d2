import { App, type Receiver, type ViewSubmitAction } from "@slack/bolt";
import { defined } from "../../../src/collections/defined.ts";
import { slackUserIn, workspaceOf } from "../people/slack-user.ts";
import { silent } from "../silent-logger.ts";
import { answerCommand, answerMessageShortcut, openShortcut } from "./answer-command.ts";
import { answerForm } from "./answer-form.ts";
import { answerPress } from "./answer-press.ts";
import type { Answering } from "./answering.ts";
import { publishHome } from "./home.ts";
import { appRemoved, channelJoined, channelLeft, LEAVING, RETURNING } from "./lifecycle.ts";
import { suggest } from "./suggest.ts";

export interface BoltSettings {
  readonly receiver: Receiver;
  readonly apiUrl: string;
  readonly answering: Answering;
}

const ANY = /^/u;

/** Bolt's app with all that this bot listens to. What goes wrong is told, and never thrown. */
export function createBoltApp({ receiver, apiUrl, answering }: BoltSettings): App {
  const { workspaces, tell } = answering;
  const app = new App({
    receiver,
    authorize: async (source, body) => {
      const workspace = await workspaceOf(workspaces, source, body);
      if (!workspace) throw new Error(`The bot is not installed in ${source.teamId}.`);
      // Without the token, which would have Bolt keep a client for each there ever was.
      const { teamId, enterpriseId, botUserId } = workspace;
      return { teamId, botUserId, ...defined({ enterpriseId: enterpriseId || undefined }) };
    },
    clientOptions: { slackApiUrl: apiUrl },
    logger: silent,
    ignoreSelf: false,
    convoStore: false,
    attachFunctionToken: false,
  });
  app.error(async (error: Error) => {
    tell({ kind: "failed", level: "error", text: "An answer could not be given.", error });
  });
  listenToPeople(app, answering);
  listenToEvents(app, answering);
  return app;
}

function listenToPeople(app: App, answering: Answering): void {
  const { workspaces } = answering;

  app.command(ANY, async ({ command, context }) => {
    const slackUser = await slackUserIn(workspaces, context, command.user_id);
    await answerCommand(answering, slackUser, command);
  });
  app.action({ type: "block_actions", action_id: ANY }, async ({ body, context }) => {
    await answerPress(answering, await slackUserIn(workspaces, context, body.user.id), body);
  });
  app.view<ViewSubmitAction>(
    { type: "view_submission", callback_id: ANY },
    async ({ body, context, ack }) => {
      await answerForm(answering, await slackUserIn(workspaces, context, body.user.id), body, ack);
    },
  );
  app.options<"block_suggestion">({ action_id: ANY }, async ({ body, context, ack }) => {
    const slackUser = await slackUserIn(workspaces, context, body.user.id);
    await ack({ options: await suggest(answering, slackUser, body) });
  });
  app.shortcut({ callback_id: ANY }, async ({ shortcut, context }) => {
    const slackUser = await slackUserIn(workspaces, context, shortcut.user.id);
    if (shortcut.type === "shortcut") await openShortcut(answering, slackUser, shortcut);
    else await answerMessageShortcut(answering, slackUser, shortcut);
  });
}

function listenToEvents(app: App, answering: Answering): void {
  const { workspaces } = answering;

  app.event("app_home_opened", async ({ event, body, context }) => {
    if (event.tab !== "home") return;
    const slackUser = await slackUserIn(workspaces, context, event.user);
    await publishHome(answering, slackUser, body.event_id);
  });
  for (const name of LEAVING) {
    app.event(name, async ({ event, context }) => {
      const { workspace } = await slackUserIn(workspaces, context, "");
      await channelLeft(answering, workspace, event);
    });
  }
  for (const name of RETURNING) {
    app.event(name, async ({ event, context }) => {
      const { workspace } = await slackUserIn(workspaces, context, "");
      await channelJoined(answering, workspace, event.channel);
    });
  }
  app.event("member_joined_channel", async ({ event, context }) => {
    const { workspace } = await slackUserIn(workspaces, context, event.user);
    if (event.user === workspace.botUserId)
      await channelJoined(answering, workspace, event.channel);
  });
  app.event("app_uninstalled", async ({ body }) => appRemoved(answering, body));
  app.event("tokens_revoked", async ({ event, body }) => {
    if (event.tokens.bot?.length) await appRemoved(answering, body);
  });
}
