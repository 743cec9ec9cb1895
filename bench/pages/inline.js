import {ours} from '../form.mjs';

document.querySelector('experience-session').experience = ours();
