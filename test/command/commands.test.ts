import { commands } from "../../commands/index.ts";
import { describeCommand } from "../contracts/command.ts";

for (const command of commands.all) describeCommand(command);
