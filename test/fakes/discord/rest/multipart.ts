import { apiError } from "./api-error.ts";

/** A file as it came with a request. */
export interface Upload {
  /** The n of `files[n]`, by which the body speaks of it. */
  readonly n: number;
  readonly filename: string;
  readonly text: string;
}

export interface Parts {
  /** The body that the JSON would have been. */
  readonly json: string;
  readonly uploads: readonly Upload[];
}

/**
 * The parts of `multipart/form-data` with files of text: https://docs.discord.com/developers/reference#uploading-files
 * @throws ApiError 50109 for parts nobody knows, and for more or less than one `payload_json`
 */
export function readMultipart(contentType: string, body: string): Parts {
  const boundary = /boundary="?([^";]+)"?/u.exec(contentType)?.[1];
  const [before, ...rest] = body.split(`--${boundary}`);
  if (boundary === undefined || before !== "" || rest.pop()?.trim() !== "--") throw apiError(50109);
  const parts = rest.map(readPart);
  const payloads = parts.filter(({ name }) => name === "payload_json");
  const [payload] = payloads;
  const uploads = parts.filter((part) => part !== payload).map(uploadOf);
  if (!payload || payloads.length > 1) throw apiError(50109);
  return { json: payload.text, uploads };
}

interface Part {
  readonly name: string;
  readonly filename: string | undefined;
  readonly text: string;
}

function readPart(part: string): Part {
  const [, headers = "", text = ""] = /^\r\n(.*?)\r\n\r\n(.*)\r\n$/su.exec(part) ?? [];
  const name = /[ ;]name="([^"]*)"/u.exec(headers)?.[1] ?? "";
  const filename = /filename="([^"]*)"/u.exec(headers)?.[1];
  return { name, filename, text };
}

function uploadOf({ name, filename, text }: Part): Upload {
  const n = /^files\[(\d)\]$/u.exec(name)?.[1];
  if (n === undefined || filename === undefined) throw apiError(50109);
  return { n: Number(n), filename, text };
}
