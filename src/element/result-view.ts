/** What a guest takes away from the end. Loaded when there is something to take. */
import {css, html, nothing} from 'lit';
import type {MediaReference} from '../shared/media.js';
import {mediaStyles, mediaView} from '../steps/media-view.js';
import type {Text, View} from '../steps/view.js';
import {canShare, download, isTakeable, share} from './take-away.js';

export interface Result {
  readonly media: MediaReference;
  readonly text: Text;
}

export const RESULT_ENGLISH = {
  result: 'Your result',
  download: 'Download',
  share: 'Share',
};

export const resultView: View<Result> = {
  english: RESULT_ENGLISH,
  view: ({media, text}) =>
    html`<figure class="result" part="result">${mediaView(media, text('result'))}</figure>
      ${
        isTakeable(media.url)
          ? html`<div class="take">
                <button class="primary" part="download" type="button" @click=${() => download(media.url)}>
                  ${text('download')}
                </button>
                ${
                  canShare()
                    ? html`<button
                        part="share"
                        type="button"
                        @click=${(event: Event) => shareFrom(event, media.url, text)}
                      >
                        ${text('share')}
                      </button>`
                    : nothing
                }
              </div>
              <p class="unshared" role="status"></p>`
          : nothing
      }`,
  styles: [
    mediaStyles,
    css`
      .result {
        margin: calc(var(--_space) * 0.5) 0 0;
      }
      .take {
        display: flex;
        flex-wrap: wrap;
        justify-content: center;
        margin-block-start: calc(var(--_space) * 0.5);
        gap: calc(var(--_space) * 0.75);
      }
      .take button {
        margin: 0;
      }
      .unshared:empty {
        display: none;
      }
    `,
  ],
};

/** A browser may have waited too long for the file to believe that it was the guest who asked: then they ask again. */
async function shareFrom({currentTarget}: Event, url: string, text: Text): Promise<void> {
  const status = (currentTarget as Element).parentElement?.nextElementSibling;
  const outcome = await share(url).then(
    () => '',
    () => text('errorInput'),
  );
  if (status) status.textContent = outcome;
}
