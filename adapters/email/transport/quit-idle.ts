/** A connection of nodemailer's pool. */
interface Pooled {
  readonly available: boolean;
  readonly connection?: { quit(): void };
}

/**
 * Says goodbye over each connection that waits, as RFC 5321 4.1.1.10 asks for; nodemailer's own
 * `close` only hangs up. Its list of them is private, so where there is none nothing is said.
 */
export function quitIdle(pool: object): void {
  const connections: unknown = Reflect.get(pool, "_connections");
  if (!Array.isArray(connections)) return;
  for (const each of connections.filter(isPooled)) if (each.available) each.connection?.quit();
}

function isPooled(each: unknown): each is Pooled {
  return typeof each === "object" && each !== null && "available" in each;
}
