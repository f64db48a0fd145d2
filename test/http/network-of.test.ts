import { describe, expect, it } from "vitest";
import { networkOf } from "../../src/http/network-of.ts";

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
    expect(networkOf(peer, undefined)).toBe(network);
  });

  it.each(["127.0.0.1", "::ffff:127.0.0.1", "::1", "10.1.2.3", "172.20.0.1", "fd00::1"])(
    "is what a proxy at %s says last",
    (peer) => {
      expect(networkOf(peer, "198.51.100.1, 203.0.113.7")).toBe("203.0.113.7");
      expect(networkOf(peer, "2001:db8:1:2:3::4")).toBe("2001:db8:1:2::/64");
    },
  );

  it("is none that a stranger says, or that is no address", () => {
    expect(networkOf("203.0.113.7", "198.51.100.1")).toBe("203.0.113.7");
    expect(networkOf("172.32.0.1", "198.51.100.1")).toBe("172.32.0.1");
    expect(networkOf("127.0.0.1", "unknown")).toBe("127.0.0.1");
    expect(networkOf("127.0.0.1", "198.51.100.1, ")).toBe("127.0.0.1");
  });
});
