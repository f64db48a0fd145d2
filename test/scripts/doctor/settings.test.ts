import { getGlobalDispatcher, setGlobalDispatcher } from "undici";
import { describe, expect, it, onTestFinished } from "vitest";
import { freePort } from "../../fakes/free-port.ts";
import { look } from "./look.ts";

describe("settings", () => {
  it("that are wrong are each told with what to do, and nothing else is looked at", async () => {
    const { code, lines } = await look({ DISCORD_TOKEN: "hush", POLL_MINUTES: "1" });
    expect(code).toBe(1);
    expect(lines.join("\n")).toMatch(
      /^Settings, settings: wrong DISCORD_TOKEN must be a bot token.*\.env\.example[\s\S]*POLL_MINUTES must be at least 5[\s\S]*Nothing else is looked at/u,
    );
    expect(lines.join("\n")).not.toContain("hush");
  });

  it("that are none are a remark, with which all is well", async () => {
    const { code, lines } = await look({}, { remarks: ["There is no setting POL_MINUTES."] });
    expect(lines[0]).toContain("notice There is no setting POL_MINUTES.");
    expect({ code, lines }).toMatchObject({ code: 0 });
  });
});

it("a proxy that is not there is named, and what it stands before is unknown", async () => {
  const port = await freePort();
  const before = getGlobalDispatcher();
  onTestFinished(() => setGlobalDispatcher(before));
  const { lines } = await look({ HTTPS_PROXY: `http://127.0.0.1:${port}` });
  expect(lines.join("\n")).toMatch(/proxy 127\.0\.0\.1:\d+: wrong .*HTTPS_PROXY/u);
});
