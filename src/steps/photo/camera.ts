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
  /** The id of the one to change to; null where there is no other. */
  readonly next: string | null;
  stop(): void;
}

/** What a picture can use at the most; a camera gives what it has. */
const IDEAL_PIXELS = 2048;

/**
 * Opens the camera with this id; without one, the one that looks to this side. A phone may have several there, and a webcam
 * has no side, so of all that there are the guest goes from one to the next. Rejects as `getUserMedia` does, or with a
 * `TypeError` where there is none.
 */
export async function openCamera(facing: Facing, id?: string): Promise<Camera> {
  const {mediaDevices} = navigator as Partial<Navigator>;
  if (!mediaDevices) throw new TypeError('no mediaDevices');
  const stream = await mediaDevices.getUserMedia({
    audio: false,
    video: {
      ...(id === undefined ? {facingMode: {ideal: facing}} : {deviceId: {exact: id}}),
      width: {ideal: IDEAL_PIXELS},
      height: {ideal: IDEAL_PIXELS},
    },
  });
  const stop = () => stream.getTracks().forEach((track) => track.stop());
  const cameras = await camerasOf(mediaDevices);
  const {facingMode = facing, deviceId = id} = stream.getVideoTracks()[0]?.getSettings() ?? {};
  const next = cameras[(cameras.indexOf(deviceId ?? '') + 1) % cameras.length];
  return {
    stream,
    facing: facingMode === 'environment' ? 'environment' : 'user',
    next: next && next !== deviceId ? next : null,
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
      (window === top || (await camerasOf(mediaDevices)).length > 0),
    userAgent: navigator.userAgent,
  };
}

/**
 * The ids of the cameras that the browser tells of: before one is allowed no more than one, without an id, and none to a
 * frame that may not ask.
 */
async function camerasOf(mediaDevices: MediaDevices | undefined): Promise<readonly string[]> {
  const devices = (await mediaDevices?.enumerateDevices().catch(() => null)) ?? [];
  return devices.filter(({kind}) => kind === 'videoinput').map(({deviceId}) => deviceId);
}
