import { SHELLS } from "./completion/shells.ts";
import type { Script } from "./script.ts";

/** One row a script, in the order in which help shows them. */
export const scripts: readonly Script[] = [
  {
    name: "init",
    summary: "Set up Discord, Slack or e-mail by questions",
    details: "Tries out what is typed, and writes it into .env in this folder.",
    load: () => import("./init.ts"),
  },
  {
    name: "start",
    summary: "Run the bot until it is asked to stop",
    details: "Before a platform is set up, commands are typed here; help lists them.",
    load: () => import("./start.ts"),
  },
  {
    name: "doctor",
    summary: "Look at everything the bot needs, and say what to do",
    details:
      "Nothing is changed. Ends with 0 where all is well, and with 1 where something is wrong or could not be looked at.",
    options: [
      { name: "offline", meaning: "ask no other machine" },
      { name: "json", meaning: "write what was seen as JSON" },
    ],
    load: () => import("./doctor.ts"),
  },
  {
    name: "backup",
    summary: "Write a checked copy of the data, also while the bot runs",
    argument: { name: "file", meaning: "the copy to write; none of that name may be there" },
    load: () => import("./backup.ts"),
  },
  {
    name: "restore",
    summary: "Put a backup in the place of the data; stop the bot first",
    details: "What it replaces stays in the data folder under another name.",
    argument: { name: "file", meaning: "the backup" },
    load: () => import("./restore.ts"),
  },
  {
    name: "rehearse",
    summary: "Try an upgrade on a copy of the data, and say what it took",
    details: "The data stay as they are; the copy is thrown away.",
    load: () => import("./rehearse.ts"),
  },
  {
    name: "export",
    summary: "Write every channel's schedule and topics as text",
    details: "offprint export > channels.json, also while the bot runs.",
    load: () => import("./export.ts"),
  },
  {
    name: "import",
    summary: "Read such text, and add or replace these channels",
    details: "offprint import < channels.json, while the bot is stopped.",
    load: () => import("./import.ts"),
  },
  {
    name: "move",
    summary: "Move what is remembered to PostgreSQL, or back",
    details: "One of the two addresses has to be given; stop every bot first.",
    options: [
      { name: "to", value: "url", meaning: "from this folder to the database postgres://…" },
      { name: "from", value: "url", meaning: "from the database postgres://… to this folder" },
    ],
    load: () => import("./move.ts"),
  },
  {
    name: "completion",
    summary: "Write what lets a shell complete all this",
    details: `For bash, in ~/.bashrc: eval "$(offprint completion bash)"
For zsh, in ~/.zshrc after compinit: eval "$(offprint completion zsh)"
For fish, in ~/.config/fish/config.fish: offprint completion fish | source`,
    argument: { name: "shell", meaning: "the shell", choices: SHELLS },
    load: () => import("./completion.ts"),
  },
];
