import { createHash, createVerify, generateKeyPairSync } from "node:crypto";
import { expect, it } from "vitest";
import { ANN, openEmail } from "../open-email.ts";

it("a signed mail is proved by the public key, what leaving needs included", async () => {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const dkim = {
    selector: "papers1",
    privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
  const { adapter, smtp } = await openEmail({}, { dkim });
  const item = { kind: "item", index: 1, title: "Über alles" } as const;
  await adapter.post(ANN, { summary: "hello", blocks: [item] }, "delivery-1");
  const raw = smtp.mails[0]?.raw ?? "";
  const { tags, signedText, body } = readSignature(raw);
  expect(tags).toMatchObject({ d: "example.org", s: "papers1", a: "rsa-sha256" });
  const signed = (tags.h ?? "").toLowerCase().split(":");
  for (const name of ["from", "subject", "date", "list-unsubscribe", "list-unsubscribe-post"])
    expect(signed).toContain(name);
  expect(tags.bh).toBe(createHash("sha256").update(body).digest("base64"));
  const verify = (text: string) =>
    createVerify("sha256")
      .update(text)
      .verify(publicKey, tags.b ?? "", "base64");
  expect(verify(signedText)).toBe(true);
  expect(verify(signedText.replace("stop", "st0p"))).toBe(false);
});

/** What a DKIM-Signature covers, "relaxed" as https://www.rfc-editor.org/rfc/rfc6376#section-3.4 has it. */
function readSignature(raw: string) {
  const end = raw.indexOf("\r\n\r\n");
  const lines = raw.slice(0, end).split(/\r\n(?![ \t])/u);
  const headers = lines.map((line) => {
    const [, name = "", value = ""] = /^([^:]+):(.*)$/su.exec(line) ?? [];
    return [
      name.toLowerCase(),
      value
        .replace(/\r\n/gu, "")
        .replace(/[ \t]+/gu, " ")
        .trim(),
    ] as const;
  });
  const signature = headers.find(([name]) => name === "dkim-signature")?.[1] ?? "";
  const tags: Record<string, string> = Object.fromEntries(
    signature.split(";").map((tag) => {
      const at = tag.indexOf("=");
      return [tag.slice(0, at).trim(), tag.slice(at + 1).replace(/\s+/gu, "")];
    }),
  );
  const covered = (tags.h ?? "")
    .toLowerCase()
    .split(":")
    .flatMap((name) => {
      const header = headers.find((each) => each[0] === name);
      return header ? [`${name}:${header[1]}\r\n`] : [];
    });
  const own = `dkim-signature:${signature.replace(/\bb=[^;]*/u, "b=")}`;
  const body = raw
    .slice(end + 4)
    .replace(/[ \t]+\r\n/gu, "\r\n")
    .replace(/[ \t]+/gu, " ")
    .replace(/(?:\r\n)+$/u, "\r\n");
  return { tags, signedText: covered.join("") + own, body };
}
