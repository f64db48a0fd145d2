import { platforms } from "../../adapters/index.ts";
import { USER_AGENT } from "../../src/assembly/user-agent.ts";
import type { AdapterDefinition, Dns } from "../../src/chat/define-adapter.ts";
import { adapterOf } from "../../src/chat/place.ts";
import { type Config, lookAtConfig, proxyOf } from "../../src/config.ts";
import { createHttpClient } from "../../src/http/asking/create-http-client.ts";
import { type Network, useProxy } from "../../src/http/proxy.ts";
import type { Environment } from "../../src/settings/given-setting.ts";
import { askedOnce } from "../../src/sources/asked-once.ts";
import { sitesOf } from "../../src/sources/create-sources.ts";
import type { SourceDefinition } from "../../src/sources/define-source.ts";
import { sources } from "../../src/sources/index.ts";
import { backupFolder } from "../../src/stores/backups/daily-backups.ts";
import { openDatabase } from "../../src/stores/database.ts";
import { createDocuments, createKeyv } from "../../src/stores/keyv-documents.ts";
import { createKeyvStore } from "../../src/stores/keyv-store.ts";
import type { Clock } from "../../src/time/clock.ts";
import { databaseChecks } from "./check-database.ts";
import { folderChecks } from "./check-folder.ts";
import { networkChecks } from "./check-network.ts";
import { postgresCheck } from "./check-postgres.ts";
import { settingsCheck } from "./check-settings.ts";
import { type HeardTime, listeningFetch, timeChecks } from "./check-time.ts";
import { followedPlaces } from "./followed-places.ts";
import type { Group } from "./group.ts";

export interface DoctorDeps {
  readonly environment: Environment;
  readonly remarks: readonly string[];
  readonly offline: boolean;
  readonly clock: Clock;
  readonly dns: Dns;
}

/** All there is to look at, in the order in which it is looked at. */
export async function groupsOf(deps: DoctorDeps): Promise<readonly Group[]> {
  const { environment, remarks } = deps;
  const { values: config, wrong } = lookAtConfig(environment);
  const settings = { title: "Settings", checks: [settingsCheck(environment, wrong, remarks)] };
  // With settings that are wrong, whatever else is looked at may be another's.
  if (!config) return [settings];
  const network = await useProxy(proxyOf(config));
  const heard: HeardTime[] = [];
  const { SOURCES: names, DATA_DIR, DATABASE_URL } = config;
  const wanted = { definitions: sources, settings: config, names };
  const sites = sitesOf(wanted).flatMap(({ origins }) => origins);
  return [
    settings,
    {
      title: "Data",
      checks: [
        ...folderChecks(DATA_DIR),
        ...databaseChecks(DATA_DIR, backupsOf(config)),
        ...(DATABASE_URL === undefined ? [] : [postgresCheck(DATABASE_URL)]),
      ],
    },
    { title: "Network", checks: networkChecks(config, sites) },
    { title: "Sources", checks: sourceChecks(config, deps, heard) },
    { title: "Time", checks: timeChecks(heard, sites.length > 0) },
    ...(await platformGroups(config, deps, network)),
  ];
}

function backupsOf({ DATA_DIR, BACKUP_DIR, BACKUP_KEEP, DATABASE_URL }: Config) {
  const keep = DATABASE_URL === undefined ? BACKUP_KEEP : 0;
  return { folder: backupFolder(DATA_DIR, BACKUP_DIR), keep };
}

/** Over the one HTTP client, with the pace of each; nothing is kept. */
function sourceChecks(config: Config, { clock }: DoctorDeps, heard: HeardTime[]) {
  const definitions: readonly SourceDefinition<Config>[] = sources;
  const wanted = { definitions, settings: config, names: config.SOURCES };
  const http = createHttpClient({
    clock,
    documents: createDocuments(
      createKeyv(createKeyvStore(openDatabase({ dataDir: ":memory:" }))),
      "http",
    ),
    userAgent: USER_AGENT,
    sites: sitesOf(wanted),
    fetch: listeningFetch(clock, heard),
  });
  const named = definitions.filter(({ name }) => config.SOURCES.some((each) => each === name));
  return named.flatMap(
    ({ checks, create }) =>
      checks?.(config, { http, clock }) ?? [askedOnce(create(config, { http, clock }), clock)],
  );
}

async function platformGroups(
  config: Config,
  deps: DoctorDeps,
  network: Network,
): Promise<readonly Group[]> {
  const all: readonly AdapterDefinition<Config>[] = platforms;
  const on = all.filter(({ isOn, checks }) => checks !== undefined && isOn(config));
  if (on.length === 0) return [];
  const followed = await followedPlaces(config, deps.offline);
  const groups = on.map(async ({ name, title, checks }) => {
    const places = followed?.filter((place) => adapterOf(place) === name);
    const around = { places, network, publicUrl: config.PUBLIC_URL, dns: deps.dns };
    return { title, checks: (await checks?.(config, around)) ?? [] };
  });
  return Promise.all(groups);
}
