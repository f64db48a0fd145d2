import { describeSource } from "../contracts/source.ts";
import { describeSourceInTrouble } from "../contracts/source-in-trouble.ts";
import { onFakeArxiv, onFakeHuggingFace, onJournal, onSample } from "./on-fake.ts";

describeSource("Hugging Face", onFakeHuggingFace);
describeSourceInTrouble("Hugging Face", onFakeHuggingFace);

describeSource("arXiv", onFakeArxiv);
describeSourceInTrouble("arXiv", onFakeArxiv);

describeSource("the sample", onSample);

// Other schemes than arXiv's.
describeSource("a journal", onJournal);
