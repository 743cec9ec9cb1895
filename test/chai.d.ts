/**
 * Mends a type of @open-wc/testing, which says that `expect(x).to.equal(y)` gives a promise: it does not, and the lint
 * rule that finds a forgotten `await` would ask for one everywhere. The import makes this the first overload.
 */
import '@open-wc/testing';

declare global {
  namespace Chai {
    interface Equal {
      (value: unknown, messageOrOptions?: string | object): Assertion;
    }
  }
}
