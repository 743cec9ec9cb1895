/**
 * Firestore's lite SDK has whole numbers of 64 bits, by a library of 2.7 KB, to put ids such as `__id7__` in order. This is
 * what it calls of it.
 */
export const Integer = {
  /** @param {string} text */
  fromString(text) {
    const value = BigInt(text);
    return {
      value,
      /** @param {{value: bigint}} other */
      compare: (other) => (value < other.value ? -1 : Number(value > other.value)),
    };
  },
};
