import type { RecordedRequest } from "../../local-server.ts";
import { SlackError } from "../world/slack-error.ts";
import type { Json } from "../world/world.ts";

/** A call to the Web API, as it came in. */
export interface ApiCall {
  readonly method: string;
  /** Of the header or the arguments. */
  readonly token?: string;
  /** Without the token; all text, as in a form, where objects are JSON. */
  readonly args: Readonly<Record<string, string>>;
  readonly at: number;
  /** The workspace or enterprise whose token it was. */
  readonly installation?: string;
}

/** @throws SlackError invalid_post_type, invalid_json */
export function readCall(
  { url, headers, body, method: verb }: RecordedRequest,
  at: number,
): ApiCall {
  const method = url.pathname.slice("/api/".length);
  if (verb !== "POST") throw new SlackError("invalid_post_type", [`${verb} ${method}`]);
  const { token: inBody, ...args } = argumentsOf(headers["content-type"] ?? "", body);
  const [scheme, credentials] = headers.authorization?.split(" ") ?? [];
  const token = scheme === "Bearer" ? credentials : inBody;
  const basic = scheme === "Basic" ? clientOf(credentials ?? "") : {};
  return { method, args: { ...args, ...basic }, at, ...(token !== undefined && { token }) };
}

function argumentsOf(type: string, body: string): Record<string, string> {
  if (body === "") return {};
  if (type.startsWith("application/x-www-form-urlencoded"))
    return Object.fromEntries(new URLSearchParams(body));
  if (type.startsWith("application/json"))
    return Object.fromEntries(Object.entries(fromJson(body)).map(asText));
  throw new SlackError("invalid_post_type", [type]);
}

function asText([name, value]: [string, unknown]): [string, string] {
  return [name, typeof value === "string" ? value : JSON.stringify(value)];
}

function fromJson(body: string): Json {
  try {
    const value: unknown = JSON.parse(body);
    if (isObject(value)) return value;
  } catch {
    // Said below.
  }
  throw new SlackError("invalid_json");
}

export function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** HTTP Basic: the client's id and secret. */
function clientOf(credentials: string): Record<string, string> {
  const [client_id = "", client_secret = ""] = Buffer.from(credentials, "base64")
    .toString("utf8")
    .split(":");
  return { client_id, client_secret };
}
