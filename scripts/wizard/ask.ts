import {
  type CANCEL_SYMBOL,
  cancel,
  isCancel,
  log,
  note,
  password,
  select,
  spinner,
  text,
} from "@clack/prompts";

/** Why a value will not do, in a sentence; undefined when it will. */
export type Problem = (value: string) => string | undefined;

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly hint?: string;
}

/** A conversation with the person who sets the bot up. Answers come without white space around them. */
export interface Ask {
  line(message: string, problem: Problem, initial?: string): Promise<string>;
  /** A line that is not shown. */
  secret(message: string, problem: Problem): Promise<string>;
  choose<Value extends string>(
    message: string,
    choices: readonly Choice<Value>[],
  ): Promise<NoInfer<Value>>;
  /** Says what is going on until the work ends. */
  during<Result>(message: string, work: Promise<Result>): Promise<Result>;
  explain(text: string, title: string): void;
  /** Bare, on lines of its own: no box breaks it. */
  link(message: string, url: string): void;
  succeeded(text: string): void;
  failed(text: string): void;
}

/** The conversation on this terminal; Ctrl+C says where things stand and ends the process, with exit code 1. */
export function terminalAsk(standing: () => string): Ask {
  const leave = (): never => {
    cancel(standing());
    process.exit(1);
  };
  /** Each question ends with the terminal showing what is typed; the next one may be far. */
  const given = <Value>(answer: Value | typeof CANCEL_SYMBOL): Value => {
    process.stdin.setRawMode(true);
    return isCancel(answer) ? leave() : answer;
  };
  const validated = (problem: Problem) => (value: string | undefined) =>
    problem(value?.trim() ?? "");
  return {
    line: async (message, problem, initial) => {
      const validate = validated(problem);
      const start = initial === undefined ? {} : { initialValue: initial };
      return given(await text({ message, validate, ...start })).trim();
    },
    secret: async (message, problem) =>
      given(await password({ message, validate: validated(problem) })).trim(),
    choose: async (message, choices) => {
      const chosen = given(await select<string>({ message, options: [...choices] }));
      return choices.find(({ value }) => value === chosen)?.value ?? leave();
    },
    during: async (message, work) => {
      const progress = spinner();
      progress.start(message);
      return work.finally(() => progress.clear());
    },
    explain: note,
    link: (message, url) => {
      log.info(message);
      process.stdout.write(`${url}\n`);
    },
    succeeded: log.success,
    failed: log.error,
  };
}
