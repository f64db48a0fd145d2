import { createSocket } from "node:dgram";
import { Resolver } from "node:dns/promises";
import { onTestFinished } from "vitest";

const TXT = 16;
const NO_SUCH_NAME = 3;
const SERVER_FAILURE = 2;

/** A name server of this machine that knows these texts by name, and how to ask it; gone when the test is over. */
export async function startFakeDns(
  texts: Readonly<Record<string, readonly string[]>>,
  fails = false,
): Promise<Resolver> {
  const server = createSocket("udp4", (asked, from) => {
    const found = fails ? [] : (texts[nameIn(asked)] ?? []);
    const code = fails ? SERVER_FAILURE : NO_SUCH_NAME;
    server.send(answerTo(asked, found, code), from.port, from.address);
  });
  await new Promise<void>((resolve) => server.bind(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const resolver = new Resolver({ timeout: 2_000, tries: 1 });
  resolver.setServers([`127.0.0.1:${server.address().port}`]);
  return resolver;
}

/** RFC 1035 4.1.2: after 12 bytes, labels with their length before them, ended by an empty one. */
function nameIn(asked: Buffer): string {
  const labels: string[] = [];
  for (let at = 12; (asked[at] ?? 0) > 0; at += (asked[at] ?? 0) + 1)
    labels.push(asked.toString("latin1", at + 1, at + 1 + (asked[at] ?? 0)));
  return labels.join(".").toLowerCase();
}

function answerTo(asked: Buffer, texts: readonly string[], codeOfNone: number): Buffer {
  const end = asked.indexOf(0, 12) + 5;
  const head = Buffer.alloc(12);
  head.writeUInt16BE(asked.readUInt16BE(0), 0);
  head.writeUInt16BE(0x8180 | (texts.length === 0 ? codeOfNone : 0), 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(texts.length, 6);
  return Buffer.concat([head, asked.subarray(12, end), ...texts.map(record)]);
}

/** The name is that of the question, by a pointer to it. */
function record(text: string): Buffer {
  const bytes = Buffer.from(text);
  const pieces = Array.from({ length: Math.ceil(bytes.length / 255) }, (_, at) =>
    bytes.subarray(at * 255, (at + 1) * 255),
  );
  const data = Buffer.concat(pieces.flatMap((piece) => [Buffer.from([piece.length]), piece]));
  const fields = Buffer.alloc(12);
  fields.writeUInt16BE(0xc00c, 0);
  fields.writeUInt16BE(TXT, 2);
  fields.writeUInt16BE(1, 4);
  fields.writeUInt32BE(60, 6);
  fields.writeUInt16BE(data.length, 10);
  return Buffer.concat([fields, data]);
}
