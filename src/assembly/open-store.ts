import type { Config } from "../config.ts";
import { MOVED, refuseMoved } from "../stores/moved.ts";
import { openSharedStore, type SharedStoreDeps } from "./shared/open-shared-store.ts";
import { ownStore, type Store } from "./store.ts";
import { createWaitingRoom } from "./waiting-room.ts";

export interface OpenStoreDeps extends Omit<SharedStoreDeps, "url" | "onWaiting"> {
  readonly config: Config;
}

/** The store that the settings name. @throws OperatorError */
export async function openStore(deps: OpenStoreDeps): Promise<Store> {
  const { config, database, health } = deps;
  const url = config.DATABASE_URL;
  if (url !== undefined) return openInWaitingRoom(deps, url);
  const store = ownStore(database, health);
  await refuseMoved(store.documents(MOVED.owner), config.DATA_DIR, SET_URL);
  return store;
}

/** Says meanwhile what keeps it. */
async function openInWaitingRoom(deps: OpenStoreDeps, url: string): Promise<Store> {
  const { onWaiting, close } = createWaitingRoom(deps);
  try {
    return await openSharedStore({ ...deps, url, onWaiting });
  } finally {
    await close();
  }
}

const SET_URL =
  "Set DATABASE_URL to go on with it, or move it back with npx offprint move; see docs/scaling.md.";
