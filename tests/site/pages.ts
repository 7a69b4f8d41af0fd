import { documentOf, escapeHtml } from './html';
import type { SitePerson } from './people';

const blue = '#2b5f8f';

/**
 * The page that stands in for somebody's profile. Its "next" link changes the address by
 * `history.pushState` and redraws, as a single-page site does; no document is loaded.
 */
export function profilePage(slug: string, people: readonly SitePerson[]): string {
  const slugs = people.map((person) => person.slug);
  return documentOf({
    title: `${readable(slug)} | Stand-in`,
    accent: blue,
    body: `${profileHeader}
<main><div class="card"><div class="cover"></div><div class="inside">
<h1>Stand-in profile page</h1>
<p>For <b id="slug">${escapeHtml(readable(slug))}</b>, who is invented. This page stands where a
real profile would, and tells nothing but the address it was opened under.</p>
<p><a id="next" href="/in/${escapeHtml(nextOf(slug, slugs))}/">Next profile</a></p>
</div></div>
<h2>About</h2>
<p class="soft">A short text, so that there is something to scroll past and to select.</p></main>`,
    script: `
const slugs = ${JSON.stringify(slugs)};
const next = document.querySelector('#next');
const draw = () => {
  const slug = location.pathname.split('/')[2] ?? '';
  document.querySelector('#slug').textContent = decodeURIComponent(slug);
  document.title = decodeURIComponent(slug) + ' | Stand-in';
  next.href = '/in/' + slugs[(slugs.indexOf(slug) + 1) % slugs.length] + '/';
};
next.addEventListener('click', (event) => {
  event.preventDefault();
  history.pushState(null, '', next.href);
  draw();
});
addEventListener('popstate', draw);`,
  });
}

/** A page of the same site that belongs to nobody. */
export function feedPage(people: readonly SitePerson[]): string {
  const posts = people.slice(0, 5).map(
    (person) => `<div class="card"><div class="inside">
<p><a href="/in/${escapeHtml(person.slug)}/">${escapeHtml(person.name)}</a>
<span class="soft">${escapeHtml(person.title)}</span></p>
<p>Looking forward to the summit. Who else will be there?</p></div></div>`,
  );
  return documentOf({
    title: 'Feed | Stand-in',
    accent: blue,
    body: `${profileHeader}<main><h1>Stand-in feed</h1>${posts.join('\n<br>\n')}</main>`,
  });
}

/** A conference's list of the people who come: links, `mailto:` links and addresses in the text. */
export function attendeePage(people: readonly SitePerson[]): string {
  const attendees = people.filter((person) => person.emails.length > 0).slice(0, 24);
  // The organisers are people of the list too, so that a selected address finds somebody.
  const [speaker, travel, press] = attendees.map((person) => person.emails[0] ?? '');
  return documentOf({
    title: 'Attendees | Harbour Summit',
    accent: '#1f6f5c',
    body: `<header><b>Harbour Summit</b><a href="#list">Attendees</a><a href="#write">Write to us</a></header>
<main>
<h1>Who is coming</h1>
<p class="soft">Two days about machines that work next to people. Warehouse 12, by the old harbour.</p>
<h2 id="list">${attendees.length} attendees</h2>
<ul class="people">
${attendees.map(attendee).join('\n')}
</ul>
<h2 id="write">Write to us</h2>
<p id="speakers">Speakers send their slides to ${escapeHtml(speaker ?? '')} by Friday noon.</p>
<p id="travel">Trains, rooms and visas: ${escapeHtml(travel ?? '')} answers within a day.</p>
<p id="press">Journalists register with ${escapeHtml(press ?? '')}; please name your paper.</p>
<p id="lost">Lost something last year? Try lost.property@cloakroom.example.org, with patience.</p>
</main>`,
  });
}

function attendee(person: SitePerson, index: number): string {
  const profile = `<a href="https://www.linkedin.com/in/${escapeHtml(person.slug)}/">Profile</a>`;
  const email = escapeHtml(person.emails[0] ?? '');
  // One in three keeps the address to the profile only, as on real lists.
  const write = index % 3 === 2 ? '' : `<a href="mailto:${email}">${email}</a>`;
  return `<li><b dir="auto">${escapeHtml(person.name)}</b><small dir="auto">${escapeHtml(person.title)}</small>${profile}${write}</li>`;
}

function nextOf(slug: string, slugs: readonly string[]): string {
  return slugs[(slugs.indexOf(slug) + 1) % slugs.length] ?? slug;
}

function readable(slug: string): string {
  try {
    return decodeURIComponent(slug);
  } catch {
    // Not valid percent-encoding: shown as it came.
    return slug;
  }
}

const profileHeader = `<header><b>in</b><a href="/feed/">Feed</a></header>`;
