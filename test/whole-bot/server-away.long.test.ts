import { beforeAll, expect, onTestFinished, test } from "vitest";
import { eventually } from "../eventually.ts";
import { compile } from "../fakes/compiled.ts";
import { type OffprintProcess, startOffprintProcess } from "../fakes/offprint-process.ts";
import { describeOnOwnPostgres, startPostgresServer } from "../fakes/postgres-server.ts";
import { type FakeSlack, startFakeSlack } from "../fakes/slack/fake-slack.ts";

const READY = { status: 200, degraded: undefined, roles: 1 };

describeOnOwnPostgres("two processes whose PostgreSQL goes away and comes back", () => {
  let compiled: string;

  beforeAll(async () => {
    compiled = await compile(new URL("../../src/main.ts", import.meta.url));
  });

  test("both stay ready, answer what is asked of papers, say that nothing is saved, and go on after", async () => {
    const server = await startPostgresServer();
    const slack = await startFakeSlack({ transport: "http" });
    onTestFinished(() => slack.close());
    const ask = asker(slack);
    const both = [await start(server.url, slack), await start(server.url, slack)];
    await eventually(async () => expect(await readiness(both)).toEqual([READY, READY]));

    await server.stop();
    const degraded = { status: 200, degraded: true, roles: 0 };
    await eventually(async () => expect(await readiness(both)).toEqual([degraded, degraded]));
    for (const { host } of both) {
      slack.http.deliverTo(`http://${host}/slack/events`);
      expect(await ask("search diffusion")).toContain("diffusion");
      expect(await ask("trending")).toContain("Trending");
      expect(await ask("schedule daily 9:00 UTC")).toContain("It could not be saved");
    }

    await server.start();
    await eventually(async () => expect(await readiness(both)).toEqual([READY, READY]));
    expect(await ask("schedule daily 9:00 UTC")).toContain("9:00");
  }, 300_000);

  test("both answer what is asked of papers while it takes everything and answers nothing", async () => {
    const server = await startPostgresServer();
    const slack = await startFakeSlack({ transport: "http" });
    onTestFinished(() => slack.close());
    const ask = asker(slack);
    const both = [await start(server.url, slack), await start(server.url, slack)];
    await eventually(async () => expect(await readiness(both)).toEqual([READY, READY]));

    server.freeze();
    const search = async () => {
      for (const { host } of both) {
        slack.http.deliverTo(`http://${host}/slack/events`);
        expect(await ask("search diffusion")).toContain("diffusion");
      }
    };
    await search();
    const degraded = { status: 200, degraded: true, roles: 0 };
    await eventually(async () => expect(await readiness(both)).toEqual([degraded, degraded]));
    await search();

    server.thaw();
    await eventually(async () => expect(await readiness(both)).toEqual([READY, READY]));
    expect(await ask("schedule daily 9:00 UTC")).toContain("9:00");
    expect(slack.violations).toEqual([]);
  }, 300_000);

  test("one that starts before it is alive meanwhile, says what it waits for, and begins once it is there", async () => {
    const server = await startPostgresServer();
    const slack = await startFakeSlack({ transport: "http" });
    onTestFinished(() => slack.close());
    await server.stop();
    const bot = await start(server.url, slack);
    await eventually(async () =>
      expect(await bot.ask("/readyz")).toMatchObject({
        status: 503,
        text: expect.stringContaining("cannot be reached"),
      }),
    );
    expect(await bot.ask("/healthz")).toMatchObject({ status: 200 });
    expect(bot.said()).toContain("the start waits for PostgreSQL");
    await server.start();
    await eventually(async () => expect(await readiness([bot])).toEqual([{ ...READY, roles: 2 }]));
    slack.http.deliverTo(`http://${bot.host}/slack/events`);
    expect(await asker(slack)("schedule daily 9:00 UTC")).toContain("9:00");
  }, 300_000);

  test("one that was given a database that is not there ends at once with what to do", async () => {
    const server = await startPostgresServer();
    const slack = await startFakeSlack({ transport: "http" });
    onTestFinished(() => slack.close());
    const bot = await start(server.url.replace(/postgres$/u, "nowhere"), slack);
    expect(await bot.ended).toBe(1);
    expect(bot.said()).toContain("has no such database");
  }, 300_000);

  function start(url: string, { apiUrl, settings }: FakeSlack): Promise<OffprintProcess> {
    return startOffprintProcess(compiled, {
      DATABASE_URL: url,
      SLACK_BOT_TOKEN: settings.botToken,
      SLACK_SIGNING_SECRET: settings.signingSecret,
      SLACK_API_URL: apiUrl,
    });
  }
});

function readiness(processes: readonly OffprintProcess[]) {
  return Promise.all(
    processes.map(async ({ ask }) => {
      const answer = await ask("/readyz");
      const { degraded, roles } = JSON.parse(answer?.text ?? "{}");
      return { status: answer?.status, degraded, roles: roles?.length };
    }),
  );
}

/** What somebody is shown who types it. */
function asker(slack: FakeSlack) {
  const user = slack.addUser(slack.team);
  const channel = slack.addChannel(slack.team, { members: [user] });
  return async (text: string) => {
    const seen = await slack.interact.slash({ user, channel, text });
    await eventually(() => expect(seen.messages).not.toEqual([]));
    return JSON.stringify(seen.messages);
  };
}
