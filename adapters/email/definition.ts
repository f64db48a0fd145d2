import { type AdapterDeps, defineAdapter } from "../../src/chat/define-adapter.ts";
import { defined } from "../../src/collections/defined.ts";
import { systemClock } from "../../src/time/clock.ts";
import type { DkimKey, MailServer } from "./email-settings.ts";
import { needs, type Settings, settings } from "./operator-settings.ts";
import type { PeopleDeps } from "./people/people.ts";

export const email = defineAdapter({
  name: "email",
  title: "E-mail",
  turnedOnBy: "SMTP_URL and EMAIL_FROM",
  settings,
  needs,
  isOn: ({ SMTP_URL }) => SMTP_URL !== undefined,
  create: async (given, deps) => {
    const server = serverOf(given, deps);
    const [{ createEmailAdapter }, { createPeople }] = await Promise.all([
      import("./email-adapter.ts"),
      import("./people/people.ts"),
    ]);
    const people = createPeople(peopleDepsOf(given, deps));
    return createEmailAdapter({
      server,
      people,
      subscribing: people,
      perMinute: given.EMAIL_PER_MINUTE,
      uncertain: given.EMAIL_UNCERTAIN,
      tell: deps.tell,
    });
  },
  checks: async (given, { publicUrl, dns }) => {
    if (!publicUrl) return [];
    const { emailChecks } = await import("./transport/email-checks.ts");
    return emailChecks(serverOf(given, { publicUrl }), publicUrl, dns);
  },
});

function serverOf(given: Settings, { publicUrl }: Pick<AdapterDeps, "publicUrl">): MailServer {
  const { SMTP_URL: url, EMAIL_FROM: sender, EMAIL_TLS: tls } = given;
  if (!url || !sender || !publicUrl) throw new Error(HALVED);
  return { url, sender, tls, clientName: publicUrl.hostname, ...defined({ dkim: dkimOf(given) }) };
}

function peopleDepsOf(given: Settings, deps: AdapterDeps): PeopleDeps {
  const { documents, publicUrl, tell } = deps;
  if (!publicUrl) throw new Error(HALVED);
  const secret = given.EMAIL_SECRET ?? deps.secret("email");
  return { documents, secret, publicUrl, tell, clock: systemClock };
}

function dkimOf({ EMAIL_DKIM_KEY, EMAIL_DKIM_SELECTOR }: Settings): DkimKey | undefined {
  if (EMAIL_DKIM_KEY === undefined || EMAIL_DKIM_SELECTOR === undefined) return undefined;
  return { selector: EMAIL_DKIM_SELECTOR, privateKey: EMAIL_DKIM_KEY };
}

const HALVED = "Settings that need each other are read together or not at all.";
