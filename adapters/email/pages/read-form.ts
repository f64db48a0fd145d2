import type { HttpRequest } from "../../../src/chat/adapter.ts";

/** What a sent form holds: each name with its values in the order they stand there. */
export type SentForm = ReadonlyMap<string, readonly string[]>;

/** Longer is no form of ours. */
const LONGEST = 32 * 1024;

/**
 * A body as browsers send it, or as mail programs do, which may choose (RFC 8058, 3.2): undefined for
 * what is neither `application/x-www-form-urlencoded` nor `multipart/form-data`.
 */
export async function readForm({ headers, body }: HttpRequest): Promise<SentForm | undefined> {
  const type = headers["content-type"] ?? "";
  if (body.length > LONGEST) return undefined;
  try {
    const data = await new Response(new Uint8Array(body), {
      headers: { "content-type": type },
    }).formData();
    const form = new Map<string, string[]>();
    for (const [name, value] of data)
      if (typeof value === "string") form.set(name, [...(form.get(name) ?? []), value]);
    return form;
  } catch {
    return undefined;
  }
}

/** The one value of a name. */
export function sentValue(form: SentForm, name: string): string {
  return form.get(name)?.[0] ?? "";
}
