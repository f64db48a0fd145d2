import { createEmailAdapter } from "../../../adapters/email/email-adapter.ts";
import { readConfig } from "../../../src/config.ts";
import { createLog } from "../../../src/log.ts";
import { startOffprint } from "../../../src/offprint.ts";
import { systemClock } from "../../../src/time/clock.ts";

/** A whole bot in a process of its own, whose inboxes `email:NAME` are those of NAME@example.org. */
const config = readConfig(process.env);
const { SMTP_URL: url, EMAIL_FROM: sender } = config;
if (!url || !sender) throw new Error("It needs a mail server.");

const offprint = await startOffprint({
  config,
  adapters: async () => [
    createEmailAdapter({
      server: { url, sender, tls: config.EMAIL_TLS, clientName: "papers.example.org" },
      people: {
        addressOf: async (place) => ({
          address: `${place.slice("email:".length)}@example.org`,
          unsubscribeUrl: `https://papers.example.org/stop/${place}`,
          manageUrl: `https://papers.example.org/manage/${place}`,
        }),
      },
      perMinute: config.EMAIL_PER_MINUTE,
      uncertain: config.EMAIL_UNCERTAIN,
    }),
  ],
  clock: systemClock,
  random: Math.random,
  log: createLog("error", process.stderr),
});

process.once("SIGTERM", () => void offprint.stop());
