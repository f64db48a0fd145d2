import { foldLines } from "nodemailer/lib/mime-funcs";
import MimeNode, { type MimeNodeHeaderValue } from "nodemailer/lib/mime-node";

/** Of Q-words every program reads all; of long B-words some show the first alone. */
const coder = new MimeNode(false, { textEncoding: "Q" });
/** https://www.rfc-editor.org/rfc/rfc5322#section-2.1.1 */
const LONGEST_LINE = 76;

/** A header as it stands in a mail: encoded where it must be, and folded. Nothing in a value ends it. */
export function headerLine(name: string, value: MimeNodeHeaderValue): string {
  const encoded = coder.encodeHeaderValue(name, value);
  return `${foldLines(`${name}: ${encoded}`, LONGEST_LINE)}\r\n`;
}

/** Several, by their names. */
export function headerLines(headers: Readonly<Record<string, MimeNodeHeaderValue>>): string {
  return Object.entries(headers)
    .map(([name, value]) => headerLine(name, value))
    .join("");
}
