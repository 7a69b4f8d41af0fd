import { type FairPerson, fairPeople, laterPeople } from './fair-people';
import { documentOf, escapeHtml } from './html';

/** How many the page names at first, and how many come when it is scrolled to its end. */
export const FAIR = { atFirst: 60, later: 20 } as const;

/**
 * The people of a fair, written as such pages write them, beside much that looks like people and is none. The rest comes by
 * script when the end of the page comes into view. `leaders` stand first; they are real to the simulator.
 */
export function fairPage(leaders: readonly FairPerson[]): string {
  const people = fairAttendees(leaders);
  const cards = people.filter(({ form }) => form !== 'row');
  const rows = people.filter(({ form }) => form === 'row');
  return documentOf({
    title: 'Who is at the fair | Tidewater Fair',
    accent: '#3d4f8f',
    body: `<header><b>Tidewater Fair</b><a href="#people">People</a></header>
<main>
<h1>Who is at the fair</h1>
<ul class="people" id="people">
${cards.map(cardOf).join('\n')}
</ul>
<table id="rows"><tbody>
${rows.map(rowOf).join('\n')}
</tbody></table>
${decoys}
<ul class="people" id="later"></ul>
<p id="end" class="soft">The end of the list.</p>
</main>`,
    script: `const later = ${JSON.stringify(laterPeople(FAIR.later).map(cardOf)).replaceAll('<', '\\u003c')};
new IntersectionObserver((entries, observer) => {
  if (!entries.some((entry) => entry.isIntersecting)) return;
  observer.disconnect();
  document.querySelector('#later').insertAdjacentHTML('beforeend', later.join(''));
}).observe(document.querySelector('#end'));`,
  });
}

/** Those whom the page names at first, the leaders among them. */
export function fairAttendees(leaders: readonly FairPerson[]): readonly FairPerson[] {
  return [...leaders, ...fairPeople(FAIR.atFirst - leaders.length)];
}

function cardOf(person: FairPerson): string {
  const name = escapeHtml(person.name);
  const url = `https://www.linkedin.com/in/${escapeHtml(person.slug ?? '')}/`;
  const address = escapeHtml(person.address ?? '');
  switch (person.form) {
    case 'heading':
      return `<li><h3>${name}</h3><small>Speaker</small><a href="${url}?trk=fair">Profile</a></li>`;
    case 'link':
      return `<li><a href="${url}"><b>${name}</b></a></li>`;
    case 'mailto':
      return `<li><h3>${name}</h3><a href="mailto:${address}?subject=The%20fair">Write</a></li>`;
    default:
      return `<li>${name} &lt;${address}&gt;</li>`;
  }
}

function rowOf({ name, address = '' }: FairPerson): string {
  return `<tr><th scope="row">${escapeHtml(name)}</th><td>${escapeHtml(address)}</td></tr>`;
}

// Each holds something that a careless reader would list.
const decoys = `<h2>Partners and small print</h2>
<p><a href="https://www.linkedin.com/company/tidewater-fair-0x00/">The fair</a>
<a href="https://www.linkedin.com/feed/">News</a>
<a href="https://linkedin.com.example.net/in/look-alike-0x00/">Mirror</a>
<a href="https://www.linkedin.com/in/">Nobody</a>
<a href="sip:desk@tidewater.example.net">Call</a></p>
<p>Clone git@forge.example.com:fair/site.git, look at logo@2x.png, use react@18.2.0 and
https://reader:secret@files.example.net/; write to press [at] tidewater.example.net.</p>
<p hidden>hidden.one@tidewater.example.net <a href="mailto:hidden.two@tidewater.example.net">Write</a></p>
<p style="display: none">hidden.three@tidewater.example.net</p>
<p style="visibility:hidden"><a href="https://www.linkedin.com/in/hidden-four-0x00/">Profile</a></p>
<div contenteditable="true">draft.one@tidewater.example.net
<a href="https://www.linkedin.com/in/draft-two-0x00/">Draft</a></div>
<form action="mailto:noreply@tidewater.example.net"><input value="typed@tidewater.example.net"
 placeholder="you@tidewater.example.net"><textarea>long@tidewater.example.net</textarea></form>
<p title="title@tidewater.example.net" data-mail="data@tidewater.example.net">Attributes.</p>
<!-- comment@tidewater.example.net -->
<template>template@tidewater.example.net</template>
<noscript>noscript@tidewater.example.net</noscript>
<script type="application/json">{"mail": "noreply@tidewater.example.net",
"url": "https://www.linkedin.com/in/script-0x00/"}</script>`;
