import { Argument, Command, Option } from "commander";
import packageJson from "../../package.json" with { type: "json" };
import { runScript } from "../run-script.ts";
import type { Script } from "../script.ts";

/** The line of a terminal as Commander reads it; wrong use is thrown as its CommanderError. */
export function createProgram(scripts: readonly Script[]): Command {
  const program = new Command("offprint")
    .description("A chat bot that delivers digests of research papers.")
    .version(packageJson.version, "-V, --version", "say the version")
    .helpOption("-h, --help", "say how it is used")
    .helpCommand(false)
    .addHelpText("after", `\n${AFTER}`)
    .showHelpAfterError("npx offprint help says how it is used.")
    .exitOverride();
  for (const script of scripts) addScript(program, script);
  addHelp(program);
  return program;
}

const AFTER = `Settings are environment variables, or lines of .env in this folder;
.env.example lists them all.
Exit code: 0 done, 1 could not be done, 2 used wrongly.`;

function addScript(program: Command, script: Script): void {
  const { name, summary, details, argument, options = [] } = script;
  const command = program.command(name).summary(summary);
  command.description(details === undefined ? `${summary}.` : `${summary}.\n\n${details}`);
  if (argument) {
    const { name, meaning, choices } = argument;
    const read = new Argument(`<${name}>`, meaning);
    command.addArgument(choices ? read.choices(choices) : read);
  }
  for (const { name, meaning, value } of options)
    command.addOption(new Option(`--${name}${value ? ` <${value}>` : ""}`, meaning));
  command.action(() =>
    runScript(script, {
      argument: command.args[0] ?? "",
      options: command.opts(),
      misused: (reason) => command.error(`error: ${reason}`),
    }),
  );
}

/** Ours, since Commander's own has no suggestion for a name that is misspelt. */
function addHelp(program: Command): void {
  program
    .command("help")
    .summary("Say how a command is used")
    .description("Say how a command is used, or which there are.")
    .argument("[command]", "its name")
    .action(async (name?: string) => {
      if (name === undefined) return program.help();
      const found = program.commands.find((each) => each.name() === name);
      if (found) return found.help();
      await program.parseAsync([name], { from: "user" });
    });
}
