import { describe, expect, it, onTestFinished } from "vitest";
import { checkClient } from "../../../../adapters/slack/workspaces/check-client.ts";
import { startFakeSlack } from "../../../fakes/slack/fake-slack.ts";

describe("checking an app's id and secret", () => {
  it("tells whether Slack knows an app with both", async () => {
    const { apiUrl, settings, close } = await startFakeSlack();
    onTestFinished(close);
    const { clientId, clientSecret } = settings;
    expect(await checkClient({ clientId, clientSecret, apiUrl })).toBe(true);
    expect(await checkClient({ clientId, clientSecret: clientId, apiUrl })).toBe(false);
    expect(await checkClient({ clientId: "1.2", clientSecret, apiUrl })).toBe(false);
  });

  it("is an operator's error where Slack cannot be reached", async () => {
    const apiUrl = "http://127.0.0.1:1/api/";
    const checked = checkClient({ clientId: "1.2", clientSecret: "s", apiUrl });
    await expect(checked).rejects.toMatchObject({ name: "OperatorError" });
  });
});
