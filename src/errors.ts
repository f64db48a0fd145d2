/** Split by who can act on them. Messages are whole sentences that name the fix. */

/** For the person who asked: shown word for word. */
export class UserError extends Error {
  override readonly name = "UserError";
}

/** For the person who runs the bot: configuration, files, permissions of the machine. */
export class OperatorError extends Error {
  override readonly name = "OperatorError";
}

/** What is set is wrong, or too little: trying again without a change is no use. */
export class SettingsError extends OperatorError {}

/** The store cannot be read or written: the operator must act, and whoever asked is told so. */
export class StoreError extends OperatorError {
  /** A whole sentence for the person who asked; it names no path. */
  readonly says: string;

  constructor(message: string, says: string, options?: ErrorOptions) {
    super(message, options);
    this.says = says;
  }
}

export type DeliveryFailure =
  | { readonly kind: "gone" | "forbidden" | "rejected" | "failed" }
  /** Nothing was posted; try again after `retryAfterMs`. The limit is the server's unless said otherwise. */
  | {
      readonly kind: "limited";
      readonly retryAfterMs: number;
      readonly scope?: "platform" | "server" | "channel";
    }
  /** The message may or may not have been posted. */
  | { readonly kind: "unknown" };

/** A post that did not arrive, or may not have. */
export class DeliveryError extends Error {
  override readonly name = "DeliveryError";
  readonly failure: DeliveryFailure;

  constructor(failure: DeliveryFailure, message: string, options?: ErrorOptions) {
    super(message, options);
    this.failure = failure;
  }
}
