import { describe, expect, it } from "vitest";
import { readEnvLines } from "../../src/settings/env-lines.ts";
import { strayLines, strayVariables } from "../../src/settings/unknown-names.ts";

const KNOWN = new Set(["DISCORD_TOKEN", "HF_TOKEN", "HOST", "LOG_LEVEL", "SOURCES"]);

describe("a file of settings", () => {
  it("is read as Node reads it, with values of several lines and Windows' line ends", () => {
    const text = "# what\r\nexport HOST=a # b\r\nLOG_LEVEL='x\r\ny z\r\n'\r\n\r\nSOURCES = s\r\n";
    const { values, names, strays } = readEnvLines(text);
    expect(values).toMatchObject({ HOST: "a", SOURCES: "s" });
    expect(names).toEqual([
      { name: "HOST", line: 2 },
      { name: "LOG_LEVEL", line: 3 },
      { name: "SOURCES", line: 7 },
    ]);
    expect(strays).toEqual([]);
  });

  it("has its lines named that set nothing, without what stands in them", () => {
    const text = "HOST=a\nDISCORD_TOKEN: secret1\nsecret2\nmy-token: secret3=\n";
    const said = strayLines(".env", readEnvLines(text), KNOWN);
    expect(said).toEqual([2, 3, 4].map((n) => expect.stringContaining(`Line ${n} of .env is not`)));
    expect(said.join()).not.toContain("secret");
  });

  it("has every unknown name in it said with the nearest one, but those that others read", () => {
    const text = "DISCORD_BOT_TOKEN=a\nTZ=UTC\nWEATHER=rain\nLOG_LEVEL=warn\nCOMPOSE_FILE=x\n";
    expect(strayLines(".env", readEnvLines(text), KNOWN)).toEqual([
      "Line 1 of .env: there is no setting DISCORD_BOT_TOKEN, so it is ignored. Did you mean DISCORD_TOKEN?",
      "Line 3 of .env: there is no setting WEATHER, so it is ignored. .env.example lists all there are.",
    ]);
  });

  it("does not say a name that may be half of a secret", () => {
    const said = strayLines(".env", readEnvLines("hfabcdefgh1234=\n"), KNOWN);
    expect(said).toHaveLength(1);
    expect(said.join()).not.toContain("hfabc");
  });
});

const OURS = ["DISCORD_", "SLACK_"];

describe("the variables of a process", () => {
  it.each([
    ["DISCORD_TOKN", "Did you mean DISCORD_TOKEN?"],
    ["discord_token", "Did you mean DISCORD_TOKEN?"],
    ["SLACK_WEBHOOK", ".env.example lists all there are."],
    ["LOGLEVEL", "Did you mean LOG_LEVEL?"],
    ["HFTOKEN", "Did you mean HF_TOKEN?"],
  ])("that were meant for the bot, such as %s, are said", (name, expected) => {
    expect(strayVariables([name], KNOWN, OURS)).toEqual([expect.stringContaining(expected)]);
  });

  it("that belong to others are left alone", () => {
    const others = ["HOME", "POST", "HF_HOME", "HF_HUB_CACHE", "PATH", "LOGNAME", "RESOURCES", "_"];
    expect(strayVariables([...others, ...KNOWN], KNOWN, OURS)).toEqual([]);
  });
});
