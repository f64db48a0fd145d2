import { describe, expect, it, onTestFinished } from "vitest";
import { checkToken } from "../../../../adapters/discord/index.ts";
import { startFakeDiscord } from "../../../fakes/discord/fake-discord.ts";

describe("checking a token", () => {
  it("says whose it is and where to invite the bot", async () => {
    const discord = await startFakeDiscord();
    onTestFinished(() => discord.close());
    expect(await checkToken(discord)).toEqual({
      name: "Offprint",
      inviteLink: expect.stringContaining(`client_id=${discord.applicationId}`),
    });
  });

  it("says that it is refused", async () => {
    const discord = await startFakeDiscord();
    onTestFinished(() => discord.close());
    expect(await checkToken({ ...discord, token: `${discord.token}x` })).toBeUndefined();
  });

  it("is an operator's error where Discord cannot be reached", async () => {
    const checked = checkToken({ apiUrl: "http://127.0.0.1:1/api", token: "a.b.c" });
    await expect(checked).rejects.toMatchObject({ name: "OperatorError" });
  });
});
