import { describe, expect, it } from "vitest";
import { createMemoryDocuments } from "../../../fakes/memory-documents.ts";
import { manyAccess, openSlack, openWorkspaces } from "../open-workspaces.ts";

const POST = "chat.postMessage";

async function open() {
  const slack = await openSlack();
  const bot = openWorkspaces(slack, { access: manyAccess(slack) });
  const other = slack.addTeam();
  for (const team of [slack.team, other])
    await bot.browser.install(slack, team, slack.addUser(team));
  return {
    ...bot,
    slack,
    other,
    channels: { [slack.team]: slack.addChannel(slack.team), [other]: slack.addChannel(other) },
  };
}

describe("two workspaces", () => {
  it("are posted to with their own tokens", async () => {
    const { slack, other, channels, post } = await open();
    for (const team of [slack.team, other]) await post(team, channels[team] ?? "");
    const calls = slack.calls.filter(({ method }) => method === POST);
    expect(calls.map(({ token }) => token)).toEqual([
      slack.botToken(slack.team),
      slack.botToken(other),
    ]);
    expect(slack.violations).toEqual([]);
  });

  it("do not wait for each other: one limited for an hour, the other posts at once", async () => {
    const { slack, other, channels, post } = await open();
    slack.faults.always(
      { method: POST, team: slack.team },
      { kind: "limited", retryAfterS: 3_600 },
    );
    const limited = post(slack.team, channels[slack.team] ?? "");
    await expect(limited).rejects.toMatchObject({
      // The limit is its workspace's: no wider scope is said.
      failure: { kind: "limited", retryAfterMs: 3_600_000 },
    });
    await post(other, channels[other] ?? "");
    expect(slack.messages(channels[other] ?? "")).toHaveLength(1);
  });

  it("do not wait for each other when one hangs", async () => {
    const { slack, other, channels, post } = await open();
    slack.faults.next({ method: POST, team: slack.team }, { kind: "hang", when: "before" });
    const hanging = post(slack.team, channels[slack.team] ?? "").catch((error: unknown) => error);
    await post(other, channels[other] ?? "");
    expect(slack.messages(channels[other] ?? "")).toHaveLength(1);
    await slack.close();
    expect(await hanging).toMatchObject({ failure: { kind: "unknown" } });
  });

  it("do not share their end: one uninstalls, the other goes on", async () => {
    const { slack, other, channels, post, workspaces } = await open();
    slack.uninstall(slack.team);
    const lost = post(slack.team, channels[slack.team] ?? "");
    await expect(lost).rejects.toMatchObject({ failure: { kind: "forbidden" } });
    await workspaces.remove(slack.team);
    await post(other, channels[other] ?? "");
    expect(await workspaces.all()).toEqual([{ teamId: other }]);
  });

  it("cannot be reached with a place of the other's", async () => {
    const { slack, other, channels, post } = await open();
    const crossed = post(other, channels[slack.team] ?? "");
    await expect(crossed).rejects.toMatchObject({ failure: { kind: "gone" } });
  });

  it("are not silent when the secret of one's installation was changed", async () => {
    const slack = await openSlack();
    const store = createMemoryDocuments();
    const before = openWorkspaces(slack, { access: manyAccess(slack), store });
    await before.browser.install(slack, slack.team, slack.addUser(slack.team));
    const access = { ...manyAccess(slack), stateSecret: "another" };
    const after = openWorkspaces(slack, { access, store });
    await after.workspaces.start();
    await expect
      .poll(() => after.events.map(({ text }) => text).join())
      .toContain("SLACK_STATE_SECRET");
    const post = after.post(slack.team, slack.addChannel(slack.team));
    await expect(post).rejects.toMatchObject({ failure: { kind: "failed" } });
    // Present, though it cannot be opened: nobody has left.
    expect(await after.workspaces.all()).toEqual([{ teamId: slack.team }]);
  });
});
