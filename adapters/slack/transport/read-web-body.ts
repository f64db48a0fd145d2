import type { HttpRequest } from "../../../src/chat/adapter.ts";

/**
 * What Slack tells by a request: events as JSON, commands as a form, buttons and views as JSON in a
 * form's `payload`. Undefined when it is none of these.
 */
export function readWebBody({
  headers,
  body,
}: Pick<HttpRequest, "headers" | "body">): Record<string, unknown> | undefined {
  const text = body.toString("utf8");
  const type = headers["content-type"]?.split(";", 1)[0]?.trim().toLowerCase();
  if (type === "application/json") return readObject(text);
  if (type !== "application/x-www-form-urlencoded") return undefined;
  const form = new URLSearchParams(text);
  const payload = form.get("payload");
  return payload === null ? Object.fromEntries(form) : readObject(payload);
}

function readObject(json: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(json);
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
