import type { View } from '../../../components/panel/view';
import { ANSWERS } from './answers';
import { ASKING } from './asking';
import { BLANK } from './blank';
import { FAILURES } from './failures';
import { SEVERAL } from './several';
import { START } from './start';
import type { Stories } from './story';

/** The panel in every state. A new kind of view does not compile until it has a story. */
export const PANEL_STORIES = {
  ...START,
  ...BLANK,
  ...SEVERAL,
  ...ASKING,
  ...ANSWERS,
  ...FAILURES,
} satisfies Stories<View['kind']>;
