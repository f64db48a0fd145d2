import { type Place, placeOf } from "../../src/chat/place.ts";

export const NAME = "web";

/** Where everything is asked that is asked on a page; nothing is kept of it. */
export const PAGE: Place = placeOf(NAME, "page");
