import type { FailureCode } from '../../lib/failure';
import type { OptionsSection } from '../../lib/options-section';

/** What the button says that leads to the options, by the step that it is. */
export const STEP_WORDS = {
  'add-key': 'addKey',
  'check-key': 'stepCheckKey',
  settings: 'openOptions',
} as const;

/** Where in the options what stands in the way is set; `providers`, where the keys are, for all that is not named. */
export const STEP_SECTIONS: Partial<Record<FailureCode, OptionsSection>> = {
  'over-cap': 'spending',
  'not-in-plan': 'asking',
  'not-supported': 'choice',
  blocked: 'choice',
};
