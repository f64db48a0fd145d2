/** A subcommand of `/papers` as every platform presents it. */
export interface CommandInfo {
  readonly name: string;
  /** 1–100 characters, Discord's limit. */
  readonly description: string;
  readonly options: readonly OptionInfo[];
  /** What it is called in other languages, by locale such as `de` or `pt-BR`; English elsewhere. */
  readonly localized?: Readonly<Record<string, LocalizedName>>;
  /** One example line for help, without the root command. */
  readonly example: string;
  /** The options in that line, by their names. */
  readonly exampleOptions?: Readonly<Record<string, string>>;
}

export interface OptionInfo {
  readonly name: string;
  readonly description: string;
  readonly type: "text" | "integer" | "choice";
  readonly required: boolean;
  /** On platforms that read one line, everything that is not another option belongs to the main one. */
  readonly main: boolean;
  /** What else people call it where they type its name; never shown. */
  readonly aliases?: readonly string[];
  readonly choices?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  /** The inbox can complete it while it is typed. */
  readonly completes: boolean;
}

export interface LocalizedName {
  readonly name?: string;
  readonly description?: string;
}
