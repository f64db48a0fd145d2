import fc from "fast-check";

// Every run looks at other examples, except on CI: there a failure must come from the change.
if (process.env.CI) fc.configureGlobal({ seed: 20_261_123 });
