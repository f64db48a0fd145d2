import type { ChannelRegister } from "../channels/channel.ts";
import { RESTORED, restoredAt } from "../stores/backups/backup-restore.ts";
import type { Documents } from "../stores/documents.ts";
import { forgiveUntil } from "./forgive.ts";
import type { Ledger } from "./ledger.ts";

/** After a backup was restored: what fell due before that moment may have been posted, and is not posted again; `reason` is what managers are told. */
export async function forgiveRestored(
  restored: Documents,
  ledger: Ledger,
  channels: Pick<ChannelRegister, "all">,
  reason: string,
): Promise<void> {
  const at = await restoredAt(restored);
  if (at === undefined) return;
  const known = [...(await ledger.heads()), ...channels.all()];
  for (const place of new Set(known.map(({ place }) => place))) {
    await forgiveUntil(ledger, place, at, reason);
  }
  await restored.delete(RESTORED.key);
}
