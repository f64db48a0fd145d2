import { intro, outro } from "@clack/prompts";
import { type Config, processEnvironment, proxyOf, readConfig } from "../../src/config.ts";
import { useProxy } from "../../src/http/proxy.ts";
import { isZone } from "../../src/schedule/zone-clock.ts";
import { readEnvText } from "../../src/settings/env-text.ts";
import { type Ask, terminalAsk } from "./ask.ts";
import { type EnvChanges, setInEnv, writeEnvFile } from "./env-file.ts";
import { askForDiscord } from "./init-discord.ts";
import { askForEmail } from "./init-email.ts";
import { askForSlack } from "./init-slack.ts";
import { offerTestPost } from "./offer-test-post.ts";
import type { SetUp } from "./set-up.ts";

const FILE = ".env";

const PLATFORMS = [
  { value: "discord", label: "Discord" },
  { value: "slack", label: "Slack" },
  { value: "email", label: "E-mail" },
] as const;

const FIRST_DIGEST = `npx offprint start
/papers subscribe trending   in the channel that wants a digest; press Save
/papers digest               shows the first one at once
`;

/** Asks for what a platform needs, tries it out, writes the settings, and says how to go on. */
export async function wizard(): Promise<void> {
  const { environment } = processEnvironment();
  const config = settingsBesides(environment);
  await useProxy(proxyOf(config));
  let written = false;
  const ask = terminalAsk(() => (written ? `${FILE} is written.` : "Nothing was changed."));
  intro("Offprint");
  const platform = await ask.choose("Where are papers to be read?", PLATFORMS);
  const setUp = await { discord, slack, email }[platform](ask, config);
  const { settings, next, link, testPost, firstDigest = FIRST_DIGEST } = setUp;
  const zone = await ask.line(
    "Time zone of channels that have not chosen one",
    (value) => (isZone(value) ? undefined : "Such as Europe/Berlin, or UTC."),
    environment.TZ_DEFAULT ? config.TZ_DEFAULT : machineZone(),
  );
  const changes = { ...withoutFiles(settings), ...settings, TZ_DEFAULT: zone };
  writeEnvFile(FILE, setInEnv(readEnvText(FILE), changes));
  written = true;
  ask.succeeded(`Wrote ${FILE}, which only you can read.`);
  if (link) ask.link(link.text, link.url);
  if (testPost) await offerTestPost(ask, testPost);
  outro(next);
  process.stdout.write(firstDigest);
}

/** What is to be asked for must not stop the wizard with being wrong now. */
function settingsBesides(environment: Readonly<Record<string, string | undefined>>): Config {
  const asked =
    /^(DISCORD_(TOKEN|GUILD_ID)|SLACK_(?!API_URL|STATE_SECRET)|SMTP_URL|EMAIL_(?!SECRET))/u;
  const besides = Object.entries(environment).filter(([name]) => !asked.test(name));
  return readConfig(Object.fromEntries(besides));
}

function machineZone(): string {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return isZone(timeZone) ? timeZone : "UTC";
}

async function discord(ask: Ask, config: Config): Promise<SetUp> {
  const { checkToken, listChannels, postTest } = await import("../../adapters/discord/index.ts");
  const apiUrl = String(config.DISCORD_API_URL);
  return askForDiscord(ask, {
    check: (token) => checkToken({ token, apiUrl }),
    channels: (token) => listChannels({ token, apiUrl }),
    post: (token, id, message) => postTest({ token, apiUrl }, id, message),
  });
}

async function slack(ask: Ask, config: Config): Promise<SetUp> {
  const { checkAppToken, checkBotToken, checkClient, listChannels, postTest } = await import(
    "../../adapters/slack/index.ts"
  );
  const apiUrl = String(config.SLACK_API_URL);
  return askForSlack({
    ask,
    checks: {
      bot: (token) => checkBotToken({ token, apiUrl }),
      app: (token) => checkAppToken({ token, apiUrl }),
      client: (clientId, clientSecret) => checkClient({ clientId, clientSecret, apiUrl }),
      channels: (token) => listChannels({ token, apiUrl }),
      post: (token, id, message) => postTest({ token, apiUrl }, id, message),
    },
    current: config,
  });
}

async function email(ask: Ask, current: Config): Promise<SetUp> {
  const { checkMailServer, readSender, sendTestMail } = await import(
    "../../adapters/email/index.ts"
  );
  const checks = { check: checkMailServer, send: sendTestMail };
  return askForEmail({ ask, checks, current }, readSender);
}

/** A file that is named for a setting would win over the setting. */
function withoutFiles(settings: EnvChanges): EnvChanges {
  return Object.fromEntries(Object.keys(settings).map((name) => [`${name}_FILE`, undefined]));
}
