/** Names a work, not its finder or version: `arxiv:2401.01234`, `arxiv:hep-th/9901001`. */
export type PaperId = `arxiv:${string}`;
