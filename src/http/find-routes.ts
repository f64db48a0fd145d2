import type { HttpRoute } from "./http-route.ts";

/** The routes of a path, one a method: those that are it, or else those of the nearest `/*` around it. */
export function findRoutes(routes: readonly HttpRoute[], path: string): readonly HttpRoute[] {
  const exact = routes.filter((route) => route.path === path);
  if (exact.length > 0) return exact;
  const around = routes.filter((route) => isAround(route, path));
  const nearest = Math.max(...around.map((route) => route.path.length));
  return around.filter((route) => route.path.length === nearest);
}

function isAround(route: HttpRoute, path: string): boolean {
  return route.path.endsWith("/*") && path.startsWith(route.path.slice(0, -1));
}
