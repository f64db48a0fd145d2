import type { Agent } from "node:http";
import type { Dispatcher } from "undici";
import { ProxyError } from "./http-failure.ts";

/** Where requests go through; addresses without a scheme were given one. */
export interface ProxySettings {
  readonly https?: URL | undefined;
  readonly http?: URL | undefined;
  /** Hosts that are reached directly, as `NO_PROXY` lists them. */
  readonly except?: string | undefined;
}

/** For a client that takes an agent: the one for an `https:` or `wss:` address, or none to go directly. */
export type AgentFor = (address: string) => Agent | undefined;

/**
 * Sends every request of this process through a proxy: `fetch` on every version of Node, which
 * reads no such settings by itself before Node 24, and the libraries that use undici. What uses
 * neither asks the returned function. Nothing is loaded where no proxy is set.
 */
export async function useProxy(settings: ProxySettings): Promise<AgentFor> {
  const { except = "" } = settings;
  const proxy = forHttps(settings);
  if (!proxy) return () => undefined;
  const { setGlobalDispatcher } = await import("undici");
  const { HttpsProxyAgent } = await import("https-proxy-agent");
  setGlobalDispatcher(await createProxyDispatcher(settings));
  const agent = new HttpsProxyAgent(proxy);
  return (address) => (isDirect(new URL(address), except) ? undefined : agent);
}

/** What undici, and `fetch` with it, asks through. */
export async function createProxyDispatcher(settings: ProxySettings): Promise<Dispatcher> {
  const { http, except = "" } = settings;
  const { EnvHttpProxyAgent, Pool } = await import("undici");
  /** A connection to the proxy over which tunnels are asked for. */
  const toProxy = (origin: URL, options: object) => {
    const pool = new Pool(origin, options);
    const connect = pool.connect.bind(pool);
    const orProxyError = (params: Dispatcher.ConnectOptions<null>) => tunnel(connect(params));
    return Object.assign(pool, { connect: orProxyError });
  };
  return new EnvHttpProxyAgent({
    httpsProxy: forHttps(settings)?.href ?? "",
    ...(http && { httpProxy: http.href }),
    noProxy: except,
    // Plain requests are forwarded: many proxies open tunnels to port 443 alone.
    proxyTunnel: false,
    clientFactory: toProxy,
  });
}

function forHttps({ https, http }: ProxySettings): URL | undefined {
  return https ?? http;
}

/**
 * A tunnel, or an error that says that it was the proxy. By itself undici (7.30) takes some of what
 * goes wrong here for a connection to be opened again at once, without an end.
 * @throws ProxyError
 */
async function tunnel(asked: Promise<Dispatcher.ConnectData>): Promise<Dispatcher.ConnectData> {
  const data = await asked.catch((cause: unknown) => {
    throw new ProxyError("which could not be reached, or closed the connection", { cause });
  });
  if (data.statusCode === 200) return data;
  data.socket.on("error", () => undefined).destroy();
  throw new ProxyError(`which answered with status ${data.statusCode}`);
}

/** Whether `NO_PROXY` names the host, or a domain it is in, by undici's rule, which it keeps to itself. */
export function isDirect({ hostname, port, protocol }: URL, except: string): boolean {
  const at = Number(port) || (/^(?:https|wss):$/u.test(protocol) ? 443 : 80);
  if (except === "*") return true;
  return except.split(/[,\s]/u).some((entry) => {
    const [, host = entry, only] = /^(.+):(\d+)$/u.exec(entry) ?? [];
    const domain = host.toLowerCase().replace(/^\*?\./u, "");
    if (domain === "" || (only !== undefined && Number(only) !== at)) return false;
    return hostname === domain || hostname.endsWith(`.${domain}`);
  });
}
