import type { Json } from "./world.ts";

/** What a method refuses with: `{ok: false, error: code, …}`. */
export class SlackError extends Error {
  readonly code: string;
  /** Further fields of the answer, such as `needed`. */
  readonly fields: Json;
  /** What exactly was wrong, for `response_metadata.messages` and the list of violations. */
  readonly faults: readonly string[];

  constructor(code: string, faults: readonly string[] = [], fields: Json = {}) {
    super(code);
    this.code = code;
    this.faults = faults;
    this.fields = fields;
  }
}

/** Codes that say something about the place, the person or the token, not about a mistake of the app. */
const EXPECTED = new Set([
  "account_inactive",
  "cant_update_message",
  "channel_not_found",
  "code_already_used",
  "hash_conflict",
  "invalid_auth",
  "invalid_code",
  "invalid_refresh_token",
  "is_archived",
  "link_disabled",
  "message_not_found",
  "method_not_supported_for_channel_type",
  "not_found",
  "not_in_channel",
  "restricted_action",
  "team_not_found",
  "thread_not_found",
  "token_expired",
  "token_revoked",
  "user_disabled",
  "user_not_found",
  "user_not_in_channel",
]);

/** Whether only a mistake of the app leads to it. */
export function isMistake({ code }: SlackError): boolean {
  return !EXPECTED.has(code);
}
