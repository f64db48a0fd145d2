import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { platforms } from "../adapters/index.ts";
import { readConfig, SETTINGS, secretsOf } from "../src/config.ts";
import { sources } from "../src/sources/index.ts";
import { temporaryFolder } from "./stores/temporary-folder.ts";

describe("the settings", () => {
  it("are all optional", () => {
    const config = readConfig({});
    expect(config.SOURCES).toEqual(["huggingface", "arxiv"]);
    expect(config.HF_ENDPOINT.href).toBe("https://huggingface.co/");
    expect(config.POLL_MINUTES).toBe(15);
  });

  it("take an empty value for none", () => {
    expect(readConfig({ POLL_MINUTES: "", HF_TOKEN: " " }).POLL_MINUTES).toBe(15);
  });

  it("read a secret from the file that NAME_FILE names", () => {
    const file = join(temporaryFolder(), "token");
    writeFileSync(file, "hf_abcdefghijklmnop\n");
    expect(readConfig({ HF_TOKEN_FILE: file }).HF_TOKEN).toBe("hf_abcdefghijklmnop");
  });

  it("say which file cannot be read", () => {
    expect(() => readConfig({ HF_TOKEN_FILE: "/no/such/file" })).toThrow(
      "HF_TOKEN_FILE names /no/such/file, which cannot be read.",
    );
  });

  it("say which file holds nothing, and read past the mark that editors put before a text", () => {
    const file = join(temporaryFolder(), "token");
    writeFileSync(file, "\uFEFF\n");
    expect(() => readConfig({ HF_TOKEN_FILE: file })).toThrow("which is empty");
    writeFileSync(file, "\uFEFFhf_abcdefghijklmnop\n");
    expect(readConfig({ HF_TOKEN_FILE: file }).HF_TOKEN).toBe("hf_abcdefghijklmnop");
  });

  it("read as a credential what nothing else sets", () => {
    const CREDENTIALS_DIRECTORY = temporaryFolder();
    const token = (environment = {}) =>
      readConfig({ CREDENTIALS_DIRECTORY, ...environment }).HF_TOKEN;
    expect(token()).toBeUndefined();
    writeFileSync(join(CREDENTIALS_DIRECTORY, "HF_TOKEN"), "hf_credentialcredential\n");
    expect(token()).toBe("hf_credentialcredential");
    expect(token({ HF_TOKEN: "" })).toBe("hf_credentialcredential");
    expect(token({ HF_TOKEN: "hf_abcdefghijklmnop" })).toBe("hf_abcdefghijklmnop");
    const file = join(temporaryFolder(), "token");
    writeFileSync(file, "hf_qrstuvwxyzqrstuvwxyz\n");
    expect(token({ HF_TOKEN_FILE: file })).toBe("hf_qrstuvwxyzqrstuvwxyz");
  });

  it("say which credential holds nothing or cannot be read", () => {
    const CREDENTIALS_DIRECTORY = temporaryFolder();
    writeFileSync(join(CREDENTIALS_DIRECTORY, "HF_TOKEN"), "\n");
    mkdirSync(join(CREDENTIALS_DIRECTORY, "DISCORD_TOKEN"));
    const read = () => readConfig({ CREDENTIALS_DIRECTORY });
    expect(read).toThrow("HF_TOKEN is a credential, which is empty.");
    expect(read).toThrow("DISCORD_TOKEN is a credential, which cannot be read.");
  });

  it.each([
    ["POLL_MINUTES", "1", "at least 5"],
    ["POLL_MINUTES", "soon", "whole number"],
    ["SOURCES", "huggingface,sample", "it stands alone"],
    ["HF_ENDPOINT", "javascript:alert(1)", "http or https"],
    ["HF_ENDPOINT", "nonsense", "http or https"],
    ["ARXIV_CATEGORIES", "cs.RO,what is this", "categories such as cs.RO"],
    ["LOG_LEVEL", "loud", "LOG_LEVEL"],
    ["PUBLIC_URL", "https://example.org/slack", "without a path"],
    ["PUBLIC_URL", "http://papers.example.org", "begin with https:"],
    ["PUBLIC_URL", "http://localhost.example.org", "begin with https:"],
  ])("refuse %s=%s and say why", (name, value, expected) => {
    expect(() => readConfig({ [name]: value })).toThrow(expected);
  });

  it.each([
    "https://papers.example.org",
    "http://localhost:8080",
    "http://127.0.0.1:8080",
    "http://[::1]:8080",
  ])("take %s as the address of the server", (address) => {
    expect(readConfig({ PUBLIC_URL: address }).PUBLIC_URL?.origin).toBe(address);
  });

  it("turn the web on only where it has a port and an address", () => {
    const address = { PORT: "8080", PUBLIC_URL: "https://papers.example.org" };
    expect(readConfig({ WEB: "on", ...address }).WEB).toBe("on");
    expect(() => readConfig({ WEB: "on", PORT: "8080" })).toThrow("WEB needs PUBLIC_URL beside it");
    expect(() => readConfig({ WEB: "on" })).toThrow("WEB needs PORT and PUBLIC_URL beside it");
  });

  it("never repeat a secret that is wrong", () => {
    const read = () => readConfig({ HF_TOKEN: "my-secret-of-another-shape" });
    expect(read).toThrow("HF_TOKEN");
    expect(read).not.toThrow("my-secret");
  });

  it("list everything that is wrong at once", () => {
    const read = () =>
      readConfig({
        POLL_MINUTES: "0",
        LOG_LEVEL: "loud",
        HF_TOKEN_FILE: "/no/such/file",
        SLACK_CLIENT_ID: "1.2",
        EMBEDDINGS_KEY: "abcdefgh",
      });
    for (const name of [
      "POLL_MINUTES",
      "LOG_LEVEL",
      "HF_TOKEN_FILE",
      "PUBLIC_URL",
      "EMBEDDINGS_URL",
    ])
      expect(read).toThrow(name);
  });
});

describe("the settings that platforms and sources bring", () => {
  it("have names of their own", () => {
    const brought = [...platforms, ...sources].flatMap(({ settings }) => Object.keys(settings));
    expect(new Set(brought).size).toBe(brought.length);
    expect(Object.keys(SETTINGS)).toEqual(expect.arrayContaining(brought));
  });

  it("say what they are for", () => {
    const silent = Object.entries(SETTINGS).filter(([, shape]) => !shape.meta()?.description);
    expect(silent.map(([name]) => name)).toEqual([]);
  });

  it("are marked as secret wherever a token, key or secret is asked for", () => {
    const marked = Object.entries(SETTINGS).filter(([, shape]) => shape.meta()?.secret === true);
    const named = Object.keys(SETTINGS).filter((name) =>
      /(?:TOKEN|KEY|SECRET|DATABASE_URL)$/u.test(name),
    );
    expect(marked.map(([name]) => name)).toEqual(named);
  });
});

describe("the values that are never shown", () => {
  const token = "hf_abcdefghijklmnop";

  it("are those of every setting that is marked as secret", () => {
    const set = {
      HF_TOKEN: token,
      SLACK_APP_TOKEN: "xapp-1-abcdefghijkl",
      SLACK_BOT_TOKEN: "xoxb-abcdefghijkl",
    };
    expect(secretsOf(readConfig(set)).toSorted()).toEqual(Object.values(set).toSorted());
  });

  it("are the passwords in any address, as written and as meant", () => {
    const config = readConfig({
      HTTP_PROXY: "http://me:p%40ss@proxy:3128",
      HF_ENDPOINT: "https://you:word@mirror.example.org",
    });
    expect(secretsOf(config).toSorted()).toEqual(["p%40ss", "p@ss", "word", "word"]);
  });

  it("may hold a percent sign that is no escape", () => {
    expect(secretsOf(readConfig({ HTTP_PROXY: "http://me:50%off@proxy" }))).toContain("50%off");
  });
});
