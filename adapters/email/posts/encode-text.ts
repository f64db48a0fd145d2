import { encode, wrap } from "nodemailer/lib/qp";

/** Text as quoted-printable (RFC 2045 6.7). Of whole lines, so that pieces one after the other are one text. */
export function encodeText(lines: string): string {
  return wrap(encode(lines.replaceAll("\n", "\r\n")));
}
