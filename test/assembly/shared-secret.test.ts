import { pino } from "pino";
import { expect, it } from "vitest";
import { createPlatformAdapters } from "../../src/assembly/create-adapters.ts";
import { readConfig } from "../../src/config.ts";
import { useProxy } from "../../src/http/proxy.ts";
import { createMemoryDocuments } from "../fakes/memory-documents.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

async function adaptersWith(more: Readonly<Record<string, string>>) {
  const config = readConfig({
    SMTP_URL: "smtp://127.0.0.1:2525",
    EMAIL_FROM: "papers@example.org",
    PUBLIC_URL: "http://localhost:8080",
    PORT: "8080",
    DATABASE_URL: "postgres://db.example.org/offprint",
    DATA_DIR: temporaryFolder(),
    ...more,
  });
  const network = await useProxy({ https: undefined, http: undefined, except: undefined });
  const log = pino({ level: "silent" });
  return createPlatformAdapters({ config, log, network, documents: () => createMemoryDocuments() });
}

it("a key that each process would make for itself is asked for where several share addresses", async () => {
  await expect(adaptersWith({})).rejects.toThrow(/EMAIL_SECRET is needed, the same for all/u);
  const adapters = await adaptersWith({ EMAIL_SECRET: "the same long text in every process" });
  expect(adapters.map(({ name }) => name)).toEqual(["email"]);
});
