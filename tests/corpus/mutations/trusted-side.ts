import { classOf } from '../../../lib/detect/class-of';
import { readHref, readRun, readText } from '../../../lib/detect/read';
import { scanText } from '../../../lib/detect/text';
import { profileUrl } from '../../../lib/identifier';

/** What the corpus asks of the trusted side, bundled anew with each mutation. */
export const trustedSide = { classOf, profileUrl, readHref, readRun, readText, scanText };

/** The same, as a type. */
export type TrustedSide = typeof trustedSide;
