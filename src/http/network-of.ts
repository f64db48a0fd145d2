import { BlockList, isIP, isIPv6 } from "node:net";

/** Where a reverse proxy stands: on this machine, or on a network that the internet does not route. */
const near = new BlockList();
near.addSubnet("127.0.0.0", 8);
near.addSubnet("10.0.0.0", 8);
near.addSubnet("172.16.0.0", 12);
near.addSubnet("192.168.0.0", 16);
near.addAddress("::1", "ipv6");
near.addSubnet("fc00::", 7, "ipv6");

/** Of the eight groups of an IPv6 address, those that one customer of a provider has. */
const CUSTOMER_GROUPS = 4;

/**
 * The network that a request comes from: an IPv4 address, or the first half of an IPv6 address, since
 * each customer has 2^64 of these. Of a proxy nearby it is the last one in what it forwards, which the
 * proxy itself wrote; what a stranger says of itself does not count.
 *
 * @param peer the other end of the connection
 * @param forwarded the header `X-Forwarded-For`
 */
export function networkOf(
  peer: string | undefined,
  forwarded: string | readonly string[] | undefined,
): string {
  const address = unmapped(peer ?? "");
  const said = unmapped(
    String(forwarded ?? "")
      .split(",")
      .at(-1) ?? "",
  );
  return networkAt(isNear(address) && isIP(said) ? said : address);
}

function isNear(address: string): boolean {
  return isIP(address) > 0 && near.check(address, isIPv6(address) ? "ipv6" : "ipv4");
}

/** IPv4 as it is, also where it came over a socket of IPv6; without a zone. */
function unmapped(address: string): string {
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
