import { isIP, isIPv6 } from "node:net";
import type { Networks } from "./networks.ts";

/** Of the eight groups of an IPv6 address, those that one customer of a provider has. */
const CUSTOMER_GROUPS = 4;

/**
 * The network that a request comes from: an IPv4 address, or the first half of an IPv6 address, since
 * each customer has 2^64 of these. Each proxy writes behind what was forwarded to it from whom it got
 * that, so what counts is the last address that is no trusted proxy's; what a stranger says does not.
 *
 * @param peer the other end of the connection
 * @param forwarded the header `X-Forwarded-For`
 */
export function networkOf(
  peer: string | undefined,
  forwarded: string | readonly string[] | undefined,
  proxies: Networks,
): string {
  const said = String(forwarded ?? "").split(",");
  let address = unmapped(peer ?? "");
  while (proxies.has(address)) {
    const before = unmapped(said.pop() ?? "");
    if (isIP(before) === 0) break;
    address = before;
  }
  return networkAt(address);
}

/** IPv4 as it is, also where it came over a socket of IPv6; without a zone. */
export function unmapped(address: string): string {
  return address
    .trim()
    .replace(/^::ffff:(?=\d+\.)/iu, "")
    .replace(/%.*$/u, "");
}

function networkAt(address: string): string {
  if (!isIPv6(address)) return address;
  const [before = "", after = ""] = address.toLowerCase().split("::");
  const groups = before === "" ? [] : before.split(":");
  const behind = after === "" ? [] : after.split(":");
  const missing = Math.max(0, 8 - groups.length - behind.length);
  const all = [...groups, ...Array.from({ length: missing }, () => "0"), ...behind];
  const first = all
    .slice(0, CUSTOMER_GROUPS)
    .map((group) => Number.parseInt(group, 16).toString(16));
  return `${first.join(":")}::/64`;
}
