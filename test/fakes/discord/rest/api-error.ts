/** Status and words of the codes this Discord answers: docs.discord.com/developers/topics/opcodes-and-status-codes */
const CODES = {
  10003: [404, "Unknown Channel"],
  10004: [404, "Unknown Guild"],
  10008: [404, "Unknown Message"],
  10013: [404, "Unknown User"],
  10015: [404, "Unknown Webhook"],
  10062: [404, "Unknown interaction"],
  10063: [404, "Unknown application command"],
  40005: [413, "Request entity too large"],
  40060: [400, "Interaction has already been acknowledged."],
  50001: [403, "Missing Access"],
  50005: [403, "Cannot edit a message authored by another user"],
  50006: [400, "Cannot send an empty message"],
  50007: [403, "Cannot send messages to this user"],
  50008: [400, "Cannot send messages in a non-text channel"],
  50013: [403, "Missing Permissions"],
  50024: [400, "Cannot execute action on this channel type"],
  50027: [401, "Invalid Webhook Token"],
  50035: [400, "Invalid Form Body"],
  50083: [400, "Thread is archived"],
  50109: [400, "The request body contains invalid JSON."],
  160004: [400, "A thread has already been created for this message"],
} as const;

export type ErrorCode = keyof typeof CODES;

/** What is wrong where: the path of the field, Discord's name for the fault and a sentence. */
export interface FieldFault {
  readonly path: readonly PropertyKey[];
  readonly code: string;
  readonly message: string;
}

/** A request Discord refuses. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: number;
  readonly code: number;
  readonly faults: readonly FieldFault[];

  constructor(status: number, code: number, message: string, faults: readonly FieldFault[] = []) {
    super(message);
    this.status = status;
    this.code = code;
    this.faults = faults;
  }

  /** The body of the answer. */
  toJSON(): object {
    const errors = this.faults.length > 0 ? { errors: nested(this.faults) } : {};
    return { message: this.message, ...errors, code: this.code };
  }
}

export function apiError(code: ErrorCode, faults: readonly FieldFault[] = []): ApiError {
  const [status, message] = CODES[code];
  return new ApiError(status, code, message, faults);
}

/** 400 50035 for one field. */
export function invalid(path: readonly PropertyKey[], code: string, message: string): ApiError {
  return apiError(50035, [{ path, code, message }]);
}

interface Nested {
  [key: string]: Nested | object[];
}

function nested(faults: readonly FieldFault[]): Nested {
  const root: Nested = {};
  for (const { path, code, message } of faults) {
    let at = root;
    for (const key of path) at = descend(at, String(key));
    const list = at._errors;
    at._errors = [...(Array.isArray(list) ? list : []), { code, message }];
  }
  return root;
}

function descend(at: Nested, key: string): Nested {
  const known = at[key];
  if (known && !Array.isArray(known)) return known;
  const fresh: Nested = {};
  at[key] = fresh;
  return fresh;
}
