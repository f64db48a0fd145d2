import { defined } from "../src/collections/defined.ts";
import { type Context, defineAction, defineCommand } from "../src/command/command.ts";
import { choice, type ReadValues } from "../src/command/option.ts";
import {
  forgottenChannelMessage,
  forgottenPersonMessage,
  privacyDeleteMessage,
  privacyExportMessage,
  privacyMessage,
} from "../src/views/bot/privacy-message.ts";

const options = {
  action: choice("What to do", ["show", "export", "delete"], { default: "show" }),
};

async function answer(context: Context, { action }: ReadValues<typeof options>) {
  const { channels, digests, privacy, actor, place } = context;
  const channel = channels.get(place);
  const address = await privacy.addressOf(place);
  const about = { person: privacy.aboutPerson(actor.id), ...defined({ channel, address }) };
  if (action === "export") {
    const history = await digests.history(place);
    return privacyExportMessage({ ...about, ...defined({ history }) });
  }
  return action === "delete" ? privacyDeleteMessage(about, actor.mayManage) : privacyMessage(about);
}

export const privacy = defineCommand({
  name: "privacy",
  description: "What is stored about you and this channel: show, export or delete it",
  example: "privacy show",
  options,
  run: answer,
  actions: {
    person: defineAction({
      options: {},
      shows: { mode: "update" },
      run: async ({ privacy, actor }) => {
        const removed = await privacy.forgetPerson(actor.id);
        return forgottenPersonMessage(removed);
      },
    }),
    channel: defineAction({
      options: {},
      shows: { mode: "update" },
      run: async (context) => {
        await context.privacy.forgetChannel(context);
        return forgottenChannelMessage();
      },
    }),
  },
});
