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

/** The ways out of this process. */
export interface Network {
  /** For a library that brings undici 6: it must not be given the agent of another one's version. */
  readonly dispatcher: () => Promise<Dispatcher>;
  readonly agentFor: AgentFor;
}

/**
 * Sends every `fetch` of this process through a proxy, on every version of Node: by themselves they
 * read no such settings before Node 24. What asks otherwise takes its way from the answer. Nothing
 * is loaded where no proxy is set.
 */
export async function useProxy(settings: ProxySettings): Promise<Network> {
  const proxy = forHttps(settings);
  if (!proxy) return { dispatcher: direct, agentFor: () => undefined };
  const { setGlobalDispatcher } = await import("undici");
  const { HttpsProxyAgent } = await import("https-proxy-agent");
  const dispatcher = await createProxyDispatcher(settings);
  setGlobalDispatcher(dispatcher);
  const agent = new HttpsProxyAgent(proxy);
  return {
    dispatcher: async () => dispatcher,
    agentFor: (address) => (isDirect(new URL(address), settings.except) ? undefined : agent),
  };
}

async function direct(): Promise<Dispatcher> {
  const { Agent } = await import("undici");
  return new Agent();
}

/** What undici, and `fetch` with it, asks through. */
export async function createProxyDispatcher(settings: ProxySettings): Promise<Dispatcher> {
  const { Agent, Dispatcher: Base, Pool, ProxyAgent } = await import("undici");
  /** A connection to the proxy over which tunnels are asked for. */
  const toProxy = (origin: URL, options: object) => {
    const pool = new Pool(origin, options);
    const connect = pool.connect.bind(pool);
    const orProxyError = (params: Dispatcher.ConnectOptions) => tunnel(connect(params));
    return Object.assign(pool, { connect: orProxyError });
  };
  const straight = new Agent();
  /** Plain requests are forwarded: many proxies open tunnels to port 443 alone. */
  const through = (proxy: URL | undefined) =>
    proxy
      ? new ProxyAgent({ uri: proxy.href, proxyTunnel: false, clientFactory: toProxy })
      : straight;
  const ways = { "https:": through(forHttps(settings)), "http:": through(settings.http) };
  return new (class extends Base {
    override dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandlers) {
      const url = new URL(String(options.origin));
      const way = url.protocol === "https:" ? ways["https:"] : ways["http:"];
      return (isDirect(url, settings.except) ? straight : way).dispatch(options, handler);
    }
  })();
}

function forHttps({ https, http }: ProxySettings): URL | undefined {
  return https ?? http;
}

/**
 * A tunnel, or an error that says that it was the proxy. By itself undici (seen in 7.30) does not always
 * give up on a proxy in trouble.
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

/** Whether `NO_PROXY` names the host, or a domain it is in, as undici and Node 24 read it. */
export function isDirect({ hostname, port, protocol }: URL, except = ""): boolean {
  const at = Number(port) || (/^(?:https|wss):$/u.test(protocol) ? 443 : 80);
  if (except === "*") return true;
  return except.split(/[,\s]/u).some((entry) => {
    const [, host = entry, only] = /^(.+):(\d+)$/u.exec(entry) ?? [];
    const domain = host.toLowerCase().replace(/^\*?\./u, "");
    if (domain === "" || (only !== undefined && Number(only) !== at)) return false;
    return hostname === domain || hostname.endsWith(`.${domain}`);
  });
}
