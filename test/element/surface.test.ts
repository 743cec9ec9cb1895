/** The types that frameworks are given name the properties and attributes that the class has. */
import {expect} from '@open-wc/testing';
import {ExperienceSessionElement} from '../../src/element/experience-session.js';
import type {ExperienceAttributes, ExperienceProperties} from '../../src/element/surface.js';

const PROPERTIES: Record<keyof ExperienceProperties, true> = {
  projectId: true,
  eventId: true,
  experienceId: true,
  mode: true,
  firebaseConfig: true,
  store: true,
  src: true,
  resume: true,
  loading: true,
  shareInputs: true,
  experience: true,
  firebaseApp: true,
  authToken: true,
  context: true,
  steps: true,
  strings: true,
};

const ATTRIBUTES: Record<keyof ExperienceAttributes, true> = {
  'project-id': true,
  'event-id': true,
  'experience-id': true,
  mode: true,
  'firebase-config': true,
  store: true,
  src: true,
  resume: true,
  loading: true,
  'share-inputs': true,
};

describe('the types for frameworks', () => {
  const declared = [...ExperienceSessionElement.elementProperties];

  it('name all properties', () => {
    expect(Object.keys(PROPERTIES)).to.have.members(declared.map(([name]) => name));
  });

  it('name all attributes', () => {
    const attributes = declared.flatMap(([name, {attribute = true}]) =>
      attribute === true ? [String(name)] : attribute === false ? [] : [attribute],
    );
    expect(Object.keys(ATTRIBUTES)).to.have.members(attributes);
  });
});
