import { crowdEmail, crowdUrl } from '../simulator/crowd/crowd';
import { documentOf } from './html';

/** How many people the page names: half of them by a link to their profile, half by their address. */
export const CROWD_ON_PAGE = 60;

/** Who is on the page, in its order: numbers of the simulator's crowd. */
export const CROWD_NUMBERS: readonly number[] = Array.from(
  { length: CROWD_ON_PAGE },
  (_, index) => index,
);

/** A list of people whom the simulator knows for the most part. */
export function crowdPage(): string {
  const people = CROWD_NUMBERS.map((number) => {
    const href = isByProfile(number) ? `${crowdUrl(number)}/` : `mailto:${crowdEmail(number)}`;
    return `<li><b>${crowdName(number)}</b> <a href="${href}">Write or read</a></li>`;
  });
  return documentOf({
    title: 'Who came to the ropewalk | Ropewalk Day',
    accent: '#7a4a1f',
    body: `<header><b>Ropewalk Day</b></header>
<main><h1>Who came to the ropewalk</h1><ul class="people">
${people.join('\n')}
</ul></main>`,
  });
}

/** Whether somebody is on the page by profile; the others are by address. */
export function isByProfile(number: number): boolean {
  return number % 2 === 0;
}

/** The name beside them. */
export function crowdName(number: number): string {
  return `Attendee ${String.fromCharCode(65 + (number % 26))}${Math.floor(number / 26)} Test`;
}
