/** The seven questions that all measured pages ask, and how each product wants them written. */

/** @typedef {{id: string, kind: 'choice' | 'many' | 'line' | 'text', title: string, options?: string[]}} Question */

/** @type {readonly Question[]} */
export const QUESTIONS = [
  {id: 'rating', kind: 'choice', title: 'How was it for you?', options: ['1', '2', '3', '4', '5']},
  {id: 'again', kind: 'choice', title: 'Will you come again?', options: ['Yes', 'No']},
  {id: 'liked', kind: 'many', title: 'What did you like?', options: ['Food', 'Music', 'People', 'Place']},
  {
    id: 'heard',
    kind: 'choice',
    title: 'Where did you hear of us?',
    options: ['A friend', 'A poster', 'The web'],
  },
  {id: 'name', kind: 'line', title: 'What is your first name?'},
  {id: 'note', kind: 'text', title: 'What should we do better?'},
  {id: 'news', kind: 'choice', title: 'May we write to you?', options: ['Please do', 'Rather not']},
];

const OURS = {
  choice: 'input.multiSelect',
  many: 'input.multiSelect',
  line: 'input.shortText',
  text: 'input.longText',
};

export const ours = () => ({
  version: 1,
  steps: QUESTIONS.map(({id, kind, title, options}) => ({
    id,
    type: OURS[kind],
    config: {title, ...(options && {options, multiSelect: kind === 'many'})},
  })),
});

const SURVEY = {choice: 'radiogroup', many: 'checkbox', line: 'text', text: 'comment'};

export const survey = () => ({
  questionsOnPageMode: 'questionPerPage',
  elements: QUESTIONS.map(({id, kind, title, options}) => ({
    type: SURVEY[kind],
    name: id,
    title,
    choices: options,
  })),
});

const FORMIO = {choice: 'radio', many: 'selectboxes', line: 'textfield', text: 'textarea'};

export const formio = () => ({
  display: 'wizard',
  components: QUESTIONS.map(({id, kind, title, options}, at) => ({
    type: 'panel',
    key: `page${at}`,
    title: `Page ${at + 1}`,
    components: [
      {
        type: FORMIO[kind],
        key: id,
        label: title,
        input: true,
        ...(options && {values: options.map((label) => ({label, value: label}))}),
      },
    ],
  })),
});

const FORM_JS = {choice: 'radio', many: 'checklist', line: 'textfield', text: 'textarea'};

/** It has no pages: all questions are there at once. */
export const formJs = () => ({
  type: 'default',
  components: QUESTIONS.map(({id, kind, title, options}) => ({
    type: FORM_JS[kind],
    key: id,
    label: title,
    ...(options && {values: options.map((label) => ({label, value: label}))}),
  })),
});
