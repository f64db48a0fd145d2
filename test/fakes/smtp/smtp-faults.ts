/** Where in a conversation something goes wrong. */
export type SmtpStage = "greeting" | "auth" | "mail" | "rcpt" | "data";

export type SmtpFault =
  /** The server says no, such as `450 4.7.1 Greylisted`. */
  | { readonly reply: string }
  /** The connection is cut; at `data` that is after the last dot, with the mail taken or lost. */
  | { readonly cut: "taken" | "lost" }
  /** No answer to the last dot, though the mail was taken. */
  | { readonly hang: true }
  /** The last dot is answered then, and the mail is taken at once. */
  | { readonly until: Promise<void> };

/** What goes wrong next. */
export interface SmtpFaults {
  /** At this stage, each time one; `undefined` is a time that goes well. */
  script(at: SmtpStage, ...faults: readonly (SmtpFault | undefined)[]): void;
  /** From now on the stage always goes wrong so, until called without a fault. */
  always(at: SmtpStage, fault?: SmtpFault): void;
}

export function createSmtpFaults(): SmtpFaults & {
  readonly next: (at: SmtpStage) => SmtpFault | undefined;
} {
  const scripts = new Map<SmtpStage, (SmtpFault | undefined)[]>();
  const standing = new Map<SmtpStage, SmtpFault>();
  return {
    script(at, ...faults) {
      scripts.set(at, [...(scripts.get(at) ?? []), ...faults]);
    },
    always(at, fault) {
      if (fault) standing.set(at, fault);
      else standing.delete(at);
    },
    next: (at) => standing.get(at) ?? scripts.get(at)?.shift(),
  };
}
