const LONGEST = 2_048;
/** Narrower than what URL takes for a host. */
const HOST = /^[a-z\d_-]+(?:\.[a-z\d_-]+)*\.?$/;

/** An address people may be sent to: http or https, without a name and password in front of the host. */
export function webLink(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST || !URL.canParse(trimmed)) return undefined;
  const url = new URL(trimmed);
  const isPlain = url.username === "" && url.password === "" && HOST.test(url.hostname);
  return isPlain && /^https?:$/.test(url.protocol) ? url.href : undefined;
}
