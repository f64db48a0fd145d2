import type { HttpAnswer, HttpRoute } from "../../../../src/chat/adapter.ts";
import type { FakeSlack } from "../../../fakes/slack/fake-slack.ts";

/** Somebody's browser on the bot's own pages. */
export interface Browser {
  get(path: string): Promise<HttpAnswer>;
  /** Begins an installation and follows it through Slack's page, up to the address one is sent back to. */
  agree(slack: FakeSlack): Promise<string>;
  /** The whole installation, as this person, into this workspace or organisation. */
  install(slack: FakeSlack, into: string, user: string): Promise<HttpAnswer>;
}

export function browse(routes: readonly HttpRoute[]): Browser {
  let cookie: string | undefined;

  const get: Browser["get"] = async (path) => {
    const { pathname, searchParams: query } = new URL(path, "http://bot.test");
    const route = routes.find((each) => each.path === pathname);
    if (!route) throw new Error(`There is no route ${pathname}.`);
    const headers = cookie === undefined ? {} : { cookie };
    const network = "203.0.113.7";
    const line = { method: "GET", path: pathname, query, network };
    const request = { ...line, headers, body: Buffer.alloc(0) };
    const answer = await route.answer(request);
    cookie = answer.headers?.["set-cookie"]?.split(";")[0] ?? cookie;
    return answer;
  };

  const agree: Browser["agree"] = async () => {
    const { headers } = await get("/slack/install");
    const consented = await fetch(headers?.location ?? "", { redirect: "manual" });
    const { pathname, search } = new URL(consented.headers.get("location") ?? "");
    return pathname + search;
  };

  return {
    get,
    agree,
    install: async (slack, into, user) => {
      slack.consent({ into, user });
      return get(await agree(slack));
    },
  };
}
