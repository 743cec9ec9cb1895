/** What you make of a photo. */
export function develop(photo: Uint8Array): Promise<{bytes: Uint8Array; width: number; height: number}>;
