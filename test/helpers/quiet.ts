/** Keeps the console out of a suite's output while it provokes errors, and lets a test read what was said. */
let said: string[] = [];

export function quiet(): void {
  const original = console.error;
  beforeEach(() => {
    said = [];
    console.error = (...words: unknown[]) => said.push(words.map(String).join(' '));
  });
  afterEach(() => {
    console.error = original;
  });
}

/** What has been said since this test began; ask before, read after. */
quiet.messages = () => () => said;
