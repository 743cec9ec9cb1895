/**
 * The camera, and why there is none: each way in which a camera can fail is a sentence of its own, found from the names that
 * the standards give and never from a message. It is asked for only when the guest wants it.
 */
export type Facing = 'user' | 'environment';

/** A key of the element's strings. */
export type CameraProblem =
  | 'cameraDenied'
  | 'cameraForbidden'
  | 'cameraNone'
  | 'cameraBusy'
  | 'cameraInsecure'
  | 'cameraInApp'
  | 'cameraFailed';

export interface Camera {
  readonly stream: MediaStream;
  /** The side that it looks to, as far as the browser says. */
  readonly facing: Facing;
  /** Whether there is another one to change to. */
  readonly hasOther: boolean;
  stop(): void;
}

/** What a picture can use at the most; a camera gives what it has. */
const IDEAL_PIXELS = 2048;

/** Rejects as `getUserMedia` does, or with a `TypeError` where there is none. */
export async function openCamera(facing: Facing): Promise<Camera> {
  const {mediaDevices} = navigator as Partial<Navigator>;
  if (!mediaDevices) throw new TypeError('no mediaDevices');
  const stream = await mediaDevices.getUserMedia({
    audio: false,
    video: {facingMode: {ideal: facing}, width: {ideal: IDEAL_PIXELS}, height: {ideal: IDEAL_PIXELS}},
  });
  const stop = () => stream.getTracks().forEach((track) => track.stop());
  const cameras = await camerasOf(mediaDevices);
  const actual = stream.getVideoTracks()[0]?.getSettings().facingMode ?? facing;
  return {
    stream,
    facing: actual === 'environment' ? 'environment' : 'user',
    hasOther: cameras > 1,
    stop,
  };
}

/** What the page and the browser say of cameras. */
export interface CameraPlace {
  readonly isSecure: boolean;
  readonly hasCameras: boolean;
  /** Whether the page's permissions policy, or that of a frame around it, lets the camera be asked for. */
  readonly isAllowed: boolean;
  readonly userAgent: string;
}

/** Browsers inside of other apps, which may have no camera to give. */
const IN_APP =
  /\b(FBAN|FBAV|FB_IAB|Instagram|Line\/|MicroMessenger|Snapchat|TikTok|musical_ly|Pinterest|LinkedInApp|GSA\/)/i;

export function cameraProblem(errorName: string, place: CameraPlace): CameraProblem {
  if (!place.isSecure) return 'cameraInsecure';
  if (!place.hasCameras) return 'cameraInApp';
  switch (errorName) {
    case 'NotAllowedError':
    case 'SecurityError':
      if (!place.isAllowed) return 'cameraForbidden';
      return IN_APP.test(place.userAgent) ? 'cameraInApp' : 'cameraDenied';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'cameraNone';
    case 'NotReadableError':
    case 'AbortError':
      return 'cameraBusy';
    default:
      return 'cameraFailed';
  }
}

interface PolicyDocument extends Document {
  readonly permissionsPolicy?: {allowsFeature(name: string): boolean};
  readonly featurePolicy?: {allowsFeature(name: string): boolean};
}

export async function cameraPlace(): Promise<CameraPlace> {
  const {permissionsPolicy, featurePolicy} = document as PolicyDocument;
  const {mediaDevices} = navigator as Partial<Navigator>;
  return {
    isSecure: isSecureContext,
    hasCameras: mediaDevices !== undefined,
    isAllowed:
      (permissionsPolicy ?? featurePolicy)?.allowsFeature('camera') ??
      (window === top || (await camerasOf(mediaDevices)) > 0),
    userAgent: navigator.userAgent,
  };
}

/** How many cameras the browser tells of: before one is allowed no more than one, and none to a frame that may not ask. */
async function camerasOf(mediaDevices: MediaDevices | undefined): Promise<number> {
  const devices = (await mediaDevices?.enumerateDevices().catch(() => null)) ?? [];
  return devices.filter(({kind}) => kind === 'videoinput').length;
}
