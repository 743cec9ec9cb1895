/**
 * A guest takes a picture or a video with them: as a file, or into another app. The file is fetched when they ask for it, and
 * once. Where that is refused, by a policy or by the server that has it, its address does.
 */

let fetched: {readonly url: string; readonly file: Promise<File | null>} | null = null;

/** Whether the address is of something to see; `javascript:` is an address, too. */
export function isTakeable(url: string): boolean {
  try {
    return /^(https?|blob|data):/.test(new URL(url, document.baseURI).protocol);
  } catch {
    return false; // nor is it of anything where it is none
  }
}

export const canShare = (): boolean => 'share' in navigator;

/** Saves the file, or opens it in another tab. */
export async function download(url: string): Promise<void> {
  const file = await fileAt(url);
  if (!file) {
    follow({href: url, target: '_blank', rel: 'noopener'});
    return;
  }
  const href = URL.createObjectURL(file);
  follow({href, download: file.name});
  setTimeout(() => URL.revokeObjectURL(href), REVOKE_AFTER_MS);
}

/** Firefox reads the file only after the click. */
const REVOKE_AFTER_MS = 10_000;

/** Hands the file to another app, or its address. Resolves also when the guest has thought better of it; rejects otherwise. */
export async function share(url: string): Promise<void> {
  const file = await fileAt(url);
  const files = file ? [file] : [];
  const data = file && navigator.canShare({files}) ? {files} : {url: new URL(url, document.baseURI).href};
  await navigator.share(data).catch((error: unknown) => {
    if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
  });
}

function follow(properties: Partial<HTMLAnchorElement>): void {
  Object.assign(document.createElement('a'), properties).click();
}

function fileAt(url: string): Promise<File | null> {
  if (fetched?.url !== url) fetched = {url, file: fetchFile(url)};
  return fetched.file;
}

async function fetchFile(url: string): Promise<File | null> {
  try {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    const blob = await response.blob();
    const ending = blob.type.replace(/^.*\/|[+;].*$/g, '').replace('jpeg', 'jpg');
    return new File([blob], `result.${ending || 'bin'}`, {type: blob.type});
  } catch {
    fetched = null; // the next attempt may fare better
    return null;
  }
}
