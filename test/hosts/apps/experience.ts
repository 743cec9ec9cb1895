export const EXPERIENCE = {
  version: 1,
  steps: [
    {id: 'welcome', type: 'info', config: {title: 'Welcome', description: 'Two short steps.'}},
    {id: 'rating', type: 'input.scale', config: {title: 'How was it?', required: true}},
    {id: 'note', type: 'input.shortText', config: {title: 'Anything else?'}},
  ],
};
