/** https://www.rfc-editor.org/rfc/rfc5322#section-2.1.1, without the line break. */
const LONGEST_LINE = 998;

/** Every header that may stand once and no more: https://www.rfc-editor.org/rfc/rfc5322#section-3.6 */
const ONCE = ["date", "from", "to", "subject", "message-id", "list-unsubscribe", "list-id"];

/** What a mail breaks of the rules that every server may hold it to, in words. */
export function brokenMailRules(raw: string, isUtf8: boolean): string[] {
  const lines = raw.split("\r\n");
  const end = lines.indexOf("");
  const head = lines.slice(0, end);
  const names = head.filter((line) => /^\S/u.test(line)).map((line) => line.replace(/:.*/su, ""));
  const twice = ONCE.filter(
    (name) => names.filter((each) => each.toLowerCase() === name).length > 1,
  );
  const missing = ["Date", "From", "Message-ID"].filter((name) => !names.includes(name));
  return [
    ...(/[^\r]\n|\r[^\n]/u.test(raw) ? ["a line break that is none"] : []),
    ...(lines.some((line) => Buffer.byteLength(line) > LONGEST_LINE) ? ["a line too long"] : []),
    ...(/[^\r\n\t\x20-\x7e]/u.test(isUtf8 ? "" : raw) ? ["a byte beyond ASCII"] : []),
    ...names.filter((name) => !/^[!-9;-~]+$/u.test(name)).map((name) => `no header: ${name}`),
    ...twice.map((name) => `${name} twice`),
    ...missing.map((name) => `no ${name}`),
  ];
}
