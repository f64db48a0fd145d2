import { intro, outro } from "@clack/prompts";
import { adapters } from "../adapters/index.ts";
import { type Config, processEnvironment, readConfig } from "../src/config.ts";
import { isZone } from "../src/schedule/zone-clock.ts";
import { type Ask, terminalAsk } from "./ask.ts";
import { type EnvChanges, readEnvFile, setInEnv, writeEnvFile } from "./env-file.ts";
import { askForDiscord } from "./init-discord.ts";
import { askForSlack } from "./init-slack.ts";
import { runScript } from "./run-script.ts";
import type { SetUp } from "./set-up.ts";

const FILE = ".env";

const PLATFORMS = [
  { value: "discord", label: "Discord" },
  { value: "slack", label: "Slack" },
] as const;

/** What is to be asked for must not stop the wizard with being wrong now. */
function settingsBesides(): Config {
  const environment = Object.entries(processEnvironment().environment);
  const asked = /^(DISCORD_TOKEN|SLACK_(?!API_URL|STATE_SECRET))/u;
  return readConfig(Object.fromEntries(environment.filter(([name]) => !asked.test(name))));
}

async function discord(ask: Ask, config: Config): Promise<SetUp> {
  const { checkToken } = await adapters.discord();
  const apiUrl = String(config.DISCORD_API_URL);
  return askForDiscord(ask, (token) => checkToken({ token, apiUrl }));
}

async function slack(ask: Ask, config: Config): Promise<SetUp> {
  const { checkAppToken, checkBotToken, checkClient } = await adapters.slack();
  const apiUrl = String(config.SLACK_API_URL);
  return askForSlack({
    ask,
    checks: {
      bot: (token) => checkBotToken({ token, apiUrl }),
      app: (token) => checkAppToken({ token, apiUrl }),
      client: (clientId, clientSecret) => checkClient({ clientId, clientSecret, apiUrl }),
    },
    current: config,
  });
}

/** A file that is named for a setting would win over the setting. */
function withoutFiles(settings: EnvChanges): EnvChanges {
  return Object.fromEntries(Object.keys(settings).map((name) => [`${name}_FILE`, undefined]));
}

await runScript("init", async () => {
  const config = settingsBesides();
  const ask = terminalAsk();
  intro("Offprint");
  const platform = await ask.choose("Where does the team talk?", PLATFORMS);
  const { settings, next, link } = await { discord, slack }[platform](ask, config);
  const zone = await ask.line(
    "Time zone of channels that have not chosen one",
    (value) => (isZone(value) ? undefined : "Such as Europe/Berlin, or UTC."),
    config.TZ_DEFAULT,
  );
  const changes = { ...withoutFiles(settings), ...settings, TZ_DEFAULT: zone };
  writeEnvFile(FILE, setInEnv(readEnvFile(FILE), changes));
  ask.succeeded(`Wrote ${FILE}, which only you can read.`);
  outro(next);
  if (link) process.stdout.write(`${link}\n`);
});
