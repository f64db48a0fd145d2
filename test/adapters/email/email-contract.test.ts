import { expect } from "vitest";
import { describeAdapter } from "../../contracts/adapter.ts";
import { startFakeSmtp } from "../../fakes/smtp/fake-smtp.ts";
import { readMail } from "../../fakes/smtp/read-mail.ts";
import { ANN, connectTo } from "./open-email.ts";

describeAdapter(
  "e-mail",
  async () => {
    const smtp = await startFakeSmtp();
    const { adapter, events } = connectTo(smtp);
    return {
      adapter,
      place: ANN,
      gone: "email:nobody",
      shown: async () => {
        const mails = await Promise.all(smtp.mails.map(({ raw }) => readMail(raw)));
        return mails.map(({ text }) => text).join("\n");
      },
      close: async () => {
        await smtp.close();
        expect(smtp.violations).toEqual([]);
        expect(events.filter(({ level }) => level !== "info")).toEqual([]);
      },
    };
  },
  ["pace", "uncertain", "postTimeoutMs", "isConnected", "warnings"],
  { typing: "Mails are read, and not answered." },
);
