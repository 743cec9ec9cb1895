/** The port through which an experience's config arrives; who implements it knows nothing of what a config looks like. */

export interface ExperienceIds {
  readonly projectId: string;
  readonly eventId: string;
  readonly experienceId: string;
}

export interface ConfigSource {
  /**
   * Resolves with the config as it is stored, unparsed.
   * Rejects with an `ExperienceError`: `experience/…` for what does not exist or may not be read,
   * `experience/unavailable` when nothing answered.
   */
  load(ids: ExperienceIds, source: 'draft' | 'published'): Promise<unknown>;
}
