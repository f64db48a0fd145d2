import { createEmailAdapter } from "../../adapters/email/email-adapter.ts";
import { readConfig } from "../../src/config.ts";
import { createLog } from "../../src/log.ts";
import { startOffprint } from "../../src/offprint.ts";
import { systemClock } from "../../src/time/clock.ts";

/** A whole bot whose inboxes `email:NAME` are those of NAME@example.org; at its end it tells what it took. */
const config = readConfig(process.env);
const { SMTP_URL: url, EMAIL_FROM: sender } = config;
if (!url || !sender) throw new Error("It needs a mail server.");

/** When the first mail is made, since a start is measured elsewhere. */
let begun: NodeJS.CpuUsage | undefined;

const adapter = createEmailAdapter({
  server: { url, sender, tls: config.EMAIL_TLS, clientName: "papers.example.org" },
  people: {
    addressOf: async (place) => {
      begun ??= process.cpuUsage();
      return {
        address: `${place.slice("email:".length)}@example.org`,
        unsubscribeUrl: `https://papers.example.org/stop/${place}`,
        manageUrl: `https://papers.example.org/manage/${place}`,
      };
    },
  },
  perMinute: config.EMAIL_PER_MINUTE,
  uncertain: config.EMAIL_UNCERTAIN,
});

const offprint = await startOffprint({
  config,
  adapters: async () => [adapter],
  clock: systemClock,
  random: Math.random,
  log: createLog("error", process.stderr),
});

process.once("SIGTERM", () => {
  const { user, system } = process.cpuUsage(begun);
  process.stdout.write(`${JSON.stringify({ cpuMs: (user + system) / 1_000 })}\n`);
  void offprint.stop();
});
