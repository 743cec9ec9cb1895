/**
 * A name made from content, so that the same bytes have the same name. Two 32-bit hashes side by side (cyrb53's mixing,
 * without its cut to 53 bits): enough to tell one guest's photos for one step apart, and nothing to rely on against
 * anybody who makes bytes on purpose. Unlike `crypto.subtle` it is there without HTTPS too.
 */
export function contentName(bytes: ArrayBuffer): string {
  let one = 0xdeadbeef;
  let other = 0x41c6ce57;
  for (const byte of new Uint8Array(bytes)) {
    one = Math.imul(one ^ byte, 2654435761);
    other = Math.imul(other ^ byte, 1597334677);
  }
  const mix = (a: number, b: number) =>
    Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  return [mix(one, other), mix(other, one)]
    .map((hash) => (hash >>> 0).toString(16).padStart(8, '0'))
    .join('');
}
