import type { AnyComponent, Component, Select } from "./component-shape.ts";

/** A component and all inside it, in reading order. */
export function flatten(one: AnyComponent): AnyComponent[] {
  const inside: readonly AnyComponent[] = "components" in one ? one.components : [];
  const accessory = one.type === 9 ? [one.accessory] : [];
  return [one, ...inside.flatMap(flatten), ...accessory];
}

export function isSelect(one: AnyComponent): one is Select {
  return one.type === 3 || (one.type >= 5 && one.type <= 8);
}

/** The custom_id of a button or menu. */
export function customIdOf(one: AnyComponent): string[] {
  return "custom_id" in one && one.custom_id ? [one.custom_id] : [];
}

/** Components without a number get the next that is free, as Discord gives it. */
export function numbered(components: readonly Component[]): Component[] {
  const taken = new Set(components.flatMap(flatten).map(({ id }) => id));
  let last = 0;
  const next = () => {
    do last++;
    while (taken.has(last));
    return last;
  };
  const copies = structuredClone(components);
  for (const one of copies.flatMap(flatten)) one.id ||= next();
  return [...copies];
}
