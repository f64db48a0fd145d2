import { type ParsedMail, simpleParser } from "mailparser";

/** A mail as a program of somebody else reads it. */
export interface ReadMail {
  readonly subject: string;
  /** As people are shown it. */
  readonly from: string;
  readonly to: string;
  readonly text: string;
  readonly html: string;
  readonly parsed: ParsedMail;
  /** Every header as it stands, its folding undone, by its lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
}

export async function readMail(raw: string): Promise<ReadMail> {
  const parsed = await simpleParser(raw, { skipImageLinks: true, skipTextToHtml: true });
  const headers = parsed.headerLines.map(({ key, line }) => {
    const value = line.slice(line.indexOf(":") + 1);
    return [key, value.replace(/\r?\n(?=[ \t])/gu, "").trim()] as const;
  });
  return {
    subject: parsed.subject ?? "",
    from: parsed.from?.text ?? "",
    to: [parsed.to ?? []]
      .flat()
      .map(({ text }) => text)
      .join(", "),
    text: parsed.text ?? "",
    html: parsed.html || "",
    parsed,
    headers: new Map(headers),
  };
}
