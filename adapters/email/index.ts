export type { MailServer } from "./email-settings.ts";
export { readSender } from "./sender.ts";
export { checkMailServer, sendTestMail } from "./test-mail.ts";
