import { createTransport } from "nodemailer";
import type { MailServer } from "../email-settings.ts";
import { createLetters } from "../posts/letter.ts";
import { poolOptions } from "./pool-options.ts";

/** The headers of a digest as it would leave, by their name in lower case. Nothing is sent. */
export async function headersSent(
  server: MailServer,
  publicUrl: URL,
): Promise<ReadonlyMap<string, string>> {
  const mail = {
    to: server.sender.address,
    message: { summary: "Offprint", blocks: [] },
    id: "headers",
    ends: {
      unsubscribeUrl: new URL("/email/leave", publicUrl).href,
      manageUrl: new URL("/email/manage", publicUrl).href,
    },
  };
  const { dkim } = poolOptions(server);
  const transport = createTransport({
    streamTransport: true,
    buffer: true,
    ...(dkim && { dkim: { ...dkim } }),
  });
  const { message } = await transport.sendMail(createLetters(server.sender)(mail));
  const [head = ""] = String(message).split(/\r?\n\r?\n/u, 1);
  const lines = head.replace(/\r?\n[ \t]+/gu, " ").split(/\r?\n/u);
  const named = lines.map(
    (line) =>
      [
        line.slice(0, line.indexOf(":")).toLowerCase(),
        line.slice(line.indexOf(":") + 1).trim(),
      ] as const,
  );
  return new Map(named);
}
