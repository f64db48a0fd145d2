import { generateKeyPairSync } from "node:crypto";
import { chmodSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { getGlobalDispatcher, setGlobalDispatcher } from "undici";
import { describe, expect, it, onTestFinished } from "vitest";
import { openChannels } from "../../scripts/channels/open-channels.ts";
import { runDoctor } from "../../scripts/doctor/doctor.ts";
import { groupsOf } from "../../scripts/doctor/groups.ts";
import type { Place } from "../../src/chat/place.ts";
import { createRedactor } from "../../src/log.ts";
import { migratePostgres } from "../../src/postgres/migrate-postgres.ts";
import { openPostgres } from "../../src/postgres/postgres.ts";
import { openDatabase } from "../../src/stores/database.ts";
import { systemClock } from "../../src/time/clock.ts";
import { startFakeDiscord } from "../fakes/discord/fake-discord.ts";
import { startFakeDns } from "../fakes/dns.ts";
import { freePort } from "../fakes/free-port.ts";
import { describeOnPostgres, scratchUrl } from "../fakes/postgres.ts";
import { startFakeSlack } from "../fakes/slack/fake-slack.ts";
import { startFakeSmtp } from "../fakes/smtp/fake-smtp.ts";
import { startFakeArxiv } from "../fakes/sources/arxiv.ts";
import { startFakeHuggingFace } from "../fakes/sources/huggingface.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

type Settings = Readonly<Record<string, string>>;

interface Look {
  readonly code: number;
  /** `Sources, arXiv: unknown …` and the advice behind it, a line each. */
  readonly lines: readonly string[];
}

/** Everything that is seen with these settings. */
async function look(
  settings: Settings,
  { offline = false, dns = {}, remarks = [] }: LookOptions = {},
): Promise<Look> {
  const environment = { DATA_DIR: temporaryFolder(), SOURCES: "sample", ...settings };
  const resolver = dns === "down" ? await startFakeDns({}, true) : await startFakeDns(dns);
  const deps = { environment, remarks, offline, clock: systemClock, dns: resolver };
  let text = "";
  const code = await runDoctor(
    await groupsOf(deps),
    { clock: systemClock, offline },
    {
      json: true,
      colours: false,
      redact: createRedactor([]),
      write: (part) => {
        text += part;
      },
      progress: () => {},
    },
  );
  const report: Report = JSON.parse(text);
  const lines = report.groups.flatMap(({ title, findings }) =>
    findings.map(
      ({ check, status, says, fix = "" }) => `${title}, ${check}: ${status} ${says} ${fix}`,
    ),
  );
  return { code, lines };
}

interface LookOptions {
  readonly offline?: boolean;
  readonly dns?: Readonly<Record<string, readonly string[]>> | "down";
  readonly remarks?: readonly string[];
}

interface Report {
  readonly groups: readonly {
    readonly title: string;
    readonly findings: readonly {
      readonly check: string;
      readonly status: string;
      readonly says: string;
      readonly fix?: string;
    }[];
  }[];
}

/** A folder in which these places get digests. */
async function following(...places: readonly Place[]): Promise<string> {
  const dataDir = temporaryFolder();
  const database = openDatabase({ dataDir });
  const store = await openChannels(database, () => {});
  for (const place of places)
    await store.put({
      place,
      schedule: { days: [1], time: "09:00", zone: "UTC" },
      onEmpty: "note",
      createdAt: 1,
      subscriptions: [
        { id: "a", topic: { kind: "query", text: "robots" }, limit: 5, by: "x:1", since: 1 },
      ],
    });
  database.close();
  return dataDir;
}

const NOTHING_WRONG = expect.not.stringMatching(/: (?:wrong|unknown) /u);

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

describe("data", () => {
  it("that a bot uses are looked at beside it, and it is named", async () => {
    const dataDir = temporaryFolder();
    const bot = openDatabase({ dataDir });
    onTestFinished(() => bot.close());
    const { code, lines } = await look({ DATA_DIR: dataDir });
    expect(lines.join("\n")).toMatch(
      new RegExp(`bot: good A bot runs on it \\(process ${process.pid} `, "u"),
    );
    expect(lines.join("\n")).toMatch(/database: good The database is sound, of version \d+/u);
    expect(lines.join("\n")).toMatch(/disk: good .* free; a backup needs/u);
    expect({ code, lines }).toMatchObject({ code: 0 });
    // It still has its lock.
    expect(() => openDatabase({ dataDir })).toThrow(/in use/u);
  });

  it("that are damaged, empty, of a newer release or open to others are told with what to do", async () => {
    const [damaged, empty, newer, open] = [0, 1, 2, 3].map(() => temporaryFolder());
    writeFileSync(
      join(damaged ?? "", "offprint.db"),
      "no database at all, but some text".repeat(99),
    );
    writeFileSync(join(empty ?? "", "offprint.db"), "");
    const database = openDatabase({ dataDir: newer ?? "" });
    database.exec("PRAGMA user_version = 999");
    database.close();
    chmodSync(open ?? "", 0o755);
    writeFileSync(join(open ?? "", "offprint-v7.backup.db"), "of before");
    const of = async (dataDir = "") => (await look({ DATA_DIR: dataDir })).lines.join("\n");
    expect(await of(damaged)).toMatch(/database: wrong .*Backup and restore/u);
    expect(await of(empty)).toMatch(/database: wrong .* is empty\. .*npx offprint restore/u);
    expect(await of(newer)).toMatch(/database: wrong .*version 999.*newer release/u);
    expect(await of(open)).toMatch(/folder: notice .*mode 0755\. .*chmod 700/u);
    expect(await of(open)).toMatch(/old copies: notice offprint-v7\.backup\.db .*Delete them/u);
  });
});

describe("sources", () => {
  it("are asked once each, and tell the time", async () => {
    const [arxiv, huggingface] = await Promise.all([
      startFakeArxiv(systemClock),
      startFakeHuggingFace(systemClock),
    ]);
    onTestFinished(() => arxiv.close());
    onTestFinished(() => huggingface.close());
    const { lines } = await look(sourcesAt(arxiv.apiUrl, huggingface.endpoint));
    expect(arxiv.requests).toHaveLength(1);
    expect(huggingface.requests).toHaveLength(1);
    expect(lines.join("\n")).toMatch(/Sources, arXiv: \S+ arXiv answered with 0 papers/u);
    expect(lines.join("\n")).toMatch(
      /Time, clock: good .* of 127\.0\.0\.1:\d+; 60 s are tolerated/u,
    );
  });

  it("that cannot be reached are unknown, and so is the clock", async () => {
    const gone = new URL(`http://127.0.0.1:${await freePort()}/api/query`);
    const { code, lines } = await look({ SOURCES: "huggingface", HF_ENDPOINT: gone.origin });
    expect(lines.join("\n")).toMatch(/Sources, Hugging Face: unknown .* Check that this machine/u);
    expect(lines.join("\n")).toMatch(/Time, clock: unknown .*NTP/u);
    expect(code).toBe(1);
  }, 60_000);

  it("on a machine whose clock is off are told from", async () => {
    const hour = 3_600_000;
    const server = createServer((_, response) =>
      response.writeHead(200, { date: new Date(Date.now() - hour).toUTCString() }).end("[]"),
    );
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const { lines } = await look({
      SOURCES: "huggingface",
      HF_ENDPOINT: `http://127.0.0.1:${port}`,
    });
    expect(lines.join("\n")).toMatch(/clock: wrong The clock is 3(?:599|600|601) s ahead of/u);
  });

  it("are left alone where nobody is to be asked, with all else that asks", async () => {
    const arxiv = await startFakeArxiv(systemClock);
    onTestFinished(() => arxiv.close());
    const { code, lines } = await look(
      { ...sourcesAt(arxiv.apiUrl, arxiv.apiUrl), SOURCES: "arxiv" },
      { offline: true },
    );
    expect(arxiv.requests).toEqual([]);
    expect(lines.join("\n")).toMatch(/arXiv: left-out/u);
    expect({ code, lines }).toMatchObject({ code: 0 });
  });
});

function sourcesAt(arxiv: URL, huggingface: URL): Settings {
  return { SOURCES: "huggingface,arxiv", ARXIV_API_URL: arxiv.href, HF_ENDPOINT: huggingface.href };
}

describe("Discord", () => {
  async function open() {
    const discord = await startFakeDiscord();
    onTestFinished(() => discord.close());
    const guild = discord.addGuild();
    const settings = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl };
    return { discord, guild, settings };
  }

  it("is well with a token, and channels that let the bot post", async () => {
    const { discord, guild, settings } = await open();
    const channel = discord.addChannel(guild);
    const thread = discord.addChannel(guild, { type: "thread", parent: channel });
    const DATA_DIR = await following(`discord:${guild}/${channel}`, `discord:${guild}/${thread}`);
    const { lines } = await look({ ...settings, DATA_DIR });
    const seen = lines.filter((line) => line.startsWith("Discord"));
    expect(seen).toHaveLength(4);
    for (const line of seen) expect(line).toEqual(NOTHING_WRONG);
    expect(seen.join("\n")).toMatch(/not privileged[\s\S]*from 2 channels/u);
    expect(discord.violations).toEqual([]);
  });

  it("names each channel that is gone or lacks a permission, and which", async () => {
    const { discord, guild, settings } = await open();
    const mute = discord.addChannel(guild, { name: "mute", permissions: ["viewChannel"] });
    const DATA_DIR = await following(`discord:${guild}/${mute}`, `discord:${guild}/1`);
    const { code, lines } = await look({ ...settings, DATA_DIR });
    expect(lines.join("\n")).toMatch(
      /wrong In #mute of Robotics Lab the bot lacks Send Messages and Read Message History\. .*Permissions/u,
    );
    expect(lines.join("\n")).toMatch(/wrong discord:\d+\/1: The channel no longer exists/u);
    expect(code).toBe(1);
  });

  it("tells of a token that is refused, and never shows it", async () => {
    const { discord, settings } = await open();
    discord.resetToken();
    const { lines } = await look(settings);
    expect(lines.join("\n")).toMatch(/token: wrong Discord refuses the token\. .*Reset Token/u);
    expect(lines.join("\n")).not.toContain(settings.DISCORD_TOKEN);
  });

  it("that cannot be reached is unknown", async () => {
    const url = `http://127.0.0.1:${await freePort()}`;
    const { lines } = await look({ ...(await open()).settings, DISCORD_API_URL: url });
    expect(lines.join("\n")).toMatch(/token: unknown Discord cannot be reached/u);
  }, 30_000);
});

describe("Slack", () => {
  async function open() {
    const slack = await startFakeSlack();
    onTestFinished(() => slack.close());
    const { botToken, appToken } = slack.settings;
    return {
      slack,
      settings: {
        SLACK_BOT_TOKEN: botToken,
        SLACK_APP_TOKEN: appToken,
        SLACK_API_URL: slack.apiUrl,
      },
    };
  }

  it("is well with tokens, scopes, and channels that the bot is in", async () => {
    const { slack, settings } = await open();
    const DATA_DIR = await following(`slack:${slack.team}/${slack.addChannel(slack.team)}`);
    const { lines } = await look({ ...settings, DATA_DIR });
    const seen = lines.filter((line) => line.startsWith("Slack"));
    expect(seen.join("\n")).toMatch(/every scope[\s\S]*from 1 channel\.[\s\S]*Socket Mode is on/u);
    for (const line of seen) expect(line).toEqual(NOTHING_WRONG);
  });

  it("names each channel that is archived, or that the bot is not in", async () => {
    const { slack, settings } = await open();
    const outside = slack.addChannel(slack.team, { name: "outside", withBot: false });
    const old = slack.addChannel(slack.team, { name: "old" });
    slack.archive(old);
    const DATA_DIR = await following(
      `slack:${slack.team}/${outside}`,
      `slack:${slack.team}/${old}`,
    );
    const { lines } = await look({ ...settings, DATA_DIR });
    expect(lines.join("\n")).toMatch(/wrong The bot is not in #outside\. .*\/invite/u);
    expect(lines.join("\n")).toMatch(/wrong #old is archived/u);
  });

  it("tells of tokens that are refused", async () => {
    const { slack, settings } = await open();
    slack.uninstall(slack.team);
    const { lines } = await look({
      ...settings,
      SLACK_APP_TOKEN: "xapp-1-A0-1-nobodysnobodysnobodys",
    });
    expect(lines.join("\n")).toMatch(/token: wrong Slack refuses the bot token\. .*Install App/u);
    expect(lines.join("\n")).toMatch(/app-level token: (?:wrong|unknown) /u);
  });
});

describe("e-mail", () => {
  async function settingsFor(port: number): Promise<Settings> {
    return {
      SMTP_URL: `smtp://127.0.0.1:${port}`,
      EMAIL_FROM: "Papers <papers@lab.example.org>",
      EMAIL_TLS: "optional",
      PUBLIC_URL: `https://localhost:${await freePort()}`,
      PORT: "1",
    };
  }

  it("is well with a server, and records that say who sends and with which key", async () => {
    const smtp = await startFakeSmtp();
    onTestFinished(() => smtp.close());
    const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const key = publicKey.export({ type: "spki", format: "der" }).toString("base64");
    const settings = {
      ...(await settingsFor(smtp.port)),
      EMAIL_DKIM_KEY: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
      EMAIL_DKIM_SELECTOR: "p1",
    };
    const dns = {
      "lab.example.org": ["v=spf1 mx -all"],
      "p1._domainkey.lab.example.org": [`v=DKIM1; k=rsa; p=${key}`],
      "_dmarc.example.org": ["v=DMARC1; p=none"],
    };
    const { lines } = await look(settings, { dns });
    const seen = lines.filter((line) => line.startsWith("E-mail"));
    expect(seen).toHaveLength(5);
    for (const line of seen) expect(line).toMatch(/: good /u);
    const other = await look(settings, {
      dns: { ...dns, "p1._domainkey.lab.example.org": ["v=DKIM1; p=AAAA"] },
    });
    expect(other.lines.join("\n")).toContain(`Set the TXT record`);
    expect(other.lines.join("\n")).toContain(`p=${key}`);
    expect(other.lines.join("\n")).not.toContain("PRIVATE KEY");
  });

  it("names what is missing in the DNS, and a server that is not there", async () => {
    const { lines } = await look(await settingsFor(await freePort()));
    expect(lines.join("\n")).toMatch(/server: wrong No mail can be handed over\. .*SMTP_URL/u);
    expect(lines.join("\n")).toMatch(/SPF: notice .*TXT record of lab\.example\.org/u);
    expect(lines.join("\n")).toMatch(/DMARC: notice .*_dmarc\.lab\.example\.org/u);
    expect(lines.join("\n")).toMatch(/PUBLIC_URL: unknown .*could not be reached from here/u);
  });

  it("is not told to have no records where nobody could be asked for them", async () => {
    const { lines } = await look(await settingsFor(await freePort()), { dns: "down" });
    expect(lines.join("\n")).toMatch(/SPF: unknown It could not be looked at \(the DNS/u);
  });
});

it("a proxy that is not there is named, and what it stands before is unknown", async () => {
  const port = await freePort();
  const before = getGlobalDispatcher();
  onTestFinished(() => setGlobalDispatcher(before));
  const { lines } = await look({ HTTPS_PROXY: `http://127.0.0.1:${port}` });
  expect(lines.join("\n")).toMatch(/proxy 127\.0\.0\.1:\d+: wrong .*HTTPS_PROXY/u);
});

describeOnPostgres("PostgreSQL", () => {
  it("is told with who runs on it, and what each does for all", async () => {
    const url = await scratchUrl();
    const postgres = await openPostgres(url, Date.now);
    await migratePostgres(postgres);
    expect((await look({ DATABASE_URL: url })).lines.join("\n")).toMatch(/No process runs on it/u);
    await postgres.query("INSERT INTO members VALUES ('one', 'infinity'), ('other', 'infinity')");
    await postgres.query("INSERT INTO leases VALUES ('sources', 7, 'other', 'infinity')");
    await postgres.close();
    expect((await look({ DATABASE_URL: url })).lines.join("\n")).toContain(
      "one (no role); other (sources)",
    );
  });

  it("is told with its version, and nothing is made in it", async () => {
    const url = await scratchUrl();
    const { lines } = await look({ DATABASE_URL: url });
    expect(lines.join("\n")).toMatch(/PostgreSQL: good The server has version/u);
    expect(lines.join("\n")).toMatch(/holds nothing of Offprint yet/u);
    expect((await look({ DATABASE_URL: url })).lines.join("\n")).toMatch(/holds nothing/u);
  });

  it("that refuses is told without the password", async () => {
    const url = `postgres://nobody:hushhush@127.0.0.1:${await freePort()}/x`;
    const { lines } = await look({ DATABASE_URL: url });
    expect(lines.join("\n")).toMatch(/PostgreSQL: wrong .*cannot be reached/u);
    expect(lines.join("\n")).not.toContain("hushhush");
  });
});
