/** The same on a server, which imports the element too. */
import {StrictMode} from 'react';
import {renderToString} from 'react-dom/server';
import 'experience-session/define';
import {Rendered} from './rendered.js';

export const html = renderToString(
  <StrictMode>
    <Rendered />
  </StrictMode>,
);
