import { buttonValues } from "../../../src/chat/button.ts";
import type { Button } from "../../../src/chat/message.ts";
import type { Input } from "../../../src/chat/request.ts";

/** What a page shows: a command that changes nothing, with values of its options. */
export interface Asked {
  readonly command: ReadCommand;
  readonly values: Readonly<Record<string, string>>;
}

/** The commands of which there are pages; no other is ever asked for one. */
export type ReadCommand = "trending" | "search" | "show" | "similar" | "help";

interface PageAddress {
  /** Ends in a slash where an option follows. */
  readonly path: string;
  readonly rest?: string;
  /** Options by their parameters, in the order in which they are written. */
  readonly parameters: Readonly<Record<string, string>>;
  /** What is not written. */
  readonly usual: Readonly<Record<string, string>>;
}

const ADDRESSES: Readonly<Record<ReadCommand, PageAddress>> = {
  trending: {
    path: "/trending",
    parameters: { period: "period", topic: "topic", count: "count" },
    usual: { period: "day", count: "20" },
  },
  search: {
    path: "/search",
    parameters: { q: "query", sort: "sort", count: "count", page: "page" },
    usual: { sort: "relevance", count: "10", page: "1" },
  },
  show: { path: "/papers/", rest: "paper", parameters: {}, usual: {} },
  similar: {
    path: "/similar/",
    rest: "paper",
    parameters: { count: "count" },
    usual: { count: "10" },
  },
  help: { path: "/help", parameters: { command: "command" }, usual: {} },
};

const HOME = "/";

/** The one address of a page, from its slash. */
export function addressOf({ command, values }: Asked): string {
  const { path, rest, parameters, usual } = ADDRESSES[command];
  const given = Object.entries(parameters).flatMap<[string, string]>(([parameter, option]) => {
    const value = values[option] ?? "";
    return value === "" || value === usual[option] ? [] : [[parameter, value]];
  });
  const query = new URLSearchParams(given).toString();
  const end = rest === undefined ? "" : encodeRest(values[rest] ?? "");
  if (query !== "") return `${path}${end}?${query}`;
  return command === "trending" ? HOME : path + end;
}

/** What the page at an address shows; undefined where there is none. */
export function askedAt(path: string, query: URLSearchParams): Asked | undefined {
  if (path === HOME) return askedAt(ADDRESSES.trending.path, new URLSearchParams());
  const found = Object.entries(ADDRESSES).find(([, address]) => isAt(address, path));
  if (!found) return undefined;
  const [name, address] = found as [ReadCommand, PageAddress];
  const values: Record<string, string> = {};
  for (const [parameter, option] of Object.entries(address.parameters)) {
    const value = query.get(parameter)?.trim() || address.usual[option];
    if (value !== undefined) values[option] = value;
  }
  if (address.rest !== undefined) {
    const rest = decodeRest(path.slice(address.path.length));
    if (rest === undefined) return undefined;
    values[address.rest] = rest;
  }
  // Nothing was typed.
  if (name === "search" && values.query === undefined) return { command: "help", values: {} };
  return { command: name, values };
}

function isAt({ path, rest }: PageAddress, asked: string): boolean {
  return rest === undefined ? asked === path : asked.startsWith(path);
}

/** Ids with a slash are read as they are. */
function encodeRest(value: string): string {
  return encodeURIComponent(value).replaceAll("%2F", "/").replaceAll("%3A", ":");
}

function decodeRest(rest: string): string | undefined {
  try {
    return decodeURIComponent(rest).trim() || undefined;
  } catch {
    return undefined;
  }
}

/** How the inbox is asked. A later page of a search is what a button on the one before it asks for. */
export function inputOf({ command, values }: Asked): Input {
  const { page, ...options } = values;
  if (page === undefined || page === "1") return { kind: "options", command, options };
  const value = new URLSearchParams(values).toString();
  return { kind: "action", action: "search.page", value };
}

const BUTTONS = new Map<string, ReadCommand>([
  ["search.page", "search"],
  ["show.card", "show"],
  ["similar.list", "similar"],
  ["trending.more", "trending"],
]);

/** The page that a button leads to; undefined for one that changes something. */
export function askedBy({ action, value }: Pick<Button, "action" | "value">): Asked | undefined {
  const command = BUTTONS.get(action);
  return command && { command, values: buttonValues(value) };
}

export function isReadCommand(name: string): name is ReadCommand {
  return Object.hasOwn(ADDRESSES, name);
}
