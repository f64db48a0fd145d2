import { expect, it } from "vitest";
import { type Response, respond } from "../../../../adapters/slack/answers/respond.ts";
import { startLocalServer } from "../../../fakes/local-server.ts";

const answer: Response = { text: "Here it is.", blocks: [], replace_original: true };

it.each([
  "http://169.254.169.254/latest",
  "https://hooks.slack.com.evil.example/x",
  "https://evil.example/hooks.slack.com",
  "file:///etc/passwd",
  "not an address",
])("an answer never goes to %s", async (url) => {
  await expect(respond(url, "https://slack.com/api/", answer)).rejects.toThrow("not Slack's");
});

it("an answer that Slack takes no more is said to be not taken, and goes nowhere else", async () => {
  const server = await startLocalServer((_, response) => void response.writeHead(404).end());
  expect(await respond(`${server.url}/used`, `${server.url}/api/`, answer)).toBe(false);
  expect(server.requests).toHaveLength(1);
  await server.close();
});
