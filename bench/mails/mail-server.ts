import { SMTPServer } from "smtp-server";

/** A mail server in a process of its own: it takes everything and tells, each second, how much that was. */
const ids = new Set<string>();
let mails = 0;
let firstAt = 0;
let lastAt = 0;
let sample = "";

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  hideSTARTTLS: true,
  disableReverseLookup: true,
  logger: false,
  onData(stream, _, done) {
    const chunks: Buffer[] = [];
    stream.on("data", (chunk: Buffer) => void chunks.push(chunk));
    stream.on("end", () => {
      const raw = Buffer.concat(chunks).toString("latin1");
      ids.add(/^Message-ID: (.*)$/mu.exec(raw)?.[1] ?? "");
      sample ||= raw;
      firstAt ||= Date.now();
      lastAt = Date.now();
      mails++;
      done(null, "Taken");
    });
  },
});
server.on("error", () => undefined);
server.listen(0, "127.0.0.1", () => {
  const address = server.server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const tell = () =>
    process.stdout.write(
      `${JSON.stringify({ port, mails, different: ids.size, ms: lastAt - firstAt, sample })}\n`,
    );
  tell();
  setInterval(tell, 500);
});
