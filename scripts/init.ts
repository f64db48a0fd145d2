import { cancel, intro, isCancel, log, note, outro, password, spinner, text } from "@clack/prompts";
import { adapters } from "../adapters/index.ts";
import { processEnvironment, readConfig } from "../src/config.ts";
import { isZone } from "../src/schedule/zone-clock.ts";
import { readEnvFile, setInEnv, writeEnvFile } from "./env-file.ts";
import { runScript } from "./run-script.ts";

const FILE = ".env";
const HOW_TO_GET_ONE = `1. Open https://discord.com/developers/applications and choose New Application.
2. Under Bot, choose Reset Token and copy what it shows; it is shown once.
No privileged intent is needed. docs/discord.md has each step.`;

/** What somebody typed; leaves when they pressed Ctrl+C. */
async function asked(answer: ReturnType<typeof text>): Promise<string> {
  const given = await answer;
  if (!isCancel(given)) return given.trim();
  cancel("Nothing was changed.");
  process.exit(1);
}

async function askForToken(apiUrl: string): Promise<{ token: string; inviteLink: string }> {
  const { checkToken } = await adapters.discord();
  for (;;) {
    const validate = (value: string | undefined) =>
      value?.trim() ? undefined : "Paste the token.";
    const token = await asked(password({ message: "Token of the Discord bot", validate }));
    const progress = spinner();
    progress.start("Asking Discord");
    const bot = await checkToken({ token, apiUrl }).finally(() => progress.clear());
    if (bot) {
      log.success(`The token works: the bot is called ${bot.name}.`);
      return { token, inviteLink: bot.inviteLink };
    }
    log.error(
      "Discord refuses that token. Reset it in the developer portal and paste the new one.",
    );
  }
}

await runScript("init", async () => {
  const config = readConfig({ ...processEnvironment(), DISCORD_TOKEN: undefined });
  intro("Offprint on Discord");
  note(HOW_TO_GET_ONE, "If you have no bot yet");
  const { token, inviteLink } = await askForToken(String(config.DISCORD_API_URL));
  const zone = await asked(
    text({
      message: "Time zone of channels that have not chosen one",
      initialValue: config.TZ_DEFAULT,
      validate: (value) => (isZone(value ?? "") ? undefined : "Such as Europe/Berlin, or UTC."),
    }),
  );
  const settings = { DISCORD_TOKEN: token, TZ_DEFAULT: zone };
  writeEnvFile(FILE, setInEnv(readEnvFile(FILE), settings));
  log.success(`Wrote ${FILE}, which only you can read.`);
  outro("Open this link to add the bot to a server, run npm start, and type /papers help there:");
  // Bare, so that no box breaks it.
  process.stdout.write(`${inviteLink}\n`);
});
