import type { HttpAnswer, HttpRequest, HttpRoute } from "../../../src/chat/adapter.ts";
import { LINK_PATHS } from "../people/links.ts";
import type { PeopleParts } from "../people/people-parts.ts";
import { doConfirm, showConfirm } from "./confirm-pages.ts";
import { isCrossSite } from "./guard.ts";
import { doLeave, isOneClick, leaveTokenIn, showLeave } from "./leave-pages.ts";
import { doManage, showManage } from "./manage-actions.ts";
import { doSendLink, NEW_LINK_PATH } from "./new-link-pages.ts";
import { readForm, type SentForm } from "./read-form.ts";
import { notNowPage, otherSitePage, unreadFormPage } from "./refusal-pages.ts";

type Show = (parts: PeopleParts, request: HttpRequest) => Promise<HttpAnswer>;
type Do = (form: SentForm, request: HttpRequest) => Promise<HttpAnswer>;

/** The pages behind signed links: a GET shows, a POST acts. */
export function pageRoutes(parts: PeopleParts): readonly HttpRoute[] {
  const get = (path: string, show: Show): HttpRoute => ({
    method: "GET",
    path,
    answer: async (request) => (parts.connected ? show(parts, request) : notNowPage()),
  });
  const post = (path: string, act: Do): HttpRoute => ({
    method: "POST",
    path,
    answer: (request) => sent(parts, request, act),
  });
  return [
    get(LINK_PATHS.confirm, showConfirm),
    post(LINK_PATHS.confirm, (form) => doConfirm(parts, form)),
    get(LINK_PATHS.manage, showManage),
    post(LINK_PATHS.manage, (form) => doManage(parts, form)),
    get(LINK_PATHS.leave, showLeave),
    post(NEW_LINK_PATH, (form, request) => doSendLink(parts, form, request)),
    post(LINK_PATHS.leave, (form, request) => doLeave(parts, leaveTokenIn(request, form))),
  ];
}

async function sent(parts: PeopleParts, request: HttpRequest, act: Do): Promise<HttpAnswer> {
  if (!parts.connected) return notNowPage();
  const form = await readForm(request);
  if (!form) return unreadFormPage();
  // A web mail may send the one click from its own page; it can do no more than leave.
  const isOther = isCrossSite(request, parts.publicUrl) && !isOneClick(form);
  return isOther ? otherSitePage() : act(form, request);
}
