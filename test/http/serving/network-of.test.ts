import { describe, expect, it } from "vitest";
import { networkOf } from "../../../src/http/serving/network-of.ts";
import { NO_NETWORKS, readNetworks } from "../../../src/http/serving/networks.ts";

const proxies = readNetworks("127.0.0.1, 10.0.0.0/8, fd00::/8") ?? NO_NETWORKS;

describe("the network of a request", () => {
  it.each([
    ["203.0.113.7", "203.0.113.7"],
    ["::ffff:203.0.113.7", "203.0.113.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:DB8:0001::1", "2001:db8:1:0::/64"],
    ["2001:db8::", "2001:db8:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    [undefined, ""],
  ])("of %s is %s", (peer, network) => {
    expect(networkOf(peer, undefined, proxies)).toBe(network);
  });

  it.each(["127.0.0.1", "::ffff:127.0.0.1", "10.1.2.3", "fd00::1"])(
    "is what a trusted proxy at %s says last",
    (peer) => {
      expect(networkOf(peer, "198.51.100.1, 203.0.113.7", proxies)).toBe("203.0.113.7");
      expect(networkOf(peer, "2001:db8:1:2:3::4", proxies)).toBe("2001:db8:1:2::/64");
    },
  );

  it("is what the first of several trusted proxies was asked from", () => {
    const said = "198.51.100.1, 203.0.113.7, 10.0.0.2, 10.0.0.3";
    expect(networkOf("127.0.0.1", said, proxies)).toBe("203.0.113.7");
    expect(networkOf("127.0.0.1", "10.0.0.2", proxies)).toBe("10.0.0.2");
  });

  it("is none that a stranger says, or that is no address", () => {
    expect(networkOf("203.0.113.7", "198.51.100.1", proxies)).toBe("203.0.113.7");
    expect(networkOf("127.0.0.1", "198.51.100.1", NO_NETWORKS)).toBe("127.0.0.1");
    expect(networkOf("127.0.0.1", "unknown", proxies)).toBe("127.0.0.1");
    expect(networkOf("127.0.0.1", "198.51.100.1, ", proxies)).toBe("127.0.0.1");
    expect(networkOf("127.0.0.1", undefined, proxies)).toBe("127.0.0.1");
  });
});

describe("a list of networks", () => {
  it.each(["localhost", "10.0.0.0/33", "10.0.0.0/8/8", "::1/129", "10.0.0.0/", "1.2.3"])(
    "is none with %s in it",
    (text) => {
      expect(readNetworks(`127.0.0.1, ${text}`)).toBeUndefined();
    },
  );

  it("may be empty, and then has nobody", () => {
    expect(readNetworks("")?.has("127.0.0.1")).toBe(false);
    expect(readNetworks("127.0.0.1")?.has("unknown")).toBe(false);
  });
});
