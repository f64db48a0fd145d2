import { defined } from "../../collections/defined.ts";
import { formed, secret, WebAddress } from "../../settings/setting-shapes.ts";
import { defineSource } from "../define-source.ts";
import { HUGGING_FACE_TITLE } from "./api.ts";
import { createHuggingFace } from "./huggingface.ts";

export const huggingface = defineSource({
  name: "huggingface",
  title: HUGGING_FACE_TITLE,
  nearness: 1,
  keepsLinks: true,
  byDefault: true,
  settings: {
    HF_ENDPOINT: WebAddress.prefault("https://huggingface.co").meta({
      description: "Hugging Face, or a mirror of its API",
    }),
    HF_TOKEN: formed(
      /^hf_\w{10,}$/u,
      "must look like hf_ and letters; make one under Settings, Access Tokens",
    )
      .optional()
      .meta(secret("A free read token doubles Hugging Face's rate limit")),
  },
  sites: ({ HF_ENDPOINT }) => [{ origins: [HF_ENDPOINT.origin], intervalMs: 0, concurrency: 4 }],
  create: ({ HF_ENDPOINT: endpoint, HF_TOKEN: token }, deps) =>
    createHuggingFace({ ...deps, endpoint, ...defined({ token }) }),
});
