/**
 * The experience that the demo's pages run, in ten steps: a picture, all five kinds of questions and one of the page's own, a
 * photo and what a server makes of it. What an author writes is plain data like this; `npm start` needs nothing else, since
 * the pages hand it to the element themselves.
 */
import type {ExperienceConfig} from '../src/experience/schema.js';

export const experience: ExperienceConfig = {
  version: 1,
  steps: [
    {
      id: 'welcome',
      type: 'info',
      config: {
        title: 'How was your evening on the water?',
        description:
          'Seven short questions and a photo, about two minutes.\nStop whenever you like: come back on this phone and you go on where you were.',
        media: {url: '/demo/lantern.svg', type: 'image', width: 960, height: 540},
      },
    },
    {
      id: 'brightness',
      type: 'input.scale',
      config: {
        title: 'How bright was tonight for you?',
        required: true,
        min: 1,
        max: 5,
        minLabel: 'A flicker',
        maxLabel: 'A blaze',
      },
    },
    {
      id: 'stops',
      type: 'input.multiSelect',
      config: {
        title: 'Where did you linger?',
        required: true,
        multiSelect: true,
        minSelections: 1,
        maxSelections: 3,
        options: [
          'The floating lanterns',
          'The mill wheel in blue',
          'The choir on the footbridge',
          'The shadow theatre',
          'The soup kitchen, honestly',
        ],
      },
    },
    {
      id: 'first-visit',
      type: 'input.yesNo',
      config: {title: 'Was this your first time here?', required: true},
    },
    {
      id: 'travel',
      type: 'input.multiSelect',
      config: {
        title: 'How did you come to us?',
        options: ['On foot', 'By bicycle', 'By train', 'By car', 'By boat'],
      },
    },
    {
      id: 'light',
      type: 'weir.swatch',
      config: {
        title: 'Which light was yours?',
        colours: {Amber: '#f5a524', Rose: '#e0567f', 'Mill blue': '#3b6fd4', Moss: '#5f8f3e'},
      },
    },
    {
      id: 'headline',
      type: 'input.shortText',
      config: {
        title: 'Give the evening a title',
        required: true,
        placeholder: 'The night the river glowed',
        maxLength: 60,
      },
    },
    {
      id: 'wish',
      type: 'input.longText',
      config: {
        title: 'What should we do differently next year?',
        placeholder: 'Anything at all. You may leave this empty.',
        maxLength: 400,
      },
    },
    {
      id: 'photo',
      type: 'capture.photo',
      config: {title: 'Last of all, a picture of you for the poster', aspectRatio: '2:3', camera: 'user'},
    },
    {
      id: 'poster',
      type: 'transform.pipeline',
      config: {title: 'You, in the light of the weir', timeoutSeconds: 45},
    },
  ],
};
