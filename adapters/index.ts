import { discord } from "./discord/definition.ts";
import { email } from "./email/definition.ts";
import { slack } from "./slack/definition.ts";
import { web } from "./web/definition.ts";

/** Every chat platform, in the order in which the settings list them. Its SDK is loaded only where its settings turn it on. */
export const platforms = [discord, slack, email, web] as const;

/** The person at the terminal is the platform where no other is on. */
export const terminal = () => import("./console/index.ts");
