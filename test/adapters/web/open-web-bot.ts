import { afterAll, beforeAll } from "vitest";
import { createWebAdapter } from "../../../adapters/web/web-adapter.ts";
import type { Adapter } from "../../../src/chat/adapter.ts";
import type { Inbox } from "../../../src/chat/inbox.ts";
import type { Message } from "../../../src/chat/message.ts";
import { systemClock } from "../../../src/time/clock.ts";
import { buttonOf } from "../../fakes/chat/button-of.ts";
import { freePort } from "../../fakes/free-port.ts";
import { startOnSample } from "../../fakes/start-on-sample.ts";
import { temporaryFolder } from "../../stores/temporary-folder.ts";

type WebBot = Awaited<ReturnType<typeof openWebBot>>;

/** One bot for the tests of a file. */
export function shareWebBot(): () => WebBot {
  const folder = temporaryFolder(afterAll);
  let bot: WebBot;
  beforeAll(async () => {
    bot = await openWebBot(folder);
  });
  afterAll(() => bot.stop());
  return () => bot;
}

/** The whole bot on sample papers with its own server, beside a channel of another platform. */
async function openWebBot(folder: string) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const waysIn = () => ({
    addLinks: [{ title: "Slack", url: `${url}/slack/install` }],
    takesAddresses: true,
  });
  const web = createWebAdapter({ publicUrl: new URL(url), clock: systemClock, waysIn });
  const asked: Message[] = [];
  let inbox: Inbox | undefined;
  const channel: Adapter = {
    name: "test",
    start: async (given) => {
      inbox = given;
    },
    post: async () => "1",
    stop: async () => {},
  };
  const settings = {
    DATA_DIR: folder,
    WEB: "on",
    PORT: String(port),
    PUBLIC_URL: url,
    TRUSTED_PROXY: "127.0.0.1",
  };
  const bot = await startOnSample([channel, web], settings);
  let networks = 0;
  return {
    url,
    stop: () => bot.stop(),
    /** Each time from another network, so that no limit is met. */
    get: (path: string) => {
      networks += 1;
      const network = `198.51.${networks >> 8}.${networks & 255}`;
      return fetch(url + path, { headers: { "x-forwarded-for": network } });
    },
    /** Types a line as a manager of the channel, and presses a button of the answer. */
    type: async (line: string, press?: string): Promise<Message> => {
      const who = {
        place: "test:secret-room",
        actor: { id: "test:ada", mayManage: true },
      } as const;
      if (!inbox) throw new Error("The adapter was not started.");
      const id = () => String(asked.length);
      const answer = await inbox.handle({ id: id(), ...who, input: { kind: "line", line } });
      asked.push(answer);
      if (press === undefined) return answer;
      const { action, value } = buttonOf(answer, press);
      return inbox.handle({ id: `${id()}+`, ...who, input: { kind: "action", action, value } });
    },
  };
}
