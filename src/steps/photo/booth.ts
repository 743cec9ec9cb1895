/**
 * What a guest does to make a photo: asks for the camera or picks a file, looks, decides. It lives as long as its step is
 * shown; the camera runs only while the guest looks at what it sees, and stops with the step, the element, or the page
 * out of sight. What is accepted is the session's; nothing of it is kept here.
 */
import type {TemplateResult} from 'lit';
import {AsyncDirective, directive} from 'lit/async-directive.js';
import type {ChildPart} from 'lit/directive.js';
import type {ViewContext} from '../view.js';
import type {Booth, BoothState} from './booth-state.js';
import {cameraPlace, cameraProblem, openCamera, type Camera, type Facing} from './camera.js';
import {develop, drawFile, drawVideo} from './develop.js';
import type {PhotoConfig} from './logic.js';
import {boothTemplate} from './template.js';

const SECOND_MS = 1_000;
/** A camera that shows nothing by then does not answer. */
export const FIRST_PICTURE_MS = 6_000;
const START: BoothState = {name: 'choosing', problem: null, isAgain: false};

class PhotoBooth extends AsyncDirective implements Booth {
  #context!: ViewContext<PhotoConfig>;
  #part: ChildPart | null = null;
  #state: BoothState = START;
  /** Counts what the guest began, so that what comes of something earlier is dropped. */
  #turn = 0;
  #timer = 0;
  #hasFocus = false;

  override update(part: ChildPart, [context]: [ViewContext<PhotoConfig>]): TemplateResult {
    this.#part = part;
    return this.render(context);
  }

  override render(context: ViewContext<PhotoConfig>): TemplateResult {
    this.#context = context;
    return boothTemplate(this.#state, context, this);
  }

  /** The step was left, or the page takes the element out, which may be to put it elsewhere: only a camera ends with that. */
  protected override disconnected(): void {
    if (this.#state.name === 'opening' || this.#state.name === 'live') this.#become(START);
  }

  protected override reconnected(): void {
    this.#show(this.#state);
  }

  readonly openCamera = (): Promise<void> => this.#open(this.#context.config.camera);

  readonly switchCamera = (): void => {
    if (this.#state.name !== 'live') return;
    const {facing, next} = this.#state.camera;
    if (next) void this.#open(facing, next);
  };

  async #open(facing: Facing, id?: string): Promise<void> {
    const turn = this.#become({name: 'opening'});
    try {
      const camera = await openCamera(facing, id);
      if (turn !== this.#turn) {
        camera.stop(); // too late
        return;
      }
      camera.stream.getVideoTracks()[0]?.addEventListener('ended', () => this.#lose(camera));
      this.#become({name: 'live', camera, secondsLeft: 0});
      this.#timer = window.setTimeout(() => {
        if (!this.#video) this.#lose(camera);
      }, FIRST_PICTURE_MS);
      document.addEventListener('visibilitychange', this.#hide);
      this.#hide(); // the page may have gone out of sight while the camera was asked for
    } catch (error) {
      const problem = cameraProblem((error as Partial<Error> | null)?.name ?? '', await cameraPlace());
      if (turn === this.#turn) this.#become({name: 'choosing', problem, isAgain: true});
    }
  }

  /** Takes the photo, after the seconds that the author wants. */
  readonly shoot = (): void => {
    if (this.#state.name !== 'live' || this.#state.secondsLeft > 0 || !this.#video) return;
    clearTimeout(this.#timer);
    this.#count(this.#context.config.countdownSeconds);
  };

  get #place(): ParentNode | undefined {
    return this.#part?.parentNode as ParentNode | undefined;
  }

  /** What shows the camera's pictures, once there is one. */
  get #video(): HTMLVideoElement | null {
    const video = this.#place?.querySelector('video');
    return video?.videoWidth ? video : null;
  }

  #count(secondsLeft: number): void {
    if (this.#state.name !== 'live') return;
    if (secondsLeft === 0) {
      this.#take();
      return;
    }
    this.#show({...this.#state, secondsLeft});
    this.#timer = window.setTimeout(() => this.#count(secondsLeft - 1), SECOND_MS);
  }

  #take(): void {
    if (!this.#video) return;
    const canvas = drawVideo(this.#video, this.#context.config.aspectRatio);
    void this.#getReady(canvas, false);
  }

  readonly pick = async (files: FileList | undefined | null): Promise<void> => {
    const file = files?.[0];
    if (file) await this.#getReady(drawFile(file, this.#context.config.aspectRatio), true);
  };

  /** Before the guest decides: what they use is there at once, and is not lost where they go on in the same breath. */
  async #getReady(drawing: HTMLCanvasElement | Promise<HTMLCanvasElement>, isFile: boolean): Promise<void> {
    const turn = this.#become({name: 'working'});
    try {
      const canvas = await drawing;
      const picture = await develop(canvas);
      if (turn === this.#turn) this.#become({name: 'deciding', canvas, picture, isFile});
    } catch {
      if (turn === this.#turn) this.#become({name: 'choosing', problem: 'photoUnreadable', isAgain: true});
    }
  }

  readonly accept = (): void => {
    if (this.#state.name !== 'deciding') return;
    this.#context.accept(this.#state.picture);
    this.#become(START);
  };

  readonly chooseAgain = (): void => void this.#become({name: 'choosing', problem: null, isAgain: true});
  readonly cancel = (): void => void this.#become(START);

  readonly #hide = (): void => {
    if (document.visibilityState === 'hidden') this.#become(START);
  };

  /** Unplugged, taken by somebody else, or without a picture. */
  #lose(camera: Camera): void {
    if (this.#state.name === 'live' && this.#state.camera === camera)
      this.#become({name: 'choosing', problem: 'cameraBusy', isAgain: true});
  }

  /** Goes on to another state, and lets go of what the last one held. */
  #become(state: BoothState): number {
    this.#leave();
    this.#show(state);
    return this.#turn;
  }

  #leave(): void {
    this.#turn += 1;
    clearTimeout(this.#timer);
    document.removeEventListener('visibilitychange', this.#hide);
    if (this.#state.name === 'live') this.#state.camera.stop();
  }

  /**
   * Draws a state. The focus stays where the guest works, on the first thing to do in it; also where there was nothing to do
   * for a moment and the browser has put it nowhere.
   */
  #show(state: BoothState): void {
    const isNew = state.name !== this.#state.name;
    this.#state = state;
    if (!this.isConnected) return;
    const {activeElement} = this.#place?.getRootNode() as Document | ShadowRoot;
    if (activeElement !== null || document.activeElement !== document.body)
      this.#hasFocus = this.#place?.contains(activeElement) ?? false;
    this.setValue(boothTemplate(state, this.#context, this));
    if (isNew && this.#hasFocus) this.#place?.querySelector<HTMLElement>('[data-first]')?.focus();
  }
}

export const photoBooth = directive(PhotoBooth);
