import { lookup } from "node:dns/promises";
import { connect } from "node:net";
import { type Check, type Finding, good, notice, unknown, wrong } from "../../src/checkup/check.ts";
import { type Config, proxyOf } from "../../src/config.ts";
import { isDirect } from "../../src/http/proxy.ts";

/** The way out, and the way in. */
export function networkChecks(config: Config, sites: readonly string[]): readonly Check[] {
  const { HTTPS_PROXY, HTTP_PROXY, PUBLIC_URL } = config;
  const proxies = [...new Set([HTTPS_PROXY, HTTP_PROXY].flatMap((url) => (url ? [url.host] : [])))];
  const { except } = proxyOf(config);
  const isProxied = (site: string) => proxies.length > 0 && !isDirect(new URL(site), except);
  // A proxy asks for the names of what it reaches.
  const names = sites.filter((site) => !isProxied(site)).map((site) => new URL(site).hostname);
  return [
    { title: "DNS", asks: true, look: () => lookUpNames([...new Set(names)]) },
    ...proxies.map((host) => ({
      title: `proxy ${host}`,
      asks: true as const,
      look: (signal: AbortSignal) => lookAtProxy(new URL(`http://${host}`), signal),
    })),
    ...(PUBLIC_URL
      ? [
          {
            title: "PUBLIC_URL",
            asks: true as const,
            look: (signal: AbortSignal) => lookAtPublicUrl(PUBLIC_URL, signal),
          },
        ]
      : []),
  ];
}

async function lookUpNames(names: readonly string[]): Promise<readonly Finding[]> {
  if (names.length === 0) return [good("All names are looked up by the proxy.")];
  const missing: string[] = [];
  for (const name of names) await lookup(bare(name)).catch(() => missing.push(name));
  if (missing.length === 0) return [good(`Found the address of ${names.join(", ")}.`)];
  return [
    unknown(
      `Found no address of ${missing.join(", ")}.`,
      "Check this machine's DNS (on Linux /etc/resolv.conf), and that names are spelt right.",
    ),
  ];
}

function bare(host: string): string {
  return host.replace(/^\[(.*)\]$/u, "$1");
}

function lookAtProxy({ hostname, port }: URL, signal: AbortSignal): Promise<readonly Finding[]> {
  return new Promise((resolve) => {
    const socket = connect({ host: bare(hostname), port: Number(port) || 80, signal });
    const end = (finding: Finding) => {
      socket.destroy();
      resolve([finding]);
    };
    socket.once("connect", () => end(good("It takes connections.")));
    socket.once("error", ({ message }) =>
      end(wrong(`It cannot be reached (${message}).`, "Check HTTPS_PROXY and HTTP_PROXY.")),
    );
  });
}

/** Whatever Offprint answers is an answer; 502 to 504 are of who stands before it. */
async function lookAtPublicUrl(url: URL, signal: AbortSignal): Promise<readonly Finding[]> {
  try {
    const response = await fetch(url, { signal, redirect: "manual" });
    await response.body?.cancel();
    if (response.status < 500) return [good(`${url.origin} answers (${response.status}).`)];
    return [
      notice(
        `${url.origin} answers with ${response.status}: what stands there does not reach the bot.`,
        "Start the bot, and lead the address to its HOST and PORT.",
      ),
    ];
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : "";
    return [
      unknown(
        `${url.origin} could not be reached from here${cause === "" ? "" : ` (${cause})`}.`,
        "Where it can be reached from elsewhere all is well; else check its DNS, certificate and proxy.",
      ),
    ];
  }
}
