import type { Button, Form, TypedCommand } from "../chat/message.ts";
import type { Html } from "./html.ts";

/** What differs between a mail and a page. */
export interface HtmlTarget {
  /**
   * What a button or a form becomes, as a link or a form of HTML; nothing where it cannot be pressed.
   * `about` is the title of the item it belongs to, since ten links that all say "Show" are to be told
   * apart by whoever hears them.
   */
  readonly press?: (action: Button | Form, about: string) => Html | undefined;
  /** What a command in a text becomes; nothing, and it is shown as it is typed. */
  readonly typed?: (command: TypedCommand) => Html | undefined;
}
