import { BlockList, isIP, isIPv6 } from "node:net";

/** A set of addresses. */
export interface Networks {
  readonly has: (address: string) => boolean;
}

export const NO_NETWORKS: Networks = { has: () => false };

/**
 * Addresses and networks with commas between them: `127.0.0.1, 10.0.0.0/8, fd00::/8`.
 * @returns nothing when one of them is none
 */
export function readNetworks(text: string): Networks | undefined {
  const parts = text.split(",").map((part) => part.trim());
  const list = new BlockList();
  const areAll = parts.filter((part) => part !== "").every((part) => add(list, part));
  if (!areAll) return undefined;
  return { has: (address) => isIP(address) > 0 && list.check(address, familyOf(address)) };
}

function add(list: BlockList, part: string): boolean {
  const [address = "", bits, ...more] = part.split("/");
  if (isIP(address) === 0 || more.length > 0) return false;
  if (bits === undefined) {
    list.addAddress(address, familyOf(address));
    return true;
  }
  const most = isIPv6(address) ? 128 : 32;
  if (!/^\d{1,3}$/u.test(bits) || Number(bits) > most) return false;
  list.addSubnet(address, Number(bits), familyOf(address));
  return true;
}

function familyOf(address: string): "ipv4" | "ipv6" {
  return isIPv6(address) ? "ipv6" : "ipv4";
}
