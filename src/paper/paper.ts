import type { Instant } from "../time/instant.ts";
import type { PaperId } from "./id.ts";

/** One work, whoever found it and in whichever version. Text fields are plain, readable Unicode. */
export interface Paper {
  readonly id: PaperId;
  readonly title: string;
  /** Empty when no source gave one. */
  readonly abstract: string;
  readonly authors: readonly string[];
  /** arXiv categories, the primary one first. */
  readonly categories: readonly string[];
  /** When the first version appeared. */
  readonly publishedAt: Instant;
  /** When a source first put it on its list of new papers, where one tells. */
  readonly listedAt?: Instant;
  readonly links: PaperLinks;
  /** Address of a picture of the paper. */
  readonly thumbnail?: string;
  readonly votes?: number;
  readonly comments?: number;
  /** Stars of the linked code repository. */
  readonly stars?: number;
  readonly keywords: readonly string[];
  readonly summary?: Summary;
  readonly withdrawn?: boolean;
  /** One of the recorded papers that come with the program: nothing new, and marked wherever it is shown. */
  readonly sample?: true;
}

export interface PaperLinks {
  readonly page: string;
  readonly pdf?: string;
  readonly code?: string;
  readonly project?: string;
  readonly discussion?: string;
}

/** One or two sentences about a paper. `ai` is true when a model wrote it; readers are told so. */
export interface Summary {
  readonly text: string;
  readonly by: string;
  readonly ai: boolean;
}

/** What one source said about a paper's reception at one moment. */
export interface Sighting {
  readonly paper: PaperId;
  readonly source: string;
  readonly at: Instant;
  readonly votes?: number;
  readonly comments?: number;
  readonly stars?: number;
}
